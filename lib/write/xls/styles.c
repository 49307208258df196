#include "write/xls/styles.h"

#include "container/biff_records.h"
#include <string.h>

#define FONT "宋体"

enum {
    STYLE = 0x0293, /* the record */
    STYLE_XFS = GK_XLS_DEFAULT_XF + 1,
    MONEY_XF = STYLE_XFS + GK_DRAWN_STYLE_COUNT, /* money of three decimals, a total of three, … */
    MONEY_DECIMALS = 2,
    MOST_DECIMALS = 18,
    FORMAT_GENERAL = 0, /* built in … */
    FORMAT_COUNT = 1,   /* … 0 … */
    FORMAT_MONEY = 4,   /* … and #,##0.00 */
    CUSTOM_FORMAT = 164 /* plus the decimals: our own */
};

unsigned gk_xls_xf(gk_drawn_style style, int decimals) {
    if (gk_drawn_plain(style) == GK_DRAWN_MONEY && decimals > MONEY_DECIMALS)
        return MONEY_XF + 2 * (unsigned)(decimals - MONEY_DECIMALS - 1) +
               (style == GK_DRAWN_TOTAL_MONEY);
    return STYLE_XFS + (unsigned)style;
}

/* ---- fonts ---------------------------------------------------------------------------------- */

/* The first four are that of the style Normal, in whose digits widths of columns are counted: they
 * are as wide as those of Calibri 11, of which the .xlsx counts, and each Excel has them. No font
 * is number 4, so that the fifth is 5. */
enum { FONT_NORMAL = 0, FONT_PLAIN = 5, FONT_TITLE = 6, FONT_TOTAL = 7 };

/* MS-XLS 2.4.122 */
static void put_font(gk_biff_out *out, const char *name, unsigned charset, unsigned points,
                     bool bold) {
    enum { AUTOMATIC = 0x7FFF, NORMAL = 400, BOLD = 700, SIZE_IN = 20 };
    gk_biff_begin_record(out, GK_BIFF_FONT);
    gk_biff_put16(out, points * SIZE_IN);
    gk_biff_put16(out, 0); /* not italic … */
    gk_biff_put16(out, AUTOMATIC);
    gk_biff_put16(out, bold ? BOLD : NORMAL);
    gk_biff_put16(out, 0); /* not raised */
    gk_biff_put8(out, 0);  /* not underlined */
    gk_biff_put8(out, 0);
    gk_biff_put8(out, charset);
    gk_biff_put8(out, 0);
    gk_biff_put_short_string(out, name);
    gk_biff_end_record(out);
}

static void put_fonts(gk_biff_out *out) {
    enum { ANSI = 0, GB2312 = 134 };
    for (int i = 0; i < 4; i++)
        put_font(out, "Arial", ANSI, 10, false);
    put_font(out, FONT, GB2312, 10, false);
    put_font(out, FONT, GB2312, 16, true);
    put_font(out, FONT, GB2312, 10, true);
}

/* ---- formats -------------------------------------------------------------------------------- */

static void put_formats(gk_biff_out *out) {
    for (unsigned decimals = MONEY_DECIMALS + 1; decimals <= MOST_DECIMALS; decimals++) {
        char code[32] = "#,##0.";
        memset(code + 6, '0', decimals);
        code[6 + decimals] = '\0';
        gk_biff_begin_record(out, GK_BIFF_FORMAT);
        gk_biff_put16(out, CUSTOM_FORMAT + decimals);
        gk_biff_put_string(out, code);
        gk_biff_end_record(out);
    }
}

/* ---- looks ---------------------------------------------------------------------------------- */

typedef struct look {
    unsigned font, format, align;
    bool bordered, wrapped;
} look;

enum { ANY = 0, LEFT = 1, CENTRE = 2, RIGHT = 3 };

/* MS-XLS 2.4.353: a cell's, of the style Normal, or with `style` a style's. */
static void put_xf(gk_biff_out *out, const look *l, bool style) {
    enum { LOCKED = 1, IS_STYLE = 4, NO_PARENT = 0xFFF0, WRAP = 1 << 3, MIDDLE = 1 << 4 };
    enum { OWN_EVERYTHING = 0xFC, THIN_ALL_ROUND = 0x1111, NO_PATTERN = 0x20C0 };
    const uint32_t automatic = 0x40, below = automatic << 16 | automatic << 23;
    gk_biff_begin_record(out, GK_BIFF_XF);
    gk_biff_put16(out, l->font);
    gk_biff_put16(out, l->format);
    gk_biff_put16(out, style ? LOCKED | IS_STYLE | NO_PARENT : LOCKED);
    gk_biff_put8(out, l->align | MIDDLE | (l->wrapped ? WRAP : 0));
    gk_biff_put8(out, 0); /* not turned */
    /* set in from its border, an amount does not touch the code beside it */
    gk_biff_put8(out, l->bordered && l->align == RIGHT ? 1 : 0);
    gk_biff_put8(out, style ? 0 : OWN_EVERYTHING);
    gk_biff_put32(out, l->bordered ? THIN_ALL_ROUND | below : 0);
    gk_biff_put32(out, l->bordered ? automatic | automatic << 7 : 0);
    gk_biff_put16(out, NO_PATTERN);
    gk_biff_end_record(out);
}

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
    [GK_DRAWN_TOTAL_LABEL] = {FONT_TOTAL, FORMAT_GENERAL, LEFT, true, true},
    [GK_DRAWN_TOTAL_CENTRED] = {FONT_TOTAL, FORMAT_GENERAL, CENTRE, true, false},
    [GK_DRAWN_TOTAL_MONEY] = {FONT_TOTAL, FORMAT_MONEY, RIGHT, true, false},
    [GK_DRAWN_TOTAL_COUNT] = {FONT_TOTAL, FORMAT_COUNT, RIGHT, true, false},
};

/* Normal and fourteen more that every workbook has, the default cell's, and ours. */
static void put_xfs(gk_biff_out *out) {
    static const look normal = {FONT_NORMAL, FORMAT_GENERAL, ANY, false, false};
    for (int i = 0; i < STYLE_XFS; i++)
        put_xf(out, &normal, i < GK_XLS_DEFAULT_XF);
    for (size_t i = 0; i < GK_DRAWN_STYLE_COUNT; i++)
        put_xf(out, &looks[i], false);
    for (unsigned decimals = MONEY_DECIMALS + 1; decimals <= MOST_DECIMALS; decimals++) {
        look money = looks[GK_DRAWN_MONEY], total = looks[GK_DRAWN_TOTAL_MONEY];
        money.format = total.format = CUSTOM_FORMAT + decimals;
        put_xf(out, &money, false);
        put_xf(out, &total, false);
    }
}

/* MS-XLS 2.4.269: XF 0 is the built-in style 0, Normal, of no outline level. */
static void put_normal(gk_biff_out *out) {
    static const uint16_t built_in[] = {0x8000, 0xFF00};
    gk_biff_put_record(out, STYLE, built_in, 2);
}

void gk_xls_put_styles(gk_biff_out *out) {
    put_fonts(out);
    put_formats(out);
    put_xfs(out);
    put_normal(out);
}
