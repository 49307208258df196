/* The same tables for systems that want .xls: BIFF8 in OLE2, drawn as the .xlsx is. Which records a
 * workbook and a sheet have, and in what order, is MS-XLS 2.1.7.20.3 and 2.1.7.20.5; only those are
 * written that say something. */
#include "biff_put.h"
#include "biff_records.h"
#include "draw.h"
#include "fail.h"
#include "ole2_pack.h"
#include "writer.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FONT "宋体"

enum {
    ROWS_MAX = 65536,
    TEXT_MAX = 32767,
    MOST_DECIMALS = 18,
    STYLE_XFS = 16,                              /* of styles, and the default cell's */
    MONEY_XF = STYLE_XFS + GK_DRAWN_STYLE_COUNT, /* for numbers with 0 to 18 decimals */
    CUSTOM_FORMAT = 164,                         /* the first of our own */
    FORMAT_GENERAL = 0,
    FORMAT_COUNT = 1,
    FORMAT_MONEY = 4 /* built in: 0 and #,##0.00 */
};

/* Records that only a writer needs. */
enum {
    BLANK = 0x0201,
    DEFCOLWIDTH = 0x0055,
    DIMENSIONS = 0x0200,
    EXTERNSHEET = 0x0017,
    FOOTER = 0x0015,
    HCENTER = 0x0083,
    LEFTMARGIN = 0x0026,
    NAME = 0x0018,
    PANE = 0x0041,
    SELECTION = 0x001D,
    SETUP = 0x00A1,
    STYLE = 0x0293,
    SUPBOOK = 0x01AE,
    WINDOW1 = 0x003D,
    WINDOW2 = 0x023E,
    WSBOOL = 0x0081
};

typedef struct cell {
    uint32_t row, col;
    unsigned xf;
    enum { EMPTY, TEXT, NUMBER } kind;
    double number;
    uint32_t text; /* among the shared strings */
} cell;

typedef struct sheet {
    char *name;
    const gk_picture *picture;
    gk_drawn_page page;
    cell *cells;
    size_t cell_count, cell_capacity;
    gk_drawn_box *merges;
    size_t merge_count, merge_capacity;
    double *heights;
    size_t height_count, height_capacity;
} sheet;

typedef struct drawing {
    sheet *sheets;
    size_t sheet_count, sheet_capacity;
    char **texts;
    size_t text_count, text_capacity;
} drawing;

/* ---- what is drawn -------------------------------------------------------------------------- */

static void free_drawing(drawing *d) {
    for (size_t i = 0; i < d->sheet_count; i++) {
        free(d->sheets[i].name);
        free(d->sheets[i].cells);
        free(d->sheets[i].merges);
        free(d->sheets[i].heights);
    }
    for (size_t i = 0; i < d->text_count; i++)
        free(d->texts[i]);
    free(d->sheets);
    free(d->texts);
}

static sheet *last_sheet(drawing *d) {
    return &d->sheets[d->sheet_count - 1];
}

static gk_status begin_sheet(void *self, const gk_table *table, const gk_picture *picture,
                             const char *name, gk_error *err) {
    drawing *d = self;
    (void)table;
    if (!gk_grow((void **)&d->sheets, d->sheet_count, &d->sheet_capacity, sizeof *d->sheets))
        return gk_fail_memory(err);
    d->sheets[d->sheet_count++] = (sheet){.name = strdup(name), .picture = picture};
    return last_sheet(d)->name ? GK_OK : gk_fail_memory(err);
}

static gk_status add_cell(drawing *d, const cell *new, gk_error *err) {
    sheet *s = last_sheet(d);
    if (new->row >= ROWS_MAX)
        return gk_fail(err, GK_E_LIMIT, "more than %d rows: an .xls file has no more",
                       "超过%d行，.xls 文件无法容纳", ROWS_MAX);
    if (!gk_grow((void **)&s->cells, s->cell_count, &s->cell_capacity, sizeof *s->cells))
        return gk_fail_memory(err);
    s->cells[s->cell_count++] = *new;
    return GK_OK;
}

