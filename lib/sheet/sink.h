/** What every reader does with a sink besides pushing cells. */
#ifndef GK_SINK_H
#define GK_SINK_H

#include <gongkai/sheet.h>

/** A cell without a value, or with GK_COL_LIMIT a row, is there: sinks that do not ask are spared.
 */
static inline void gk_sink_use(const gk_sink *sink, uint32_t row, uint32_t col) {
    if (sink->use)
        sink->use(sink->self, row, col);
}

#endif
