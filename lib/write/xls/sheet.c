#include "write/xls/sheet.h"

#include "container/biff_records.h"
#include "write/xls/styles.h"

/* Records that only a writer needs. */
enum {
    HEADER = 0x0014,
    FOOTER = 0x0015,
    SELECTION = 0x001D,
    LEFTMARGIN = 0x0026, /* and right, top, bottom */
    PRINTHEADERS = 0x002A,
    PRINTGRIDLINES = 0x002B,
    PANE = 0x0041,
    DEFCOLWIDTH = 0x0055,
    GUTS = 0x0080,
    WSBOOL = 0x0081,
    GRIDSET = 0x0082,
    HCENTER = 0x0083,
    VCENTER = 0x0084,
    SETUP = 0x00A1,
    DIMENSIONS = 0x0200,
    DEFAULTROWHEIGHT = 0x0225,
    WINDOW2 = 0x023E,
    FEATHDR = 0x0867,
    FEAT = 0x0868
};

static void put_flag(gk_biff_out *out, unsigned type, unsigned value) {
    const uint16_t values[] = {(uint16_t)value};
    gk_biff_put_record(out, type, values, 1);
}

/* ---- the page ------------------------------------------------------------------------------- */

static void put_settings(gk_biff_out *out) {
    enum { BREAKS_AND_OUTLINES = 0x04C1, FIT_TO_PAGE = 0x0100, ROW_HEIGHT = 255 };
    static const uint16_t no_outline[4] = {0}, height[] = {0, ROW_HEIGHT};
    put_flag(out, PRINTHEADERS, 0);
    put_flag(out, PRINTGRIDLINES, 0);
    put_flag(out, GRIDSET, 1);
    gk_biff_put_record(out, GUTS, no_outline, 4);
    gk_biff_put_record(out, DEFAULTROWHEIGHT, height, 2);
    put_flag(out, WSBOOL, BREAKS_AND_OUTLINES | FIT_TO_PAGE);
}

static void put_margins(gk_biff_out *out) {
    static const double inches[] = {0.5, 0.5, 0.6, 0.7}; /* left, right, top, bottom */
    for (unsigned i = 0; i < 4; i++) {
        gk_biff_begin_record(out, LEFTMARGIN + i);
        gk_biff_put_double(out, inches[i]);
        gk_biff_end_record(out);
    }
}

/* MS-XLS 2.4.257: as wide as a page, and as high if it nearly is. */
static void put_setup(gk_biff_out *out, const gk_xls_sheet *sheet) {
    enum { A4 = 9, PERCENT = 100, PORTRAIT = 0x0002, DPI = 600, COPIES = 1 };
    const unsigned high = sheet->page.one_page ? 1 : 0, way = sheet->landscape ? 0 : PORTRAIT;
    const unsigned head[] = {A4, PERCENT, 1, 1, high, way, DPI, DPI};
    gk_biff_begin_record(out, SETUP);
    for (size_t i = 0; i < sizeof head / sizeof *head; i++)
        gk_biff_put16(out, head[i]);
    gk_biff_put_double(out, 0.3); /* inches from the edge to header … */
    gk_biff_put_double(out, 0.3); /* … and footer */
    gk_biff_put16(out, COPIES);
    gk_biff_end_record(out);
}

static void put_page(gk_biff_out *out, const gk_xls_sheet *sheet) {
    gk_biff_put_record(out, HEADER, NULL, 0);
    gk_biff_begin_record(out, FOOTER);
    gk_biff_put_string(out, "&C第 &P 页 共 &N 页");
    gk_biff_end_record(out);
    put_flag(out, HCENTER, 1);
    put_flag(out, VCENTER, 0);
    put_margins(out);
    put_setup(out, sheet);
}

/* Widths are counted in 256ths of a digit, with five of its seven pixels for the margins that Excel
 * puts around. */
static void put_columns(gk_biff_out *out, const gk_xls_sheet *sheet) {
    enum { CUSTOM_WIDTH = 2, DEFAULT_WIDTH = 8 };
    put_flag(out, DEFCOLWIDTH, DEFAULT_WIDTH);
    for (uint32_t col = 0; col < sheet->width; col++) {
        double width = (sheet->widths[col] * 7 + 5) / 7 * 256;
        const uint16_t info[] = {(uint16_t)col,     (uint16_t)col, (uint16_t)width,
                                 GK_XLS_DEFAULT_XF, CUSTOM_WIDTH,  0};
        gk_biff_put_record(out, GK_BIFF_COLINFO, info, 6);
    }
}

/* ---- rows and cells ------------------------------------------------------------------------- */

static void put_dimensions(gk_biff_out *out, const gk_xls_sheet *sheet) {
    gk_biff_begin_record(out, DIMENSIONS);
    gk_biff_put32(out, 0);
    gk_biff_put32(out, sheet->page.rows);
    gk_biff_put16(out, 0);
    gk_biff_put16(out, sheet->width);
    gk_biff_put16(out, 0);
    gk_biff_end_record(out);
}

static void put_row(gk_biff_out *out, const gk_xls_sheet *sheet, uint32_t row) {
    enum { ALWAYS = 0x0100, HEIGHT_SET = 0x0040, TWIPS = 20 };
    const uint16_t info[] = {(uint16_t)row,
                             0,
                             (uint16_t)sheet->width,
                             (uint16_t)(sheet->heights[row] * TWIPS),
                             0,
                             0,
                             ALWAYS | HEIGHT_SET,
                             GK_XLS_DEFAULT_XF};
    gk_biff_put_record(out, GK_BIFF_ROW, info, 8);
}

