#include "xlsx_sheet.h"
#include "fail.h"
#include "xlsx_reference.h"
#include "xlsx_walk.h"
#include <string.h>

enum {
    SHEET = 1,
    CHART_SHEET,
    DIALOG_SHEET,
    DATA,
    ROW,
    CELL,
    VALUE,
    FORMULA,
    INLINE,
    INLINE_TEXT,
    RUN,
    RUN_TEXT,
    COLUMNS,
    COLUMN,
    MERGES,
    MERGE
};

/* The frequent ones first. */
static const gk_xlsx_step steps[] = {{ROW, "c", CELL},
                                     {CELL, "v", VALUE},
                                     {CELL, "f", FORMULA},
                                     {CELL, "is", INLINE},
                                     {INLINE, "t", INLINE_TEXT},
                                     {DATA, "row", ROW},
                                     {INLINE, "r", RUN},
                                     {RUN, "t", RUN_TEXT},
                                     {MERGES, "mergeCell", MERGE},
                                     {COLUMNS, "col", COLUMN},
                                     {SHEET, "sheetData", DATA},
                                     {SHEET, "cols", COLUMNS},
                                     {SHEET, "mergeCells", MERGES},
                                     {0, "worksheet", SHEET},
                                     {0, "chartsheet", CHART_SHEET},
                                     {0, "dialogsheet", DIALOG_SHEET},
                                     {0, NULL, 0}};

typedef struct sheet_reader {
    gk_xlsx_walk walk;
    const gk_xlsx_tab *tab;
    const gk_xlsx_context *context;
    const gk_sink *sink;
    gk_xlsx_cell cell;
    bool has_data;     /* a <sheetData> has been seen */
    bool row_numbered; /* the row says its number, or its first cell has */
    bool row_hidden;
    uint32_t row, next_row, next_col;
    uint32_t hidden_first, hidden_next; /* hidden rows not yet pushed; none if equal */
    size_t text_start;                  /* of the <t> being read */
} sheet_reader;

/* --- hidden rows: one event for each block of them --- */

static gk_status flush_hidden(sheet_reader *reader, gk_error *err) {
    uint32_t first = reader->hidden_first, next = reader->hidden_next;
    reader->hidden_first = reader->hidden_next = 0;
    if (first == next)
        return GK_OK;
    return reader->sink->hide_rows(reader->sink->self, first, next - 1, err);
}

static gk_status note_hidden(sheet_reader *reader, gk_error *err) {
    gk_status status = GK_OK;
    if (reader->row != reader->hidden_next || reader->hidden_first == reader->hidden_next) {
        status = flush_hidden(reader, err);
        reader->hidden_first = reader->row;
    }
    reader->hidden_next = reader->row + 1;
    return status;
}

/* --- the parts of a sheet --- */

static gk_status start_row(sheet_reader *reader, const gk_xml_attributes *attributes,
                           gk_error *err) {
    gk_xml_slice r = gk_xml_attribute(attributes, "r");
    unsigned number = reader->next_row + 1;
    if (r.text && (!gk_xml_slice_unsigned(r, &number) || number == 0)) {
        char quote[GK_XLSX_QUOTE_MAX];
        return gk_fail(err, GK_E_FORMAT, "'%s' is no row number", "“%s”不是行号",
                       gk_xlsx_quote(r.text, r.length, quote));
    }
    if (number > GK_ROW_LIMIT)
        return gk_fail(err, GK_E_LIMIT, "row %u is beyond row %u", "第 %u 行超出第 %u 行", number,
                       GK_ROW_LIMIT);
    if (number <= reader->next_row)
        return gk_fail(err, GK_E_FORMAT, "row %u comes twice or out of order",
                       "第 %u 行重复或次序颠倒", number);
    reader->row = number - 1;
    reader->row_numbered = r.text != NULL;
    reader->row_hidden = gk_xml_slice_true(gk_xml_attribute(attributes, "hidden"));
    reader->next_col = 0;
    return GK_OK;
}

static gk_status end_row(sheet_reader *reader, gk_error *err) {
    reader->next_row = reader->row + 1;
    return reader->row_hidden ? note_hidden(reader, err) : GK_OK;
}

/* Take the cell's own address. A row without a number has that of its first cell. */
static gk_status place_cell(sheet_reader *reader, gk_xml_slice r, gk_error *err) {
    uint32_t row, col;
    gk_status status = gk_xlsx_reference(r, &row, &col, err);
    if (status == GK_E_FORMAT)
        return gk_fail_cell(err, status, reader->row, reader->next_col);
    if (status != GK_OK)
        return status;
    if (!reader->row_numbered && row >= reader->next_row)
        reader->row = row;
    reader->row_numbered = true;
    reader->cell.col = col;
    if (row != reader->row)
        status = gk_fail(err, GK_E_FORMAT, "the cell stands in row %u", "该单元格在第 %u 行中",
                         reader->row + 1);
    else if (col < reader->next_col)
        status = gk_fail(err, GK_E_FORMAT, "the cell comes twice or out of order",
                         "该单元格重复或次序颠倒");
    return status == GK_OK ? status : gk_fail_cell(err, status, row, col);
}

