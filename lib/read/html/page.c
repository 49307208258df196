#include "read/html/page.h"
#include "base/fail.h"
#include "read/html/flow.h"
#include "read/html/form.h"
#include "read/html/workbook.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* --- elements --- */

typedef enum kind {
    OTHER,
    BLOCK, /* begins and ends a paragraph */
    LINE,
    TABLE,
    GROUP,
    ROW,
    CELL,
    COLUMN,
    SKIPPED, /* not shown */
    SELECT,
    OPTION, /* shown if it is selected */
    INPUT,
    STYLE,
    HTML,
    BODY
} kind;

typedef struct open_element {
    kind kind;
    gk_html_shown shown;
} open_element;

typedef struct page {
    gk_html_flow flow;
    gk_html_workbook workbook;
    const gk_html_page *asked;
    unsigned skipping; /* elements open whose text is not shown */
    gk_buffer style;   /* the style sheet being read */
    bool in_style;
    open_element open[GK_HTML_DEPTH_MAX + 1];
    size_t depth;
    size_t hidden_cell;    /* the depth of an open cell that is not displayed; 0: none */
    gk_html_select select; /* the list being read */
    bool cut_table;        /* the page ended before a table did */
    bool html_open;        /* <html> without </html> or </body> so far */
} page;

typedef struct element {
    const char *name;
    kind kind;
} element;

/* By name. */
static const element elements[] = {
    {"address", BLOCK}, {"article", BLOCK},  {"aside", BLOCK},    {"blockquote", BLOCK},
    {"body", BODY},     {"br", LINE},        {"caption", GROUP},  {"center", BLOCK},
    {"col", COLUMN},    {"dd", BLOCK},       {"dir", BLOCK},      {"div", BLOCK},
    {"dl", BLOCK},      {"dt", BLOCK},       {"fieldset", BLOCK}, {"figure", BLOCK},
    {"footer", BLOCK},  {"form", BLOCK},     {"h1", BLOCK},       {"h2", BLOCK},
    {"h3", BLOCK},      {"h4", BLOCK},       {"h5", BLOCK},       {"h6", BLOCK},
    {"header", BLOCK},  {"hr", BLOCK},       {"html", HTML},      {"input", INPUT},
    {"legend", BLOCK},  {"li", BLOCK},       {"main", BLOCK},     {"menu", BLOCK},
    {"nav", BLOCK},     {"ol", BLOCK},       {"option", OPTION},  {"p", BLOCK},
    {"pre", BLOCK},     {"script", SKIPPED}, {"section", BLOCK},  {"select", SELECT},
    {"style", STYLE},   {"table", TABLE},    {"tbody", GROUP},    {"td", CELL},
    {"tfoot", GROUP},   {"th", CELL},        {"thead", GROUP},    {"title", SKIPPED},
    {"tr", ROW},        {"ul", BLOCK},       {"xml", SKIPPED}};

static int compare_name(const void *name, const void *e) {
    return strcmp(name, ((const element *)e)->name);
}

static kind kind_of(const char *name) {
    const element *found =
        bsearch(name, elements, sizeof elements / sizeof *elements, sizeof *elements, compare_name);
    return found ? found->kind : OTHER;
}

/* --- attributes --- */

/* The number an attribute begins with, at most `limit`; 1 if there is none. */
static uint32_t span(const gk_html_attributes *attributes, const char *name, uint32_t limit) {
    const char *at = gk_html_attribute(attributes, name);
    uint32_t number = 0;
    if (!at)
        return 1;
    at += strspn(at, " \t\r\n\f+");
    if (*at < '0' || *at > '9')
        return 1;
    for (; *at >= '0' && *at <= '9' && number <= limit; at++)
        number = number * 10 + (uint32_t)(*at - '0');
    return number < limit ? number : limit;
}

static uint32_t columns(const gk_html_attributes *attributes, const char *name) {
    uint32_t number = span(attributes, name, GK_HTML_COLSPAN_MAX);
    return number ? number : 1;
}

/* --- what the parser tells --- */

/* A page of one sheet that has a name gives it to the sheet. */
static void adopt_name(page *p) {
    const gk_html_workbook *workbook = &p->workbook;
    if (p->asked->listed || p->flow.begun)
        return;
    bool named = workbook->count == 1 && *workbook->sheets->name;
    p->flow.info.name = named ? workbook->sheets->name : p->asked->info.name;
}

/* --- looks --- */

static gk_html_shown shown_now(const page *p) {
    return p->depth ? p->open[p->depth - 1].shown : (gk_html_shown){.paper = GK_HTML_WHITE};
}

static unsigned look_now(const page *p) {
    return shown_now(p).look;
}

/* Pages leave out end tags: what was begun in one cell does not go on in the next, nor what was in
 * one row. Looks go from a table to its rows and from these to their cells. */
