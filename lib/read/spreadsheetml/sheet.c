#include "read/spreadsheetml/sheet.h"
#include "base/characters.h"
#include "base/fail.h"
#include "base/quote.h"
#include "container/xml_walk.h"
#include "read/spreadsheetml/attribute.h"
#include "read/spreadsheetml/cell.h"
#include "read/spreadsheetml/columns.h"
#include "sheet/hidden_rows.h"
#include "sheet/sink.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { WORKBOOK = 1, WORKSHEET, TABLE, COLUMN, ROW, CELL, DATA };

/* The frequent ones first. */
static const gk_xml_step steps[] = {{CELL, "Data", DATA},        {ROW, "Cell", CELL},
                                    {TABLE, "Row", ROW},         {TABLE, "Column", COLUMN},
                                    {WORKSHEET, "Table", TABLE}, {WORKBOOK, "Worksheet", WORKSHEET},
                                    {0, "Workbook", WORKBOOK},   {0, NULL, 0}};

enum { LOOKS = 32 };

typedef struct sheets_reader {
    gk_xml_walk walk;
    const gk_xmlss_workbook *workbook;
    locale_t locale;
    const gk_sink *sink;
    size_t sheet; /* how many have begun */
    bool in_sheet, has_table;
    gk_buffer name;
    const gk_xmlss_style *table_style, *row_style;
    uint32_t row, next_row, next_col;
    uint32_t row_span; /* how many more rows are like this one */
    bool row_hidden;
    gk_hidden_rows hidden;
    gk_xmlss_cell cell;
    gk_range area;   /* the cell, with what is merged to it */
    unsigned markup; /* how deep one is in the markup of a rich text, and how it looks there */
    unsigned looks[LOOKS];
    gk_rich_text *rich;
    gk_xmlss_columns columns;
} sheets_reader;

/* --- attributes --- */

/* A number that is 0 if it is not there. */
static gk_status get_number(const gk_xml_attributes *attributes, const char *name, unsigned *number,
                            gk_error *err) {
    char quote[GK_QUOTE_MAX];
    gk_xml_slice value = gk_xmlss_attribute(attributes, name);
    *number = 0;
    if (!value.text || gk_xml_slice_unsigned(value, number))
        return GK_OK;
    return gk_fail(err, GK_E_FORMAT, "'%s' is no value for %s", "“%s”不能作为 %s 的值",
                   gk_quote(value.text, value.length, quote), name);
}

/* Index and Span: what they make of the place that is next, from 0, and how many follow it. */
static gk_status get_place(const gk_xml_attributes *attributes, uint32_t *place, unsigned *span,
                           gk_error *err) {
    unsigned index;
    gk_status status = get_number(attributes, "Index", &index, err);
    if (status == GK_OK && index == 0 && gk_xmlss_attribute(attributes, "Index").text)
        return gk_fail(err, GK_E_FORMAT, "'%d' is no value for %s", "“%d”不能作为 %s 的值", 0,
                       "Index");
    if (index)
        *place = index - 1;
    return status == GK_OK && span ? get_number(attributes, "Span", span, err) : status;
}

/* The style an element names; NULL if it names none. */
static gk_status get_style(const sheets_reader *reader, const gk_xml_attributes *attributes,
                           const gk_xmlss_style **style, gk_error *err) {
    char quote[GK_QUOTE_MAX];
    gk_xml_slice id = gk_xmlss_attribute(attributes, "StyleID");
    *style = id.text ? gk_xmlss_workbook_style(reader->workbook, id) : NULL;
    if (!id.text || *style || !reader->workbook->style_count || gk_xml_slice_is(id, "Default"))
        return GK_OK;
    return gk_fail(err, GK_E_FORMAT, "style %s does not exist", "样式 %s 不存在",
                   gk_quote(id.text, id.length, quote));
}

/* --- sheets --- */

