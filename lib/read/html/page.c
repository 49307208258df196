#include "read/html/page.h"
#include "base/fail.h"
#include "read/html/flow.h"
#include "read/html/workbook.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct page {
    gk_html_flow flow;
    gk_html_workbook workbook;
    const gk_html_page *asked;
    unsigned skipping; /* elements open whose text is not shown */
    gk_buffer style;   /* the style sheet being read */
    bool in_style;
    bool cut_table; /* the page ended before a table did */
    bool html_open; /* <html> without </html> or </body> so far */
} page;

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
    OPTION,  /* shown if it is selected */
    STYLE,
    RAISED,
    LOWERED,
    HTML,
    BODY
} kind;

typedef struct element {
    const char *name;
    kind kind;
} element;

/* By name. */
static const element elements[] = {
    {"address", BLOCK},  {"article", BLOCK}, {"aside", BLOCK},    {"blockquote", BLOCK},
    {"body", BODY},      {"br", LINE},       {"caption", GROUP},  {"center", BLOCK},
    {"col", COLUMN},     {"dd", BLOCK},      {"dir", BLOCK},      {"div", BLOCK},
    {"dl", BLOCK},       {"dt", BLOCK},      {"fieldset", BLOCK}, {"figure", BLOCK},
    {"footer", BLOCK},   {"form", BLOCK},    {"h1", BLOCK},       {"h2", BLOCK},
    {"h3", BLOCK},       {"h4", BLOCK},      {"h5", BLOCK},       {"h6", BLOCK},
    {"header", BLOCK},   {"hr", BLOCK},      {"html", HTML},      {"legend", BLOCK},
    {"li", BLOCK},       {"main", BLOCK},    {"menu", BLOCK},     {"nav", BLOCK},
    {"ol", BLOCK},       {"option", OPTION}, {"p", BLOCK},        {"pre", BLOCK},
    {"script", SKIPPED}, {"section", BLOCK}, {"style", STYLE},    {"sub", LOWERED},
    {"sup", RAISED},     {"table", TABLE},   {"tbody", GROUP},    {"td", CELL},
    {"tfoot", GROUP},    {"th", CELL},       {"thead", GROUP},    {"title", SKIPPED},
    {"tr", ROW},         {"ul", BLOCK},      {"xml", SKIPPED}};

static int compare_name(const void *name, const void *e) {
    return strcmp(name, ((const element *)e)->name);
}

static kind kind_of(const char *name) {
    const element *found =
        bsearch(name, elements, sizeof elements / sizeof *elements, sizeof *elements, compare_name);
    return found ? found->kind : OTHER;
}

/* --- attributes --- */

static bool is_hidden(const gk_html_attributes *attributes) {
    static const char blanks[] = " \t\r\n";
    if (gk_html_attribute(attributes, "hidden"))
        return true;
    const char *at = gk_html_attribute(attributes, "style");
    for (; at && *at; at++) {
        if (strncasecmp(at, "display", 7) != 0)
            continue;
        const char *value = at + 7 + strspn(at + 7, blanks);
        if (*value == ':' && strncasecmp(value + 1 + strspn(value + 1, blanks), "none", 4) == 0)
            return true;
    }
    return false;
}

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

static gk_status start_structure(page *p, kind k, const gk_html_attributes *attributes,
                                 gk_error *err) {
    switch (k) {
    case TABLE:
        return gk_html_flow_table(&p->flow, is_hidden(attributes), err);
    case GROUP:
        return gk_html_flow_group(&p->flow, err);
    case ROW:
        return gk_html_flow_row(&p->flow, is_hidden(attributes), err);
    case CELL:
        return gk_html_flow_cell(
            &p->flow,
            (gk_html_place){.cols = columns(attributes, "colspan"),
                            .rows = span(attributes, "rowspan", GK_HTML_ROWSPAN_MAX)},
            attributes, err);
    case COLUMN:
        return gk_html_flow_columns(&p->flow, columns(attributes, "span"), is_hidden(attributes),
                                    err);
    case LINE:
        return gk_html_flow_line(&p->flow, err);
    case BLOCK:
        return gk_html_flow_block(&p->flow, err);
    case RAISED:
    case LOWERED:
        p->flow.text.level = k == RAISED ? GK_HTML_LEVEL_RAISED : GK_HTML_LEVEL_LOWERED;
        return GK_OK;
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
    bool shown = k != OPTION || gk_html_attribute(attributes, "selected");
    if (p->skipping || k == SKIPPED || k == STYLE || !shown) {
        p->skipping++;
        return GK_OK;
    }
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
    case RAISED:
    case LOWERED:
        p->flow.text.level = GK_HTML_LEVEL_LINE;
        return GK_OK;
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
    if (p->skipping) {
        p->skipping--;
        return GK_OK;
    }
    return end_structure(p, k, err);
}

static gk_status on_text(void *self, const char *text, size_t length, gk_error *err) {
    page *p = self;
    gk_status status = gk_html_workbook_text(&p->workbook, text, length, err);
    if (status != GK_OK)
        return status;
    if (p->in_style)
        return gk_buffer_append(&p->style, text, length) ? gk_fail_memory(err) : GK_OK;
    return p->skipping ? GK_OK : gk_html_flow_text(&p->flow, text, length, err);
}

/* Some programs write </tr> without <tr>. */
static gk_status on_stray(void *self, const char *name, gk_error *err) {
    page *p = self;
    bool row = kind_of(name) == ROW && !p->skipping;
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
    page p = {.asked = asked, .flow = {.info = asked->info, .sink = sink, .styles = asked->styles}};
    gk_status status = parse(&p, text, length, err);
    gk_html_flow_free(&p.flow);
    gk_html_workbook_free(&p.workbook);
    gk_buffer_free(&p.style);
    return status;
}
