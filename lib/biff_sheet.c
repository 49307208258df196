#include "biff_sheet.h"

#include "fail.h"
#include "little_endian.h"
#include "serial_date.h"
#include <stdlib.h>
#include <string.h>

typedef struct sheet_reader {
    gk_biff_globals *g;
    gk_biff_walk walk;
    const gk_sink *sink;
    gk_error *err;
    bool awaits_string; /**< The last FORMULA's result is in the STRING record to come. */
    uint32_t row, col;  /**< Of the cell being read, for errors too. */
} sheet_reader;

static gk_status too_short(sheet_reader *s) {
    return gk_biff_damaged(s->err, "a record is shorter than its kind", "记录过短");
}

/* ---- pushing -------------------------------------------------------------------------------- */

static gk_status push(sheet_reader *s, const gk_cell *cell) {
    enum { LAST_COL = 255 };
    return cell->col > LAST_COL
               ? gk_biff_damaged(s->err, "a cell beyond column IV", "单元格超出IV列")
               : s->sink->cell(s->sink->self, cell, s->err);
}

static gk_status push_text(sheet_reader *s, const char *text, size_t length, bool formula) {
    gk_cell cell = {.row = s->row,
                    .col = s->col,
                    .type = GK_CELL_TEXT,
                    .formula = formula,
                    .text = text,
                    .length = length};
    return length ? push(s, &cell) : GK_OK;
}

