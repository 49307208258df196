#include "container/xml.h"
#include "base/fail.h"
#include "base/utf16.h"
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* An XML declaration is shorter than this, or is none. */
#define GK_XML_HEAD_MAX 256
#define GK_XML_WIDE_PIECE ((size_t)4096)

struct gk_xml {
    gk_xml_handler handler;
    const char *name;
    xmlParserCtxtPtr parser;
    gk_status status;    /* the first failure of a handler or of ours; libxml2's are in parser */
    gk_error *err;       /* the caller's, during a push */
    size_t pending;      /* bytes pushed since libxml2 last told anything */
    unsigned attributes; /* an upper bound on those of the tag being pushed */
    bool no_memory;
    bool bad_name; /* a prefix that no namespace was declared for, or the like */
    bool after_equals;
    unsigned depth;
    int namespaces;                 /* in force */
    int declared[GK_XML_DEPTH_MAX]; /* of these, by each open element */
    bool wide;                      /* the document is in UTF-16 */
    gk_utf16 utf16;
    bool started; /* the head has been looked at and passed on */
    char head[GK_XML_HEAD_MAX];
    size_t head_size;
};

struct gk_xml_attributes {
    const xmlChar **values; /* five each: local name, prefix, URI, value, end of value */
    int count;
};

/* --- what libxml2 calls --- */

static void stop(gk_xml *xml, gk_status status) {
    if (status == GK_OK || xml->status != GK_OK)
        return;
    xml->status = status;
    xmlStopParser(xml->parser);
}

/* libxml2 remembers each open element, and looks for a prefix among all namespaces. */
static gk_status open_element(gk_xml *xml, int namespaces) {
    if (xml->depth == GK_XML_DEPTH_MAX)
        return gk_fail(xml->err, GK_E_LIMIT, "%s has elements more than %u deep",
                       "%s 的元素嵌套超过 %u 层", xml->name, GK_XML_DEPTH_MAX);
    if (namespaces > GK_XML_NAMESPACES_MAX - xml->namespaces)
        return gk_fail(xml->err, GK_E_LIMIT, "%s has more than %d namespaces at once",
                       "%s 的命名空间同时超过 %d 个", xml->name, GK_XML_NAMESPACES_MAX);
    xml->declared[xml->depth++] = namespaces;
    xml->namespaces += namespaces;
    return GK_OK;
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int count, int defaulted,
                     const xmlChar **values) {
    (void)prefix, (void)uri, (void)namespaces, (void)defaulted;
    gk_xml *xml = user;
    xml->pending = 0;
    if (xml->status == GK_OK)
        stop(xml, open_element(xml, namespace_count));
    if (xml->status != GK_OK)
        return;
    gk_xml_attributes attributes = {values, count};
    stop(xml, xml->handler.start(xml->handler.self, (const char *)name, &attributes, xml->err));
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    (void)name, (void)prefix, (void)uri;
    gk_xml *xml = user;
    xml->pending = 0;
    if (xml->status != GK_OK)
        return;
    xml->namespaces -= xml->declared[--xml->depth];
    stop(xml, xml->handler.end(xml->handler.self, xml->err));
}

static void on_text(void *user, const xmlChar *text, int length) {
    gk_xml *xml = user;
    xml->pending = 0;
    if (xml->status == GK_OK && xml->handler.text && length > 0)
        stop(xml,
             xml->handler.text(xml->handler.self, (const char *)text, (size_t)length, xml->err));
}

static void on_comment(void *user, const xmlChar *text) {
    (void)text;
    ((gk_xml *)user)->pending = 0;
}

static void on_instruction(void *user, const xmlChar *target, const xmlChar *data) {
    (void)target, (void)data;
    ((gk_xml *)user)->pending = 0;
}

static void on_doctype(void *user, const xmlChar *name, const xmlChar *public_id,
                       const xmlChar *system_id) {
    (void)name, (void)public_id, (void)system_id;
    gk_xml *xml = user;
    if (xml->status == GK_OK)
        stop(xml, gk_fail(xml->err, GK_E_FORMAT, "%s declares a document type (DTD)",
                          "%s 含有文档类型声明 (DTD)", xml->name));
}

