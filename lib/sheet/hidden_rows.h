/** Hidden rows as a sink wants them: one event for each block of them. */
#ifndef GK_HIDDEN_ROWS_H
#define GK_HIDDEN_ROWS_H

#include <gongkai/sheet.h>

/** Rows not yet pushed, `next` being the one behind them; none if both are equal. Zero it. */
typedef struct gk_hidden_rows {
    uint32_t first, next;
} gk_hidden_rows;

/** Rows `first` to `last` are hidden. What does not go on with them is pushed first. */
gk_status gk_hidden_rows_add(gk_hidden_rows *rows, uint32_t first, uint32_t last,
                             const gk_sink *sink, gk_error *err);

/** Push what is left, at the end of a sheet. */
gk_status gk_hidden_rows_flush(gk_hidden_rows *rows, const gk_sink *sink, gk_error *err);

#endif