static gk_status share_text(drawing *d, const char *text, uint32_t *index, gk_error *err) {
    if (gk_biff_units(text) > TEXT_MAX)
        return gk_fail(err, GK_E_LIMIT, "a text of more than %d characters", "文字超过%d字符",
                       TEXT_MAX);
    if (!gk_grow((void **)&d->texts, d->text_count, &d->text_capacity, sizeof *d->texts))
        return gk_fail_memory(err);
    *index = (uint32_t)d->text_count;
    d->texts[d->text_count] = strdup(text);
    return d->texts[d->text_count++] ? GK_OK : gk_fail_memory(err);
}

static gk_status merge(drawing *d, const gk_drawn_box *box, gk_error *err) {
    sheet *s = last_sheet(d);
    if (box->row == box->last_row && box->col == box->last_col)
        return GK_OK;
    if (!gk_grow((void **)&s->merges, s->merge_count, &s->merge_capacity, sizeof *s->merges))
        return gk_fail_memory(err);
    s->merges[s->merge_count++] = *box;
    return GK_OK;
}

/* The other cells of a merged one are there too, empty: they have its borders. */
static gk_status put_text(void *self, gk_drawn_box box, gk_drawn_style style, const char *text,
                          gk_error *err) {
    drawing *d = self;
    gk_status status = merge(d, &box, err);
    for (uint32_t row = box.row; row <= box.last_row && !status; row++)
        for (uint32_t col = box.col; col <= box.last_col && !status; col++) {
            cell c = {.row = row, .col = col, .xf = STYLE_XFS + (unsigned)style, .kind = EMPTY};
            if (row == box.row && col == box.col && *text) {
                c.kind = TEXT;
                status = share_text(d, text, &c.text, err);
            }
            if (!status)
                status = add_cell(d, &c, err);
        }
    return status;
}

static gk_status put_number(void *self, uint32_t row, uint32_t col, gk_drawn_style style,
                            gk_decimal number, gk_error *err) {
    cell c = {.row = row, .col = col, .xf = STYLE_XFS + (unsigned)style, .kind = NUMBER};
    gk_status status = gk_decimal_to_double(number, &c.number, err);
    if (style == GK_DRAWN_MONEY)
        c.xf = MONEY_XF + (unsigned)number.scale;
    return status ? status : add_cell(self, &c, err);
}

static gk_status set_height(void *self, uint32_t row, double points, gk_error *err) {
    sheet *s = last_sheet(self);
    while (s->height_count <= row) {
        if (!gk_grow((void **)&s->heights, s->height_count, &s->height_capacity,
                     sizeof *s->heights))
            return gk_fail_memory(err);
        s->heights[s->height_count++] = points;
    }
    return GK_OK;
}

static int by_place(const void *a, const void *b) {
    const cell *x = a, *y = b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return x->col < y->col ? -1 : x->col > y->col;
}

static gk_status end_sheet(void *self, const gk_drawn_page *page, gk_error *err) {
    sheet *s = last_sheet(self);
    (void)err;
    s->page = *page;
    if (s->cell_count)
        qsort(s->cells, s->cell_count, sizeof *s->cells, by_place);
    return GK_OK;
}

/* ---- the workbook: fonts and formats -------------------------------------------------------- */

static void put_bof(gk_biff_out *out, unsigned kind) {
    gk_biff_begin_record(out, GK_BIFF_BOF);
    gk_biff_put16(out, 0x0600);
    gk_biff_put16(out, kind);
    gk_biff_put16(out, 0x0DBB); /* as Excel 97 says of itself */
    gk_biff_put16(out, 0x07CC);
    gk_biff_put32(out, 0);
    gk_biff_put32(out, 6);
    gk_biff_end_record(out);
}

static void put_eof(gk_biff_out *out) {
    gk_biff_put_record(out, GK_BIFF_EOF, NULL, 0);
}