static void put_cell(gk_biff_out *out, const gk_xls_cell *c) {
    static const unsigned types[] = {[GK_XLS_EMPTY] = GK_BIFF_BLANK,
                                     [GK_XLS_TEXT] = GK_BIFF_LABELSST,
                                     [GK_XLS_NUMBER] = GK_BIFF_NUMBER};
    gk_biff_begin_record(out, types[c->kind]);
    gk_biff_put16(out, c->row);
    gk_biff_put16(out, c->col);
    gk_biff_put16(out, c->xf);
    if (c->kind == GK_XLS_TEXT)
        gk_biff_put32(out, c->text);
    else if (c->kind == GK_XLS_NUMBER)
        gk_biff_put_double(out, c->number);
    gk_biff_end_record(out);
}

/* Rows come in blocks of 32: first what they are, then their cells. */
static void put_rows(gk_biff_out *out, const gk_xls_sheet *sheet) {
    enum { BLOCK = 32 };
    size_t at = 0;
    for (uint32_t block = 0; block < sheet->height_count; block += BLOCK) {
        for (uint32_t row = block; row < block + BLOCK && row < sheet->height_count; row++)
            put_row(out, sheet, row);
        while (at < sheet->cell_count && sheet->cells[at].row < block + BLOCK)
            put_cell(out, &sheet->cells[at++]);
    }
}

/* ---- what shows ----------------------------------------------------------------------------- */

/* The headings stay where they are while the rest is scrolled. */
static void put_window(gk_biff_out *out, const gk_xls_sheet *sheet, bool first) {
    enum { SHOWN = 0x01BE, CHOSEN = 0x0600, AUTOMATIC = 64, BELOW = 2 }; /* SHOWN: frozen, too */
    const uint16_t body = (uint16_t)sheet->body;
    const uint16_t window[] = {SHOWN | (first ? CHOSEN : 0), 0, 0, AUTOMATIC, 0, 0, 0, 0, 0};
    const uint16_t pane[] = {0, body, body, 0, BELOW};
    const uint16_t chosen[] = {body, 0, 0, 1, body, body, 0}; /* its first cell */
    gk_biff_put_record(out, WINDOW2, window, 9);
    gk_biff_put_record(out, PANE, pane, 5);
    gk_biff_begin_record(out, SELECTION);
    gk_biff_put8(out, BELOW);
    for (size_t i = 0; i < sizeof chosen / sizeof *chosen; i++)
        gk_biff_put16(out, chosen[i]);
    gk_biff_end_record(out);
}

static void put_box(gk_biff_out *out, const gk_drawn_box *box) {
    gk_biff_put16(out, box->row);
    gk_biff_put16(out, box->last_row);
    gk_biff_put16(out, box->col);
    gk_biff_put16(out, box->last_col);
}

static void put_merges(gk_biff_out *out, const gk_xls_sheet *sheet) {
    enum { MOST = 1026 }; /* in a record: MS-XLS 2.4.168 */
    for (size_t from = 0; from < sheet->merge_count; from += MOST) {
        size_t count = sheet->merge_count - from < MOST ? sheet->merge_count - from : MOST;
        gk_biff_begin_record(out, GK_BIFF_MERGEDCELLS);
        gk_biff_put16(out, (unsigned)count);
        for (size_t i = from; i < from + count; i++)
            put_box(out, &sheet->merges[i]);
        gk_biff_end_record(out);
    }
}

/* A record type that later Excels added tells itself again in front of its data. */
static void begin_feature(gk_biff_out *out, unsigned type) {
    enum { ERRORS = 3 };
    gk_biff_begin_record(out, type);
    gk_biff_put16(out, type);
    for (int i = 0; i < 5; i++)
        gk_biff_put16(out, 0);
    gk_biff_put16(out, ERRORS);
}

/* Codes and 行次 are text on purpose; no green corners for that (MS-XLS 2.4.112 FeatHdr, 2.4.111
 * Feat). */
static void accept_number_text(gk_biff_out *out, const gk_xls_sheet *sheet) {
    enum { NUMBERS_AS_TEXT = 4, LENGTH = 4 };
    const gk_drawn_box all = {0, sheet->page.rows - 1, 0, sheet->width - 1};
    begin_feature(out, FEATHDR);
    gk_biff_put8(out, 1);
    gk_biff_put32(out, 0);
    gk_biff_end_record(out);
    begin_feature(out, FEAT);
    gk_biff_put8(out, 0);
    gk_biff_put32(out, 0);
    gk_biff_put16(out, 1); /* one range */
    gk_biff_put32(out, LENGTH);
    gk_biff_put16(out, 0);
    put_box(out, &all);
    gk_biff_put32(out, NUMBERS_AS_TEXT);
    gk_biff_end_record(out);
}

void gk_xls_put_sheet(gk_biff_out *out, const gk_xls_sheet *sheet, bool first) {
    gk_biff_put_bof(out, GK_BIFF_WORKSHEET);
    put_settings(out);
    put_page(out, sheet);
    put_columns(out, sheet);
    put_dimensions(out, sheet);
    put_rows(out, sheet);
    put_window(out, sheet, first);
    put_merges(out, sheet);
    accept_number_text(out, sheet);
    gk_biff_put_eof(out);
}