/* Present so that libxml2 does not fall back to its global handler, which prints. */
static void on_error(void *user, xmlErrorPtr error) {
    if (error->code == XML_ERR_NO_MEMORY)
        ((gk_xml *)user)->no_memory = true; /* other errors follow and hide it */
    if (error->domain == XML_FROM_NAMESPACE && error->level >= XML_ERR_ERROR &&
        error->code != XML_WAR_NS_URI) /* a namespace may have any name here */
        ((gk_xml *)user)->bad_name = true;
}

/* --- life --- */

static xmlSAXHandler callbacks(void) {
    xmlSAXHandler sax;
    memset(&sax, 0, sizeof sax);
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = on_start;
    sax.endElementNs = on_end;
    sax.characters = on_text;
    sax.ignorableWhitespace = on_text;
    sax.cdataBlock = on_text;
    sax.comment = on_comment;
    sax.processingInstruction = on_instruction;
    sax.internalSubset = on_doctype;
    sax.serror = on_error;
    return sax;
}

gk_xml *gk_xml_new(const gk_xml_handler *handler, const char *name) {
    gk_xml *xml = calloc(1, sizeof *xml);
    if (!xml)
        return NULL;
    xml->handler = *handler;
    xml->name = name;
    xmlSAXHandler sax = callbacks();
    xml->parser = xmlCreatePushParserCtxt(&sax, xml, NULL, 0, NULL);
    /* Its own limits off: those of xml.h and zip.h bound the input. Its decoders off: they report
       to the global handler; passable() sees to the encoding. Entities replaced: without a DTD that
       is only &amp; and the like, of which it would otherwise leave some in attributes as they are.
     */
    if (xml->parser)
        xmlDictSetLimit(xml->parser->dict, GK_XML_NAMES_MAX);
    int options = XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT;
    if (!xml->parser || xmlCtxtUseOptions(xml->parser, options) != 0) {
        gk_xml_free(xml);
        return NULL;
    }
    return xml;
}

void gk_xml_free(gk_xml *xml) {
    if (!xml)
        return;
    if (xml->parser)
        xmlFreeParserCtxt(xml->parser);
    free(xml);
}

/* --- encoding --- */

gk_xml_slice gk_xml_declared_encoding(const char *head) {
    gk_xml_slice none = {NULL, 0};
    if (strncmp(head, "<?xml", 5) != 0)
        return none;
    const char *end = strstr(head, "?>");
    const char *at = strstr(head, "encoding");
    if (!at || !end || at > end)
        return none;
    at += strlen("encoding");
    at += strspn(at, " \t\r\n=");
    char quote[2] = {*at, 0};
    if (*quote != '"' && *quote != '\'')
        return none;
    return (gk_xml_slice){at + 1, strcspn(at + 1, quote)};
}

/* Whether the head is that of a document in UTF-16, which a zero byte shows if no byte order mark
   does. */
static bool is_wide(gk_xml *xml) {
    const unsigned char *h = (const unsigned char *)xml->head;
    if (xml->head_size < 2)
        return false;
    xml->utf16.big = (h[0] == 0xFE && h[1] == 0xFF) || (h[0] == 0 && h[1] == '<');
    return xml->utf16.big || (h[0] == 0xFF && h[1] == 0xFE) || (h[0] == '<' && h[1] == 0);
}

/* Whether the head is that of a UTF-8 document. */
static gk_status passable(const gk_xml *xml, gk_error *err) {
    static const char *const names[] = {"UTF-8", "UTF8", "US-ASCII"};
    gk_xml_slice name = gk_xml_declared_encoding(xml->head);
    if (!name.text)
        return GK_OK;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (name.length == strlen(names[i]) && strncasecmp(name.text, names[i], name.length) == 0)
            return GK_OK;
    return gk_fail(err, GK_E_UNSUPPORTED, "%s is encoded in %.*s, not in UTF-8 or UTF-16",
                   "%s 的编码是 %.*s，不是 UTF-8 或 UTF-16", xml->name, (int)name.length,
                   name.text);
}