static void put_font(gk_biff_out *out, unsigned points, bool bold) {
    enum { AUTOMATIC = 0x7FFF, GB2312 = 134 };
    gk_biff_begin_record(out, GK_BIFF_FONT);
    gk_biff_put16(out, points * 20);
    gk_biff_put16(out, 0);
    gk_biff_put16(out, AUTOMATIC);
    gk_biff_put16(out, bold ? 700 : 400);
    gk_biff_put16(out, 0);
    gk_biff_put8(out, 0);
    gk_biff_put8(out, 0);
    gk_biff_put8(out, GB2312);
    gk_biff_put8(out, 0);
    gk_biff_put_short_string(out, FONT);
    gk_biff_end_record(out);
}

/* Fonts are numbered without 4: the sixth record is font 6, the title's the fifth and so font 5. */
enum { FONT_PLAIN = 0, FONT_TITLE = 5 };

static void put_fonts(gk_biff_out *out) {
    for (int i = 0; i < 4; i++)
        put_font(out, 10, false);
    put_font(out, 16, true);
}

static void put_formats(gk_biff_out *out) {
    for (unsigned decimals = 3; decimals <= MOST_DECIMALS; decimals++) {
        char code[32] = "#,##0.";
        memset(code + 6, '0', decimals);
        code[6 + decimals] = '\0';
        gk_biff_begin_record(out, GK_BIFF_FORMAT);
        gk_biff_put16(out, CUSTOM_FORMAT + decimals);
        gk_biff_put_string(out, code);
        gk_biff_end_record(out);
    }
}

typedef struct look {
    unsigned font, format, align;
    bool bordered, wrapped;
} look;

enum { LEFT = 1, CENTRE = 2, RIGHT = 3, MIDDLE = 1 << 4, WRAP = 1 << 3 };

/* MS-XLS 2.4.353. `type`: a style's, or a cell's of style 0. */
static void put_xf(gk_biff_out *out, const look *l, bool style) {
    const uint32_t thin = 0x1111, black = 0x40; /* left, right, top, bottom; automatic */
    gk_biff_begin_record(out, GK_BIFF_XF);
    gk_biff_put16(out, l->font);
    gk_biff_put16(out, l->format);
    gk_biff_put16(out, style ? 0xFFF5 : 0x0001);
    gk_biff_put8(out, l->align | MIDDLE | (l->wrapped ? WRAP : 0));
    gk_biff_put8(out, 0);
    gk_biff_put8(out, 0);
    gk_biff_put8(out, style ? 0 : 0xFC);
    gk_biff_put32(out, l->bordered ? thin | black << 16 | black << 23 : 0);
    gk_biff_put32(out, l->bordered ? black | black << 7 : 0);
    gk_biff_put16(out, 0x20C0);
    gk_biff_end_record(out);
}

static void put_xfs(gk_biff_out *out) {
    static const look plain = {FONT_PLAIN, FORMAT_GENERAL, 0, false, false};
    static const look looks[GK_DRAWN_STYLE_COUNT] = {
        [GK_DRAWN_TITLE] = {FONT_TITLE, FORMAT_GENERAL, CENTRE, false, false},
        [GK_DRAWN_NUMBER] = {FONT_PLAIN, FORMAT_GENERAL, RIGHT, false, false},
        [GK_DRAWN_LEFT] = {FONT_PLAIN, FORMAT_GENERAL, LEFT, false, true},
        [GK_DRAWN_MIDDLE] = {FONT_PLAIN, FORMAT_GENERAL, CENTRE, false, false},
        [GK_DRAWN_RIGHT] = {FONT_PLAIN, FORMAT_GENERAL, RIGHT, false, false},
        [GK_DRAWN_HEADING] = {FONT_PLAIN, FORMAT_GENERAL, CENTRE, true, true},
        [GK_DRAWN_LABEL] = {FONT_PLAIN, FORMAT_GENERAL, LEFT, true, true},
        [GK_DRAWN_CENTRED] = {FONT_PLAIN, FORMAT_GENERAL, CENTRE, true, false},
        [GK_DRAWN_MONEY] = {FONT_PLAIN, FORMAT_MONEY, RIGHT, true, false},
        [GK_DRAWN_COUNT] = {FONT_PLAIN, FORMAT_COUNT, RIGHT, true, false},
        [GK_DRAWN_NOTE] = {FONT_PLAIN, FORMAT_GENERAL, LEFT, false, true},
    };
    for (int i = 0; i < STYLE_XFS; i++)
        put_xf(out, &plain, i < STYLE_XFS - 1);
    for (size_t i = 0; i < GK_DRAWN_STYLE_COUNT; i++)
        put_xf(out, &looks[i], false);
    for (unsigned decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
        look money = looks[GK_DRAWN_MONEY];
        if (decimals > 2)
            money.format = CUSTOM_FORMAT + decimals;
        put_xf(out, &money, false);
    }
    gk_biff_begin_record(out, STYLE);
    gk_biff_put16(out, 0x8000); /* XF 0 is the built-in style … */
    gk_biff_put8(out, 0);       /* … Normal */
    gk_biff_put8(out, 0xFF);
    gk_biff_end_record(out);
}

