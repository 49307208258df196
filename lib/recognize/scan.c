/* What recognition asks of a sheet's cells and rows, and the account of them. */
#include "recognize/scan.h"

#include "base/fail.h"
#include "profile/profiles.h"
#include "recognize/figure.h"
#include <gongkai/text.h>
#include <string.h>

static size_t cell_index(const gk_scan *scan, const gk_cell *cell) {
    size_t count;
    return (size_t)(cell - gk_sheet_cells(scan->sheet, &count));
}

static const gk_glance *glance_at(const gk_scan *scan, const gk_cell *cell) {
    return &scan->glances[cell_index(scan, cell)];
}

static size_t make_key(const gk_cell *cell, char key[GK_KEY_MAX]) {
    gk_decimal number;
    char text[GK_DECIMAL_TEXT_MAX];
    key[0] = '\0';
    if (cell->type != GK_CELL_NUMBER)
        return gk_text_key(cell->text ? cell->text : "", key, GK_KEY_MAX);
    if (gk_decimal_from_double(cell->number, &number, NULL) != GK_OK)
        return 0;
    gk_decimal_format(number, 0, text);
    return gk_text_key(text, key, GK_KEY_MAX);
}

static bool looks_like_figure(const gk_cell *cell, const char *key) {
    gk_figure figure;
    if (cell->type != GK_CELL_TEXT)
        return cell->type == GK_CELL_NUMBER;
    return (unsigned char)*key < 0x80 && /* quick: no hanzi begins a figure */
           gk_figure_read(cell->text, cell->length, &figure);
}

gk_status gk_scan_glance(gk_scan *scan, gk_arena *arena) {
    size_t count;
    const gk_cell *cells = gk_sheet_cells(scan->sheet, &count);
    for (size_t i = 0; i < count; i++) {
        char key[GK_KEY_MAX];
        size_t length = make_key(&cells[i], key);
        scan->glances[i].key = length ? gk_arena_text(arena, key, length) : "";
        scan->glances[i].figure = looks_like_figure(&cells[i], key);
        if (!scan->glances[i].key)
            return gk_fail_memory(scan->err);
    }
    return GK_OK;
}

const char *gk_scan_key(const gk_scan *scan, const gk_cell *cell) {
    return glance_at(scan, cell)->key;
}

bool gk_scan_is_blank(const gk_scan *scan, const gk_cell *cell) {
    return cell->type == GK_CELL_TEXT && !*gk_scan_key(scan, cell);
}

/* 2025-08-01, 2025.8.1: what a form is signed with. */
static bool is_date(const char *key) {
    static const char digits[] = "0123456789";
    if ((strncmp(key, "19", 2) != 0 && strncmp(key, "20", 2) != 0) || strspn(key, digits) != 4 ||
        !strchr("-.", key[4]))
        return false;
    const char *month = key + 5, *day = month + strspn(month, digits) + 1;
    return day > month + 1 && day[-1] == key[4] && strspn(day, digits) == strlen(day) && *day;
}

bool gk_scan_is_like_figure(const gk_scan *scan, const gk_cell *cell) {
    const char *key = gk_scan_key(scan, cell);
    if (!*key || key[strspn(key, "0123456789.,-+()#")] || is_date(key))
        return false;
    return strpbrk(key, "0123456789") || strncmp(key, "###", 3) == 0;
}

bool gk_scan_is_figure(const gk_scan *scan, const gk_cell *cell) {
    return glance_at(scan, cell)->figure;
}

bool gk_scan_repeats_left(const gk_scan *scan, const gk_cell *cells, size_t i) {
    /* One hanzi (类, 款, 项, 无) may well stand twice side by side and mean two things. One (3) and
     * four (12) change nothing that is tried. */
    enum { TWO_HANZI = 6 };
    const char *key = gk_scan_key(scan, &cells[i]);
    return i > 0 && cells[i].type == GK_CELL_TEXT && cells[i - 1].col + 1 == cells[i].col &&
           strlen(key) >= TWO_HANZI && !gk_scan_is_figure(scan, &cells[i]) &&
           strcmp(key, gk_scan_key(scan, &cells[i - 1])) == 0;
}

const gk_cell *gk_scan_row(const gk_scan *scan, uint32_t row, size_t *count) {
    return gk_sheet_row(scan->sheet, row, count);
}

bool gk_scan_row_is_blank(const gk_scan *scan, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++)
        if (!gk_scan_is_blank(scan, &cells[i]))
            return false;
    return true;
}

const gk_cell *gk_scan_first_visible(const gk_scan *scan, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++)
        if (!gk_scan_is_blank(scan, &cells[i]))
            return &cells[i];
    return NULL;
}

