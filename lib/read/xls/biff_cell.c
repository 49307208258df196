#include "read/xls/biff_cell.h"

#include "base/fail.h"
#include "base/little_endian.h"
#include "sheet/serial_date.h"
#include "sheet/sink.h"
#include <math.h>
#include <string.h>

enum { NOT_A_NUMBER = 0x24, IN_IXFE = 0x3F };

static gk_status wrong_length(gk_biff_cells *cells) {
    return gk_biff_damaged(cells->g->err, "a cell's record of a wrong length",
                           "单元格记录长度不符");
}

/* ---- pushing -------------------------------------------------------------------------------- */

/* A cell that holds nothing. */
static gk_status push_nothing(gk_biff_cells *cells) {
    if (cells->col < GK_BIFF_COLUMNS)
        gk_sink_use(cells->sink, cells->row, cells->col);
    return GK_OK;
}

static gk_status push_runs(gk_biff_cells *cells, gk_cell *cell, unsigned look,
                           const gk_text_run *runs, size_t count) {
    cell->row = cells->row;
    cell->col = cells->col;
    if (cell->col >= GK_BIFF_COLUMNS)
        return gk_biff_damaged(cells->g->err, "a cell beyond column IV", "单元格超出IV列");
    gk_status status =
        gk_rich_text_apply(&cells->g->rich, cells->sheet, look, runs, count, cell, cells->g->err);
    if (status)
        return status;
    return cell->text && !cell->length ? push_nothing(cells)
                                       : cells->sink->cell(cells->sink->self, cell, cells->g->err);
}

static gk_status push(gk_biff_cells *cells, gk_cell *cell, unsigned look) {
    return push_runs(cells, cell, look, NULL, 0);
}

static gk_status push_rich_text(gk_biff_cells *cells, gk_biff_style style, const char *text,
                                size_t length, const gk_text_run *runs, size_t count,
                                bool formula) {
    gk_cell cell = {.type = GK_CELL_TEXT,
                    .formula = formula,
                    .text = text,
                    .length = length,
                    .format = style.format.code};
    return length ? push_runs(cells, &cell, style.look, runs, count) : push_nothing(cells);
}

static gk_status push_text(gk_biff_cells *cells, gk_biff_style style, bool formula) {
    const gk_buffer *text = &cells->g->text.utf8;
    return push_rich_text(cells, style, gk_buffer_view(text), text->size, NULL, 0, formula);
}

static const char *error_text(unsigned code) {
    switch (code) { /* MS-XLS 2.5.10 */
    case 0x00:
        return "#NULL!";
    case 0x07:
        return "#DIV/0!";
    case 0x0F:
        return "#VALUE!";
    case 0x17:
        return "#REF!";
    case 0x1D:
        return "#NAME?";
    case 0x24:
        return "#NUM!";
    case 0x2A:
        return "#N/A";
    case 0x2B:
        return "#GETTING_DATA";
    default:
        return "#UNKNOWN!";
    }
}

static gk_status push_bool_or_error(gk_biff_cells *cells, gk_biff_style style, unsigned value,
                                    bool is_error, bool formula) {
    const char *text = is_error ? error_text(value) : NULL;
    gk_cell cell = {.type = is_error ? GK_CELL_ERROR : GK_CELL_BOOL,
                    .formula = formula,
                    .number = is_error ? 0 : value != 0,
                    .text = text,
                    .length = text ? strlen(text) : 0,
                    .format = style.format.code};
    return push(cells, &cell, style.look);
}

static gk_status push_number(gk_biff_cells *cells, gk_biff_style style, double number,
                             bool formula) {
    char text[GK_SERIAL_TEXT_MAX];
    gk_cell cell = {
        .type = GK_CELL_NUMBER, .formula = formula, .number = number, .format = style.format.code};
    if (!isfinite(number))
        return push_bool_or_error(cells, style, NOT_A_NUMBER, true, formula);
    if (style.format.kind != GK_NUMBER_PLAIN)
        cell.type = gk_serial_text(style.format.kind, number, cells->g->date1904, text);
    if (cell.type != GK_CELL_NUMBER) {
        cell.text = text;
        cell.length = strlen(text);
    }
    return push(cells, &cell, style.look);
}

/* ---- where a cell stands, and how it looks ----------------------------------------------------
 */

/* The bytes of row, column and XF, with which every cell's record begins. */
static size_t head_size(const gk_biff_cells *cells) {
    return cells->g->version == GK_BIFF2 ? 7 : 6;
}

/* `least` bytes must stand behind the head. */
static bool take_place(gk_biff_cells *cells, const gk_biff_record *r, size_t least) {
    if (r->length >= 4) {
        cells->row = gk_u16(r->data);
        cells->col = gk_u16(r->data + 2);
    }
    return r->length >= head_size(cells) + least;
}