static gk_status start_sheet(sheets_reader *reader, const gk_xml_attributes *attributes,
                             gk_error *err) {
    gk_xml_slice name = gk_xmlss_attribute(attributes, "Name");
    if (!name.length)
        return gk_fail(err, GK_E_FORMAT, "a sheet has no name", "有工作表没有名称");
    gk_buffer_clear(&reader->name);
    if (gk_buffer_append(&reader->name, name.text, name.length))
        return gk_fail_memory(err);
    gk_xmlss_columns_clear(&reader->columns);
    reader->in_sheet = true;
    reader->has_table = false;
    reader->next_row = 0;
    gk_sheet_info info = {reader->name.bytes, GK_SHEET_WORKSHEET,
                          reader->workbook->hidden[reader->sheet++], reader->workbook->date1904};
    return reader->sink->sheet_begin(reader->sink->self, &info, err);
}

static gk_status start_table(sheets_reader *reader, const gk_xml_attributes *attributes,
                             gk_error *err) {
    unsigned top, left;
    if (reader->has_table)
        return gk_fail(err, GK_E_FORMAT, "the sheet has two tables", "该工作表有两个 Table");
    reader->has_table = true;
    gk_status status = get_number(attributes, "TopCell", &top, err);
    if (status == GK_OK)
        status = get_number(attributes, "LeftCell", &left, err);
    if (status == GK_OK && (top > 1 || left > 1))
        return gk_fail(err, GK_E_UNSUPPORTED, "the sheet's table does not begin at A1",
                       "该工作表的 Table 不从 A1 开始");
    return status == GK_OK ? get_style(reader, attributes, &reader->table_style, err) : status;
}

static gk_status end_sheet(sheets_reader *reader, gk_error *err) {
    gk_status status = gk_hidden_rows_flush(&reader->hidden, reader->sink, err);
    if (status == GK_OK)
        status = reader->sink->sheet_end(reader->sink->self, err);
    if (status == GK_OK)
        reader->in_sheet = false;
    return status;
}

/* --- columns and rows --- */

static gk_status start_column(sheets_reader *reader, const gk_xml_attributes *attributes,
                              gk_error *err) {
    unsigned span;
    gk_xmlss_column column = {.first = reader->columns.next};
    gk_status status = get_place(attributes, &column.first, &span, err);
    if (status == GK_OK)
        status = get_style(reader, attributes, &column.style, err);
    if (status != GK_OK || column.first >= GK_COL_LIMIT)
        return status; /* there can be no cell so far to the right */
    if (column.first < reader->columns.next)
        return gk_fail(err, GK_E_FORMAT, "column %u comes twice or out of order",
                       "第 %u 列重复或次序颠倒", column.first + 1);
    unsigned room = GK_COL_LIMIT - 1 - column.first;
    column.last = column.first + (span < room ? span : room);
    status = gk_xmlss_columns_add(&reader->columns, &column, err);
    bool hidden = gk_xml_slice_true(gk_xmlss_attribute(attributes, "Hidden")) ||
                  gk_xml_slice_zero(gk_xmlss_attribute(attributes, "Width"));
    if (status != GK_OK || !hidden)
        return status;
    return reader->sink->hide_cols(reader->sink->self, column.first, column.last, err);
}

static gk_status start_row(sheets_reader *reader, const gk_xml_attributes *attributes,
                           gk_error *err) {
    reader->row = reader->next_row;
    gk_status status = get_place(attributes, &reader->row, &reader->row_span, err);
    if (status == GK_OK)
        status = get_style(reader, attributes, &reader->row_style, err);
    if (status != GK_OK)
        return status;
    if (reader->row >= GK_ROW_LIMIT || reader->row_span >= GK_ROW_LIMIT - reader->row)
        return gk_fail(err, GK_E_LIMIT, "rows beyond row %u", "超出第 %u 行", GK_ROW_LIMIT);
    if (reader->row < reader->next_row)
        return gk_fail(err, GK_E_FORMAT, "row %u comes twice or out of order",
                       "第 %u 行重复或次序颠倒", reader->row + 1);
    reader->row_hidden = gk_xml_slice_true(gk_xmlss_attribute(attributes, "Hidden")) ||
                         gk_xml_slice_zero(gk_xmlss_attribute(attributes, "Height"));
    reader->next_col = 0;
    return GK_OK;
}

