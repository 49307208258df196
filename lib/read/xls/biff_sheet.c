#include "read/xls/biff_sheet.h"

#include "base/fail.h"
#include "base/little_endian.h"
#include "read/xls/biff_cell.h"
#include "sheet/sink.h"

typedef struct sheet_reader {
    gk_biff_globals *g;
    gk_biff_walk walk;
    const gk_sink *sink;
    gk_biff_cells cells;
} sheet_reader;

/* ---- merges, hidden rows and columns ----------------------------------------------------------
 */

static gk_status read_merges(sheet_reader *reader, const gk_biff_record *r) {
    size_t count = r->length >= 2 ? gk_u16(r->data) : 0;
    gk_status status = GK_OK;
    if (r->length < 2 + count * 8)
        return gk_biff_too_short(reader->g->err);
    for (size_t i = 0; i < count && !status; i++) {
        const unsigned char *at = r->data + 2 + i * 8;
        gk_range range = {gk_u16(at), gk_u16(at + 4), gk_u16(at + 2), gk_u16(at + 6)};
        if (range.first_row > range.last_row || range.first_col > range.last_col ||
            range.first_col >= GK_BIFF_COLUMNS)
            return gk_biff_damaged(reader->g->err, "a merge of no cells", "合并区域无效");
        if (range.last_col >= GK_BIFF_COLUMNS)
            range.last_col = GK_BIFF_COLUMNS - 1;
        status = reader->sink->merge(reader->sink->self, range, reader->g->err);
    }
    return status;
}

static gk_status wrong_row(sheet_reader *reader) {
    return gk_biff_damaged(reader->g->err, "a row's record of a wrong length", "行记录长度不符");
}

static gk_status take_row(sheet_reader *reader, const gk_biff_record *r, bool hidden) {
    uint32_t row = gk_u16(r->data);
    gk_sink_use(reader->sink, row, GK_COL_LIMIT);
    return hidden ? reader->sink->hide_rows(reader->sink->self, row, row, reader->g->err) : GK_OK;
}

static gk_status read_row(sheet_reader *reader, const gk_biff_record *r) {
    enum { SIZE = 16, HIDDEN = 0x20, HEIGHT = 0x7FFF };
    return r->length >= SIZE && !gk_biff_swallows(r->data + SIZE, r->length - SIZE)
               ? take_row(reader, r,
                          gk_u16(r->data + 12) & HIDDEN || !(gk_u16(r->data + 6) & HEIGHT))
               : wrong_row(reader);
}

/* BIFF2 knows no hidden rows and columns, only such without a height or width. */
static gk_status read_row2(sheet_reader *reader, const gk_biff_record *r) {
    return r->length >= 13 ? take_row(reader, r, gk_u16(r->data + 6) == 0) : wrong_row(reader);
}

static gk_status hide_columns(sheet_reader *reader, uint32_t first, uint32_t last, bool hidden) {
    if (last >= GK_BIFF_COLUMNS) /* Excel itself writes 256 */
        last = GK_BIFF_COLUMNS - 1;
    /* a range that ends before it begins is none, to Excel as well */
    return hidden && first <= last
               ? reader->sink->hide_cols(reader->sink->self, first, last, reader->g->err)
               : GK_OK;
}

static gk_status read_colinfo(sheet_reader *reader, const gk_biff_record *r) {
    return r->length < 10 ? gk_biff_too_short(reader->g->err)
                          : hide_columns(reader, gk_u16(r->data), gk_u16(r->data + 2),
                                         gk_u16(r->data + 8) & 1 || gk_u16(r->data + 4) == 0);
}

static gk_status read_colwidth2(sheet_reader *reader, const gk_biff_record *r) {
    return r->length < 4 ? gk_biff_too_short(reader->g->err)
                         : hide_columns(reader, r->data[0], r->data[1], gk_u16(r->data + 2) == 0);
}

/* ---- the sheet --------------------------------------------------------------------------------
 */

