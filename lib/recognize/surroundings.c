/* What stands around a table: its head, its headings, what is named beside it, hidden rows. */
#include "recognize/surroundings.h"

#include "base/fail.h"
#include "recognize/head_line.h"
#include <string.h>

static gk_status check_unit(gk_scan *scan, const gk_form *form, const gk_stated *stated) {
    int power = 0;
    if (!*stated->unit)
        return gk_scan_add_finding(scan, GK_FINDING_UNIT_MISSING, stated->origin, form->title,
                                   form->unit);
    if (!gk_unit_power(stated->unit, &power))
        return gk_scan_add_finding(scan, GK_FINDING_UNIT_UNKNOWN, stated->unit_origin, stated->unit,
                                   NULL);
    if (power == 0 || scan->keep_unit)
        return GK_OK;
    gk_finding_at at = {.origin = stated->unit_origin};
    const char *const args[3] = {form->title, stated->unit, form->unit};
    gk_status status = gk_findings_add(scan->findings, GK_FINDING_UNIT_CONVERTED, at, args);
    return status ? gk_fail_memory(scan->err) : GK_OK;
}

/* A figure among the headings comes from a row that was joined to them. */
static gk_status check_header_figures(gk_scan *scan, const gk_header *header) {
    gk_status status = GK_OK;
    for (uint32_t row = header->first_row; row <= header->last_row; row++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, row, &count);
        for (size_t i = 0; i < count && !status; i++)
            if (row != header->shared_row && gk_scan_is_figure(scan, &cells[i]))
                status = gk_scan_report_unplaced(scan, &cells[i], header->form->title);
    }
    return status;
}

static gk_status report_contradiction(gk_scan *scan, const gk_form *form, gk_origin at) {
    const gk_cell *cell = gk_sheet_at(scan->sheet, at.row, at.col);
    return gk_scan_add_finding(scan, GK_FINDING_HEAD_CONTRADICTED, at, cell ? cell->text : "",
                               form->title);
}

/* Another unit named anywhere around the table (under the header, below it, in the 注, far above)
 * means that its figures are not what the head says. */
static gk_status check_units_around(gk_scan *scan, const gk_header *header, const gk_stated *stated,
                                    uint32_t from, uint32_t to) {
    int used = 0, other = 0;
    gk_unit_power(*stated->unit ? stated->unit : header->form->unit, &used);
    for (uint32_t row = from; row < to; row++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, row, &count);
        for (size_t i = 0; i < count; i++) {
            char unit[GK_UNIT_MAX];
            const char *key = gk_scan_key(scan, &cells[i]);
            bool named = gk_unit_read(key, unit) == GK_UNIT_KNOWN || gk_unit_find(key, unit);
            if (named && gk_unit_power(unit, &other) && other != used)
                return report_contradiction(scan, header->form,
                                            gk_scan_cell_origin(scan, &cells[i]));
        }
    }
    return GK_OK;
}

/* The unit may stand in a 注 or in the line of who made the table, just below it. Much further
 * below it is the next table's, and would refuse this one; with 0 a unit below is not seen at all,
 * and figures in 元 go out as 万元. 20 changes nothing that is tried, for reading ends at the next
 * title anyhow. */
enum { UNIT_LOOKS_BELOW = 4 };

static uint32_t rows_below(const gk_scan *scan, uint32_t row, uint32_t end, unsigned lines) {
    for (; row < end && lines; row++)
        lines -= !gk_scan_row_is_blank(scan, row);
    return row;
}

/* Hidden rows and sheets are read, and reported. */
static gk_status check_hidden(gk_scan *scan, const gk_stated *stated, const gk_header *header,
                              uint32_t end) {
    uint32_t from = stated->title_row == GK_NO_CELL ? header->first_row : stated->title_row;
    if (gk_sheet_about(scan->sheet)->hidden)
        return gk_scan_add_finding(scan, GK_FINDING_HIDDEN, gk_scan_origin(scan, from, 0), "工作表",
                                   NULL);
    for (uint32_t row = from; row < end && row < scan->taken; row++)
        if (gk_sheet_row_hidden(scan->sheet, row) && !gk_scan_row_is_blank(scan, row))
            return gk_scan_add_finding(scan, GK_FINDING_HIDDEN, gk_scan_origin(scan, row, 0), "行",
                                       NULL);
    for (uint32_t col = 0; col < header->map_size; col++)
        if (header->map[col] != GK_NO_CELL && gk_sheet_col_hidden(scan->sheet, col))
            return gk_scan_add_finding(scan, GK_FINDING_HIDDEN,
                                       gk_scan_origin(scan, header->first_row, col), "列", NULL);
    return GK_OK;
}

gk_status gk_surroundings_check_head(gk_scan *scan, const gk_header *header,
                                     const gk_stated *stated) {
    gk_status status = check_header_figures(scan, header);
    if (!status)
        status = gk_head_line_check(scan, stated, header);
    if (!status && stated->contradicted)
        status = report_contradiction(scan, header->form, stated->contradiction);
    return status ? status : check_unit(scan, header->form, stated);
}

gk_status gk_surroundings_check(gk_scan *scan, const gk_header *header, const gk_stated *stated,
                                uint32_t above, uint32_t end) {
    gk_status status = check_hidden(scan, stated, header, end);
    if (status || stated->contradicted)
        return status;
    return check_units_around(scan, header, stated, above,
                              rows_below(scan, scan->taken, end, UNIT_LOOKS_BELOW));
}
