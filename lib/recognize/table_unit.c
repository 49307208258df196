#include "recognize/table_unit.h"

#include "base/fail.h"
#include "recognize/cover.h"
#include <gongkai/displayed.h>
#include <gongkai/text.h>
#include <stdio.h>
#include <string.h>

/* 公开01表(元), and 公开01表(元).csv of a file that is one sheet. */
static bool unit_of_name(const char *name, char unit[GK_UNIT_MAX]) {
    char key[GK_KEY_MAX];
    gk_text_key(name, key, sizeof key);
    char *dot = strrchr(key, '.');
    if (dot)
        *dot = '\0';
    const char *at = key;
    return gk_unit_suffix(key, unit) || gk_unit_read(key, unit) == GK_UNIT_KNOWN ||
           gk_unit_find(&at, unit) == GK_UNIT_KNOWN;
}

void gk_table_unit_add(gk_scan *scan, const gk_header *header, gk_stated *stated) {
    char unit[GK_UNIT_MAX];
    const gk_heading_unit *headings = &header->unit;
    if (headings->cell)
        gk_stated_set_unit(stated, headings->unit, gk_scan_cell_origin(scan, headings->cell));
    if (headings->other && !stated->contradicted) {
        stated->contradicted = true;
        stated->contradiction = gk_scan_cell_origin(scan, headings->other);
    }
    if (unit_of_name(gk_sheet_name(scan->sheet), unit))
        gk_stated_set_unit(stated, unit, gk_scan_origin(scan, GK_NO_CELL, GK_NO_CELL));
}

const char *gk_table_unit(const gk_scan *scan, const gk_stated *stated) {
    return *stated->unit ? stated->unit : scan->input_unit;
}

/* ---- what is named around ------------------------------------------------------------------- */

/* 12.50元 that is the number 12.50 with a format. */
static gk_unit_said named_by_format(const gk_cell *cell, char unit[GK_UNIT_MAX]) {
    gk_displayed shown = {0};
    char key[GK_KEY_MAX];
    gk_unit_said said = GK_UNIT_NOTHING;
    if (!cell->format || !strstr(cell->format, "元"))
        return said;
    if (gk_cell_displayed(cell, false, &shown, NULL) == GK_OK) {
        gk_text_key(shown.text, key, sizeof key);
        const char *at = key;
        for (const char *digit = at; (digit = strpbrk(digit, "0123456789")); at = ++digit) {
        }
        said = gk_unit_read(at, unit);
    }
    gk_displayed_free(&shown);
    return said;
}

/* The first unit that a cell names, as a line, in a sentence or behind a heading. */
static gk_unit_said named_in(const gk_scan *scan, const gk_cell *cell, char unit[GK_UNIT_MAX]) {
    enum { LONGEST_HEADING = 90 };
    const char *key = gk_scan_key(scan, cell), *at = key;
    if (cell->type == GK_CELL_NUMBER)
        return named_by_format(cell, unit);
    if (cell->type != GK_CELL_TEXT || (!strstr(key, "元") && !strstr(key, "圆")))
        return GK_UNIT_NOTHING;
    gk_unit_said said = gk_unit_read(key, unit);
    if (said == GK_UNIT_NOTHING || said == GK_UNIT_COUNTS || said == GK_UNIT_CURRENCY)
        said = gk_unit_find(&at, unit);
    bool heading = said == GK_UNIT_NOTHING && strlen(key) <= LONGEST_HEADING;
    return heading && gk_unit_suffix(key, unit) ? GK_UNIT_KNOWN : said;
}

static void look(const gk_scan *scan, uint32_t from, uint32_t to, gk_stated *stated) {
    for (uint32_t row = from; row < to && !*stated->unit; row++) {
        size_t count;
        char unit[GK_UNIT_MAX];
        const gk_cell *cells = gk_scan_row(scan, row, &count);
        for (size_t i = 0; i < count && !*stated->unit; i++)
            if (named_in(scan, &cells[i], unit) != GK_UNIT_NOTHING)
                gk_stated_set_unit(stated, unit, gk_scan_cell_origin(scan, &cells[i]));
    }
}