/* The same of a record that is always of one length. Some programs leave bytes over behind the data;
 * a length that takes in the next cells is a wrong one. */
static bool take_whole(gk_biff_cells *cells, const gk_biff_record *r, size_t length) {
    size_t whole = head_size(cells) + length;
    return take_place(cells, r, length) && !gk_biff_swallows(r->data + whole, r->length - whole);
}

/* BIFF2 has six bits for the XF, or without any XF in the file names the format itself. */
static gk_number_format format2(gk_biff_cells *cells, const unsigned char *attributes) {
    unsigned xf = attributes[0] & IN_IXFE;
    if (!cells->g->formats.xf_count)
        return gk_biff_formats_by_id(&cells->g->formats, attributes[1] & 0x3F);
    return gk_biff_formats_of_xf(&cells->g->formats, xf == IN_IXFE ? cells->ixfe : xf);
}

static gk_biff_style style_of_xf(const gk_biff_cells *cells, unsigned xf) {
    return (gk_biff_style){gk_biff_formats_of_xf(&cells->g->formats, xf),
                           gk_biff_looks_of_xf(&cells->g->looks, xf)};
}

static gk_biff_style style_of(gk_biff_cells *cells, const gk_biff_record *r) {
    return cells->g->version == GK_BIFF2
               ? (gk_biff_style){format2(cells, r->data + 4), GK_LOOK_WHITE}
               : style_of_xf(cells, gk_u16(r->data + 4));
}

/* ---- records -------------------------------------------------------------------------------- */

/* An RK number: 30 bits of a double or an integer, perhaps in hundredths (MS-XLS 2.5.217). */
static double rk_number(uint32_t rk) {
    unsigned char bytes[8] = {0};
    double number;
    if (rk & 2) {
        number = (double)((int32_t)(rk & 0xFFFFFFFCu) / 4);
    } else {
        for (unsigned i = 0; i < 4; i++)
            bytes[4 + i] = (unsigned char)((rk & 0xFFFFFFFCu) >> (8 * i));
        number = gk_f64(bytes);
    }
    return rk & 1 ? number / 100 : number;
}

/* BLANK and MULBLANK, of which the first cell will do: they hold formats alone. */
static gk_status read_blank(gk_biff_cells *cells, const gk_biff_record *r) {
    return take_place(cells, r, 0) ? push_nothing(cells) : GK_OK;
}

static gk_status read_integer(gk_biff_cells *cells, const gk_biff_record *r) {
    return take_whole(cells, r, 2)
               ? push_number(cells, style_of(cells, r), gk_u16(r->data + head_size(cells)), false)
               : wrong_length(cells);
}

static gk_status read_number(gk_biff_cells *cells, const gk_biff_record *r) {
    return take_whole(cells, r, 8)
               ? push_number(cells, style_of(cells, r), gk_f64(r->data + head_size(cells)), false)
               : wrong_length(cells);
}

static gk_status read_rk(gk_biff_cells *cells, const gk_biff_record *r) {
    return take_whole(cells, r, 4)
               ? push_number(cells, style_of(cells, r),
                             rk_number(gk_u32(r->data + head_size(cells))), false)
               : wrong_length(cells);
}

static bool only_zeros(const unsigned char *bytes, size_t size) {
    while (size && !bytes[size - 1])
        size--;
    return size == 0;
}

/* How many numbers a MULRK holds, by the last column that stands behind them; 0 if it says
 * otherwise. Bytes over are fewer than a number takes, or zeros: else they may be numbers. */
static size_t count_rks(const gk_biff_record *r, uint32_t col) {
    for (size_t n = r->length / 6 - 1; n > 0; n--) {
        size_t end = 4 + 6 * n + 2, over = r->length - end;
        if (gk_u16(r->data + end - 2) + 1u == col + n)
            return over < 6 || only_zeros(r->data + end, over) ? n : 0;
    }
    return 0;
}

static gk_status read_mulrk(gk_biff_cells *cells, const gk_biff_record *r) {
    if (!take_place(cells, r, 0))
        return wrong_length(cells);
    size_t count = count_rks(r, cells->col), end = 4 + 6 * count;
    if (!count)
        return gk_biff_damaged(cells->g->err, "a row of numbers of another length",
                               "数值记录长度不符");
    gk_status status = GK_OK;
    for (size_t at = 4; at < end && !status; at += 6, cells->col++)
        status = push_number(cells, style_of_xf(cells, gk_u16(r->data + at)),
                             rk_number(gk_u32(r->data + at + 2)), false);
    return status;
}