static gk_status cell_attributes(sheet_reader *reader, const gk_xml_attributes *attributes,
                                 gk_error *err) {
    gk_xlsx_cell *cell = &reader->cell;
    gk_xml_slice t = gk_xml_attribute(attributes, "t"), s = gk_xml_attribute(attributes, "s");
    char quote[GK_XLSX_QUOTE_MAX];
    gk_status status = GK_OK;
    if (!gk_xlsx_cell_type_named(t, &cell->type))
        status = gk_fail(err, GK_E_FORMAT, "'%s' is no type of cell", "“%s”不是单元格类型",
                         gk_xlsx_quote(t.text, t.length, quote));
    else if (s.text && !gk_xml_slice_unsigned(s, &cell->style))
        status = gk_fail(err, GK_E_FORMAT, "'%s' is no number of a style", "“%s”不是样式编号",
                         gk_xlsx_quote(s.text, s.length, quote));
    return status == GK_OK ? status : gk_fail_cell(err, status, cell->row, cell->col);
}

static gk_status start_cell(sheet_reader *reader, const gk_xml_attributes *attributes,
                            gk_error *err) {
    gk_xlsx_cell *cell = &reader->cell;
    gk_xml_slice r = gk_xml_attribute(attributes, "r");
    cell->style = 0;
    cell->formula = cell->value = false;
    cell->col = reader->next_col;
    gk_xlsx_text_clear(&cell->text);
    gk_status status = GK_OK;
    if (r.text)
        status = place_cell(reader, r, err);
    else if (reader->next_col >= GK_COL_LIMIT)
        status = gk_fail(err, GK_E_LIMIT, "row %u goes beyond column %u", "第 %u 行超出第 %u 列",
                         reader->row + 1, GK_COL_LIMIT);
    if (status != GK_OK)
        return status;
    reader->row_numbered = true;
    cell->row = reader->row;
    reader->next_col = cell->col + 1;
    return cell_attributes(reader, attributes, err);
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
    if (!gk_xml_slice_true(gk_xml_attribute(attributes, "hidden")))
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

static gk_status end_sheet(sheet_reader *reader, gk_error *err) {
    if (!reader->has_data)
        return gk_fail(err, GK_E_FORMAT, "the sheet has no <sheetData>",
                       "该工作表没有 <sheetData>");
    gk_status status = flush_hidden(reader, err);
    return status == GK_OK ? reader->sink->sheet_end(reader->sink->self, err) : status;
}

/* --- what is not understood --- */

static bool is_cell_part(int state) {
    return state >= DATA && state <= RUN_TEXT;
}

/* What may stand among cells and holds no value: fonts, phonetic readings, extensions. */
static bool is_idle(const char *name) {
    static const char *const names[] = {"rPr", "rPh", "phoneticPr", "extLst"};
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
    char quote[GK_XLSX_QUOTE_MAX];
    gk_xlsx_quote(name, strlen(name), quote);
    if (state == 0)
        return gk_fail(err, GK_E_UNSUPPORTED, "a sheet of an unknown kind, <%s>",
                       "未知种类的工作表 <%s>", quote);
    if (!is_cell_part(state) || is_idle(name))
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
        reader->cell.formula = true;
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
    int state = gk_xlsx_walk_state(&reader->walk);
    if (gk_xlsx_walk_enter(&reader->walk, name))
        return entered(reader, attributes, err);
    return unknown(reader, state, name, err);
}

static gk_status on_text(void *self, const char *text, size_t length, gk_error *err) {
    sheet_reader *reader = self;
    int state = gk_xlsx_walk_state(&reader->walk);
    if (state == VALUE || state == INLINE_TEXT || state == RUN_TEXT)
        return gk_xlsx_text_append(&reader->cell.text, text, length) ? GK_OK : gk_fail_memory(err);
    if (!is_cell_part(state) || state == FORMULA || gk_xlsx_blank(text, length))
        return GK_OK;
    return in_row(
        reader, state,
        gk_fail(err, GK_E_FORMAT, "text among the cells, outside a value", "单元格的值以外有文字"),
        err);
}

static gk_status on_end(void *self, gk_error *err) {
    sheet_reader *reader = self;
    switch (gk_xlsx_walk_leave(&reader->walk)) {
    case CELL:
        return gk_xlsx_cell_push(reader->context, &reader->cell, reader->sink, err);
    case VALUE:
        if (reader->cell.type == GK_XLSX_CELL_STRING || reader->cell.type == GK_XLSX_CELL_INLINE)
            gk_xlsx_text_unescape(&reader->cell.text, 0);
        return GK_OK;
    case INLINE_TEXT:
    case RUN_TEXT:
        gk_xlsx_text_unescape(&reader->cell.text, reader->text_start);
        return GK_OK;
    case ROW:
        return end_row(reader, err);
    case SHEET:
        return end_sheet(reader, err);
    case CHART_SHEET:
    case DIALOG_SHEET:
        return reader->sink->sheet_end(reader->sink->self, err);
    default:
        return GK_OK;
    }
}

gk_status gk_xlsx_sheet_read(gk_zip *zip, const gk_xlsx_tab *tab, const gk_xlsx_context *context,
                             const gk_sink *sink, gk_error *err) {
    sheet_reader reader = {.walk = {.steps = steps}, .tab = tab, .context = context, .sink = sink};
    gk_xml_handler handler = {&reader, on_start, on_end, on_text};
    gk_status status = gk_xlsx_parse(zip, tab->part, &handler, err);
    gk_xlsx_text_free(&reader.cell.text);
    return status == GK_OK ? status : gk_fail_in(err, status, tab->name);
}