static gk_status contradict(gk_scan *scan, gk_finding_at at, const char *than) {
    const gk_cell *cell = gk_sheet_at(scan->sheet, at.origin.row, at.origin.col);
    gk_displayed shown = {0};
    if (cell && cell->type == GK_CELL_NUMBER &&
        gk_cell_displayed(cell, false, &shown, NULL) == GK_E_MEMORY)
        return gk_fail_memory(scan->err);
    const char *named = shown.text           ? shown.text
                        : cell && cell->text ? cell->text
                                             : gk_sheet_name(scan->sheet);
    gk_status status = gk_scan_add_finding_at(scan, GK_FINDING_HEAD_CONTRADICTED, at, named, than);
    gk_displayed_free(&shown);
    return status;
}

/* Another unit named anywhere around the table (under the header, below it, in the 注, far above)
 * means that its figures are not what the head says. Where nothing is stated nor found, they are not
 * known yet. */
static gk_status check_around(gk_scan *scan, const gk_header *header, uint32_t from, uint32_t to,
                              const gk_stated *stated) {
    int used = 0, other = 0;
    const char *unit = gk_table_unit(scan, stated);
    gk_unit_power(unit ? unit : header->form->unit, &used);
    for (uint32_t row = from; row < to; row++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, row, &count);
        for (size_t i = 0; i < count; i++) {
            char named[GK_UNIT_MAX];
            gk_finding_at at = {gk_scan_cell_origin(scan, &cells[i]), stated->unit_origin};
            if (named_in(scan, &cells[i], named) == GK_UNIT_KNOWN && gk_unit_power(named, &other) &&
                other != used)
                return contradict(scan, at, header->form->title);
        }
    }
    return GK_OK;
}

/* ---- the user's word ------------------------------------------------------------------------ */

static gk_status check_input_unit(gk_scan *scan, const gk_stated *stated) {
    int stated_power = 0, power = 0;
    char option[64];
    if (!scan->input_unit || !*stated->unit || !gk_unit_power(stated->unit, &stated_power) ||
        !gk_unit_power(scan->input_unit, &power) || power == stated_power)
        return GK_OK;
    snprintf(option, sizeof option, "--input-unit %s", scan->input_unit);
    return contradict(scan, (gk_finding_at){.origin = stated->unit_origin}, option);
}

/* The unit may stand in a 注 or in the line of who made the table, just below it. Much further below it
 * is the next table's, and would refuse this one; with 0 a unit below is not seen at all, and figures
 * in 元 go out as 万元. 20 changes nothing that is tried, for reading ends at the next title anyhow. */
enum { UNIT_LOOKS_BELOW = 4 };

static uint32_t rows_below(const gk_scan *scan, uint32_t row, uint32_t end, unsigned lines) {
    for (; row < end && lines; row++)
        lines -= !gk_scan_row_is_blank(scan, row);
    return row;
}

gk_status gk_table_unit_settle(gk_scan *scan, const gk_header *header, gk_rows_around around,
                               gk_stated *stated) {
    int power;
    size_t errors = scan->error_count;
    uint32_t below = rows_below(scan, scan->taken, around.end, UNIT_LOOKS_BELOW);
    look(scan, around.near, below, stated);
    if (!stated->contradicted) {
        gk_status status = gk_cover_join_unit(scan, header->form, stated);
        if (status)
            return status;
    }
    if (*stated->unit && !gk_unit_power(stated->unit, &power))
        return gk_scan_add_finding(scan, GK_FINDING_UNIT_UNKNOWN, stated->unit_origin, stated->unit,
                                   NULL);
    if (!*stated->unit && *stated->counted && !scan->input_unit)
        return gk_scan_add_finding(scan, GK_FINDING_UNIT_UNKNOWN, stated->counted_origin,
                                   stated->counted, NULL);
    gk_status status = stated->contradicted ? GK_OK : check_input_unit(scan, stated);
    if (status || stated->contradicted || scan->error_count > errors)
        return status;
    return check_around(scan, header, around.above, below, stated);
}