/* Push the text just read, with its runs. */
static gk_status push_label(gk_biff_cells *cells, gk_biff_style style) {
    const gk_biff_text *text = &cells->g->text;
    gk_run_table runs = {0};
    gk_status status = gk_biff_add_runs(&runs, 0, text, &cells->g->looks, cells->g->err);
    if (!status)
        status = push_rich_text(cells, style, gk_buffer_view(&text->utf8), text->utf8.size,
                                runs.runs, runs.count, false);
    gk_run_table_free(&runs);
    return status;
}

/* LABEL and RSTRING: a string in the record itself. */
static gk_status read_label(gk_biff_cells *cells, const gk_biff_record *r) {
    bool biff2 = cells->g->version == GK_BIFF2;
    if (!take_place(cells, r, biff2 ? 1 : 2))
        return wrong_length(cells);
    gk_biff_cursor c = gk_biff_read(cells->walk, r, cells->g->err);
    gk_biff_take(&c, NULL, head_size(cells));
    gk_status status = gk_biff_globals_text(cells->g, &c, biff2 ? 1 : 2);
    if (!status && r->type == GK_BIFF_LABEL && gk_biff_swallows(c.at, c.left))
        return wrong_length(cells);
    if (!status && r->type == GK_BIFF_RSTRING)
        status = gk_biff_runs_behind(&c, cells->g->version == GK_BIFF8 ? NULL : &cells->g->bytes,
                                     &cells->g->text);
    return status ? status : push_label(cells, style_of(cells, r));
}

static gk_status read_labelsst(gk_biff_cells *cells, const gk_biff_record *r) {
    size_t length, count;
    if (!take_whole(cells, r, 4))
        return wrong_length(cells);
    size_t number = gk_u32(r->data + 6);
    const char *text = gk_biff_shared_at(&cells->g->shared, number, &length);
    const gk_text_run *runs = gk_run_table_of(&cells->g->shared.runs, number, &count);
    return text ? push_rich_text(cells, style_of(cells, r), text, length, runs, count, false)
                : gk_biff_damaged(cells->g->err, "a cell names a string that is not there",
                                  "单元格引用的字符串不存在");
}

static gk_status read_boolerr(gk_biff_cells *cells, const gk_biff_record *r) {
    if (!take_whole(cells, r, 2))
        return wrong_length(cells);
    const unsigned char *value = r->data + head_size(cells);
    return push_bool_or_error(cells, style_of(cells, r), value[0], value[1] != 0, false);
}

/* What the program that wrote a result says of it (MS-XLS 2.4.127, fAlwaysCalc and the bit behind
 * it); the record has room for that in all versions that matter. */
static unsigned flags_of(const gk_biff_cells *cells, const gk_biff_record *r) {
    size_t at = head_size(cells) + 8;
    return cells->g->version >= GK_BIFF5 && r->length >= at + 2 ? gk_u16(r->data + at) : 0;
}

/* Whether nobody calculated the formulas. Excel, WPS, LibreOffice and Gnumeric name the program that
 * calculated (RECALCID), or calculate when they save (SAVERECALC) and ask for nothing. POI, jxl,
 * PHPExcel and Spreadsheet::WriteExcel say that a formula is to be calculated on load; xlwt, whose
 * results are empty, that it saves without calculating. */
static bool is_uncalculated(const gk_biff_cells *cells, const gk_biff_record *r, bool empty) {
    enum { ON_LOAD = 2 };
    if (cells->uncalculated)
        return true;
    return cells->g->version >= GK_BIFF5 && !cells->g->calculated &&
           (flags_of(cells, r) & ON_LOAD || (empty && !cells->recalculated));
}

static gk_status push_empty_result(gk_biff_cells *cells, const gk_biff_record *r) {
    gk_origin place = {.sheet = cells->sheet, .row = cells->row, .col = cells->col};
    return is_uncalculated(cells, r, true)
               ? gk_formula_results_missing(&cells->g->formulas, place, cells->g->err)
               : push_nothing(cells);
}

static gk_status push_result(gk_biff_cells *cells, const gk_biff_record *r, double number) {
    gk_origin place = {.sheet = cells->sheet, .row = cells->row, .col = cells->col};
    if (!is_uncalculated(cells, r, false))
        return push_number(cells, style_of(cells, r), number, true);
    gk_status status = GK_OK;
    if (number != 0)
        gk_formula_results_stored(&cells->g->formulas, place);
    else
        status = gk_formula_results_missing(&cells->g->formulas, place, cells->g->err);
    if (status || (number == 0 && !cells->g->input->options->as_stored))
        return status;
    return push_number(cells, style_of(cells, r), number, true);
}

/* The cached result: a double, or where its last bytes are FFFF a string to come, a boolean, an
 * error or nothing (MS-XLS 2.5.133). */
