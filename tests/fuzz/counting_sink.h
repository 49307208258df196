/* A sink that counts and checks what every reader owes it; define READER and NAME, then include
 * this. */
#include "read/reader.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static gk_status on_begin(void *self, const gk_sheet_info *info, gk_error *err) {
    (void)err;
    *(size_t *)self += strlen(info->name);
    return GK_OK;
}

static gk_status on_cell(void *self, const gk_cell *cell, gk_error *err) {
    (void)err;
    if (cell->row >= GK_ROW_LIMIT || cell->col >= GK_COL_LIMIT)
        abort();
    if (cell->text && cell->length == 0)
        abort();
    ++*(size_t *)self;
    return GK_OK;
}

static gk_status on_merge(void *self, gk_range range, gk_error *err) {
    (void)err;
    if (range.last_row < range.first_row || range.last_col < range.first_col)
        abort();
    ++*(size_t *)self;
    return GK_OK;
}

static gk_status on_hide(void *self, uint32_t first, uint32_t last, gk_error *err) {
    (void)err;
    if (last < first)
        abort();
    ++*(size_t *)self;
    return GK_OK;
}

static gk_status on_end(void *self, gk_error *err) {
    (void)err;
    ++*(size_t *)self;
    return GK_OK;
}

static void on_use(void *self, uint32_t row, uint32_t col) {
    if (row >= GK_ROW_LIMIT || col > GK_COL_LIMIT)
        abort();
    ++*(size_t *)self;
}

static void read_workbook(const uint8_t *data, size_t size) {
    static const gk_read_options defaults = {.hidden_content = true};
    size_t count = 0;
    gk_sink sink = {&count, on_begin, on_cell, on_merge, on_hide, on_hide, on_end, on_use};
    gk_input input = {.bytes = data, .size = size, .name = NAME, .options = &defaults};
    gk_error err = {0};
    if (READER.bid(&input) == 0)
        return;
    gk_status status = READER.read(&input, &sink, &err);
    if (status != err.status || (status != GK_OK && (!err.text[0] || !err.zh[0])))
        abort();
}