/* ---- the workbook: sheets and names --------------------------------------------------------- */

static void put_boundsheet(gk_biff_out *out, const sheet *s, size_t *place) {
    gk_biff_begin_record(out, GK_BIFF_BOUNDSHEET);
    *place = out->length;
    gk_biff_put32(out, 0); /* known when the sheet is written */
    gk_biff_put16(out, 0);
    gk_biff_put_short_string(out, s->name);
    gk_biff_end_record(out);
}

/* Names refer to sheets by way of these two: this workbook, and each of its sheets. */
static void put_references(gk_biff_out *out, size_t count) {
    const uint16_t own[] = {(uint16_t)count, 0x0401};
    gk_biff_put_record(out, SUPBOOK, own, 2);
    gk_biff_begin_record(out, EXTERNSHEET);
    gk_biff_put16(out, (unsigned)count);
    for (unsigned i = 0; i < count; i++) {
        gk_biff_put16(out, 0);
        gk_biff_put16(out, i);
        gk_biff_put16(out, i);
    }
    gk_biff_end_record(out);
}

/* The rows above the body come again on each page: the built-in name Print_Titles (MS-XLS 2.4.150).
 */
static void put_print_titles(gk_biff_out *out, const sheet *s, unsigned index) {
    enum { BUILT_IN = 0x0020, AREA = 0x3B, AREA_LENGTH = 11, PRINT_TITLES = 7 };
    gk_biff_begin_record(out, NAME);
    gk_biff_put16(out, BUILT_IN);
    gk_biff_put8(out, 0);
    gk_biff_put8(out, 1);
    gk_biff_put16(out, AREA_LENGTH);
    gk_biff_put16(out, 0);
    gk_biff_put16(out, index + 1);
    gk_biff_put32(out, 0);
    gk_biff_put8(out, 0);
    gk_biff_put8(out, PRINT_TITLES);
    gk_biff_put8(out, AREA);
    gk_biff_put16(out, index);
    gk_biff_put16(out, 0);
    gk_biff_put16(out, s->page.body - 1);
    gk_biff_put16(out, 0);
    gk_biff_put16(out, 0x00FF);
    gk_biff_end_record(out);
}

static void put_globals(gk_biff_out *out, const drawing *d, size_t *places) {
    static const uint16_t codepage[] = {1200};
    static const uint16_t window[] = {0, 0, 0x4000, 0x2000, 0x38, 0, 0, 1, 600};
    put_bof(out, GK_BIFF_GLOBALS);
    gk_biff_put_record(out, GK_BIFF_CODEPAGE, codepage, 1);
    gk_biff_put_record(out, WINDOW1, window, 9);
    put_fonts(out);
    put_formats(out);
    put_xfs(out);
    for (size_t i = 0; i < d->sheet_count; i++)
        put_boundsheet(out, &d->sheets[i], &places[i]);
    put_references(out, d->sheet_count);
    for (size_t i = 0; i < d->sheet_count; i++)
        put_print_titles(out, &d->sheets[i], (unsigned)i);
    gk_biff_put_shared_strings(out, (const char *const *)d->texts, d->text_count);
    put_eof(out);
}

