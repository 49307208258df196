#include "read/html/decode.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Browsers look no further. */
#define GK_HTML_HEAD_MAX 4096

static bool is_name(char c) {
    char lower = (char)(c | 0x20);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

void gk_html_charset(const char *bytes, size_t size, char charset[GK_HTML_CHARSET_MAX]) {
    static const char word[] = "charset=";
    const size_t length = sizeof word - 1;
    size_t n = 0, end = size < GK_HTML_HEAD_MAX ? size : GK_HTML_HEAD_MAX;
    for (size_t i = 0; i + length < end && n == 0; i++) {
        if (strncasecmp(bytes + i, word, length) != 0)
            continue;
        size_t at = i + length;
        at += bytes[at] == '"' || bytes[at] == '\'';
        while (at < end && n < GK_HTML_CHARSET_MAX - 1 && is_name(bytes[at]))
            charset[n++] = bytes[at++];
    }
    charset[n] = 0;
}

/* iconv's name for a charset whose text the usual order of trial may take for GBK; NULL for others.
 */
static const char *believed(const char *charset) {
    static const struct {
        const char *said, *name;
    } names[] = {{"big5", "CP950"},   {"big5-hkscs", "BIG5-HKSCS"}, {"x-x-big5", "CP950"},
                 {"cp950", "CP950"},  {"shift_jis", "CP932"},       {"shift-jis", "CP932"},
                 {"x-sjis", "CP932"}, {"windows-31j", "CP932"},     {"euc-jp", "EUC-JP"},
                 {"euc-kr", "CP949"}, {"ks_c_5601-1987", "CP949"},  {"euc-tw", "EUC-TW"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(charset, names[i].said) == 0)
            return names[i].name;
    return NULL;
}

gk_status gk_html_decode(const void *bytes, size_t size, const char *encoding, const char *said,
                         gk_decoded *out, gk_error *err) {
    char charset[GK_HTML_CHARSET_MAX];
    gk_decoded other;
    gk_status status = gk_decode(bytes, size, encoding, out, err);
    gk_html_charset(bytes, size, charset);
    const char *word = *said ? said : charset;
    if (status == GK_OK && strncasecmp(word, "utf", 3) == 0)
        out->doubtful = false; /* the bytes and the word agree */
    bool settled = encoding || (status == GK_OK && strcmp(out->encoding, "GB18030") != 0);
    if (settled || (status != GK_OK && status != GK_E_ENCODING))
        return status;
    const char *name = believed(word);
    if (!name || gk_decode(bytes, size, name, &other, NULL) != GK_OK)
        return status;
    if (status == GK_OK)
        free(out->text);
    if (err)
        *err = (gk_error){0};
    *out = other;
    return GK_OK;
}
