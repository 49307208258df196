/* One table under its header, read by each form it could be. */
#include "recognize/table.h"

#include "base/fail.h"
#include "recognize/reading.h"
#include <stdlib.h>
#include <string.h>

/** What cells of the sheet were before a reading. */
typedef struct cells_before {
    unsigned char *classes; /**< Of the cells from `first` up to the header's end. */
    size_t first, count;
    uint32_t taken;
} cells_before;

/* The index of the first cell at or below a row. */
static size_t first_cell_from(const gk_scan *scan, uint32_t row) {
    size_t count, all;
    const gk_cell *cells = gk_sheet_cells(scan->sheet, &all);
    for (; row < gk_sheet_row_count(scan->sheet); row++) {
        const gk_cell *at = gk_scan_row(scan, row, &count);
        if (count)
            return (size_t)(at - cells);
    }
    return all;
}

static gk_status remember(gk_scan *scan, uint32_t from, uint32_t to, cells_before *before) {
    *before = (cells_before){.first = first_cell_from(scan, from), .taken = scan->taken};
    before->count = first_cell_from(scan, to) - before->first;
    before->classes = malloc(before->count + 1);
    if (!before->classes)
        return gk_fail_memory(scan->err);
    memcpy(before->classes, scan->classes + before->first, before->count);
    return GK_OK;
}

/* Below its header a table finds all cells as they were: nobody's. */
static void undo(gk_scan *scan, const cells_before *before, uint32_t end) {
    size_t behind = before->first + before->count, last = first_cell_from(scan, end);
    memcpy(scan->classes + before->first, before->classes, before->count);
    if (last > behind)
        memset(scan->classes + behind, 0, last - behind);
    scan->taken = before->taken;
}

static bool is_better(const gk_reading *a, const gk_reading *b) {
    return a->errors != b->errors ? a->errors < b->errors : a->doubts < b->doubts;
}

/** A reading, the header it is by, and where it ended. */
typedef struct attempt {
    const gk_header *header;
    gk_reading reading;
    uint32_t end;
} attempt;

/* The rows around a table that a reading may mark: those above its header that meta.c and
 * surroundings.c look at, and the one below its end that a wrapped name may take. What is marked
 * further away would stay marked for the next reading, as somebody's. Both are more than that; with
 * 0 nothing changes that is tried. */
enum { LOOKS_ABOVE = 12, LOOKS_BELOW = 8 };

static gk_status try_all(gk_scan *scan, const gk_header *const *headers, size_t count,
                         const gk_stated *stated, attempt *attempts) {
    cells_before before;
    uint32_t from = gk_scan_rows_above(scan, headers[0]->first_row, LOOKS_ABOVE);
    from = stated->title_row < from ? stated->title_row : from;
    gk_status status = remember(scan, from, headers[0]->first_row, &before);
    for (size_t i = 0; i < count && !status; i++) {
        attempts[i].header = headers[i];
        status = gk_reading_read(scan, headers[i], stated, &attempts[i].reading, &attempts[i].end);
        undo(scan, &before, attempts[i].end + LOOKS_BELOW);
    }
    free(before.classes);
    return status;
}

/* The best first, the others as they came; those with errors are of no use beside it. */
static size_t sort_attempts(attempt *attempts, size_t count) {
    size_t best = 0, left = 1;
    for (size_t i = 1; i < count; i++)
        if (is_better(&attempts[i].reading, &attempts[best].reading))
            best = i;
    attempt first = attempts[best];
    memmove(attempts + 1, attempts, best * sizeof *attempts);
    attempts[0] = first;
    for (size_t i = 1; i < count; i++) {
        if (attempts[i].reading.errors == 0)
            attempts[left++] = attempts[i];
        else
            gk_findings_free(attempts[i].reading.findings);
    }
    return left;
}

static gk_status add_item(gk_scan *scan, const attempt *attempts, size_t count,
                          const gk_stated *stated) {
    gk_arena *arena = gk_tables_arena(scan->tables);
    gk_tables_item item = {.readings = gk_arena_alloc(arena, count * sizeof *item.readings),
                           .count = count,
                           .number =
                               *stated->number ? gk_arena_string(arena, stated->number) : NULL,
                           .number_origin = stated->number_origin,
                           .title = gk_arena_string(arena, stated->title),
                           .continued = stated->continued || attempts[0].header->partial,
                           .unit_given = scan->input_unit != NULL,
                           .keep_unit = scan->keep_unit,
                           .profile = gk_arena_string(arena, scan->profile)};
    if (!item.readings || !item.title || (scan->profile && !item.profile) ||
        (*stated->number && !item.number))
        return gk_fail_memory(scan->err);
    gk_status status = item.number ? gk_scan_own_origin(scan, &item.number_origin) : GK_OK;
    if (status)
        return status;
    for (size_t i = 0; i < count; i++)
        item.readings[i] = attempts[i].reading;
    return gk_tables_add(scan->tables, &item) ? GK_OK : gk_fail_memory(scan->err);
}

gk_status gk_table_read(gk_scan *scan, const gk_header *const *headers, size_t count,
                        const gk_stated *stated, uint32_t *next) {
    attempt *attempts = calloc(count, sizeof *attempts);
    if (!attempts)
        return gk_fail_memory(scan->err);
    size_t left = count;
    gk_status status = count > 1 ? try_all(scan, headers, count, stated, attempts) : GK_OK;
    if (!status) {
        attempts[0].header = attempts[0].header ? attempts[0].header : headers[0];
        left = sort_attempts(attempts, count);
        gk_findings_free(attempts[0].reading.findings);
        attempts[0].reading.findings = NULL;
        status = gk_reading_read(scan, attempts[0].header, stated, &attempts[0].reading, next);
    }
    if (!status)
        status = add_item(scan, attempts, left, stated);
    for (size_t i = 0; i < left && status; i++)
        gk_findings_free(attempts[i].reading.findings);
    free(attempts);
    return status;
}
