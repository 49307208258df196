#include "recognize/kept.h"

#include "recognize/leftovers.h"
#include "report/kept_words.h"

const char *gk_kept_line(const gk_scan *scan, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    return count == 1 && cells->col == 0 && cells->type == GK_CELL_TEXT ? cells->text : "";
}

bool gk_kept_begins(const gk_scan *scan, uint32_t row) {
    size_t number, length;
    const char *name;
    return gk_verbatim_begin_mark_read(gk_kept_line(scan, row), &number, &name, &length) ||
           gk_leftovers_begin(scan, row);
}
