/* XML Spreadsheets: what Excel 2002 and 2003 save as "XML", and what a good many programs export
 * under the name of .xls. */
#include "base/encoding.h"
#include "base/fail.h"
#include "read/reader.h"
#include "read/spreadsheetml/sheet.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Where the root element must begin. */
#define GK_HEAD_MAX 4096

/* --- what the beginning says --- */

/* The beginning without its byte order mark, and without the zero bytes of UTF-16. */
static void copy_head(const gk_input *input, char head[GK_HEAD_MAX]) {
    size_t n = 0;
    for (size_t i = 0; i < input->size && n < GK_HEAD_MAX - 1; i++) {
        unsigned char byte = input->bytes[i];
        bool mark = i < 3 && (byte >= 0xFE || byte == 0xEF || byte == 0xBB || byte == 0xBF);
        if (byte && !mark)
            head[n++] = (char)byte;
    }
    head[n] = 0;
}

static const char *skip_blanks(const char *at) {
    return at + strspn(at, " \t\r\n");
}

/* Behind `end`, or at the end of the head. */
static const char *skip_past(const char *at, const char *end) {
    const char *found = strstr(at, end);
    return found ? found + strlen(end) : at + strlen(at);
}

/* Behind an instruction, a comment or a document type, which the parser then refuses. */
static const char *skip_prolog(const char *at) {
    if (at[1] == '?')
        return skip_past(at, "?>");
    if (strncmp(at, "<!--", 4) == 0)
        return skip_past(at, "-->");
    const char *inner = at + strcspn(at, "[>");
    return skip_past(*inner == '[' ? skip_past(inner, "]") : inner, ">");
}

/* Where the name of the root element begins; NULL if there is none. */
static const char *find_root(const char *head) {
    const char *at = skip_blanks(head);
    while (at[0] == '<' && (at[1] == '?' || at[1] == '!'))
        at = skip_blanks(skip_prolog(at));
    return *at == '<' ? at + 1 : NULL;
}

static int bid(const gk_input *input) {
    char head[GK_HEAD_MAX];
    copy_head(input, head);
    const char *root = find_root(head);
    if (!root)
        return 0;
    size_t length = strcspn(root, " \t\r\n/>");
    const char *colon = memchr(root, ':', length);
    const char *name = colon ? colon + 1 : root;
    bool workbook = (size_t)(root + length - name) == strlen("Workbook") &&
                    memcmp(name, "Workbook", strlen("Workbook")) == 0;
    return workbook && strstr(root, "urn:schemas-microsoft-com:office:spreadsheet") ? 100 : 0;
}

/* --- decoding --- */

static bool is_chinese(const char *encoding) {
    return strncasecmp(encoding, "GB", 2) == 0 || strcasecmp(encoding, "CP936") == 0 ||
           strncasecmp(encoding, "EUC-CN", 6) == 0;
}

/* A .NET program says UTF-16 over UTF-8: real UTF-16 shows in its bytes. */
static bool is_unicode(const char *encoding) {
    return strncasecmp(encoding, "UTF", 3) == 0;
}

/* The encoding the declaration names, if it is a plausible name; else "". */
static void get_declared(const gk_input *input, char name[64]) {
    char head[GK_HEAD_MAX];
    copy_head(input, head);
    gk_xml_slice declared = gk_xml_declared_encoding(skip_blanks(head));
    bool fits = declared.text && declared.length < 64;
    memcpy(name, fits ? declared.text : "", fits ? declared.length : 0);
    name[fits ? declared.length : 0] = 0;
}

/* UTF-16 without a byte order mark, by the < that every document begins with; else NULL. */
static const char *utf16_order(const gk_input *input) {
    if (input->size < 2 || (input->bytes[0] && input->bytes[1]))
        return NULL;
    return input->bytes[0] ? "UTF-16LE" : "UTF-16BE";
}

static gk_status decode_again(const gk_input *input, const char *encoding, gk_decoded *decoded,
                              gk_error *err) {
    free(decoded->text);
    decoded->text = NULL;
    return gk_decode(input->bytes, input->size, encoding, decoded, err);
}

/* Declarations are wrong too often to be followed: gb2312 stands over GBK, UTF-8 over anything. One
 * counts where the bytes do not tell: for what is neither UTF-8 nor of the GB family, and for texts
 * so short that they could be both. Without one, XML is UTF-8. */
static gk_status decode(const gk_input *input, gk_decoded *decoded, gk_error *err) {
    char declared[64];
    const char *asked = input->options->encoding ? input->options->encoding : utf16_order(input);
    gk_status status = gk_decode(input->bytes, input->size, asked, decoded, err);
    get_declared(input, declared);
    bool known = !*declared || is_unicode(declared) || is_chinese(declared);
    bool guessed = status != GK_OK || strcmp(decoded->encoding, "GB18030") == 0;
    if (asked || (status != GK_OK && known))
        return status;
    if (guessed && !known)
        return decode_again(input, declared, decoded, err);
    if (decoded->doubtful && is_chinese(declared))
        return decode_again(input, "GB18030", decoded, err);
    return GK_OK;
}

/* The text is UTF-8 now, whatever its declaration says. Blanks in its place keep the lines and
 * columns that messages tell; blanks before it are no XML, but some programs write them. */
static void blank_declaration(gk_decoded *decoded) {
    char *at = decoded->text + strspn(decoded->text, " \t\r\n");
    const char *end = strncmp(at, "<?xml", 5) == 0 ? strstr(at, "?>") : NULL;
    if (!end || !strchr(" \t\r\n", at[5]))
        return;
    for (; at < end + 2; at++)
        if (*at != '\r' && *at != '\n')
            *at = ' ';
}

/* --- reading --- */

static gk_status read_text(const gk_input *input, const gk_decoded *decoded, const gk_sink *sink,
                           gk_error *err) {
    gk_rich_text rich = {
        .as_stored = input->options->as_stored, .source = input->name, .findings = input->findings};
    gk_xmlss_workbook workbook = {0};
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (c == (locale_t)0)
        return gk_fail_memory(err);
    gk_status status = gk_xmlss_workbook_read(decoded->text, decoded->length, &workbook, err);
    if (status == GK_OK && workbook.sheet_count == 0)
        status = gk_fail(err, GK_E_FORMAT, "the workbook has no sheet", "工作簿没有工作表");
    if (status == GK_OK)
        status =
            gk_xmlss_sheets_read(decoded->text, decoded->length, &workbook, c, sink, &rich, err);
    gk_xmlss_workbook_free(&workbook);
    gk_rich_text_free(&rich);
    freelocale(c);
    return status;
}

static gk_status read(const gk_input *input, const gk_sink *sink, gk_error *err) {
    gk_decoded decoded = {0};
    gk_status status = decode(input, &decoded, err);
    if (status == GK_OK) {
        blank_declaration(&decoded);
        status = read_text(input, &decoded, sink, err);
    }
    free(decoded.text);
    return status;
}

const gk_reader gk_reader_spreadsheetml = {"spreadsheetml", bid, read};
