/* "Single File Web Page": pages, style sheets and pictures in one MIME message. A workbook saved so
   by Excel is a page of frames that lists the sheets, then a page for each. */
#include "base/characters.h"
#include "base/fail.h"
#include "container/mime.h"
#include "container/mime_body.h"
#include "read/html/decode.h"
#include "read/html/page.h"
#include "read/html/workbook.h"
#include "read/reader.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* More sheets are no workbook, but would be many to look up. */
#define GK_MHTML_SHEETS_MAX 4096u

typedef struct message {
    const gk_input *input;
    const gk_sink *sink;
    gk_mime_parts parts;
    bool *read; /* by part: its sheet has been told */
    gk_rich_text rich;
    gk_html_styles styles;
    gk_html_workbook workbook; /* as the first page lists it */
} message;

static int bid(const gk_input *input) {
    return gk_mime_is_message((gk_mime_slice){(const char *)input->bytes, input->size}) ? 100 : 0;
}

/* --- one part --- */

static bool is_page(const gk_mime_part *part) {
    return gk_mime_is_type(part->head, "text/html");
}

static gk_status decode_part(const message *m, const gk_mime_part *part, gk_decoded *out,
                             gk_error *err) {
    char type[GK_MIME_VALUE_MAX], said[GK_MIME_VALUE_MAX];
    char *bytes = NULL;
    size_t size = 0;
    gk_status status = gk_mime_body(part, &bytes, &size, err);
    if (status != GK_OK)
        return status;
    gk_mime_parameter(gk_mime_header(part->head, "Content-Type", type), "charset", said);
    status = gk_html_decode(bytes, size, m->input->options->encoding, said, out, err);
    free(bytes);
    return status;
}

static bool has_table(const char *text) {
    while ((text = strchr(text, '<')) && strncasecmp(text, "<table", 6) != 0)
        text++;
    return text;
}

/* A page that no list names is none of ours without a table. */
static gk_status read_page(message *m, size_t part, gk_html_page *page, gk_error *err) {
    gk_decoded decoded;
    gk_status status = decode_part(m, &m->parts.items[part], &decoded, err);
    if (status != GK_OK)
        return status;
    page->styles = &m->styles;
    page->rich = &m->rich;
    m->read[part] = page->listed || has_table(decoded.text);
    if (m->read[part])
        status = gk_html_page_read(decoded.text, decoded.length, page, m->sink, err);
    free(decoded.text);
    return status;
}

/* What stands behind the last slash of a part's address; the address ends up in `location`. */
static const char *file_name(const gk_mime_part *part, char location[GK_MIME_VALUE_MAX]) {
    gk_mime_header(part->head, "Content-Location", location);
    const char *slash = strrchr(location, '/');
    return slash ? slash + 1 : location;
}

/* --- all of them --- */

static gk_status read_styles(message *m, gk_error *err) {
    for (size_t i = 0; i < m->parts.count; i++) {
        gk_decoded decoded;
        if (!gk_mime_is_type(m->parts.items[i].head, "text/css"))
            continue;
        gk_status status = decode_part(m, &m->parts.items[i], &decoded, err);
        if (status != GK_OK)
            return status;
        status = gk_html_styles_add(&m->styles, decoded.text, err);
        free(decoded.text);
        if (status != GK_OK)
            return status;
    }
    return GK_OK;
}

static gk_status read_list(message *m, size_t part, gk_error *err) {
    gk_decoded decoded;
    gk_status status = decode_part(m, &m->parts.items[part], &decoded, err);
    if (status != GK_OK)
        return status;
    status = gk_html_workbook_read(&m->workbook, decoded.text, decoded.length, err);
    free(decoded.text);
    if (status == GK_OK && m->workbook.count > GK_MHTML_SHEETS_MAX)
        status = gk_fail(err, GK_E_LIMIT, "more than %u sheets", "工作表超过 %u 个",
                         GK_MHTML_SHEETS_MAX);
    return status;
}