static gk_status push_number(sheet_reader *s, unsigned xf, double number, bool formula) {
    char text[GK_SERIAL_TEXT_MAX];
    gk_cell cell = {
        .row = s->row, .col = s->col, .type = GK_CELL_NUMBER, .formula = formula, .number = number};
    gk_number_kind kind = gk_biff_globals_kind(s->g, xf);
    if (kind != GK_NUMBER_PLAIN)
        cell.type = gk_serial_text(kind, number, s->g->date1904, text);
    if (cell.type != GK_CELL_NUMBER) {
        cell.text = text;
        cell.length = strlen(text);
    }
    return push(s, &cell);
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

static gk_status push_bool_or_error(sheet_reader *s, unsigned value, bool is_error, bool formula) {
    const char *text = is_error ? error_text(value) : NULL;
    gk_cell cell = {.row = s->row,
                    .col = s->col,
                    .type = is_error ? GK_CELL_ERROR : GK_CELL_BOOL,
                    .formula = formula,
                    .number = is_error ? 0 : value != 0,
                    .text = text,
                    .length = text ? strlen(text) : 0};
    return push(s, &cell);
}

/* ---- cells ---------------------------------------------------------------------------------- */

/* Row, column and XF, with which every cell record begins. */
static bool take_place(sheet_reader *s, const gk_biff_record *r, size_t least) {
    if (r->length < 4)
        return false;
    s->row = gk_u16(r->data);
    s->col = gk_u16(r->data + 2);
    return r->length >= least;
}

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

static gk_status read_number(sheet_reader *s, const gk_biff_record *r) {
    return take_place(s, r, 14) ? push_number(s, gk_u16(r->data + 4), gk_f64(r->data + 6), false)
                                : too_short(s);
}

static gk_status read_rk(sheet_reader *s, const gk_biff_record *r) {
    return take_place(s, r, 10)
               ? push_number(s, gk_u16(r->data + 4), rk_number(gk_u32(r->data + 6)), false)
               : too_short(s);
}

static gk_status read_mulrk(sheet_reader *s, const gk_biff_record *r) {
    if (!take_place(s, r, 6))
        return too_short(s);
    gk_status status = GK_OK;
    for (size_t at = 4; at + 8 <= r->length && !status; at += 6, s->col++)
        status = push_number(s, gk_u16(r->data + at), rk_number(gk_u32(r->data + at + 2)), false);
    return status;
}

/* LABEL and RSTRING: a string in the record itself; the runs behind an RSTRING's are not data. */
static gk_status read_label(sheet_reader *s, const gk_biff_record *r) {
    if (!take_place(s, r, 8))
        return too_short(s);
    gk_biff_cursor c = gk_biff_read(&s->walk, r, s->err);
    gk_biff_take(&c, NULL, 6);
    gk_status status = gk_biff_globals_text(s->g, &c, 2);
    return status ? status : push_text(s, s->g->text.text, s->g->text.length, false);
}

static gk_status read_labelsst(sheet_reader *s, const gk_biff_record *r) {
    if (!take_place(s, r, 10))
        return too_short(s);
    uint32_t index = gk_u32(r->data + 6);
    if (index >= s->g->shared_count)
        return gk_biff_damaged(s->err, "a cell names a string that is not there",
                               "单元格引用的字符串不存在");
    const gk_biff_shared *shared = &s->g->shared[index];
    return push_text(s, s->g->texts + shared->offset, shared->length, false);
}

static gk_status read_boolerr(sheet_reader *s, const gk_biff_record *r) {
    return take_place(s, r, 8) ? push_bool_or_error(s, r->data[6], r->data[7] != 0, false)
                               : too_short(s);
}

/* The cached result: a double, or where its last bytes are FFFF a string to come, a boolean, an
 * error or nothing (MS-XLS 2.5.133). */
static gk_status read_formula(sheet_reader *s, const gk_biff_record *r) {
    enum { STRING = 0, BOOL = 1, ERROR = 2 };
    if (!take_place(s, r, 14))
        return too_short(s);
    const unsigned char *result = r->data + 6;
    if (gk_u16(result + 6) != 0xFFFF)
        return push_number(s, gk_u16(r->data + 4), gk_f64(result), true);
    s->awaits_string = result[0] == STRING;
    if (result[0] == BOOL || result[0] == ERROR)
        return push_bool_or_error(s, result[2], result[0] == ERROR, true);
    return GK_OK;
}

static gk_status read_string(sheet_reader *s, const gk_biff_record *r) {
    if (!s->awaits_string)
        return GK_OK;
    s->awaits_string = false;
    gk_biff_cursor c = gk_biff_read(&s->walk, r, s->err);
    gk_status status = gk_biff_globals_text(s->g, &c, 2);
    return status ? status : push_text(s, s->g->text.text, s->g->text.length, true);
}

/* ---- merges, hidden rows and columns ----------------------------------------------------------
 */

static gk_status read_merges(sheet_reader *s, const gk_biff_record *r) {
    size_t count = r->length >= 2 ? gk_u16(r->data) : 0;
    gk_status status = GK_OK;
    if (r->length < 2 + count * 8)
        return too_short(s);
    for (size_t i = 0; i < count && !status; i++) {
        const unsigned char *at = r->data + 2 + i * 8;
        gk_range range = {gk_u16(at), gk_u16(at + 4), gk_u16(at + 2), gk_u16(at + 6)};
        if (range.first_row <= range.last_row && range.first_col <= range.last_col)
            status = s->sink->merge(s->sink->self, range, s->err);
    }
    return status;
}

static gk_status read_row(sheet_reader *s, const gk_biff_record *r) {
    if (r->length < 14)
        return too_short(s);
    uint32_t row = gk_u16(r->data);
    bool hidden = gk_u16(r->data + 12) & 0x20;
    return hidden ? s->sink->hide_rows(s->sink->self, row, row, s->err) : GK_OK;
}

static gk_status read_colinfo(sheet_reader *s, const gk_biff_record *r) {
    if (r->length < 10)
        return too_short(s);
    bool hidden = gk_u16(r->data + 8) & 1 && gk_u16(r->data) <= gk_u16(r->data + 2);
    return hidden ? s->sink->hide_cols(s->sink->self, gk_u16(r->data), gk_u16(r->data + 2), s->err)
                  : GK_OK;
}

/* ---- the sheet --------------------------------------------------------------------------------
 */

typedef gk_status (*record_reader)(sheet_reader *s, const gk_biff_record *r);

static record_reader reader_of(unsigned type, bool *is_cell) {
    static const struct {
        unsigned type;
        bool is_cell;
        record_reader reader;
    } readers[] = {{GK_BIFF_LABELSST, true, read_labelsst},
                   {GK_BIFF_NUMBER, true, read_number},
                   {GK_BIFF_RK, true, read_rk},
                   {GK_BIFF_MULRK, true, read_mulrk},
                   {GK_BIFF_LABEL, true, read_label},
                   {GK_BIFF_RSTRING, true, read_label},
                   {GK_BIFF_BOOLERR, true, read_boolerr},
                   {GK_BIFF_FORMULA, true, read_formula},
                   {GK_BIFF_FORMULA4, true, read_formula},
                   {GK_BIFF_STRING, true, read_string},
                   {GK_BIFF_MERGEDCELLS, false, read_merges},
                   {GK_BIFF_ROW, false, read_row},
                   {GK_BIFF_COLINFO, false, read_colinfo}};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (readers[i].type == type) {
            *is_cell = readers[i].is_cell;
            return readers[i].reader;
        }
    return NULL;
}

static gk_status read_record(sheet_reader *s, const gk_biff_record *r) {
    bool is_cell;
    record_reader reader = reader_of(r->type, &is_cell);
    if (!reader)
        return GK_OK;
    if (is_cell && r->type != GK_BIFF_STRING)
        s->awaits_string = false;
    gk_status status = reader(s, r);
    return is_cell && status ? gk_fail_cell(s->err, status, s->row, s->col) : status;
}

/* From behind the BOF to its EOF; what a BOF inside begins (a chart) is passed over. */
static gk_status read_records(sheet_reader *s) {
    for (unsigned depth = 1; depth > 0;) {
        gk_biff_record r;
        bool end;
        gk_status status = gk_biff_next(&s->walk, &r, &end, s->err);
        if (status)
            return status;
        if (end)
            return gk_biff_damaged(s->err, "a sheet has no end (truncated?)",
                                   "工作表没有结束（是否被截断？）");
        if (r.type == GK_BIFF_BOF)
            depth++;
        else if (r.type == GK_BIFF_EOF)
            depth--;
        else if (depth == 1)
            status = read_record(s, &r);
        if (status)
            return status;
    }
    return GK_OK;
}

static gk_status open_sheet(sheet_reader *s, const gk_biff_sheet *sheet) {
    gk_biff_record bof;
    bool end;
    if (sheet->offset >= s->walk.size)
        return gk_biff_damaged(s->err, "a sheet lies behind the end (truncated?)",
                               "工作表位于文件末尾之后（是否被截断？）");
    s->walk.next = sheet->offset;
    gk_status status = gk_biff_next(&s->walk, &bof, &end, s->err);
    if (!status && (end || bof.type != GK_BIFF_BOF))
        status =
            gk_biff_damaged(s->err, "a sheet does not begin with BOF", "工作表不以 BOF 记录开头");
    return status;
}

gk_status gk_biff_sheet_read(gk_biff_globals *g, const gk_biff_sheet *sheet,
                             const unsigned char *stream, size_t size, const gk_sink *sink) {
    sheet_reader s = {.g = g, .walk = {stream, size, 0}, .sink = sink, .err = g->err};
    gk_sheet_info info = {sheet->name, GK_SHEET_WORKSHEET, sheet->hidden, g->date1904};
    gk_status status = sink->sheet_begin(sink->self, &info, g->err);
    if (!status)
        status = open_sheet(&s, sheet);
    if (!status)
        status = read_records(&s);
    if (!status)
        status = sink->sheet_end(sink->self, g->err);
    return gk_fail_in(g->err, status, sheet->name);
}