static gk_html_shown shown_around(const page *p, kind k) {
    size_t i = p->depth;
    if (k != CELL && k != ROW && k != GROUP)
        return shown_now(p);
    while (i > 0 && p->open[i - 1].kind != TABLE && (k == GROUP || p->open[i - 1].kind != GROUP) &&
           (k != CELL || p->open[i - 1].kind != ROW))
        i--;
    return i ? p->open[i - 1].shown : shown_now(p);
}

/* A cell is displayed if its row is not: the row is hidden as such. */
static void open(page *p, kind k, const char *name, const gk_html_attributes *attributes) {
    gk_html_shown around = shown_around(p, k);
    if (k == CELL && !p->hidden_cell)
        around.look &= ~(unsigned)GK_HTML_NO_DISPLAY;
    gk_html_shown shown = gk_html_look_of(&p->flow.styles->looks, name, attributes, around);
    if (p->depth < sizeof p->open / sizeof *p->open)
        p->open[p->depth++] = (open_element){k, shown};
}

/* How text looks that stands here. */
static unsigned text_look(const page *p) {
    unsigned look = look_now(p), raised = 0, left_out = 0;
    if (look & (GK_HTML_RAISED | GK_HTML_LOWERED))
        raised = look & GK_HTML_RAISED ? GK_LOOK_RAISED : GK_LOOK_LOWERED;
    if (look & (GK_HTML_NO_DISPLAY | GK_HTML_INVISIBLE))
        left_out |= GK_LOOK_HIDDEN;
    if (look & GK_HTML_STRUCK)
        left_out |= GK_LOOK_STRUCK;
    if (look & GK_HTML_UNSEEN)
        left_out |= GK_LOOK_UNSEEN;
    return raised | (p->asked->rich->as_stored ? 0 : left_out);
}

static gk_status start_hidden_cell(page *p, gk_error *err) {
    p->hidden_cell = p->depth;
    return gk_html_flow_cell_end(&p->flow, err);
}

static gk_status end_in_hidden_cell(page *p, gk_error *err) {
    if (p->depth >= p->hidden_cell)
        return GK_OK;
    p->hidden_cell = 0;
    return gk_html_flow_left_out(&p->flow, err);
}

/* --- what forms show --- */

/* Blanks part it from what stands beside it: two boxes are not one figure. */
static gk_status show(page *p, const char *text, gk_error *err) {
    gk_status status = gk_html_flow_text(&p->flow, " ", 1, text_look(p), err);
    if (status == GK_OK)
        status = gk_html_flow_text(&p->flow, text, strlen(text), text_look(p), err);
    return status == GK_OK ? gk_html_flow_text(&p->flow, " ", 1, text_look(p), err) : status;
}

static gk_status show_input(page *p, const gk_html_attributes *attributes, gk_error *err) {
    const char *value = gk_html_input_value(attributes);
    return value && *value ? show(p, value, err) : GK_OK;
}

static gk_status end_select(page *p, gk_error *err) {
    const char *text = gk_html_select_end(&p->select);
    return text ? show(p, text, err) : GK_OK;
}

static gk_status start_structure(page *p, kind k, const gk_html_attributes *attributes,
                                 gk_error *err) {
    unsigned look = look_now(p);
    bool hidden = look & GK_HTML_NO_DISPLAY;
    switch (k) {
    case TABLE:
        return gk_html_flow_table(&p->flow, hidden, err);
    case GROUP:
        return gk_html_flow_group(&p->flow, err);
    case ROW:
        return gk_html_flow_row(&p->flow, hidden, err);
    case CELL:
        return gk_html_flow_cell(
            &p->flow,
            (gk_html_place){.cols = columns(attributes, "colspan"),
                            .rows = span(attributes, "rowspan", GK_HTML_ROWSPAN_MAX)},
            look, attributes, err);
    case COLUMN:
        return gk_html_flow_columns(&p->flow, columns(attributes, "span"), hidden, err);
    case LINE:
        return gk_html_flow_line(&p->flow, err);
    case BLOCK:
        return gk_html_flow_block(&p->flow, err);
    case SELECT:
        gk_html_select_begin(&p->select, attributes);
        return GK_OK;
    case OPTION:
        return show(p, "", err);
    case INPUT:
        return show_input(p, attributes, err);
    default:
        return GK_OK;
    }
}

static gk_status on_start(void *self, const char *name, const gk_html_attributes *attributes,
                          gk_error *err) {
    page *p = self;
    gk_status status = gk_html_workbook_start(&p->workbook, name, attributes, err);
    if (status != GK_OK)
        return status;
    kind k = kind_of(name);
    if (k == TABLE || k == BODY) /* so a <title> or <xml> was never ended */
        p->skipping = 0;
    if (k == HTML)
        p->html_open = true;
    if (k == STYLE)
        p->in_style = true;
    open(p, k, name, attributes);
    bool shown = k != OPTION || gk_html_select_option(&p->select, attributes);
    if (p->skipping || k == SKIPPED || k == STYLE || !shown) {
        p->skipping++;
        return GK_OK;
    }
    if (p->hidden_cell)
        return GK_OK;
    if (k == CELL && look_now(p) & GK_HTML_NO_DISPLAY && !p->asked->rich->as_stored)
        return start_hidden_cell(p, err);
    return start_structure(p, k, attributes, err);
}

