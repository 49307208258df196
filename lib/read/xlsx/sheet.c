#include "read/xlsx/sheet.h"
#include "base/characters.h"
#include "base/fail.h"
#include "base/quote.h"
#include "container/xml_walk.h"
#include "read/xlsx/cell_place.h"
#include "read/xlsx/escape.h"
#include "read/xlsx/reference.h"
#include "sheet/hidden_rows.h"
#include "sheet/sink.h"
#include <stdlib.h>
#include <string.h>

enum {
    SHEET = 1,
    CHART_SHEET,
    DIALOG_SHEET,
    MACRO_SHEET,
    DATA,
    ROW,
    CELL,
    VALUE,
    FORMULA,
    INLINE,
    INLINE_TEXT,
    RUN,
    RUN_TEXT,
    RUN_FORMAT,
    COLUMNS,
    COLUMN,
    MERGES,
    MERGE
};

/* The frequent ones first. */
static const gk_xml_step steps[] = {{ROW, "c", CELL},
                                    {CELL, "v", VALUE},
                                    {CELL, "f", FORMULA},
                                    {CELL, "is", INLINE},
                                    {INLINE, "t", INLINE_TEXT},
                                    {DATA, "row", ROW},
                                    {INLINE, "r", RUN},
                                    {RUN, "t", RUN_TEXT},
                                    {RUN, "rPr", RUN_FORMAT},
                                    {MERGES, "mergeCell", MERGE},
                                    {COLUMNS, "col", COLUMN},
                                    {SHEET, "sheetData", DATA},
                                    {SHEET, "cols", COLUMNS},
                                    {SHEET, "mergeCells", MERGES},
                                    {0, "worksheet", SHEET},
                                    {0, "chartsheet", CHART_SHEET},
                                    {0, "dialogsheet", DIALOG_SHEET},
                                    {0, "macrosheet", MACRO_SHEET},
                                    {0, NULL, 0}};

enum { ARRAYS = 64 };

typedef struct sheet_reader {
    gk_xml_walk walk;
    const gk_xlsx_tab *tab;
    const gk_xlsx_context *context;
    const gk_sink *sink;
    gk_xlsx_cell cell;
    gk_xlsx_place *place;
    bool has_data; /* a <sheetData> has been seen */
    bool row_hidden;
    gk_range arrays[ARRAYS]; /* the ranges of the last formulas that have several cells */
    size_t array_count;      /* of all so far */
    gk_hidden_rows hidden;
    size_t text_start;   /* of the <t> being read */
    bool run_has_format; /* the <r> being read has an <rPr>: its font */
    gk_xlsx_font run_font;
} sheet_reader;

/* --- the parts of a sheet --- */

static gk_status start_row(sheet_reader *reader, const gk_xml_attributes *attributes,
                           gk_error *err) {
    reader->row_hidden = gk_xml_slice_true(gk_xml_attribute(attributes, "hidden")) ||
                         gk_xml_slice_zero(gk_xml_attribute(attributes, "ht"));
    return gk_xlsx_place_row(reader->place, gk_xml_attribute(attributes, "r"), err);
}

static gk_status end_row(sheet_reader *reader, gk_error *err) {
    uint32_t row = reader->place->row;
    gk_sink_use(reader->sink, row, GK_COL_LIMIT);
    gk_xlsx_place_end_row(reader->place);
    return reader->row_hidden ? gk_hidden_rows_add(&reader->hidden, row, row, reader->sink, err)
                              : GK_OK;
}

static gk_status cell_attributes(sheet_reader *reader, const gk_xml_attributes *attributes,
                                 gk_error *err) {
    gk_xlsx_cell *cell = &reader->cell;
    gk_xml_slice t = gk_xml_attribute(attributes, "t"), s = gk_xml_attribute(attributes, "s");
    char quote[GK_QUOTE_MAX];
    gk_status status = GK_OK;
    if (!gk_xlsx_cell_type_named(t, &cell->type))
        status = gk_fail(err, GK_E_FORMAT, "'%s' is no type of cell", "“%s”不是单元格类型",
                         gk_quote(t.text, t.length, quote));
    else if (s.text && !gk_xml_slice_unsigned(s, &cell->style))
        status = gk_fail(err, GK_E_FORMAT, "'%s' is no number of a style", "“%s”不是样式编号",
                         gk_quote(s.text, s.length, quote));
    return status == GK_OK ? status : gk_fail_cell(err, status, cell->row, cell->col);
}

