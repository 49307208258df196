/* Which table a header heads: the title says, or the header alone if only one table has it. */
#include "recognize/choose.h"

#include "recognize/meta.h"
#include "recognize/table.h"
#include "recognize/title.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** The headers that match on one row, one per distinct_form at most. */
typedef struct candidate_list {
    gk_header headers[GK_DISTINCT_FORMS_MAX];
    size_t count;
} candidate_list;

static void candidates_free(candidate_list *candidates) {
    for (size_t i = 0; i < candidates->count; i++)
        free(candidates->headers[i].map);
}

static gk_status find_candidates(const gk_scan *scan, uint32_t row, candidate_list *candidates) {
    gk_status status = GK_OK;
    gk_header_search search;
    gk_header_search_begin(&search, scan, row);
    candidates->count = 0;
    for (size_t i = 0; i < scan->distinct_form_count && !status; i++) {
        bool matched;
        status = gk_header_match(&search, scan->distinct_forms[i],
                                 &candidates->headers[candidates->count], &matched);
        candidates->count += matched;
    }
    gk_header_search_end(&search);
    return status;
}

static bool has_role(const candidate_list *candidates, const char *role) {
    for (size_t i = 0; i < candidates->count; i++)
        if (strcmp(candidates->headers[i].form->role, role) == 0)
            return true;
    return false;
}

static bool is_first_of_role(const candidate_list *candidates, size_t i) {
    for (size_t k = 0; k < i; k++)
        if (strcmp(candidates->headers[k].form->role, candidates->headers[i].form->role) == 0)
            return false;
    return true;
}

/* Without a title a heading too many means that it is some other table. */
static void drop_inexact(candidate_list *candidates) {
    size_t left = 0;
    for (size_t i = 0; i < candidates->count; i++) {
        if (candidates->headers[i].extra == 0)
            candidates->headers[left++] = candidates->headers[i];
        else
            free(candidates->headers[i].map);
    }
    candidates->count = left;
}

/* True if some profile has this role under that number. */
static bool is_numbered(const gk_scan *scan, const char *role, const char *number) {
    const gk_form *form;
    for (size_t i = 0; (form = gk_scan_form(scan, i)); i++)
        if (strcmp(form->role, role) == 0 && strcmp(form->number, number) == 0)
            return true;
    return false;
}

/* The 公开 number may choose between headers that read alike, never against a header. */
static bool choose_untitled(const gk_scan *scan, const candidate_list *candidates,
                            const gk_stated *stated, const char **role) {
    if (scan->untitled_role && has_role(candidates, scan->untitled_role)) {
        *role = scan->untitled_role;
        return true;
    }
    size_t numbered = 0;
    for (size_t i = 0; i < candidates->count; i++) {
        const char *of = candidates->headers[i].form->role;
        if (!is_first_of_role(candidates, i) ||
            (*stated->number && !is_numbered(scan, of, stated->number)))
            continue;
        numbered++;
        *role = of;
    }
    return numbered == 1;
}

static gk_status report_ambiguous(gk_scan *scan, const candidate_list *candidates) {
    char names[256] = "";
    size_t used = 0;
    for (size_t i = 0; i < candidates->count; i++) {
        const gk_form *form = candidates->headers[i].form;
        if (is_first_of_role(candidates, i) && used + strlen(form->title) + 40 < sizeof names)
            used += (size_t)snprintf(names + used, sizeof names - used, "%s%s (%s)", i ? " / " : "",
                                     form->title, form->role);
    }
    const gk_header *header = &candidates->headers[0];
    gk_header_mark(scan, header, GK_CLASS_UNPLACED);
    scan->tables->refused = true;
    return gk_scan_add_finding(scan, GK_FINDING_TABLE_AMBIGUOUS,
                               gk_scan_origin(scan, header->first_row, header->first_col), names,
                               NULL);
}

static gk_status report_contradiction(gk_scan *scan, const candidate_list *candidates,
                                      const gk_stated *stated) {
    gk_header_mark(scan, &candidates->headers[0], GK_CLASS_UNPLACED);
    scan->tables->refused = true;
    return gk_scan_add_finding(scan, GK_FINDING_HEADER_AGAINST_TITLE, stated->origin,
                               stated->titled->title, candidates->headers[0].form->title);
}

