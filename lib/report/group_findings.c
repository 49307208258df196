/* Whose findings they are. Grouping marks its own with the report's key; a stream tells the key it
 * had; what was found in a file as a whole is of every report that has a table from it. */
#include "fail.h"
#include "group.h"
#include <stdlib.h>
#include <string.h>

/** A report under a name it can be asked for: its key, its key in a stream, a file of its. */
typedef struct home {
    const char *name;
    gk_report_entry *entry;
} home;

typedef struct homes {
    home *items;
    size_t count, capacity;
} homes;

static bool add_home(homes *h, const char *name, gk_report_entry *entry) {
    if (!name)
        return true;
    if (h->count && h->items[h->count - 1].entry == entry &&
        strcmp(h->items[h->count - 1].name, name) == 0)
        return true;
    if (!gk_grow((void **)&h->items, h->count, &h->capacity, sizeof *h->items))
        return false;
    h->items[h->count++] = (home){name, entry};
    return true;
}

static int by_name(const void *a, const void *b) {
    const home *x = a, *y = b;
    int order = strcmp(x->name, y->name);
    return order ? order : (x->entry > y->entry) - (x->entry < y->entry);
}

static void sort(homes *h) {
    if (h->count)
        qsort(h->items, h->count, sizeof *h->items, by_name);
}

static size_t first_of(const homes *h, const char *name) {
    size_t low = 0, high = h->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(h->items[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* To each report of that name, once. */
static bool give(const homes *h, const char *name, const gk_finding *finding) {
    const gk_report_entry *last = NULL;
    for (size_t i = name ? first_of(h, name) : h->count;
         i < h->count && strcmp(h->items[i].name, name) == 0; i++) {
        gk_report_entry *e = h->items[i].entry;
        if (e != last && !gk_findings_put(e->findings, finding))
            return false;
        last = e;
    }
    return true;
}

static bool give_all(const gk_tables *const *tables, size_t count, const gk_findings *findings,
                     const homes *keys, const homes *files) {
    for (size_t i = 0; i < gk_findings_count(findings); i++) {
        const gk_finding *f = gk_findings_at(findings, i);
        if (!give(f->report ? keys : files, f->report ? f->report : f->origin.source, f))
            return false;
    }
    for (size_t t = 0; t < count; t++)
        for (size_t i = 0; i < tables[t]->passed_count; i++) {
            const gk_finding *f = tables[t]->passed[i].finding;
            if (f && !give(f->report ? keys : files, f->report ? f->report : f->origin.source, f))
                return false;
        }
    return true;
}

static bool gather(gk_reports *reports, homes *keys, homes *files) {
    for (size_t i = 0; i < reports->count; i++) {
        gk_report_entry *e = reports->entries[i];
        char key[GK_REPORT_KEY_MAX];
        gk_report_key(&e->report, key);
        bool done = (e->findings = gk_findings_new()) &&
                    add_home(keys, gk_arena_string(&reports->arena, key), e);
        for (size_t k = 0; k < e->member_count && done; k++)
            done = add_home(keys, e->members[k]->report, e) &&
                   add_home(files, e->members[k]->readings[0].table.origin.source, e);
        if (!done)
            return false;
    }
    sort(keys);
    sort(files);
    return true;
}

gk_status gk_group_findings(gk_reports *reports, const gk_tables *const *tables, size_t count,
                            gk_findings *findings, gk_error *err) {
    homes keys = {0}, files = {0};
    bool done = !findings || (gather(reports, &keys, &files) &&
                              give_all(tables, count, findings, &keys, &files));
    free(keys.items);
    free(files.items);
    return done ? GK_OK : gk_fail_memory(err);
}
