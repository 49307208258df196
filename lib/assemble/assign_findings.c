/* Whose findings they are. Assembling marks its own with the report's key; a stream names the key
 * it had; what was found in a file as a whole is of every report that has a table from it. */
#include "assemble/assign_findings.h"

#include "base/fail.h"
#include <stdlib.h>
#include <string.h>

/** A report under a name it can be asked for: its key, its key in a stream, a file of its. */
typedef struct home {
    const char *name;
    gk_report_entry *entry;
} home;

typedef struct home_list {
    home *items;
    size_t count, capacity;
} home_list;

/** Where to look up the reports of a finding. */
typedef struct directory {
    home_list keys, files;
    gk_error *err;
} directory;

static gk_status add_home(home_list *homes, const char *name, gk_report_entry *entry,
                          gk_error *err) {
    if (!name)
        return GK_OK;
    if (homes->count && homes->items[homes->count - 1].entry == entry &&
        strcmp(homes->items[homes->count - 1].name, name) == 0)
        return GK_OK;
    if (!gk_grow((void **)&homes->items, homes->count, &homes->capacity, sizeof *homes->items))
        return gk_fail_memory(err);
    homes->items[homes->count++] = (home){name, entry};
    return GK_OK;
}

static int by_name(const void *a, const void *b) {
    const home *x = a, *y = b;
    int order = strcmp(x->name, y->name);
    return order ? order : (x->entry > y->entry) - (x->entry < y->entry);
}

static void sort(home_list *homes) {
    if (homes->count)
        qsort(homes->items, homes->count, sizeof *homes->items, by_name);
}

static size_t first_of(const home_list *homes, const char *name) {
    size_t low = 0, high = homes->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(homes->items[middle].name, name) < 0)
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

/* Assembling finds some things again that it found before the stream was written. */
static bool has_own(const gk_report_entry *entry, const gk_finding *finding) {
    for (size_t i = 0; i < entry->own_findings; i++)
        if (is_same(gk_findings_at(entry->findings, i), finding))
            return true;
    return false;
}

/* To each report of that name, once. */
static gk_status give(const home_list *homes, const char *name, const gk_finding *finding,
                      gk_error *err) {
    const gk_report_entry *last = NULL;
    for (size_t i = name ? first_of(homes, name) : homes->count;
         i < homes->count && strcmp(homes->items[i].name, name) == 0; i++) {
        gk_report_entry *entry = homes->items[i].entry;
        if (entry != last && !has_own(entry, finding) &&
            gk_findings_add_copy(entry->findings, finding))
            return gk_fail_memory(err);
        last = entry;
    }
    return GK_OK;
}

static gk_status give_by_name(const directory *where, const gk_finding *finding) {
    return finding->report ? give(&where->keys, finding->report, finding, where->err)
                           : give(&where->files, finding->origin.source, finding, where->err);
}

static gk_status give_found(const directory *where, const gk_findings *findings) {
    gk_status status = GK_OK;
    for (size_t i = 0; i < gk_findings_count(findings) && !status; i++)
        status = give_by_name(where, gk_findings_at(findings, i));
    return status;
}

static gk_status give_recorded(const directory *where, const gk_tables *tables) {
    gk_status status = GK_OK;
    for (size_t i = 0; i < tables->record_count && !status; i++)
        if (tables->records[i].finding)
            status = give_by_name(where, tables->records[i].finding);
    return status;
}

static gk_status add_entry(directory *where, gk_arena *arena, gk_report_entry *entry) {
    char key[GK_REPORT_KEY_MAX];
    gk_report_key(&entry->report, key);
    const char *own = gk_arena_string(arena, key);
    entry->findings = gk_findings_new();
    if (!own || !entry->findings)
        return gk_fail_memory(where->err);
    gk_status status = add_home(&where->keys, own, entry, where->err);
    for (size_t i = 0; i < entry->member_count && !status; i++) {
        const gk_tables_item *item = entry->members[i];
        status = add_home(&where->keys, item->report, entry, where->err);
        if (!status)
            status =
                add_home(&where->files, item->readings[0].table.origin.source, entry, where->err);
    }
    return status;
}

static gk_status gather(directory *where, gk_reports *reports) {
    gk_status status = GK_OK;
    for (size_t i = 0; i < reports->count && !status; i++)
        status = add_entry(where, &reports->arena, reports->entries[i]);
    sort(&where->keys);
    sort(&where->files);
    return status;
}

gk_status gk_assign_findings(gk_reports *reports, const gk_tables *const *tables, size_t count,
                             gk_findings *findings, gk_error *err) {
    directory where = {.err = err};
    if (!findings)
        return GK_OK;
    gk_status status = gather(&where, reports);
    if (!status)
        status = give_found(&where, findings);
    for (size_t i = 0; i < reports->count && !status; i++)
        reports->entries[i]->own_findings = gk_findings_count(reports->entries[i]->findings);
    for (size_t i = 0; i < count && !status; i++)
        status = give_recorded(&where, tables[i]);
    free(where.keys.items);
    free(where.files.items);
    return status;
}
