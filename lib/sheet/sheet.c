#include <gongkai/sheet.h>

#include "base/arena.h"
#include "base/fail.h"
#include <search.h>
#include <stdlib.h>
#include <string.h>

typedef struct ranges {
    gk_range *items;
    size_t count, capacity;
} ranges;

struct gk_sheet {
    gk_sheet_info info;
    gk_cell *cells;
    size_t cell_count, cell_capacity;
    size_t *row_starts; /**< For each row up to row_count, its first cell; one entry more. */
    uint32_t row_count, col_count, first_row, first_col;
    ranges merges, hidden_rows, hidden_cols;
};

struct gk_book {
    gk_arena arena;
    const char *source;
    gk_sheet **sheets;
    size_t sheet_count, sheet_capacity;
    size_t text_size;   /**< A short file may name one long string in a million cells. */
    void *formats;      /**< A tree (tsearch) of the codes kept, each once. */
    const char *format; /**< The last one met: neighbours share theirs. */
};

enum { TEXT_LIMIT = 256 << 20 };

/* ---- number formats: a few codes, named by a million cells ------------------------------------
 */

static int by_code(const void *a, const void *b) {
    return strcmp(a, b);
}

/* The book's copy of a code; NULL: no memory. Compared by content, for a code is borrowed for the
 * call: another may stand at its address by then. */
static const char *keep_format(gk_book *book, const char *code) {
    if (book->format && strcmp(book->format, code) == 0)
        return book->format;
    const char *const *found = tfind(code, &book->formats, by_code);
    const char *kept = found ? *found : gk_arena_string(&book->arena, code);
    if (!kept || (!found && !tsearch(kept, &book->formats, by_code)))
        return NULL;
    return book->format = kept;
}

static void free_formats(gk_book *book) {
    while (book->formats) /* a node begins with its key */
        tdelete(*(const char *const *)book->formats, &book->formats, by_code);
}

/* ---- the book ---------------------------------------------------------------------------------
 */

gk_book *gk_book_new(const char *source) {
    gk_book *book = calloc(1, sizeof *book);
    if (book && !(book->source = gk_arena_string(&book->arena, source))) {
        free(book);
        return NULL;
    }
    return book;
}

static void sheet_free(gk_sheet *sheet) {
    free(sheet->cells);
    free(sheet->row_starts);
    free(sheet->merges.items);
    free(sheet->hidden_rows.items);
    free(sheet->hidden_cols.items);
    free(sheet);
}

void gk_book_free(gk_book *book) {
    if (!book)
        return;
    for (size_t i = 0; i < book->sheet_count; i++)
        sheet_free(book->sheets[i]);
    free(book->sheets);
    free_formats(book);
    gk_arena_free(&book->arena);
    free(book);
}

static gk_sheet *last_sheet(gk_book *book) {
    return book->sheets[book->sheet_count - 1];
}

/* ---- the sink ---------------------------------------------------------------------------------
 */

static gk_status on_sheet_begin(void *self, const gk_sheet_info *info, gk_error *err) {
    gk_book *book = self;
    gk_sheet *sheet = calloc(1, sizeof *sheet);
    if (!sheet || !gk_grow((void **)&book->sheets, book->sheet_count, &book->sheet_capacity,
                           sizeof(gk_sheet *))) {
        free(sheet);
        return gk_fail_memory(err);
    }
    book->sheets[book->sheet_count++] = sheet;
    sheet->info = *info;
    sheet->first_row = GK_ROW_LIMIT;
    sheet->first_col = GK_COL_LIMIT;
    sheet->info.name = gk_arena_string(&book->arena, info->name);
    return sheet->info.name ? GK_OK : gk_fail_memory(err);
}

static void on_use(void *self, uint32_t row, uint32_t col) {
    gk_sheet *sheet = last_sheet(self);
    if (row < sheet->first_row)
        sheet->first_row = row;
    if (col < sheet->first_col)
        sheet->first_col = col;
}