static gk_status end_structure(page *p, kind k, gk_error *err) {
    switch (k) {
    case TABLE:
        return gk_html_flow_table_end(&p->flow, err);
    case GROUP:
        return gk_html_flow_group(&p->flow, err);
    case ROW:
        return gk_html_flow_row_end(&p->flow, err);
    case CELL:
        return gk_html_flow_cell_end(&p->flow, err);
    case BLOCK:
        return gk_html_flow_block(&p->flow, err);
    case OPTION:
        return show(p, "", err);
    case SELECT:
        return end_select(p, err);
    default:
        return GK_OK;
    }
}

static gk_status end_style(page *p, gk_error *err) {
    gk_status status = gk_html_styles_add(p->flow.styles, gk_buffer_view(&p->style), err);
    p->in_style = false;
    gk_buffer_clear(&p->style);
    return status;
}

static gk_status on_end(void *self, const char *name, bool missing, gk_error *err) {
    page *p = self;
    kind k = kind_of(name);
    gk_status status = gk_html_workbook_end(&p->workbook, err);
    adopt_name(p);
    if (status == GK_OK && k == STYLE)
        status = end_style(p, err);
    if (status != GK_OK)
        return status;
    if (!missing && (k == HTML || k == BODY))
        p->html_open = false;
    p->cut_table = p->cut_table || (missing && k == TABLE);
    p->depth -= p->depth > 0;
    if (p->skipping) {
        p->skipping--;
        gk_html_select_option_end(&p->select);
        return GK_OK;
    }
    if (p->hidden_cell)
        return end_in_hidden_cell(p, err);
    return end_structure(p, k, err);
}

static gk_status on_text(void *self, const char *text, size_t length, gk_error *err) {
    page *p = self;
    gk_status status = gk_html_workbook_text(&p->workbook, text, length, err);
    if (status != GK_OK)
        return status;
    if (p->in_style)
        return gk_buffer_append(&p->style, text, length) ? gk_fail_memory(err) : GK_OK;
    if (p->skipping)
        return gk_html_select_text(&p->select, text, length, err);
    return gk_html_flow_text(&p->flow, text, length, text_look(p), err);
}

/* Some programs write </tr> without <tr>. */
static gk_status on_stray(void *self, const char *name, gk_error *err) {
    page *p = self;
    bool row = kind_of(name) == ROW && !p->skipping && !p->hidden_cell;
    return row ? gk_html_flow_row_end(&p->flow, err) : GK_OK;
}

static gk_status on_comment(void *self, const char *text, gk_error *err) {
    page *p = self;
    gk_status status = gk_html_workbook_comment(&p->workbook, text, err);
    adopt_name(p);
    return status;
}

/* --- the page as a whole --- */

static gk_status refuse_frames(const char *file, gk_error *err) {
    return gk_fail(
        err, GK_E_UNSUPPORTED,
        "this web page only frames other files, where the data lie%s%s%s; open it in Excel "
        "or WPS and save it as .xlsx",
        "此网页只是框架，数据在其他文件中%s%s%s；请用 Excel 或 WPS 打开后另存为 .xlsx",
        *file ? " (" : "", file, *file ? ")" : "");
}

static gk_status check_whole(const page *p, gk_error *err) {
    const char *file = p->asked->listed ? NULL : gk_html_workbook_elsewhere(&p->workbook);
    if (file)
        return refuse_frames(file, err);
    if (p->cut_table || p->html_open)
        return gk_fail(err, GK_E_FORMAT, "the web page ends before %s (truncated?)",
                       "网页在 %s 之前就结束了（不完整？）", p->cut_table ? "</table>" : "</html>");
    if (!p->flow.tables_begun && !p->asked->listed)
        return gk_fail(err, GK_E_UNSUPPORTED, "this is a web page (HTML) without a table",
                       "这是没有表格的网页（HTML）");
    return GK_OK;
}

static gk_status parse(page *p, char *text, size_t length, gk_error *err) {
    gk_html_handler handler = {p, on_start, on_end, on_text, on_stray, on_comment};
    p->flow.locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (!p->flow.locale)
        return gk_fail_memory(err);
    gk_status status = gk_html_parse(text, length, &handler, err);
    if (status == GK_OK)
        status = check_whole(p, err);
    if (status == GK_OK)
        status = gk_html_flow_finish(&p->flow, err);
    freelocale(p->flow.locale);
    return status;
}

gk_status gk_html_page_read(char *text, size_t length, const gk_html_page *asked,
                            const gk_sink *sink, gk_error *err) {
    page p = {.asked = asked,
              .flow = {.info = asked->info,
                       .sink = sink,
                       .styles = asked->styles,
                       .text = {.rich = asked->rich}}};
    gk_status status = parse(&p, text, length, err);
    gk_html_flow_free(&p.flow);
    gk_html_workbook_free(&p.workbook);
    gk_buffer_free(&p.style);
    gk_html_select_free(&p.select);
    return status;
}