/* The page called so that has not been read yet, or parts.count. */
static size_t find_page(const message *m, const char *file) {
    char location[GK_MIME_VALUE_MAX];
    const char *slash = strrchr(file, '/');
    const char *name = slash ? slash + 1 : file;
    for (size_t i = 0; i < m->parts.count; i++)
        if (!m->read[i] && is_page(&m->parts.items[i]) &&
            strcasecmp(file_name(&m->parts.items[i], location), name) == 0)
            return i;
    return m->parts.count;
}

static gk_status read_listed(message *m, gk_error *err) {
    for (size_t i = 0; i < m->workbook.count; i++) {
        const gk_html_sheet *sheet = &m->workbook.sheets[i];
        size_t part = find_page(m, sheet->file ? sheet->file : "");
        if (part == m->parts.count)
            return gk_fail_in(err,
                              gk_fail(err, GK_E_FORMAT, "the page of this sheet is not in the file",
                                      "文件中没有此工作表的网页"),
                              sheet->name);
        gk_html_page page = {.info = {.name = sheet->name, .hidden = sheet->hidden},
                             .listed = true};
        gk_status status = read_page(m, part, &page, err);
        if (status != GK_OK) /* a cell's failure tells the sheet already */
            return err && !*err->where ? gk_fail_in(err, status, sheet->name) : status;
    }
    return GK_OK;
}

/* Pages without a list, such as those a browser saved: all that have a table, the first under the
   message's name. */
static gk_status read_unlisted(message *m, gk_error *err) {
    char location[GK_MIME_VALUE_MAX];
    size_t tables = 0;
    for (size_t i = 0; i < m->parts.count; i++) {
        if (!is_page(&m->parts.items[i]))
            continue;
        const char *own = file_name(&m->parts.items[i], location);
        gk_html_page page = {.info = {.name = tables && *own ? own : gk_base_name(m->input->name)}};
        gk_status status = read_page(m, i, &page, err);
        if (status != GK_OK)
            return status;
        tables += m->read[i];
    }
    return tables ? GK_OK
                  : gk_fail(err, GK_E_UNSUPPORTED, "this is a web page (MHTML) without a table",
                            "这是没有表格的网页（MHTML）");
}

static gk_status read_parts(message *m, gk_error *err) {
    size_t first = 0;
    while (first < m->parts.count && !is_page(&m->parts.items[first]))
        first++;
    if (first == m->parts.count)
        return gk_fail(err, GK_E_UNSUPPORTED, "this is a MIME message (MHTML) without a web page",
                       "这是不含网页的 MIME 消息（MHTML）");
    gk_status status = read_styles(m, err);
    if (status == GK_OK)
        status = read_list(m, first, err);
    if (status != GK_OK)
        return status;
    bool listed = m->workbook.count > 0 && gk_html_workbook_elsewhere(&m->workbook);
    return listed ? read_listed(m, err) : read_unlisted(m, err);
}

static gk_status read_mhtml(const gk_input *input, const gk_sink *sink, gk_error *err) {
    message m = {.input = input,
                 .sink = sink,
                 .rich = {.as_stored = input->options->as_stored,
                          .source = input->name,
                          .findings = input->findings}};
    gk_mime_slice bytes = {(const char *)input->bytes, input->size};
    gk_status status = gk_mime_leaves(bytes, &m.parts, err);
    if (status == GK_OK && !(m.read = calloc(m.parts.count ? m.parts.count : 1, sizeof *m.read)))
        status = gk_fail_memory(err);
    if (status == GK_OK)
        status = read_parts(&m, err);
    free(m.parts.items);
    free(m.read);
    gk_html_styles_free(&m.styles);
    gk_rich_text_free(&m.rich);
    gk_html_workbook_free(&m.workbook);
    return status;
}

const gk_reader gk_reader_mhtml = {"mhtml", bid, read_mhtml};
