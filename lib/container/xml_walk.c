#include "container/xml_walk.h"
#include <string.h>

bool gk_xml_walk_enter(gk_xml_walk *walk, const char *name) {
    if (walk->skipped == 0) {
        for (const gk_xml_step *step = walk->steps; step->name; step++)
            if (step->from == walk->state && strcmp(step->name, name) == 0) {
                walk->state = step->to;
                return true;
            }
    }
    walk->skipped++;
    return false;
}

int gk_xml_walk_leave(gk_xml_walk *walk) {
    if (walk->skipped > 0) {
        walk->skipped--;
        return 0;
    }
    int left = walk->state;
    for (const gk_xml_step *step = walk->steps; step->name; step++)
        if (step->to == left) {
            walk->state = step->from;
            return left;
        }
    return left;
}

int gk_xml_walk_state(const gk_xml_walk *walk) {
    return walk->skipped ? -1 : walk->state;
}