static gk_status end_row(sheets_reader *reader, gk_error *err) {
    reader->next_row = reader->row + reader->row_span + 1;
    gk_sink_use(reader->sink, reader->row, GK_COL_LIMIT);
    if (!reader->row_hidden)
        return GK_OK;
    return gk_hidden_rows_add(&reader->hidden, reader->row, reader->next_row - 1, reader->sink,
                              err);
}

/* --- cells --- */

static gk_status fail_here(const sheets_reader *reader, gk_status status, gk_error *err) {
    bool nowhere = status == GK_OK || reader->cell.col >= GK_COL_LIMIT;
    return nowhere ? status : gk_fail_cell(err, status, reader->cell.row, reader->cell.col);
}

/* The area of a cell and what is merged to it. */
static gk_status get_area(sheets_reader *reader, const gk_xml_attributes *attributes,
                          gk_error *err) {
    unsigned across, down;
    const gk_xmlss_cell *cell = &reader->cell;
    gk_status status = get_number(attributes, "MergeAcross", &across, err);
    if (status == GK_OK)
        status = get_number(attributes, "MergeDown", &down, err);
    if (status != GK_OK)
        return status;
    if (across >= GK_COL_LIMIT - cell->col || down >= GK_ROW_LIMIT - cell->row)
        return gk_fail(err, GK_E_LIMIT, "the merged area goes beyond the sheet",
                       "合并区域超出工作表");
    reader->area = (gk_range){cell->row, cell->col, cell->row + down, cell->col + across};
    return GK_OK;
}

static gk_status place_cell(sheets_reader *reader, const gk_xml_attributes *attributes,
                            gk_error *err) {
    gk_xmlss_cell *cell = &reader->cell;
    cell->row = reader->row;
    cell->col = reader->next_col;
    gk_status status = get_place(attributes, &cell->col, NULL, err);
    if (status != GK_OK)
        return status;
    if (cell->col >= GK_COL_LIMIT)
        return gk_fail(err, GK_E_LIMIT, "row %u goes beyond column %u", "第 %u 行超出第 %u 列",
                       cell->row + 1, GK_COL_LIMIT);
    if (cell->col < reader->next_col)
        return gk_fail(err, GK_E_FORMAT, "the cell comes twice or out of order",
                       "该单元格重复或次序颠倒");
    if (reader->row_span)
        return gk_fail(err, GK_E_FORMAT, "a cell in a row that stands for several (Span)",
                       "代表多行 (Span) 的行中有单元格");
    return get_area(reader, attributes, err);
}

/* The cell's own style, or else its row's, its column's, the table's. */
static gk_status style_cell(sheets_reader *reader, const gk_xml_attributes *attributes,
                            gk_error *err) {
    gk_xmlss_cell *cell = &reader->cell;
    gk_status status = get_style(reader, attributes, &cell->style, err);
    if (!cell->style)
        cell->style = reader->row_style;
    if (!cell->style)
        cell->style = gk_xmlss_columns_style(&reader->columns, cell->col);
    if (!cell->style)
        cell->style = reader->table_style;
    if (!cell->style)
        cell->style = gk_xmlss_workbook_style(reader->workbook, (gk_xml_slice){"Default", 7});
    return status;
}