static gk_status read_record(sheet_reader *reader, const gk_biff_record *r) {
    bool biff2 = reader->g->version == GK_BIFF2;
    switch (r->type) {
    case GK_BIFF_MERGEDCELLS:
        return read_merges(reader, r);
    case GK_BIFF_ROW:
        return read_row(reader, r);
    case GK_BIFF_COLINFO:
        return read_colinfo(reader, r);
    case GK_BIFF2_COLWIDTH:
        return biff2 ? read_colwidth2(reader, r) : GK_OK;
    case GK_BIFF2_ROW:
        return biff2 ? read_row2(reader, r) : gk_biff_cells_read(&reader->cells, r);
    case GK_BIFF_UNCALCED:
        reader->cells.uncalculated = true;
        return GK_OK;
    case GK_BIFF_SAVERECALC:
        reader->cells.recalculated = r->length >= 2 && gk_u16(r->data);
        return GK_OK;
    default:
        return gk_biff_cells_read(&reader->cells, r);
    }
}

/* From behind the BOF to its EOF. */
static gk_status read_records(sheet_reader *reader) {
    gk_status status = GK_OK;
    while (!status) {
        gk_biff_record r;
        bool end;
        status = gk_biff_next_here(&reader->walk, &r, &end, reader->g->err);
        if (!status && end)
            return gk_biff_damaged(reader->g->err, "a sheet has no end (truncated?)",
                                   "工作表没有结束（是否被截断？）");
        if (!status && gk_biff_ends(&reader->walk, &r))
            return gk_biff_cells_finish(&reader->cells);
        if (!status)
            status = read_record(reader, &r);
    }
    return status;
}

static gk_status open_sheet(sheet_reader *reader, const gk_biff_sheet *sheet) {
    unsigned substream;
    if (sheet->offset >= reader->walk.size)
        return gk_biff_damaged(reader->g->err, "a sheet lies behind the end (truncated?)",
                               "工作表位于文件末尾之后（是否被截断？）");
    reader->walk.next = sheet->offset;
    gk_status status = gk_biff_begin(&reader->walk, &substream, reader->g->err);
    if (!status && substream != GK_BIFF_WORKSHEET)
        status = gk_biff_damaged(reader->g->err, "a sheet does not begin with BOF",
                                 "工作表不以 BOF 记录开头");
    return status;
}

/* Sheets lie behind one another; many that share their bytes would take time without bounds. */
static gk_status check_overlap(sheet_reader *reader, const gk_biff_sheet *sheet) {
    reader->g->sheet_bytes += reader->walk.next - sheet->offset;
    return reader->g->sheet_bytes > reader->walk.size
               ? gk_biff_damaged(reader->g->err, "its sheets overlap", "工作表互相重叠")
               : GK_OK;
}

static gk_status read_worksheet(sheet_reader *reader, const gk_biff_sheet *sheet) {
    gk_status status = open_sheet(reader, sheet);
    if (!status)
        status = read_records(reader);
    return status ? status : check_overlap(reader, sheet);
}

gk_status gk_biff_sheet_read(gk_biff_globals *g, const gk_biff_sheet *sheet,
                             const unsigned char *stream, size_t size, const gk_sink *sink) {
    sheet_reader reader = {.g = g, .walk = {stream, size, 0}, .sink = sink};
    reader.cells =
        (gk_biff_cells){.g = g, .walk = &reader.walk, .sink = sink, .sheet = sheet->name};
    gk_sheet_info info = {sheet->name, sheet->kind, sheet->hidden, g->date1904};
    gk_status status = sink->sheet_begin(sink->self, &info, g->err);
    if (!status && sheet->kind == GK_SHEET_WORKSHEET)
        status = read_worksheet(&reader, sheet);
    if (!status)
        status = gk_formula_results_end_sheet(&g->formulas, g->err);
    if (!status)
        status = sink->sheet_end(sink->self, g->err);
    return gk_fail_in(g->err, status, sheet->name);
}
