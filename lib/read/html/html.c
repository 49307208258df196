/* Web pages called .xls: what ASP and PHP programs, ERP systems and Excel's "Web page" give out.
 */
#include "base/characters.h"
#include "base/fail.h"
#include "container/probe.h"
#include "finding/findings.h"
#include "read/html/decode.h"
#include "read/html/page.h"
#include "read/reader.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* As much of a file's beginning as its kind must show in, blanks in front aside. */
#define GK_HTML_PROBED 4096

/* The beginning as ASCII: zero bytes, which UTF-16 has beside its ASCII, and what stands before the
   first visible character are dropped. */
static void head_of(const gk_input *input, char head[GK_HTML_PROBED + 1]) {
    size_t n = 0;
    for (size_t i = 0; i < input->size && n < GK_HTML_PROBED; i++) {
        char c = (char)input->bytes[i];
        bool mark = i < 3 && strchr("\xEF\xBB\xBF\xFF\xFE", c);
        bool blank = n == 0 && strchr(" \t\r\n\f", c);
        if (c && !mark && !blank)
            head[n++] = c;
    }
    head[n] = 0;
}

static const char *find(const char *text, const char *word) {
    size_t length = strlen(word);
    for (; *text; text++)
        if (strncasecmp(text, word, length) == 0)
            return text;
    return NULL;
}

/* A tag by its beginning, such as "<html", and not one whose name only begins so. */
static const char *find_tag(const char *text, const char *tag) {
    while ((text = find(text, tag)) && !strchr(" \t\r\n\f/>", text[strlen(tag)]))
        text++;
    return text;
}

static bool names_page(const char *head) {
    static const char *const tags[] = {"<html",          "<table", "<meta",
                                       "<!doctype html", "<head",  "<body"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (find_tag(head, tags[i]))
            return true;
    return false;
}

/* XML has tables too; only XHTML is a page. Text before a table is a page if a row follows. */
static int bid(const gk_input *input) {
    char head[GK_HTML_PROBED + 1];
    head_of(input, head);
    if (strncasecmp(head, "<?xml ", 6) == 0)
        return find_tag(head, "<html") ? 100 : 0;
    if (!gk_probe_may_be_text(input->bytes, input->size))
        return 0;
    if (find(head, "urn:schemas-microsoft-com:office:spreadsheet") && !find_tag(head, "<html"))
        return 0;
    if (*head == '<')
        return names_page(head) ? 100 : 0;
    const char *table = find_tag(head, "<table");
    return table && (find_tag(table, "<tr") || find_tag(table, "<td")) ? 100 : 0;
}

/* A page's sheet is called by the file's base name, unless the page knows better. */
static gk_status read_decoded(const gk_input *input, gk_decoded *decoded, const gk_sink *sink,
                              gk_error *err) {
    gk_html_styles styles = {0};
    gk_rich_text rich = {
        .as_stored = input->options->as_stored, .source = input->name, .findings = input->findings};
    gk_html_page page = {
        .info = {.name = gk_base_name(input->name)}, .styles = &styles, .rich = &rich};
    gk_status status = gk_html_page_read(decoded->text, decoded->length, &page, sink, err);
    gk_html_styles_free(&styles);
    gk_rich_text_free(&rich);
    return status;
}

static gk_status read_html(const gk_input *input, const gk_sink *sink, gk_error *err) {
    gk_decoded decoded;
    gk_status status =
        gk_html_decode(input->bytes, input->size, input->options->encoding, "", &decoded, err);
    if (status != GK_OK)
        return status;
    if (decoded.doubtful) {
        gk_finding_at at = {.origin = {.source = input->name}};
        status = gk_findings_add(input->findings, GK_FINDING_ENCODING_DOUBTFUL, at,
                                 (const char *const[3]){0});
    }
    status = status ? gk_fail_memory(err) : read_decoded(input, &decoded, sink, err);
    free(decoded.text);
    return status;
}

const gk_reader gk_reader_html = {"html", bid, read_html};
