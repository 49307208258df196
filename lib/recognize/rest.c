/* What is left of the rows of a table. */
#include "recognize/rest.h"

#include "recognize/meta.h"

/* A page repeats its head; it must not contradict the first. */
static gk_status take_head(gk_body *body, uint32_t row) {
    gk_origin origin;
    gk_scan_mark_row(body->scan, row, GK_CLASS_META);
    if (gk_meta_row_agrees(body->scan, row, body->stated, &origin))
        return GK_OK;
    const gk_cell *cell = gk_sheet_at(body->scan->sheet, origin.row, origin.col);
    return gk_scan_add_finding(body->scan, GK_FINDING_HEAD_CONTRADICTED, origin, cell->text,
                               body->form->title);
}

gk_status gk_rest_report(gk_body *body, uint32_t from, uint32_t to) {
    gk_status status = GK_OK;
    for (uint32_t row = from; row < to && !status; row++) {
        if (gk_meta_is_row(body->scan, row))
            status = take_head(body, row);
        else
            status = gk_scan_report_unplaced_row(body->scan, row, body->form->title);
    }
    return status;
}
