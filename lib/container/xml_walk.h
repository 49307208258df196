/** Where in a document one is, told from a short list of the elements that matter.
 *
 *  A name means something only inside the right parent: an <f> in a cell is a formula, in an
 *  extension it is not. */
#ifndef GK_XML_WALK_H
#define GK_XML_WALK_H

#include <stdbool.h>

/** From inside `from`, an element called `name` leads to `to`. States are small numbers; the
 *  document itself is 0; each other state has one `from`. */
typedef struct gk_xml_step {
    int from;
    const char *name;
    int to;
} gk_xml_step;

/** Set `steps`, whose last one has a NULL name, and nothing else. */
typedef struct gk_xml_walk {
    const gk_xml_step *steps;
    int state;
    unsigned long skipped; /**< How deep one is in elements that are not on the list. */
} gk_xml_walk;

/** An element starts. False if it is not on the list, or inside one that is not. */
bool gk_xml_walk_enter(gk_xml_walk *walk, const char *name);

/** An element ends. Returns the state that was left, or 0 if it was not on the list. */
int gk_xml_walk_leave(gk_xml_walk *walk);

/** The state one is in, or -1 inside an element that is not on the list. */
int gk_xml_walk_state(const gk_xml_walk *walk);

#endif
