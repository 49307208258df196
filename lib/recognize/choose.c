/* Which table a header heads: the title says, or the header alone if only one table has it. */
#include "recognize/scan.h"

#include "base/fail.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** The headers that match on one row, one per distinct_form at most. */
typedef struct candidates {
    gk_header headers[GK_DISTINCT_FORMS_MAX];
    size_t count;
} candidates;

static void candidates_free(candidates *c) {
    for (size_t i = 0; i < c->count; i++)
        free(c->headers[i].map);
}

static gk_status find_candidates(const gk_scan *scan, uint32_t row, candidates *c) {
    gk_status status = GK_OK;
    c->count = 0;
    for (size_t i = 0; i < scan->distinct_form_count && !status; i++)
        c->count +=
            gk_header_match(scan, scan->distinct_forms[i], row, &c->headers[c->count], &status);
    return status;
}

static bool has_role(const candidates *c, gk_role role) {
    for (size_t i = 0; i < c->count; i++)
        if (c->headers[i].form->role == role)
            return true;
    return false;
}

/* Without a title a heading too many means that it is some other table. */
static void drop_inexact(candidates *c) {
    size_t kept = 0;
    for (size_t i = 0; i < c->count; i++) {
        if (c->headers[i].extra == 0)
            c->headers[kept++] = c->headers[i];
        else
            free(c->headers[i].map);
    }
    c->count = kept;
}

/* True if some profile has this role under that number. */
static bool is_numbered(const gk_scan *scan, gk_role role, const char *number) {
    const gk_form *form;
    for (size_t i = 0; (form = gk_scan_form(scan, i)); i++)
        if (form->role == role && strcmp(form->number, number) == 0)
            return true;
    return false;
}

/* The 公开 number may choose between headers that read alike, never against a header. */
static bool choose_untitled(const gk_scan *scan, const candidates *c, const gk_meta *meta,
                            gk_role *role) {
    if (scan->untitled_role && has_role(c, *scan->untitled_role)) {
        *role = *scan->untitled_role;
        return true;
    }
    size_t numbered = 0;
    bool seen[GK_ROLE_COUNT] = {false};
    for (size_t i = 0; i < c->count; i++) {
        gk_role of = c->headers[i].form->role;
        if (seen[of] || (*meta->number && !is_numbered(scan, of, meta->number)))
            continue;
        seen[of] = true;
        numbered++;
        *role = of;
    }
    return numbered == 1;
}

static gk_status report_ambiguous(gk_scan *scan, const candidates *c) {
    char names[256] = "";
    size_t used = 0;
    bool seen[GK_ROLE_COUNT] = {false};
    for (size_t i = 0; i < c->count; i++) {
        const gk_form *p = c->headers[i].form;
        if (!seen[p->role] && used + strlen(p->title) + 40 < sizeof names)
            used += (size_t)snprintf(names + used, sizeof names - used, "%s%s (%s)", i ? " / " : "",
                                     p->title, gk_role_name(p->role));
        seen[p->role] = true;
    }
    const gk_header *h = &c->headers[0];
    gk_header_mark(scan, h, GK_CLASS_UNPLACED);
    scan->tables->refused = true;
    return gk_scan_add_finding(scan, GK_FINDING_TABLE_AMBIGUOUS,
                               gk_scan_origin(scan, h->first_row, h->first_col), names, NULL);
}

static gk_status report_contradiction(gk_scan *scan, const candidates *c, const gk_meta *meta) {
    gk_header_mark(scan, &c->headers[0], GK_CLASS_UNPLACED);
    scan->tables->refused = true;
    return gk_scan_add_finding(scan, GK_FINDING_HEADER_AGAINST_TITLE, meta->origin,
                               meta->titled->title, c->headers[0].form->title);
}

/* A title above that is none of the tables known: the header alone must not make it one. */
static const gk_cell *unknown_title(const gk_scan *scan, uint32_t row) {
    for (uint32_t above = gk_scan_rows_above(scan, row, 8); above < row; above++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, above, &count);
        for (size_t i = 0; i < count; i++)
            if (gk_title_unknown(scan, &cells[i]))
                return &cells[i];
    }
    return NULL;
}

static gk_status report_unknown_title(gk_scan *scan, const candidates *c, const gk_cell *title) {
    gk_header_mark(scan, &c->headers[0], GK_CLASS_UNPLACED);
    scan->tables->refused = true;
    return gk_scan_add_finding(scan, GK_FINDING_TITLE_UNKNOWN,
                               gk_scan_origin(scan, title->row, title->col), title->text,
                               c->headers[0].form->title);
}

/* Headers of the role; those with a heading too many only where there is no other. */
static size_t headers_of(const candidates *c, gk_role role, const gk_header **headers) {
    size_t count = 0;
    bool exact = false;
    for (size_t i = 0; i < c->count; i++)
        exact = exact || (c->headers[i].form->role == role && c->headers[i].extra == 0);
    for (size_t i = 0; i < c->count; i++)
        if (c->headers[i].form->role == role && !(exact && c->headers[i].extra))
            headers[count++] = &c->headers[i];
    return count;
}

static gk_status read_role(gk_scan *scan, const candidates *c, gk_role role, gk_meta *meta,
                           uint32_t *next) {
    const gk_header *headers[GK_DISTINCT_FORMS_MAX];
    size_t count = headers_of(c, role, headers);
    return gk_table_read(scan, headers, count, meta, next);
}

static gk_status read_untitled(gk_scan *scan, candidates *c, uint32_t row, gk_meta *meta,
                               uint32_t *next) {
    gk_role role;
    drop_inexact(c);
    if (c->count == 0)
        return GK_OK;
    const gk_cell *title = meta->titled ? NULL : unknown_title(scan, row);
    if (title)
        return report_unknown_title(scan, c, title);
    if (meta->titled)
        return report_contradiction(scan, c, meta);
    return choose_untitled(scan, c, meta, &role) ? read_role(scan, c, role, meta, next)
                                                 : report_ambiguous(scan, c);
}

static gk_status read_candidates(gk_scan *scan, candidates *c, uint32_t title_row, uint32_t row,
                                 uint32_t *next) {
    gk_meta meta;
    gk_status status = gk_meta_read(scan, title_row, row, &meta);
    if (status)
        return status;
    *next = c->headers[0].last_row + 1;
    if (meta.titled && has_role(c, meta.titled->role))
        return read_role(scan, c, meta.titled->role, &meta, next);
    return read_untitled(scan, c, row, &meta, next);
}

gk_status gk_table_at(gk_scan *scan, uint32_t title_row, uint32_t row, bool *found,
                      uint32_t *next) {
    candidates c;
    gk_status status = find_candidates(scan, row, &c);
    *found = c.count > 0;
    if (!status && *found)
        status = read_candidates(scan, &c, title_row, row, next);
    candidates_free(&c);
    return status;
}
