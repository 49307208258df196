/* Whose findings they are. Grouping marks its own with the report's key; a stream tells the key it
 * had; what was found in a file as a whole is of every report that has a table from it. */
#include "assemble/assemble.h"
#include "base/fail.h"
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

static bool is_same(const gk_finding *a, const gk_finding *b) {
    return strcmp(a->id, b->id) == 0 && strcmp(a->en, b->en) == 0 &&
           a->origin.row == b->origin.row && a->origin.col == b->origin.col;
}

/* Grouping notices some things again that it noticed before the stream was written. */
static bool has_own(const gk_report_entry *e, const gk_finding *finding) {
    for (size_t i = 0; i < e->own_findings; i++)
        if (is_same(gk_findings_at(e->findings, i), finding))
            return true;
    return false;
}

/* To each report of that name, once. */
static bool give(const homes *h, const char *name, const gk_finding *finding) {
    const gk_report_entry *last = NULL;
    for (size_t i = name ? first_of(h, name) : h->count;
         i < h->count && strcmp(h->items[i].name, name) == 0; i++) {
        gk_report_entry *e = h->items[i].entry;
        if (e != last && !has_own(e, finding) && !gk_findings_put(e->findings, finding))
            return false;
        last = e;
    }
    return true;
}

static bool give_by_name(const gk_finding *f, const homes *keys, const homes *files) {
    return give(f->report ? keys : files, f->report ? f->report : f->origin.source, f);
}

static bool give_found(const gk_findings *findings, const homes *keys, const homes *files) {
    for (size_t i = 0; i < gk_findings_count(findings); i++)
        if (!give_by_name(gk_findings_at(findings, i), keys, files))
            return false;
    return true;
}

static bool give_passed(const gk_tables *tables, const homes *keys, const homes *files) {
    for (size_t i = 0; i < tables->passed_count; i++)
        if (tables->passed[i].finding && !give_by_name(tables->passed[i].finding, keys, files))
            return false;
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

gk_status gk_assign_findings(gk_reports *reports, const gk_tables *const *tables, size_t count,
                             gk_findings *findings, gk_error *err) {
    homes keys = {0}, files = {0};
    bool done =
        !findings || (gather(reports, &keys, &files) && give_found(findings, &keys, &files));
    for (size_t i = 0; i < reports->count && findings && done; i++)
        reports->entries[i]->own_findings = gk_findings_count(reports->entries[i]->findings);
    for (size_t t = 0; t < count && findings && done; t++)
        done = give_passed(tables[t], &keys, &files);
    free(keys.items);
    free(files.items);
    return done ? GK_OK : gk_fail_memory(err);
}