/* A title above that is none of the tables known: the header alone must not make it one. Number,
 * department, year, unit and 注 stand in between. Too small (2), a 社会保险 table with a head of
 * four lines is read as one of ours; too large (30 changes nothing that is tried), the title of a
 * table above, unknown and without rows, refuses this one. */
enum { UNKNOWN_TITLE_REACH = 8 };

static const gk_cell *unknown_title(const gk_scan *scan, uint32_t row) {
    for (uint32_t above = gk_scan_rows_above(scan, row, UNKNOWN_TITLE_REACH); above < row;
         above++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, above, &count);
        for (size_t i = 0; i < count; i++)
            if (gk_title_is_unknown(scan, &cells[i]))
                return &cells[i];
    }
    return NULL;
}

static gk_status report_unknown_title(gk_scan *scan, const candidate_list *candidates,
                                      const gk_cell *title) {
    gk_header_mark(scan, &candidates->headers[0], GK_CLASS_UNPLACED);
    scan->tables->refused = true;
    return gk_scan_add_finding(scan, GK_FINDING_TITLE_UNKNOWN, gk_scan_cell_origin(scan, title),
                               title->text, candidates->headers[0].form->title);
}

/* Headers of the role; those with a heading too many only where there is no other. */
static size_t headers_of(const candidate_list *candidates, const char *role,
                         const gk_header **headers) {
    size_t count = 0;
    bool exact = false;
    for (size_t i = 0; i < candidates->count; i++)
        exact = exact || (strcmp(candidates->headers[i].form->role, role) == 0 &&
                          candidates->headers[i].extra == 0);
    for (size_t i = 0; i < candidates->count; i++)
        if (strcmp(candidates->headers[i].form->role, role) == 0 &&
            !(exact && candidates->headers[i].extra))
            headers[count++] = &candidates->headers[i];
    return count;
}

static gk_status read_role(gk_scan *scan, const candidate_list *candidates, const char *role,
                           gk_stated *stated, uint32_t *next) {
    const gk_header *headers[GK_DISTINCT_FORMS_MAX];
    size_t count = headers_of(candidates, role, headers);
    return gk_table_read(scan, headers, count, stated, next);
}

static gk_status read_untitled(gk_scan *scan, candidate_list *candidates, uint32_t row,
                               gk_stated *stated, uint32_t *next) {
    const char *role;
    drop_inexact(candidates);
    if (candidates->count == 0)
        return GK_OK;
    const gk_cell *title = stated->titled ? NULL : unknown_title(scan, row);
    if (title)
        return report_unknown_title(scan, candidates, title);
    if (stated->titled)
        return report_contradiction(scan, candidates, stated);
    return choose_untitled(scan, candidates, stated, &role)
               ? read_role(scan, candidates, role, stated, next)
               : report_ambiguous(scan, candidates);
}

static gk_status read_candidates(gk_scan *scan, candidate_list *candidates, uint32_t title_row,
                                 uint32_t row, uint32_t *next) {
    gk_stated stated;
    gk_status status = gk_meta_read(scan, title_row, row, &stated);
    if (status)
        return status;
    *next = candidates->headers[0].last_row + 1;
    if (stated.titled && has_role(candidates, stated.titled->role))
        return read_role(scan, candidates, stated.titled->role, &stated, next);
    size_t before = scan->tables->count;
    status = read_untitled(scan, candidates, row, &stated, next);
    if (stated.continued && scan->tables->count == before)
        scan->tables->part_refused = true;
    return status;
}

gk_status gk_choose_table(gk_scan *scan, uint32_t title_row, uint32_t row, bool *found,
                          uint32_t *next) {
    candidate_list candidates;
    gk_status status = find_candidates(scan, row, &candidates);
    if (title_row == GK_NO_CELL)
        drop_inexact(&candidates);
    *found = candidates.count > 0;
    if (!status && *found)
        status = read_candidates(scan, &candidates, title_row, row, next);
    candidates_free(&candidates);
    return status;
}