/* ---- a sheet -------------------------------------------------------------------------------- */

static void put_margins(gk_biff_out *out) {
    static const double inches[] = {0.5, 0.5, 0.6, 0.7}; /* left, right, top, bottom */
    for (unsigned i = 0; i < 4; i++) {
        gk_biff_begin_record(out, LEFTMARGIN + i);
        gk_biff_put_double(out, inches[i]);
        gk_biff_end_record(out);
    }
}

/* MS-XLS 2.4.257: A4, as wide as a page, upright or not. */
static void put_setup(gk_biff_out *out, const sheet *s) {
    const uint16_t head[] = {
        9, 100, 1, 1, s->page.one_page ? 1 : 0, s->picture->landscape ? 0 : 0x0002, 600, 600};
    gk_biff_begin_record(out, SETUP);
    for (size_t i = 0; i < sizeof head / sizeof *head; i++)
        gk_biff_put16(out, head[i]);
    gk_biff_put_double(out, 0.3);
    gk_biff_put_double(out, 0.3);
    gk_biff_put16(out, 1);
    gk_biff_end_record(out);
}

static void put_page(gk_biff_out *out, const sheet *s) {
    static const uint16_t fit[] = {0x05C1}, centred[] = {1}, width[] = {8};
    gk_biff_put_record(out, WSBOOL, fit, 1);
    gk_biff_begin_record(out, FOOTER);
    gk_biff_put_string(out, "&C第 &P 页 共 &N 页");
    gk_biff_end_record(out);
    gk_biff_put_record(out, HCENTER, centred, 1);
    put_margins(out);
    put_setup(out, s);
    gk_biff_put_record(out, DEFCOLWIDTH, width, 1);
}

/* Widths in 256ths of a digit, with the margins that Excel puts around. */
static void put_columns(gk_biff_out *out, const sheet *s) {
    for (uint32_t col = 0; col < s->picture->width; col++) {
        double width = (s->picture->widths[col] + 0.7109375) * 256;
        const uint16_t info[] = {(uint16_t)col, (uint16_t)col, (uint16_t)width,
                                 STYLE_XFS - 1, 0x0002,        0};
        gk_biff_put_record(out, GK_BIFF_COLINFO, info, 6);
    }
}

static void put_row(gk_biff_out *out, const sheet *s, uint32_t row) {
    enum { HEIGHT_SET = 0x0140 };
    unsigned twips = row < s->height_count ? (unsigned)(s->heights[row] * 20) : 270;
    const uint16_t info[] = {
        (uint16_t)row, 0, (uint16_t)s->picture->width, (uint16_t)twips, 0, 0, HEIGHT_SET,
        STYLE_XFS - 1};
    gk_biff_put_record(out, GK_BIFF_ROW, info, 8);
}

static void put_cell(gk_biff_out *out, const cell *c) {
    gk_biff_begin_record(out, c->kind == TEXT     ? GK_BIFF_LABELSST
                              : c->kind == NUMBER ? GK_BIFF_NUMBER
                                                  : (unsigned)BLANK);
    gk_biff_put16(out, c->row);
    gk_biff_put16(out, c->col);
    gk_biff_put16(out, c->xf);
    if (c->kind == TEXT)
        gk_biff_put32(out, c->text);
    else if (c->kind == NUMBER)
        gk_biff_put_double(out, c->number);
    gk_biff_end_record(out);
}

/* Rows come in blocks of 32: first what they are, then their cells. */
static void put_table(gk_biff_out *out, const sheet *s) {
    size_t at = 0;
    gk_biff_begin_record(out, DIMENSIONS);
    gk_biff_put32(out, 0);
    gk_biff_put32(out, s->page.rows);
    gk_biff_put16(out, 0);
    gk_biff_put16(out, s->picture->width);
    gk_biff_put16(out, 0);
    gk_biff_end_record(out);
    for (uint32_t block = 0; block < s->page.rows; block += 32) {
        for (uint32_t row = block; row < block + 32 && row < s->page.rows; row++)
            put_row(out, s, row);
        while (at < s->cell_count && s->cells[at].row < block + 32)
            put_cell(out, &s->cells[at++]);
    }
}

