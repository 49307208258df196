#include "read/html/parser.h"
#include "base/fail.h"
#include "read/html/attribute_work.h"
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <string.h>

struct gk_html_attributes {
    const xmlChar **pairs; /* name, value … NULL; or NULL */
};

typedef struct parse {
    const gk_html_handler *handler;
    htmlParserCtxtPtr parser;
    gk_status status; /* the first failure of a handler or of ours */
    gk_error *err;
    unsigned depth;
    bool no_memory;
} parse;

/* --- what libxml2 calls --- */

static void stop(parse *p, gk_status status) {
    if (status == GK_OK || p->status != GK_OK)
        return;
    p->status = status;
    xmlStopParser(p->parser);
}

static void on_start(void *user, const xmlChar *name, const xmlChar **pairs) {
    parse *p = user;
    if (p->status != GK_OK)
        return;
    if (p->depth++ == GK_HTML_DEPTH_MAX) {
        stop(p, gk_fail(p->err, GK_E_LIMIT, "the page has elements more than %u deep",
                        "网页的元素嵌套超过 %u 层", GK_HTML_DEPTH_MAX));
        return;
    }
    gk_html_attributes attributes = {pairs};
    stop(p, p->handler->start(p->handler->self, (const char *)name, &attributes, p->err));
}

static void on_end(void *user, const xmlChar *name) {
    parse *p = user;
    if (p->status != GK_OK)
        return;
    p->depth--;
    /* The line end behind the page is consumed only when libxml2 closes what is still open. */
    bool missing = p->parser->input->cur >= p->parser->input->end;
    stop(p, p->handler->end(p->handler->self, (const char *)name, missing, p->err));
}

static void on_text(void *user, const xmlChar *text, int length) {
    parse *p = user;
    if (p->status == GK_OK && length > 0)
        stop(p, p->handler->text(p->handler->self, (const char *)text, (size_t)length, p->err));
}

static void on_comment(void *user, const xmlChar *text) {
    parse *p = user;
    if (p->status == GK_OK && p->handler->comment)
        stop(p, p->handler->comment(p->handler->self, (const char *)text, p->err));
}

/* Present also so that libxml2 does not fall back to its global handler, which prints. */
static void on_error(void *user, xmlErrorPtr error) {
    parse *p = user;
    if (error->code == XML_ERR_NO_MEMORY)
        p->no_memory = true;
    if (error->code == XML_ERR_TAG_NAME_MISMATCH && error->str1 && p->handler->stray &&
        p->status == GK_OK)
        stop(p, p->handler->stray(p->handler->self, error->str1, p->err));
}

/* --- before parsing --- */

static void make_comment(char *from, char *to) {
    memset(from, ' ', (size_t)(to - from));
    if (to - from < 7)
        return;
    memcpy(from, "<!--", 4);
    memcpy(to - 3, "-->", 3);
}

/* Excel writes <![if …]> and <![endif]>, which libxml2 would take for text. Behind <!-- they belong
   to the comment. */
static void hide_conditions(char *text) {
    char *at = text;
    while ((at = strstr(at, "<!"))) {
        bool comment = strncmp(at, "<!--", 4) == 0;
        char *end = comment ? strstr(at + 4, "-->") : strchr(at, '>');
        if (!end)
            return;
        if (at[2] == '[')
            make_comment(at, end + 1);
        at = end + 1;
    }
}

/* --- parsing --- */

static xmlSAXHandler callbacks(void) {
    xmlSAXHandler sax;
    memset(&sax, 0, sizeof sax);
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElement = on_start;
    sax.endElement = on_end;
    sax.characters = on_text;
    sax.ignorableWhitespace = on_text;
    sax.cdataBlock = on_text;
    sax.comment = on_comment;
    sax.serror = on_error;
    return sax;
}

/* The page's own word about its encoding would make libxml2 convert what is UTF-8 already, and lose
   all that does not convert. */
static htmlParserCtxtPtr new_parser(const char *text, size_t size) {
    htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(text, (int)size);
    if (!parser)
        return NULL;
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET |
                                   HTML_PARSE_NOIMPLIED);
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    *parser->sax = callbacks();
    return parser;
}

static gk_status outcome(const parse *p, gk_error *err) {
    const xmlParserInput *input = p->parser->input;
    if (p->status != GK_OK)
        return p->status;
    if (p->no_memory)
        return gk_fail_memory(err);
    if (!input || input->cur < input->end)
        return gk_fail(err, GK_E_FORMAT, "the page cannot be parsed to its end",
                       "网页无法解析到末尾");
    return GK_OK;
}

gk_status gk_html_parse(char *text, size_t length, const gk_html_handler *handler, gk_error *err) {
    if (length >= INT_MAX)
        return gk_fail(err, GK_E_LIMIT, "the page is larger than 2 GiB", "网页超过 2 GiB");
    if (gk_html_work(text) > GK_HTML_WORK_MAX)
        return gk_fail(err, GK_E_LIMIT, "the page has tags of too many attributes",
                       "网页中标签的属性过多");
    hide_conditions(text);
    text[length] = '\n';
    parse p = {.handler = handler, .err = err};
    p.parser = new_parser(text, length + 1);
    if (!p.parser)
        return gk_fail_memory(err);
    p.parser->userData = &p;
    htmlParseDocument(p.parser);
    gk_status status = outcome(&p, err);
    htmlFreeParserCtxt(p.parser);
    return status;
}

const char *gk_html_attribute(const gk_html_attributes *attributes, const char *name) {
    for (const xmlChar **pair = attributes->pairs; pair && *pair; pair += 2)
        if (strcmp((const char *)*pair, name) == 0)
            return pair[1] ? (const char *)pair[1] : "";
    return NULL;
}