static gk_status on_cell(void *self, const gk_cell *cell, gk_error *err) {
    gk_book *book = self;
    gk_sheet *sheet = last_sheet(book);
    if (cell->row >= GK_ROW_LIMIT || cell->col >= GK_COL_LIMIT)
        return gk_fail(err, GK_E_LIMIT, "a cell beyond row 1048576 or column XFD",
                       "单元格超出第1048576行或XFD列");
    if (!gk_grow((void **)&sheet->cells, sheet->cell_count, &sheet->cell_capacity,
                 sizeof *sheet->cells))
        return gk_fail_memory(err);
    gk_cell *kept = &sheet->cells[sheet->cell_count];
    *kept = *cell;
    book->text_size += cell->text ? cell->length : 0;
    if (book->text_size > TEXT_LIMIT)
        return gk_fail(err, GK_E_LIMIT, "more than 256 MiB of text", "文字超过256 MiB");
    if (cell->text && !(kept->text = gk_arena_text(&book->arena, cell->text, cell->length)))
        return gk_fail_memory(err);
    if (cell->format && !(kept->format = keep_format(book, cell->format)))
        return gk_fail_memory(err);
    sheet->cell_count++;
    on_use(book, cell->row, cell->col);
    return GK_OK;
}

static gk_status add_range(ranges *list, gk_range range, gk_error *err) {
    if (!gk_grow((void **)&list->items, list->count, &list->capacity, sizeof *list->items))
        return gk_fail_memory(err);
    list->items[list->count++] = range;
    return GK_OK;
}

static gk_status on_merge(void *self, gk_range range, gk_error *err) {
    return add_range(&last_sheet(self)->merges, range, err);
}

static gk_status on_hide_rows(void *self, uint32_t first, uint32_t last, gk_error *err) {
    return add_range(&last_sheet(self)->hidden_rows, (gk_range){first, 0, last, 0}, err);
}

static gk_status on_hide_cols(void *self, uint32_t first, uint32_t last, gk_error *err) {
    return add_range(&last_sheet(self)->hidden_cols, (gk_range){0, first, 0, last}, err);
}

static int by_address(const void *a, const void *b) {
    const gk_cell *x = a, *y = b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return (x->col > y->col) - (x->col < y->col);
}

static bool is_sorted(const gk_sheet *sheet) {
    for (size_t i = 1; i < sheet->cell_count; i++)
        if (by_address(&sheet->cells[i - 1], &sheet->cells[i]) >= 0)
            return false;
    return true;
}

static bool same_address(const gk_cell *a, const gk_cell *b) {
    return a->row == b->row && a->col == b->col;
}

/* A stable merge sort: qsort may swap equal addresses, and the later cell must win. */
static bool sort_cells(gk_cell *cells, size_t count) {
    gk_cell *from = cells, *other = malloc(count * sizeof *other), *to = other;
    if (!other)
        return false;
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t start = 0; start < count; start += 2 * width) {
            size_t mid = start + width < count ? start + width : count;
            size_t end = start + 2 * width < count ? start + 2 * width : count;
            for (size_t i = start, j = mid, k = start; k < end; k++)
                to[k] = i < mid && (j >= end || by_address(&from[i], &from[j]) <= 0) ? from[i++]
                                                                                     : from[j++];
        }
        gk_cell *swap = from;
        from = to, to = swap;
    }
    if (from != cells)
        memcpy(cells, from, count * sizeof *cells);
    free(other);
    return true;
}

static void drop_overwritten(gk_sheet *sheet) {
    size_t kept = 0;
    for (size_t i = 0; i < sheet->cell_count; i++) {
        if (kept && same_address(&sheet->cells[kept - 1], &sheet->cells[i]))
            kept--;
        sheet->cells[kept++] = sheet->cells[i];
    }
    sheet->cell_count = kept;
}

static bool index_rows(gk_sheet *sheet) {
    if (sheet->cell_count)
        sheet->row_count = sheet->cells[sheet->cell_count - 1].row + 1;
    sheet->row_starts = malloc(((size_t)sheet->row_count + 1) * sizeof(size_t));
    if (!sheet->row_starts)
        return false;
    size_t i = 0;
    for (uint32_t row = 0; row <= sheet->row_count; row++) {
        while (i < sheet->cell_count && sheet->cells[i].row < row)
            i++;
        sheet->row_starts[row] = i;
    }
    for (i = 0; i < sheet->cell_count; i++)
        if (sheet->cells[i].col >= sheet->col_count)
            sheet->col_count = sheet->cells[i].col + 1;
    return true;
}

/* ---- cells under merged ones ------------------------------------------------------------------- */