static gk_status start_cell(sheet_reader *reader, const gk_xml_attributes *attributes,
                            gk_error *err) {
    gk_xlsx_cell *cell = &reader->cell;
    gk_xml_slice r = gk_xml_attribute(attributes, "r");
    cell->style = 0;
    cell->formula = cell->value = false;
    gk_buffer_clear(&cell->text);
    cell->run_count = 0;
    gk_status status = gk_xlsx_place_cell(reader->place, r, &cell->col, err);
    cell->row = reader->place->row;
    return status == GK_OK ? cell_attributes(reader, attributes, err) : status;
}

static gk_status fail_cell(const sheet_reader *reader, gk_status status, gk_error *err) {
    return gk_fail_cell(err, status, reader->cell.row, reader->cell.col);
}

/* A <v>, or an <is>: a cell may have one of them, and a type to match. */
static gk_status start_value(sheet_reader *reader, bool is_inline, gk_error *err) {
    gk_xlsx_cell *cell = &reader->cell;
    if (cell->value)
        return fail_cell(
            reader, gk_fail(err, GK_E_FORMAT, "the cell has two values", "该单元格有两个值"), err);
    if (is_inline && cell->type != GK_XLSX_CELL_INLINE)
        return fail_cell(reader,
                         gk_fail(err, GK_E_FORMAT, "the cell has a text and is of another type",
                                 "该单元格有文本，类型却不是文本"),
                         err);
    cell->value = true;
    return GK_OK;
}

static gk_status hide_columns(const sheet_reader *reader, const gk_xml_attributes *attributes,
                              gk_error *err) {
    unsigned min, max;
    if (!gk_xml_slice_true(gk_xml_attribute(attributes, "hidden")) &&
        !gk_xml_slice_zero(gk_xml_attribute(attributes, "width")))
        return GK_OK;
    if (!gk_xml_slice_unsigned(gk_xml_attribute(attributes, "min"), &min) ||
        !gk_xml_slice_unsigned(gk_xml_attribute(attributes, "max"), &max) || min == 0 || max < min)
        return gk_fail(err, GK_E_FORMAT, "hidden columns without proper numbers",
                       "隐藏列的列号不正确");
    if (min > GK_COL_LIMIT)
        return GK_OK; /* there can be no cell */
    return reader->sink->hide_cols(reader->sink->self, min - 1,
                                   (max < GK_COL_LIMIT ? max : GK_COL_LIMIT) - 1, err);
}

static gk_status push_merge(const sheet_reader *reader, const gk_xml_attributes *attributes,
                            gk_error *err) {
    gk_range range;
    gk_status status = gk_xlsx_range(gk_xml_attribute(attributes, "ref"), &range, err);
    return status == GK_OK ? reader->sink->merge(reader->sink->self, range, err) : status;
}

static gk_status begin_sheet(const sheet_reader *reader, gk_sheet_kind kind, gk_error *err) {
    gk_sheet_info info = {reader->tab->name, kind, reader->tab->hidden, reader->context->date1904};
    return reader->sink->sheet_begin(reader->sink->self, &info, err);
}

static gk_status start_data(sheet_reader *reader, gk_error *err) {
    if (reader->has_data)
        return gk_fail(err, GK_E_FORMAT, "the sheet has two <sheetData>",
                       "该工作表有两个 <sheetData>");
    reader->has_data = true;
    return GK_OK;
}

/* --- runs of a rich text --- */

static void begin_run(sheet_reader *reader) {
    reader->run_has_format = false;
    reader->run_font = (gk_xlsx_font){0};
}

static gk_status end_run(sheet_reader *reader, gk_error *err) {
    gk_xlsx_cell *cell = &reader->cell;
    if (!gk_grow((void **)&cell->runs, cell->run_count, &cell->run_capacity, sizeof *cell->runs))
        return gk_fail_memory(err);
    cell->runs[cell->run_count++] = (gk_text_run){
        cell->text.size, reader->run_has_format ? gk_xlsx_run_look(&reader->run_font) : 0};
    return GK_OK;
}