static gk_status start_cell(sheets_reader *reader, const gk_xml_attributes *attributes,
                            gk_error *err) {
    gk_xmlss_cell *cell = &reader->cell;
    cell->value = false;
    cell->formula = gk_xmlss_attribute(attributes, "Formula").length > 0;
    gk_buffer_clear(&cell->text);
    cell->run_count = 0;
    gk_status status = place_cell(reader, attributes, err);
    if (status == GK_OK)
        status = style_cell(reader, attributes, err);
    if (status != GK_OK)
        return fail_here(reader, status, err);
    reader->next_col = reader->area.last_col + 1;
    return GK_OK;
}

static gk_status start_data(sheets_reader *reader, const gk_xml_attributes *attributes,
                            gk_error *err) {
    char quote[GK_QUOTE_MAX];
    gk_xmlss_cell *cell = &reader->cell;
    gk_xml_slice type = gk_xmlss_attribute(attributes, "Type");
    gk_status status = GK_OK;
    if (cell->value)
        status = gk_fail(err, GK_E_FORMAT, "the cell has two values", "该单元格有两个值");
    else if (!type.text)
        status = gk_fail(err, GK_E_FORMAT, "the value has no type", "值没有类型");
    else if (!gk_xmlss_type_named(type, &cell->type))
        status = gk_fail(err, GK_E_FORMAT, "'%s' is no type of value", "“%s”不是值的类型",
                         gk_quote(type.text, type.length, quote));
    cell->value = true;
    return fail_here(reader, status, err);
}

/* A program that does not skip what is merged from above means another column. */
static gk_status check_covered(const sheets_reader *reader, gk_error *err) {
    const gk_range *area = &reader->area;
    bool merged = area->first_row < area->last_row || area->first_col < area->last_col;
    if (!merged && !gk_xmlss_cell_holds(&reader->cell))
        return GK_OK;
    if (!gk_xmlss_columns_covered(&reader->columns, area->first_row, area->first_col,
                                  area->last_col))
        return GK_OK;
    return fail_here(reader,
                     gk_fail(err, GK_E_FORMAT, "the cell lies in an area merged from above",
                             "该单元格位于上方的合并区域中"),
                     err);
}

static gk_status end_cell(sheets_reader *reader, gk_error *err) {
    const gk_range *area = &reader->area;
    gk_status status = check_covered(reader, err);
    if (status == GK_OK)
        status = gk_xmlss_cell_push(&reader->cell, reader->workbook->date1904, reader->locale,
                                    reader->sink, reader->rich, reader->name.bytes, err);
    if (status != GK_OK || (area->first_row == area->last_row && area->first_col == area->last_col))
        return status;
    gk_xmlss_columns_cover(&reader->columns, area);
    return reader->sink->merge(reader->sink->self, *area, err);
}

/* --- texts with markup --- */

static unsigned look_now(const sheets_reader *reader) {
    unsigned depth = reader->markup < LOOKS ? reader->markup : LOOKS;
    return depth ? reader->looks[depth - 1] : 0;
}

static void begin_markup(sheets_reader *reader, unsigned look) {
    look |= look_now(reader);
    if (reader->markup < LOOKS)
        reader->looks[reader->markup] = look;
    reader->markup++;
}

static gk_status add_text(sheets_reader *reader, const char *text, size_t length, gk_error *err) {
    gk_xmlss_cell *cell = &reader->cell;
    unsigned look = look_now(reader);
    bool goes_on = cell->run_count && cell->runs[cell->run_count - 1].look == look;
    if (gk_buffer_append(&cell->text, text, length) ||
        !gk_grow((void **)&cell->runs, cell->run_count, &cell->run_capacity, sizeof *cell->runs))
        return gk_fail_memory(err);
    cell->run_count += !goes_on;
    cell->runs[cell->run_count - 1] = (gk_text_run){cell->text.size, look};
    return GK_OK;
}

/* --- what is not on the list --- */

static bool is_among(const char *name, const char *const *names) {
    while (*names && strcasecmp(name, *names) != 0)
        names++;
    return *names != NULL;
}

/* What may stand in a cell beside its value. */
static bool is_idle(const char *name) {
    static const char *const names[] = {"NamedCell", "Comment", "PhoneticText", "SmartTags", NULL};
    return is_among(name, names);
}