/* Mark the row's cells that the merge covers. */
static void cover_row(gk_sheet *sheet, const gk_range *merge, uint32_t row) {
    size_t low = sheet->row_starts[row], end = sheet->row_starts[row + 1], high = end;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sheet->cells[middle].col < merge->first_col)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < end && sheet->cells[low].col <= merge->last_col; low++)
        if (row != merge->first_row || sheet->cells[low].col != merge->first_col)
            sheet->cells[low].unseen = GK_UNSEEN_MERGED;
}

/* Merges that overlap a thousandfold are nobody's table, and would take time without an end. */
static void mark_covered(gk_sheet *sheet) {
    enum { ROWS_MAX = 1 << 24 };
    size_t rows = 0;
    for (size_t i = 0; i < sheet->merges.count; i++) {
        const gk_range *merge = &sheet->merges.items[i];
        for (uint32_t row = merge->first_row;
             row <= merge->last_row && row < sheet->row_count && rows < ROWS_MAX; row++, rows++)
            cover_row(sheet, merge, row);
    }
}

static gk_status on_sheet_end(void *self, gk_error *err) {
    gk_sheet *sheet = last_sheet(self);
    if (!is_sorted(sheet)) {
        if (!sort_cells(sheet->cells, sheet->cell_count))
            return gk_fail_memory(err);
        drop_overwritten(sheet);
    }
    if (!index_rows(sheet))
        return gk_fail_memory(err);
    mark_covered(sheet);
    return GK_OK;
}

gk_sink gk_book_sink(gk_book *book) {
    return (gk_sink){book,         on_sheet_begin, on_cell,      on_merge,
                     on_hide_rows, on_hide_cols,   on_sheet_end, on_use};
}

/* ---- what is asked of it ----------------------------------------------------------------------
 */

const char *gk_book_source(const gk_book *book) {
    return book->source;
}

size_t gk_book_sheet_count(const gk_book *book) {
    return book->sheet_count;
}

const gk_sheet *gk_book_sheet(const gk_book *book, size_t i) {
    return book->sheets[i];
}

const char *gk_sheet_name(const gk_sheet *sheet) {
    return sheet->info.name;
}

const gk_sheet_info *gk_sheet_about(const gk_sheet *sheet) {
    return &sheet->info;
}

const gk_cell *gk_sheet_cells(const gk_sheet *sheet, size_t *count) {
    *count = sheet->cell_count;
    return sheet->cells;
}

const gk_cell *gk_sheet_row(const gk_sheet *sheet, uint32_t row, size_t *count) {
    *count = 0;
    if (row >= sheet->row_count)
        return NULL;
    *count = sheet->row_starts[row + 1] - sheet->row_starts[row];
    return *count ? sheet->cells + sheet->row_starts[row] : NULL;
}

uint32_t gk_sheet_row_count(const gk_sheet *sheet) {
    return sheet->row_count;
}

uint32_t gk_sheet_col_count(const gk_sheet *sheet) {
    return sheet->col_count;
}

uint32_t gk_sheet_first_row(const gk_sheet *sheet) {
    return sheet->cell_count ? sheet->first_row : 0;
}

uint32_t gk_sheet_first_col(const gk_sheet *sheet) {
    return sheet->cell_count ? sheet->first_col : 0;
}

const gk_cell *gk_sheet_at(const gk_sheet *sheet, uint32_t row, uint32_t col) {
    size_t count;
    const gk_cell *cells = gk_sheet_row(sheet, row, &count);
    for (size_t i = 0; i < count && cells[i].col <= col; i++)
        if (cells[i].col == col)
            return &cells[i];
    return NULL;
}

const gk_range *gk_sheet_merges(const gk_sheet *sheet, size_t *count) {
    *count = sheet->merges.count;
    return sheet->merges.items;
}

static bool row_in(const ranges *list, uint32_t row) {
    for (size_t i = 0; i < list->count; i++)
        if (row >= list->items[i].first_row && row <= list->items[i].last_row)
            return true;
    return false;
}

bool gk_sheet_row_hidden(const gk_sheet *sheet, uint32_t row) {
    return row_in(&sheet->hidden_rows, row);
}

bool gk_sheet_col_hidden(const gk_sheet *sheet, uint32_t col) {
    for (size_t i = 0; i < sheet->hidden_cols.count; i++)
        if (col >= sheet->hidden_cols.items[i].first_col &&
            col <= sheet->hidden_cols.items[i].last_col)
            return true;
    return false;
}