/* --- formulas --- */

/* A formula of several cells stands in the first; the others have its results alone. */
static gk_status start_formula(sheet_reader *reader, const gk_xml_attributes *attributes,
                               gk_error *err) {
    gk_xml_slice range = gk_xml_attribute(attributes, "ref");
    reader->cell.formula = true;
    if (reader->context->results == GK_XLSX_CALCULATED || !range.text ||
        gk_xml_slice_is(gk_xml_attribute(attributes, "t"), "shared"))
        return GK_OK;
    gk_range *place = &reader->arrays[reader->array_count++ % ARRAYS];
    return fail_cell(reader, gk_xlsx_range(range, place, err), err);
}

static bool is_in_array(const sheet_reader *reader) {
    const gk_xlsx_cell *cell = &reader->cell;
    for (size_t i = 0; i < reader->array_count && i < ARRAYS; i++) {
        const gk_range *a = &reader->arrays[i];
        if (cell->row >= a->first_row && cell->row <= a->last_row && cell->col >= a->first_col &&
            cell->col <= a->last_col)
            return true;
    }
    return false;
}

/* --- a cell is complete --- */

static gk_status end_cell(sheet_reader *reader, gk_error *err) {
    gk_xlsx_cell *cell = &reader->cell;
    cell->formula = cell->formula || is_in_array(reader);
    gk_status status = GK_OK;
    if (gk_xlsx_cell_holds(reader->context, cell))
        status = gk_xlsx_place_fill(reader->place, cell->col, err);
    return status ? status
                  : gk_xlsx_cell_push(reader->context, reader->tab->name, cell, reader->sink, err);
}

static gk_status end_sheet(sheet_reader *reader, gk_error *err) {
    gk_status status = gk_hidden_rows_flush(&reader->hidden, reader->sink, err);
    if (status == GK_OK)
        status = gk_formula_results_end_sheet(reader->context->formulas, err);
    return status == GK_OK ? reader->sink->sheet_end(reader->sink->self, err) : status;
}

/* --- what is not understood --- */

static bool is_cell_part(int state) {
    return state >= DATA && state <= RUN_FORMAT;
}

