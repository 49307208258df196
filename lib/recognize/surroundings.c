/* What stands around a table: its head, its headings, hidden rows. */
#include "recognize/surroundings.h"

#include "base/fail.h"
#include "recognize/head_line.h"
#include <string.h>

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
    const char *text = at.row == GK_NO_CELL ? at.sheet : cell && cell->text ? cell->text : "";
    return gk_scan_add_finding(scan, GK_FINDING_HEAD_CONTRADICTED, at, text, form->title);
}

gk_status gk_surroundings_check_head(gk_scan *scan, const gk_header *header,
                                     const gk_stated *stated) {
    gk_status status = check_header_figures(scan, header);
    if (!status)
        status = gk_head_line_check(scan, stated, header);
    if (!status && stated->department_long)
        status = gk_scan_add_finding(scan, GK_FINDING_DEPARTMENT_LONG, stated->department_origin,
                                     stated->department, NULL);
    if (!status && stated->contradicted)
        status = report_contradiction(scan, header->form, stated->contradiction);
    return status;
}

/* Hidden rows and sheets are read, and reported. */
gk_status gk_surroundings_check(gk_scan *scan, const gk_header *header, const gk_stated *stated,
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
