#include "scan.h"

#include "fail.h"
#include <gongkai/text.h>
#include <string.h>

size_t gk_cell_key(const gk_cell *cell, char key[GK_KEY_MAX]) {
    gk_decimal number;
    char text[GK_DECIMAL_TEXT_MAX];
    if (cell->type == GK_CELL_NUMBER) {
        if (gk_decimal_from_double(cell->number, &number, NULL) != GK_OK)
            return (size_t)(key[0] = '\0');
        gk_decimal_format(number, 0, text);
        return gk_text_key(text, key, GK_KEY_MAX);
    }
    return gk_text_key(cell->text ? cell->text : "", key, GK_KEY_MAX);
}

bool gk_cell_is_blank(const gk_cell *cell) {
    char key[GK_KEY_MAX];
    return cell->type == GK_CELL_TEXT && gk_cell_key(cell, key) == 0;
}

bool gk_cell_is_figure(const gk_cell *cell) {
    gk_decimal number;
    return cell->type == GK_CELL_NUMBER ||
           (cell->type == GK_CELL_TEXT &&
            gk_amount_parse(cell->text, cell->length, &number, NULL) == GK_OK);
}

bool gk_repeats_left(const gk_cell *cells, size_t i) {
    enum { TWO_HANZI = 6 };
    char key[GK_KEY_MAX], left[GK_KEY_MAX];
    return i > 0 && cells[i].type == GK_CELL_TEXT && cells[i - 1].col + 1 == cells[i].col &&
           gk_cell_key(&cells[i], key) >= TWO_HANZI && !gk_cell_is_figure(&cells[i]) &&
           gk_cell_key(&cells[i - 1], left) && strcmp(key, left) == 0;
}

const gk_cell *gk_scan_row(const gk_scan *scan, uint32_t row, size_t *count) {
    return gk_sheet_row(scan->sheet, row, count);
}

bool gk_scan_row_is_blank(const gk_scan *scan, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++)
        if (!gk_cell_is_blank(&cells[i]))
            return false;
    return true;
}

static size_t cell_index(const gk_scan *scan, const gk_cell *cell) {
    size_t count;
    return (size_t)(cell - gk_sheet_cells(scan->sheet, &count));
}

void gk_scan_mark(gk_scan *scan, const gk_cell *cell, gk_cell_class class_) {
    scan->classes[cell_index(scan, cell)] = (unsigned char)(class_ + 1);
}

bool gk_scan_marked(const gk_scan *scan, const gk_cell *cell) {
    return scan->classes[cell_index(scan, cell)] != 0;
}

gk_origin gk_scan_origin(const gk_scan *scan, uint32_t row, uint32_t col) {
    return (gk_origin){gk_book_source(scan->book), gk_sheet_name(scan->sheet), row, col};
}

gk_status gk_scan_find(gk_scan *scan, gk_kind kind, gk_origin origin, const char *a,
                       const char *b) {
    size_t count;
    scan->error_count += gk_finding_kinds(&count)[kind].severity == GK_SEVERITY_ERROR;
    gk_finding_at at = {.origin = origin};
    const char *const args[3] = {a, b, NULL};
    gk_status status = gk_findings_add(scan->findings, kind, at, args);
    return status ? gk_fail_memory(scan->err) : GK_OK;
}

/* Append what a cell shows, for a message. */
static void show_cell(const gk_cell *cell, char *text, size_t size) {
    char number[GK_KEY_MAX];
    size_t used = strlen(text);
    const char *shown = cell->text;
    if (!shown) {
        gk_cell_key(cell, number);
        shown = number;
    }
    if (used && used + 2 < size)
        text[used++] = ' ';
    gk_text_clean(shown, text + used, size - used);
}

static gk_status say_unplaced(gk_scan *scan, const gk_cell *first, const char *shown,
                              const char *table) {
    return gk_scan_find(scan, GK_KIND_UNPLACED, gk_scan_origin(scan, first->row, first->col),
                        shown, table);
}

gk_status gk_scan_unplaced(gk_scan *scan, const gk_cell *cell, const char *table) {
    char shown[GK_KEY_MAX] = "";
    gk_scan_mark(scan, cell, GK_CLASS_UNPLACED);
    show_cell(cell, shown, sizeof shown);
    return say_unplaced(scan, cell, shown, table);
}

gk_status gk_scan_unplaced_row(gk_scan *scan, uint32_t row, const char *table) {
    char shown[GK_KEY_MAX] = "";
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count), *first = NULL;
    for (size_t i = 0; i < count; i++) {
        if (gk_scan_marked(scan, &cells[i]) || gk_cell_is_blank(&cells[i]))
            continue;
        gk_scan_mark(scan, &cells[i], GK_CLASS_UNPLACED);
        show_cell(&cells[i], shown, sizeof shown);
        first = first ? first : &cells[i];
    }
    return first ? say_unplaced(scan, first, shown, table) : GK_OK;
}