/* --- pushing --- */

static gk_status outcome(const gk_xml *xml, gk_error *err) {
    const xmlParserCtxt *parser = xml->parser;
    if (xml->status != GK_OK)
        return xml->status;
    if (xmlDictGetUsage(parser->dict) >= GK_XML_NAMES_MAX)
        return gk_fail(err, GK_E_LIMIT, "%s has names of more than %zu MiB in all",
                       "%s 中的名称总长超过 %zu MiB", xml->name, GK_XML_NAMES_MAX >> 20);
    if (xml->no_memory)
        return gk_fail_memory(err);
    if (!parser->wellFormed || xml->bad_name)
        return gk_fail(err, GK_E_FORMAT, "%s is no well-formed XML at line %d, column %d",
                       "%s 第 %d 行第 %d 列不是格式良好的 XML", xml->name, parser->lastError.line,
                       parser->lastError.int2);
    return GK_OK;
}

/* libxml2 compares each attribute of a tag with each other: a tag of a million would take hours.
   In text =" is counted too, but no text and no formula has so many of it. */
static bool too_many_attributes(gk_xml *xml, const char *bytes, size_t size) {
    enum { OTHER, BLANK, OPEN, EQUALS, QUOTE };
    static const unsigned char kinds[256] = {
        [' '] = BLANK, ['\t'] = BLANK, ['\r'] = BLANK, ['\n'] = BLANK,
        ['<'] = OPEN,  ['='] = EQUALS, ['"'] = QUOTE,  ['\''] = QUOTE};
    unsigned attributes = xml->attributes;
    bool after_equals = xml->after_equals;
    for (size_t i = 0; i < size && attributes <= GK_XML_ATTRIBUTES_MAX; i++) {
        unsigned char kind = kinds[(unsigned char)bytes[i]];
        if (kind == OPEN)
            attributes = 0;
        else if (kind == QUOTE && after_equals)
            attributes++;
        if (kind != BLANK)
            after_equals = kind == EQUALS;
    }
    xml->attributes = attributes;
    xml->after_equals = after_equals;
    return attributes > GK_XML_ATTRIBUTES_MAX;
}

static gk_status feed(gk_xml *xml, const char *bytes, size_t size, bool last, gk_error *err) {
    if (too_many_attributes(xml, bytes, size))
        return gk_fail(err, GK_E_LIMIT, "%s has a tag of more than %u attributes",
                       "%s 中有标签的属性超过 %u 个", xml->name, GK_XML_ATTRIBUTES_MAX);
    xml->err = err;
    xml->pending += size;
    xmlParseChunk(xml->parser, bytes, (int)size, last);
    gk_status status = outcome(xml, err);
    if (status == GK_OK && xml->pending > GK_XML_TAG_MAX)
        status = gk_fail(err, GK_E_LIMIT, "%s has a tag of more than %zu MiB",
                         "%s 中有标签超过 %zu MiB", xml->name, GK_XML_TAG_MAX >> 20);
    return status;
}

static gk_status feed_wide(gk_xml *xml, const char *bytes, size_t size, gk_error *err) {
    char text[GK_UTF16_ROOM(GK_XML_WIDE_PIECE)];
    gk_status status = GK_OK;
    while (status == GK_OK && size > 0) {
        size_t take = size < GK_XML_WIDE_PIECE ? size : GK_XML_WIDE_PIECE;
        size_t length = gk_utf16_push(&xml->utf16, bytes, take, text);
        status = feed(xml, text, length, false, err);
        bytes += take;
        size -= take;
    }
    return status;
}

static gk_status feed_any(gk_xml *xml, const char *bytes, size_t size, gk_error *err) {
    return xml->wide ? feed_wide(xml, bytes, size, err) : feed(xml, bytes, size, false, err);
}

/* Drop the byte order mark: it is not counted in columns, and libxml2 would only skip it. */
static size_t mark_size(const gk_xml *xml) {
    const char *mark = !xml->wide ? "\xEF\xBB\xBF" : xml->utf16.big ? "\xFE\xFF" : "\xFF\xFE";
    size_t size = strlen(mark);
    return xml->head_size >= size && memcmp(xml->head, mark, size) == 0 ? size : 0;
}