static gk_status read_formula(gk_biff_cells *cells, const gk_biff_record *r) {
    enum { STRING = 0, BOOL = 1, ERROR = 2, EMPTY = 3 };
    if (!take_place(cells, r, 8))
        return wrong_length(cells);
    const unsigned char *result = r->data + head_size(cells);
    if (gk_u16(result + 6) != 0xFFFF)
        return push_result(cells, r, gk_f64(result));
    if (result[0] > EMPTY)
        return gk_biff_damaged(cells->g->err, "a formula's result of an unknown kind",
                               "公式结果类型未知");
    cells->awaits_string = result[0] == STRING;
    cells->string_style = style_of(cells, r);
    if (result[0] == BOOL || result[0] == ERROR)
        return push_bool_or_error(cells, cells->string_style, result[2], result[0] == ERROR, true);
    return cells->awaits_string ? GK_OK : push_empty_result(cells, r);
}

static gk_status read_string(gk_biff_cells *cells, const gk_biff_record *r) {
    if (!cells->awaits_string)
        return GK_OK;
    cells->awaits_string = false;
    gk_biff_cursor c = gk_biff_read(cells->walk, r, cells->g->err);
    gk_status status = gk_biff_globals_text(cells->g, &c, r->type == GK_BIFF2_STRING ? 1 : 2);
    return status ? status : push_text(cells, cells->string_style, true);
}

/* The XF of a BIFF2 cell whose own six bits are all ones; it stands before the cell. */
static gk_status read_ixfe(gk_biff_cells *cells, const gk_biff_record *r) {
    if (r->length < 2)
        return gk_biff_too_short(cells->g->err);
    cells->ixfe = gk_u16(r->data);
    return GK_OK;
}

/* ---- which record ----------------------------------------------------------------------------
 */

typedef gk_status (*record_reader)(gk_biff_cells *cells, const gk_biff_record *r);

static record_reader reader_of(unsigned type) {
    static const struct {
        unsigned type;
        record_reader reader;
    } readers[] = {{GK_BIFF_LABELSST, read_labelsst},
                   {GK_BIFF_NUMBER, read_number},
                   {GK_BIFF_RK, read_rk},
                   {GK_BIFF_MULRK, read_mulrk},
                   {GK_BIFF_FORMULA, read_formula},
                   {GK_BIFF_BLANK, read_blank},
                   {GK_BIFF_MULBLANK, read_blank},
                   {GK_BIFF_LABEL, read_label},
                   {GK_BIFF_STRING, read_string},
                   {GK_BIFF_BOOLERR, read_boolerr},
                   {GK_BIFF_RSTRING, read_label},
                   {GK_BIFF4_FORMULA, read_formula},
                   {GK_BIFF3_FORMULA, read_formula},
                   {GK_BIFF2_BLANK, read_blank},
                   {GK_BIFF2_INTEGER, read_integer},
                   {GK_BIFF2_NUMBER, read_number},
                   {GK_BIFF2_LABEL, read_label},
                   {GK_BIFF2_BOOLERR, read_boolerr},
                   {GK_BIFF2_STRING, read_string},
                   {GK_BIFF2_IXFE, read_ixfe}};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (readers[i].type == type)
            return readers[i].reader;
    return NULL;
}

static bool is_of_biff2(unsigned type) {
    return type < GK_BIFF_EOF && type != GK_BIFF_FORMULA;
}

/* Cells of BIFF2 in a later sheet have another head: a stream read from a wrong place. What holds no
 * value does no harm: a record without data, a blank cell, a row, a sheet's size. */
static bool is_cell_of_biff2(const gk_biff_record *r) {
    return is_of_biff2(r->type) && r->type > GK_BIFF2_BLANK && r->type != GK_BIFF2_ROW &&
           r->length > 0;
}

static gk_status no_string(gk_biff_cells *cells) {
    gk_status status =
        gk_biff_damaged(cells->g->err, "a formula's text is missing", "缺少公式的文本结果");
    return gk_fail_cell(cells->g->err, status, cells->row, cells->col);
}

gk_status gk_biff_cells_read(gk_biff_cells *cells, const gk_biff_record *record) {
    bool later = cells->g->version != GK_BIFF2;
    if (later && is_cell_of_biff2(record))
        return gk_biff_damaged(cells->g->err, "a record of an unknown kind", "未知的记录类型");
    record_reader reader = later && is_of_biff2(record->type) ? NULL : reader_of(record->type);
    if (!reader)
        return GK_OK;
    if (reader != read_string && cells->awaits_string)
        return no_string(cells);
    gk_status status = reader(cells, record);
    return status ? gk_fail_cell(cells->g->err, status, cells->row, cells->col) : GK_OK;
}

gk_status gk_biff_cells_finish(gk_biff_cells *cells) {
    return cells->awaits_string ? no_string(cells) : GK_OK;
}