/* What may stand in a value around its text. */
static bool is_markup(const char *name) {
    static const char *const names[] = {"Font", "B", "I", "U", "S", "Span", "Sub", "Sup", NULL};
    return is_among(name, names);
}

static gk_status in_row(const sheets_reader *reader, int state, gk_status status, gk_error *err) {
    return state >= CELL ? fail_here(reader, status, err) : status;
}

static gk_status unknown(const sheets_reader *reader, int state, const char *name, gk_error *err) {
    char quote[GK_QUOTE_MAX];
    if (state < TABLE || (state == CELL && is_idle(name)))
        return GK_OK;
    return in_row(reader, state,
                  gk_fail(err, GK_E_FORMAT, "unknown element <%s> among the cells",
                          "单元格中有未知元素 <%s>", gk_quote(name, strlen(name), quote)),
                  err);
}

/* --- events --- */

static gk_status entered(sheets_reader *reader, const gk_xml_attributes *attributes,
                         gk_error *err) {
    switch (reader->walk.state) {
    case WORKSHEET:
        return start_sheet(reader, attributes, err);
    case TABLE:
        return start_table(reader, attributes, err);
    case COLUMN:
        return start_column(reader, attributes, err);
    case ROW:
        return start_row(reader, attributes, err);
    case CELL:
        return start_cell(reader, attributes, err);
    case DATA:
        return start_data(reader, attributes, err);
    default:
        return GK_OK;
    }
}

static gk_status on_start(void *self, const char *name, const gk_xml_attributes *attributes,
                          gk_error *err) {
    sheets_reader *reader = self;
    int state = gk_xml_walk_state(&reader->walk);
    if (state == DATA && is_markup(name)) {
        begin_markup(reader, gk_xmlss_markup_look(name, attributes));
        return GK_OK;
    }
    if (gk_xml_walk_enter(&reader->walk, name))
        return entered(reader, attributes, err);
    return unknown(reader, state, name, err);
}

static gk_status on_text(void *self, const char *text, size_t length, gk_error *err) {
    sheets_reader *reader = self;
    int state = gk_xml_walk_state(&reader->walk);
    if (state == DATA)
        return add_text(reader, text, length, err);
    if (state < TABLE || gk_is_all_space(text, length))
        return GK_OK;
    return in_row(
        reader, state,
        gk_fail(err, GK_E_FORMAT, "text among the cells, outside a value", "单元格的值以外有文字"),
        err);
}

static gk_status on_end(void *self, gk_error *err) {
    sheets_reader *reader = self;
    if (reader->markup) {
        reader->markup--;
        return GK_OK;
    }
    switch (gk_xml_walk_leave(&reader->walk)) {
    case CELL:
        return end_cell(reader, err);
    case ROW:
        return end_row(reader, err);
    case WORKSHEET:
        return end_sheet(reader, err);
    default:
        return GK_OK;
    }
}

gk_status gk_xmlss_sheets_read(const char *text, size_t length, const gk_xmlss_workbook *workbook,
                               locale_t c, const gk_sink *sink, gk_rich_text *rich, gk_error *err) {
    sheets_reader *reader = calloc(1, sizeof *reader);
    if (!reader)
        return gk_fail_memory(err);
    reader->walk.steps = steps;
    reader->workbook = workbook;
    reader->locale = c;
    reader->sink = sink;
    reader->rich = rich;
    gk_xml_handler handler = {reader, on_start, on_end, on_text};
    gk_status status = gk_xmlss_parse(text, length, &handler, err);
    if (status != GK_OK && reader->in_sheet)
        gk_fail_in(err, status, reader->name.bytes);
    gk_xmlss_columns_free(&reader->columns);
    gk_buffer_free(&reader->name);
    gk_buffer_free(&reader->cell.text);
    free(reader->cell.runs);
    free(reader);
    return status;
}
