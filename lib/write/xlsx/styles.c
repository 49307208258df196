#include "write/xlsx/styles.h"

enum {
    MONEY_DECIMALS = 2,
    DEFAULT_STYLE = 0,
    FIRST_STYLE = DEFAULT_STYLE + 1,
    MORE_DECIMALS = FIRST_STYLE + GK_DRAWN_STYLE_COUNT, /* money of three, a total of three, … */
    FORMAT_GENERAL = 0,                                 /* built in … */
    FORMAT_COUNT = 1,                                   /* … 0 … */
    FORMAT_MONEY = 4,                                   /* … and #,##0.00 */
    CUSTOM_FORMAT = 164                                 /* the first number of a workbook's own */
};

enum { FONT_DEFAULT, FONT_PLAIN, FONT_TITLE, FONT_TOTAL };

typedef struct look {
    int font, format;
    const char *align;
    bool bordered, wrapped;
} look;

static const look looks[GK_DRAWN_STYLE_COUNT] = {
    [GK_DRAWN_TITLE] = {FONT_TITLE, FORMAT_GENERAL, "center", false, false},
    [GK_DRAWN_NUMBER] = {FONT_PLAIN, FORMAT_GENERAL, "right", false, false},
    [GK_DRAWN_LEFT] = {FONT_PLAIN, FORMAT_GENERAL, "left", false, true},
    [GK_DRAWN_MIDDLE] = {FONT_PLAIN, FORMAT_GENERAL, "center", false, false},
    [GK_DRAWN_RIGHT] = {FONT_PLAIN, FORMAT_GENERAL, "right", false, false},
    [GK_DRAWN_HEADING] = {FONT_PLAIN, FORMAT_GENERAL, "center", true, true},
    [GK_DRAWN_LABEL] = {FONT_PLAIN, FORMAT_GENERAL, "left", true, true},
    [GK_DRAWN_CENTRED] = {FONT_PLAIN, FORMAT_GENERAL, "center", true, false},
    [GK_DRAWN_MONEY] = {FONT_PLAIN, FORMAT_MONEY, "right", true, false},
    [GK_DRAWN_COUNT] = {FONT_PLAIN, FORMAT_COUNT, "right", true, false},
    [GK_DRAWN_NOTE] = {FONT_PLAIN, FORMAT_GENERAL, "left", false, true},
    [GK_DRAWN_TOTAL_LABEL] = {FONT_TOTAL, FORMAT_GENERAL, "left", true, true},
    [GK_DRAWN_TOTAL_CENTRED] = {FONT_TOTAL, FORMAT_GENERAL, "center", true, false},
    [GK_DRAWN_TOTAL_MONEY] = {FONT_TOTAL, FORMAT_MONEY, "right", true, false},
    [GK_DRAWN_TOTAL_COUNT] = {FONT_TOTAL, FORMAT_COUNT, "right", true, false},
};

unsigned gk_xlsx_style(gk_drawn_style style, int decimals, int *most) {
    if (gk_drawn_plain(style) != GK_DRAWN_MONEY || decimals <= MONEY_DECIMALS)
        return FIRST_STYLE + (unsigned)style;
    *most = decimals > *most ? decimals : *most;
    return MORE_DECIMALS + 2 * (unsigned)(decimals - MONEY_DECIMALS - 1) +
           (style == GK_DRAWN_TOTAL_MONEY);
}

/* ---- the part ------------------------------------------------------------------------------- */

static void put_formats(gk_buffer *out, int most) {
    if (most <= MONEY_DECIMALS)
        return;
    gk_buffer_printf(out, "<numFmts count=\"%d\">", most - MONEY_DECIMALS);
    for (int decimals = MONEY_DECIMALS + 1; decimals <= most; decimals++) {
        gk_buffer_printf(out, "<numFmt numFmtId=\"%d\" formatCode=\"#,##0.",
                         CUSTOM_FORMAT + decimals);
        for (int i = 0; i < decimals; i++)
            gk_buffer_char(out, '0');
        gk_buffer_text(out, "\"/>");
    }
    gk_buffer_text(out, "</numFmts>");
}

/* Of the first, widths of columns are counted. 134 is the character set of simplified Chinese: where
 * 宋体 is missing, a Chinese font stands in for it. */
static const char fonts[] =
    "<fonts count=\"4\">"
    "<font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
    "<font><sz val=\"10\"/><name val=\"宋体\"/><family val=\"3\"/><charset val=\"134\"/></font>"
    "<font><b/><sz val=\"16\"/><name val=\"宋体\"/><family val=\"3\"/><charset val=\"134\"/></font>"
    "<font><b/><sz val=\"10\"/><name val=\"宋体\"/><family val=\"3\"/><charset val=\"134\"/></font>"
    "</fonts>"
    /* Excel takes the first two fills for these, whatever they are. */
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>"
    "<left style=\"thin\"><color auto=\"1\"/></left><right style=\"thin\"><color "
    "auto=\"1\"/></right>"
    "<top style=\"thin\"><color auto=\"1\"/></top>"
    "<bottom style=\"thin\"><color auto=\"1\"/></bottom><diagonal/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
    "</cellStyleXfs>";

/* Set in from its border, an amount does not touch the code beside it. */
static bool is_amount(const look *l) {
    return l->bordered && *l->align == 'r';
}

static void put_look(gk_buffer *out, const look *l) {
    gk_buffer_printf(out,
                     "<xf numFmtId=\"%d\" fontId=\"%d\" fillId=\"0\" borderId=\"%d\" xfId=\"0\"",
                     l->format, l->font, l->bordered);
    if (l->format)
        gk_buffer_text(out, " applyNumberFormat=\"1\"");
    gk_buffer_text(out, " applyFont=\"1\"");
    if (l->bordered)
        gk_buffer_text(out, " applyBorder=\"1\"");
    gk_buffer_printf(
        out, " applyAlignment=\"1\"><alignment horizontal=\"%s\" vertical=\"center\"%s%s/>",
        l->align, l->wrapped ? " wrapText=\"1\"" : "", is_amount(l) ? " indent=\"1\"" : "");
    gk_buffer_text(out, "</xf>");
}

static void put_looks(gk_buffer *out, int most) {
    int more = most > MONEY_DECIMALS ? most - MONEY_DECIMALS : 0;
    gk_buffer_printf(out, "<cellXfs count=\"%d\">", MORE_DECIMALS + 2 * more);
    gk_buffer_text(out, "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>");
    for (int i = 0; i < GK_DRAWN_STYLE_COUNT; i++)
        put_look(out, &looks[i]);
    for (int decimals = MONEY_DECIMALS + 1; decimals <= most; decimals++) {
        look money = looks[GK_DRAWN_MONEY], total = looks[GK_DRAWN_TOTAL_MONEY];
        money.format = total.format = CUSTOM_FORMAT + decimals;
        put_look(out, &money);
        put_look(out, &total);
    }
    gk_buffer_text(out, "</cellXfs>");
}

void gk_xlsx_put_styles(gk_buffer *out, int most) {
    gk_buffer_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                        "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/"
                        "main\">");
    put_formats(out, most);
    gk_buffer_text(out, fonts);
    put_looks(out, most);
    gk_buffer_text(out,
                   "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
                   "</cellStyles><dxfs count=\"0\"/></styleSheet>");
}