/* The headings stay where they are while the rest is scrolled. */
static void put_window(gk_biff_out *out, const sheet *s, bool first) {
    enum { SHOWN = 0x01BE, CHOSEN = 0x0600, BELOW = 2 };
    const uint16_t window[] = {SHOWN | (first ? CHOSEN : 0), 0, 0, 64, 0, 0, 0, 0, 0};
    const uint16_t pane[] = {0, (uint16_t)s->page.body, (uint16_t)s->page.body, 0, BELOW};
    gk_biff_put_record(out, WINDOW2, window, 9);
    gk_biff_put_record(out, PANE, pane, 5);
    gk_biff_begin_record(out, SELECTION);
    gk_biff_put8(out, BELOW);
    gk_biff_put16(out, s->page.body);
    gk_biff_put16(out, 0);
    gk_biff_put16(out, 0);
    gk_biff_put16(out, 1);
    gk_biff_put16(out, s->page.body);
    gk_biff_put16(out, s->page.body);
    gk_biff_put16(out, 0);
    gk_biff_end_record(out);
}

static void put_merges(gk_biff_out *out, const sheet *s) {
    enum { MOST = 1024 };
    for (size_t from = 0; from < s->merge_count; from += MOST) {
        size_t count = s->merge_count - from < MOST ? s->merge_count - from : MOST;
        gk_biff_begin_record(out, GK_BIFF_MERGEDCELLS);
        gk_biff_put16(out, (unsigned)count);
        for (size_t i = from; i < from + count; i++) {
            gk_biff_put16(out, s->merges[i].row);
            gk_biff_put16(out, s->merges[i].last_row);
            gk_biff_put16(out, s->merges[i].col);
            gk_biff_put16(out, s->merges[i].last_col);
        }
        gk_biff_end_record(out);
    }
}

static void put_sheet(gk_biff_out *out, const sheet *s, bool first) {
    put_bof(out, GK_BIFF_WORKSHEET);
    put_page(out, s);
    put_columns(out, s);
    put_table(out, s);
    put_window(out, s, first);
    put_merges(out, s);
    put_eof(out);
}

/* ---- the file ------------------------------------------------------------------------------- */

static void set32(gk_biff_out *out, size_t place, size_t value) {
    for (int i = 0; i < 4 && !out->failed; i++)
        out->bytes[place + (size_t)i] = (unsigned char)(value >> 8 * i);
}

static gk_status put_workbook(gk_biff_out *out, const drawing *d, gk_error *err) {
    size_t *places = calloc(d->sheet_count, sizeof *places);
    if (!places)
        return gk_fail_memory(err);
    put_globals(out, d, places);
    for (size_t i = 0; i < d->sheet_count; i++) {
        set32(out, places[i], out->length);
        put_sheet(out, &d->sheets[i], i == 0);
    }
    free(places);
    return out->failed ? gk_fail_memory(err) : GK_OK;
}

static gk_status render(const gk_report *report, const gk_layouts *layouts,
                        const gk_write_options *options, void **bytes, size_t *size,
                        gk_error *err) {
    drawing d = {0};
    gk_biff_out out = {0};
    const gk_canvas canvas = {&d, begin_sheet, put_text, put_number, set_height, end_sheet};
    (void)options;
    gk_status status = gk_draw_report(report, layouts, &canvas, err);
    if (!status)
        status = put_workbook(&out, &d, err);
    if (!status)
        status = gk_ole2_pack("Workbook", out.bytes, out.length, bytes, size, err);
    gk_biff_out_free(&out);
    free_drawing(&d);
    return status;
}

const gk_writer gk_writer_xls = {"xls", render};
