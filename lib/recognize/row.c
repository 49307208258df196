/* Which cells of a sheet row are code, label, 行次 and figure. */
#include "recognize/row.h"

#include "recognize/copy_text.h"
#include <gongkai/text.h>
#include <string.h>

static void add_label(const gk_scan *scan, gk_side *side, const gk_cell *cell) {
    size_t used = strlen(side->label);
    if (cell->type == GK_CELL_NUMBER)
        gk_copy_text(side->label + used, sizeof side->label - used, gk_scan_key(scan, cell));
    else
        gk_text_clean(cell->text, side->label + used, sizeof side->label - used);
    gk_text_key(side->label, side->key, sizeof side->key);
}

/* The place of a sheet column among those that map to the same form column. */
static size_t place_among(const gk_header *header, uint32_t col) {
    size_t place = 0;
    for (uint32_t c = header->first_col; c < col; c++)
        place += header->map[c] == header->map[col];
    return place;
}

bool gk_row_lost_figure(const gk_scan *scan, gk_column_kind kind, const gk_cell *cell) {
    /* The longest form numbers its rows up to 64; with four digits a year, or an amount in 元 that
     * slipped into the column of 行次, would pass for one. With one digit 公开01 itself is refused;
     * with eight nothing changes that is tried. */
    enum { LINE_DIGITS_MAX = 3 };
    const char *key = gk_scan_key(scan, cell);
    if (kind == GK_COLUMN_LINE)
        return strlen(key) > LINE_DIGITS_MAX || key[strspn(key, "0123456789")] != '\0';
    if (kind != GK_COLUMN_LABEL)
        return false;
    if (gk_scan_is_figure(scan, cell))
        return true;
    size_t n = strlen(key), digits = 0;
    while (digits < n && strchr("0123456789", key[n - 1 - digits]))
        digits++;
    return digits > 0 && digits + 2 <= n && key[n - 1 - digits] == '.' &&
           strchr("0123456789", key[n - 2 - digits]) != NULL;
}

static bool add_cell(const gk_scan *scan, const gk_header *header, const gk_cell *cell,
                     gk_row_reading *out) {
    uint32_t form_col = cell->col < header->map_size ? header->map[cell->col] : GK_NO_CELL;
    if (form_col == GK_NO_CELL || header->form->columns[form_col].group >= GK_SIDE_MAX)
        return false;
    const gk_column *column = &header->form->columns[form_col];
    gk_side *side = &out->sides[column->group];
    const char *key = gk_scan_key(scan, cell);
    if (column->kind == GK_COLUMN_VALUE) {
        const gk_cell *last = out->value_count ? out->values[out->value_count - 1] : NULL;
        if ((last && header->map[last->col] == form_col) ||
            out->value_count == sizeof out->values / sizeof *out->values)
            return false;
        out->values[out->value_count++] = cell;
        out->figure_count += gk_scan_is_figure(scan, cell);
        return true;
    }
    if (gk_row_lost_figure(scan, column->kind, cell))
        return false;
    if (!side->first)
        side->first = cell;
    size_t place = place_among(header, cell->col);
    if (column->kind == GK_COLUMN_LINE)
        gk_copy_text(side->line, sizeof side->line, key);
    else if (column->kind == GK_COLUMN_CODE && place < GK_CODE_PARTS &&
             strlen(key) < sizeof side->code[place])
        gk_copy_text(side->code[place], sizeof side->code[place], key);
    else
        add_label(scan, side, cell);
    return true;
}

/* Each text is begun, not cleared: a row is read for every row of every sheet. */
static void begin(gk_row_reading *out, const gk_form *form) {
    size_t groups = (size_t)form->columns[form->width - 1].group + 1;
    out->side_count = groups < GK_SIDE_MAX ? groups : GK_SIDE_MAX;
    out->value_count = out->figure_count = out->digit_count = 0;
    out->alien = NULL;
    for (size_t i = 0; i < out->side_count; i++) {
        gk_side *side = &out->sides[i];
        for (size_t k = 0; k < GK_CODE_PARTS; k++)
            side->code[k][0] = '\0';
        side->label[0] = side->key[0] = side->line[0] = '\0';
        side->first = NULL;
    }
}

void gk_row_read(const gk_scan *scan, const gk_header *header, uint32_t row, gk_row_reading *out) {
    begin(out, header->form);
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        if (gk_header_is_serial_number(scan, header, &cells[i]))
            continue;
        out->digit_count += gk_scan_is_like_figure(scan, &cells[i]);
        bool heading = row == header->shared_row && gk_scan_is_marked(scan, &cells[i]);
        if (!heading && !gk_scan_is_blank(scan, &cells[i]) &&
            !gk_scan_repeats_left(scan, cells, i) && !add_cell(scan, header, &cells[i], out) &&
            !out->alien)
            out->alien = &cells[i];
    }
}
