#include "sheet/hidden_rows.h"

gk_status gk_hidden_rows_flush(gk_hidden_rows *rows, const gk_sink *sink, gk_error *err) {
    gk_hidden_rows block = *rows;
    *rows = (gk_hidden_rows){0};
    if (block.first == block.next)
        return GK_OK;
    return sink->hide_rows(sink->self, block.first, block.next - 1, err);
}

gk_status gk_hidden_rows_add(gk_hidden_rows *rows, uint32_t first, uint32_t last,
                             const gk_sink *sink, gk_error *err) {
    gk_status status = GK_OK;
    if (first != rows->next || rows->first == rows->next) {
        status = gk_hidden_rows_flush(rows, sink, err);
        rows->first = first;
    }
    rows->next = last + 1;
    return status;
}