/* What may stand among cells and holds no value: phonetic readings, extensions. */
static bool is_idle(const char *name) {
    static const char *const names[] = {"rPh", "phoneticPr", "extLst"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static gk_status in_row(const sheet_reader *reader, int state, gk_status status, gk_error *err) {
    return state >= CELL ? fail_cell(reader, status, err) : status;
}

/* An element that is not on the list stands in `state`. */
static gk_status unknown(const sheet_reader *reader, int state, const char *name, gk_error *err) {
    char quote[GK_QUOTE_MAX];
    gk_quote(name, strlen(name), quote);
    if (state == 0)
        return gk_fail(err, GK_E_UNSUPPORTED, "a sheet of an unknown kind, <%s>",
                       "未知种类的工作表 <%s>", quote);
    if (!is_cell_part(state) || state == RUN_FORMAT || is_idle(name))
        return GK_OK;
    return in_row(reader, state,
                  gk_fail(err, GK_E_FORMAT, "unknown element <%s> among the cells",
                          "单元格中有未知元素 <%s>", quote),
                  err);
}

/* --- events --- */

static gk_status entered(sheet_reader *reader, const gk_xml_attributes *attributes, gk_error *err) {
    switch (reader->walk.state) {
    case SHEET:
        return begin_sheet(reader, GK_SHEET_WORKSHEET, err);
    case CHART_SHEET:
        return begin_sheet(reader, GK_SHEET_CHART, err);
    case DIALOG_SHEET:
        return begin_sheet(reader, GK_SHEET_DIALOG, err);
    case MACRO_SHEET:
        return begin_sheet(reader, GK_SHEET_MACRO, err);
    case DATA:
        return start_data(reader, err);
    case ROW:
        return start_row(reader, attributes, err);
    case CELL:
        return start_cell(reader, attributes, err);
    case VALUE:
    case INLINE:
        return start_value(reader, reader->walk.state == INLINE, err);
    case FORMULA:
        return start_formula(reader, attributes, err);
    case RUN:
        begin_run(reader);
        return GK_OK;
    case RUN_FORMAT:
        reader->run_has_format = true;
        return GK_OK;
    case INLINE_TEXT:
    case RUN_TEXT:
        reader->text_start = reader->cell.text.size;
        return GK_OK;
    case COLUMN:
        return hide_columns(reader, attributes, err);
    case MERGE:
        return push_merge(reader, attributes, err);
    default:
        return GK_OK;
    }
}

static gk_status on_start(void *self, const char *name, const gk_xml_attributes *attributes,
                          gk_error *err) {
    sheet_reader *reader = self;
    int state = gk_xml_walk_state(&reader->walk);
    if (gk_xml_walk_enter(&reader->walk, name))
        return entered(reader, attributes, err);
    if (state == RUN_FORMAT)
        gk_xlsx_font_read(&reader->run_font, name, attributes);
    return unknown(reader, state, name, err);
}

static gk_status add_text(sheet_reader *reader, const char *text, size_t length, gk_error *err) {
    gk_buffer *cell = &reader->cell.text;
    if (length > GK_XLSX_CELL_MAX || cell->size > GK_XLSX_CELL_MAX - length)
        return fail_cell(reader,
                         gk_fail(err, GK_E_LIMIT, "a text of more than %zu MiB", "文本超过 %zu MiB",
                                 GK_XLSX_CELL_MAX >> 20),
                         err);
    return gk_buffer_append(cell, text, length) ? gk_fail_memory(err) : GK_OK;
}

static gk_status on_text(void *self, const char *text, size_t length, gk_error *err) {
    sheet_reader *reader = self;
    int state = gk_xml_walk_state(&reader->walk);
    if (state == VALUE || state == INLINE_TEXT || state == RUN_TEXT)
        return add_text(reader, text, length, err);
    if (!is_cell_part(state) || state == FORMULA || gk_is_all_space(text, length))
        return GK_OK;
    return in_row(
        reader, state,
        gk_fail(err, GK_E_FORMAT, "text among the cells, outside a value", "单元格的值以外有文字"),
        err);
}

static gk_status on_end(void *self, gk_error *err) {
    sheet_reader *reader = self;
    switch (gk_xml_walk_leave(&reader->walk)) {
    case CELL:
        return end_cell(reader, err);
    case VALUE:
        if (reader->cell.type == GK_XLSX_CELL_STRING || reader->cell.type == GK_XLSX_CELL_INLINE)
            gk_xlsx_unescape(&reader->cell.text, 0);
        return GK_OK;
    case INLINE_TEXT:
    case RUN_TEXT:
        gk_xlsx_unescape(&reader->cell.text, reader->text_start);
        return GK_OK;
    case RUN:
        return end_run(reader, err);
    case ROW:
        return end_row(reader, err);
    case SHEET:
        return end_sheet(reader, err);
    case CHART_SHEET:
    case DIALOG_SHEET:
    case MACRO_SHEET:
        return reader->sink->sheet_end(reader->sink->self, err);
    default:
        return GK_OK;
    }
}

/* Excel keeps the tab of a Visual Basic module of its version 5, but no part for it. */
static gk_status push_module(sheet_reader *reader, gk_error *err) {
    gk_status status = begin_sheet(reader, GK_SHEET_MODULE, err);
    return status ? status : reader->sink->sheet_end(reader->sink->self, err);
}

gk_status gk_xlsx_sheet_read(gk_zip *zip, const gk_xlsx_tab *tab, const gk_xlsx_context *context,
                             const gk_sink *sink, gk_error *err) {
    sheet_reader reader = {.walk = {.steps = steps}, .tab = tab, .context = context, .sink = sink};
    gk_xml_handler handler = {&reader, on_start, on_end, on_text};
    if (!tab->part)
        return push_module(&reader, err);
    reader.place = calloc(1, sizeof *reader.place);
    if (!reader.place)
        return gk_fail_memory(err);
    gk_status status = gk_xlsx_parse(zip, tab->part, SIZE_MAX, &handler, err);
    gk_buffer_free(&reader.cell.text);
    free(reader.cell.runs);
    free(reader.place);
    return status == GK_OK ? status : gk_fail_in(err, status, tab->name);
}