static gk_status pass_head(gk_xml *xml, gk_error *err) {
    xml->wide = is_wide(xml);
    size_t mark = mark_size(xml);
    memmove(xml->head, xml->head + mark, xml->head_size - mark);
    xml->head_size -= mark;
    xml->head[xml->head_size] = 0;
    xml->started = true;
    gk_status status = xml->wide ? GK_OK : passable(xml, err);
    return status == GK_OK ? feed_any(xml, xml->head, xml->head_size, err) : status;
}

gk_status gk_xml_push(gk_xml *xml, const char *bytes, size_t size, gk_error *err) {
    if (!xml->started) {
        size_t room = sizeof xml->head - 1 - xml->head_size;
        size_t take = size < room ? size : room;
        memcpy(xml->head + xml->head_size, bytes, take);
        xml->head_size += take;
        bytes += take;
        size -= take;
        if (take < room)
            return GK_OK;
        gk_status status = pass_head(xml, err);
        if (status != GK_OK)
            return status;
    }
    gk_status status = GK_OK;
    while (status == GK_OK && size > 0) {
        size_t take = size < GK_XML_TAG_MAX ? size : GK_XML_TAG_MAX;
        status = feed_any(xml, bytes, take, err);
        bytes += take;
        size -= take;
    }
    return status;
}

gk_status gk_xml_finish(gk_xml *xml, gk_error *err) {
    gk_status status = xml->started ? GK_OK : pass_head(xml, err);
    if (status == GK_OK && !gk_utf16_complete(&xml->utf16))
        status =
            gk_fail(err, GK_E_FORMAT, "%s ends inside a character", "%s 在字符中间中断", xml->name);
    return status == GK_OK ? feed(xml, "", 0, true, err) : status;
}

/* --- attributes --- */

static gk_xml_slice find(const gk_xml_attributes *attributes, const char *name, bool namespaced) {
    for (int i = 0; i < attributes->count; i++) {
        const xmlChar **value = attributes->values + 5 * (ptrdiff_t)i;
        if ((value[2] != NULL) == namespaced && strcmp((const char *)value[0], name) == 0)
            return (gk_xml_slice){(const char *)value[3], (size_t)(value[4] - value[3])};
    }
    return (gk_xml_slice){NULL, 0};
}

gk_xml_slice gk_xml_attribute(const gk_xml_attributes *attributes, const char *name) {
    return find(attributes, name, false);
}

gk_xml_slice gk_xml_attribute_ns(const gk_xml_attributes *attributes, const char *name) {
    return find(attributes, name, true);
}

bool gk_xml_slice_is(gk_xml_slice slice, const char *text) {
    return slice.text && slice.length == strlen(text) &&
           memcmp(slice.text, text, slice.length) == 0;
}

bool gk_xml_slice_true(gk_xml_slice slice) {
    return gk_xml_slice_is(slice, "1") || gk_xml_slice_is(slice, "true") ||
           gk_xml_slice_is(slice, "on");
}

bool gk_xml_slice_zero(gk_xml_slice slice) {
    size_t zeros = 0;
    for (size_t i = 0; i < slice.length; i++) {
        if (slice.text[i] != '0' && slice.text[i] != '.')
            return false;
        zeros += slice.text[i] == '0';
    }
    return zeros > 0;
}

bool gk_xml_slice_unsigned(gk_xml_slice slice, unsigned *number) {
    unsigned value = 0;
    for (size_t i = 0; i < slice.length; i++) {
        unsigned digit = (unsigned)(unsigned char)slice.text[i] - '0';
        if (digit > 9 || value > (UINT_MAX - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    *number = value;
    return slice.length > 0;
}

char *gk_xml_slice_copy(gk_xml_slice slice) {
    char *copy = slice.text ? malloc(slice.length + 1) : NULL;
    if (copy) {
        memcpy(copy, slice.text, slice.length);
        copy[slice.length] = 0;
    }
    return copy;
}