uint32_t gk_scan_rows_above(const gk_scan *scan, uint32_t row, unsigned lines) {
    while (row > scan->taken && lines)
        lines -= !gk_scan_row_is_blank(scan, --row);
    return row;
}

const gk_form *gk_scan_form(const gk_scan *scan, size_t i) {
    size_t count;
    const char *profile;
    for (size_t p = 0; (profile = gk_profiles_name(scan->profiles, p)); p++) {
        const gk_form *forms = gk_profiles_forms(scan->profiles, profile, &count);
        if (scan->profile && strcmp(profile, scan->profile) != 0)
            continue;
        if (i < count)
            return &forms[i];
        i -= count;
    }
    return NULL;
}

void gk_scan_mark(gk_scan *scan, const gk_cell *cell, gk_cell_class class_) {
    scan->classes[cell_index(scan, cell)] = (unsigned char)(class_ + 1);
}

bool gk_scan_is_marked(const gk_scan *scan, const gk_cell *cell) {
    return scan->classes[cell_index(scan, cell)] != 0;
}

void gk_scan_mark_row(gk_scan *scan, uint32_t row, gk_cell_class class_) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++)
        if (!gk_scan_is_marked(scan, &cells[i]))
            gk_scan_mark(scan, &cells[i], class_);
}

gk_origin gk_scan_origin(const gk_scan *scan, uint32_t row, uint32_t col) {
    return (gk_origin){gk_book_source(scan->book), gk_sheet_name(scan->sheet), row, col};
}

gk_origin gk_scan_cell_origin(const gk_scan *scan, const gk_cell *cell) {
    return gk_scan_origin(scan, cell->row, cell->col);
}

gk_status gk_scan_own_origin(gk_scan *scan, gk_origin *origin) {
    gk_arena *arena = gk_tables_arena(scan->tables);
    origin->source = gk_arena_string(arena, origin->source);
    origin->sheet = gk_arena_string(arena, origin->sheet);
    return origin->source && origin->sheet ? GK_OK : gk_fail_memory(scan->err);
}

gk_status gk_scan_add_finding_at(gk_scan *scan, gk_finding_kind kind, gk_finding_at at,
                                 const char *a, const char *b) {
    size_t count;
    gk_severity severity = gk_finding_kinds(&count)[kind].severity;
    scan->error_count += severity == GK_SEVERITY_ERROR;
    scan->doubt_count += severity == GK_SEVERITY_WARN;
    const char *const args[3] = {a, b, NULL};
    gk_status status = gk_findings_add(scan->findings, kind, at, args);
    return status ? gk_fail_memory(scan->err) : GK_OK;
}

gk_status gk_scan_add_finding(gk_scan *scan, gk_finding_kind kind, gk_origin origin, const char *a,
                              const char *b) {
    return gk_scan_add_finding_at(scan, kind, (gk_finding_at){.origin = origin}, a, b);
}

/* Append what a cell shows, for a message, and the names of what it does not. */
static void show_cell(const gk_scan *scan, const gk_cell *cell, char *text, size_t size) {
    size_t used = strlen(text);
    char quote[GK_FIGURE_TEXT_MAX];
    const char *shown =
        cell->text ? gk_figure_quote(cell->text, cell->length, quote) : gk_scan_key(scan, cell);
    if (used && used + 2 < size)
        text[used++] = ' ';
    gk_text_clean(shown, text + used, size - used);
}

static gk_status report_unplaced(gk_scan *scan, const gk_cell *first, const char *shown,
                                 const char *table) {
    return gk_scan_add_finding(scan, GK_FINDING_UNPLACED, gk_scan_cell_origin(scan, first), shown,
                               table);
}

gk_status gk_scan_report_unplaced(gk_scan *scan, const gk_cell *cell, const char *table) {
    char shown[GK_KEY_MAX] = "";
    gk_scan_mark(scan, cell, GK_CLASS_UNPLACED);
    show_cell(scan, cell, shown, sizeof shown);
    return report_unplaced(scan, cell, shown, table);
}

gk_status gk_scan_report_unplaced_row(gk_scan *scan, uint32_t row, const char *table) {
    char shown[GK_KEY_MAX] = "";
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count), *first = NULL;
    for (size_t i = 0; i < count; i++) {
        if (gk_scan_is_marked(scan, &cells[i]) || gk_scan_is_blank(scan, &cells[i]))
            continue;
        gk_scan_mark(scan, &cells[i], GK_CLASS_UNPLACED);
        show_cell(scan, &cells[i], shown, sizeof shown);
        first = first ? first : &cells[i];
    }
    return first ? report_unplaced(scan, first, shown, table) : GK_OK;
}
