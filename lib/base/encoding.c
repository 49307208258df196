#include "base/encoding.h"

#include "base/fail.h"
#include "base/single_byte.h"
#include "base/utf8.h"
#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { ENOUGH_BYTES_TO_TELL = 32 };

typedef struct mark {
    const char *encoding;
    const char *bytes;
    size_t length;
} mark;

static const mark marks[] = {{"UTF-8", "\xEF\xBB\xBF", 3},    {"UTF-32LE", "\xFF\xFE\0\0", 4},
                             {"UTF-32BE", "\0\0\xFE\xFF", 4}, {"UTF-16LE", "\xFF\xFE", 2},
                             {"UTF-16BE", "\xFE\xFF", 2},     {"GB18030", "\x84\x31\x95\x33", 4}};

static const mark *find_mark(const unsigned char *bytes, size_t size) {
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (size >= marks[i].length && memcmp(bytes, marks[i].bytes, marks[i].length) == 0)
            return &marks[i];
    return NULL;
}

/* Line ends, tabs, commas and points are in every table, angle brackets in every page. With their bytes exchanged they would be
 * characters of scripts nobody here writes (U+0A00, U+2C00); other zero bytes tell nothing, for 一 is
 * U+4E00. */
static const char *utf16_by_marks(const unsigned char *bytes, size_t size) {
    size_t little = 0, big = 0, least = size / 400 + 1;
    if (size % 2)
        return NULL;
    for (size_t i = 0; i + 1 < size; i += 2) {
        little += bytes[i + 1] == 0 && bytes[i] && strchr("\t\n\r,.<>", bytes[i]) != NULL;
        big += bytes[i] == 0 && bytes[i + 1] && strchr("\t\n\r,.<>", bytes[i + 1]) != NULL;
    }
    if (big >= least && big > 8 * little)
        return "UTF-16BE";
    return little >= least && little > 8 * big ? "UTF-16LE" : NULL;
}

/* Offset of the first byte that is not strict UTF-8, or size. */
static size_t utf8_fault(const unsigned char *bytes, size_t size, size_t *beyond_ascii) {
    const char *p = (const char *)bytes, *end = p + size;
    *beyond_ascii = 0;
    while (p < end) {
        const char *before = p;
        if (gk_utf8_next(&p, end) == UINT32_MAX)
            break;
        if (p - before > 1)
            *beyond_ascii += (size_t)(p - before);
    }
    return (size_t)(p - (const char *)bytes);
}

static gk_status no_text_at(gk_error *err, size_t offset, unsigned char byte,
                            const char *encoding) {
    return gk_fail(err, GK_E_ENCODING, "byte 0x%02X at offset %zu is no text in %s",
                   "字节 0x%02X（偏移 %zu）不是有效的 %s 文本", byte, offset, encoding);
}

static gk_status finish(gk_decoded *out, gk_error *err) {
    out->text[out->length] = '\0';
    const char *zero = memchr(out->text, '\0', out->length);
    if (!zero)
        return GK_OK;
    size_t offset = (size_t)(zero - out->text);
    free(out->text);
    out->text = NULL;
    return gk_fail(err, GK_E_ENCODING,
                   "a zero character after %zu bytes of text: this is no text file",
                   "第 %zu 字节后出现空字符：不是文本文件", offset);
}

typedef struct conversion {
    iconv_t cd;
    char *in, *out;
    size_t in_left, out_left;
} conversion;

/* Windows writes the euro sign as the single byte 0x80, which iconv's GB18030 lacks. */
static bool step_over_euro(conversion *c, const char *encoding) {
    if (!c->in_left || (unsigned char)*c->in != 0x80 || c->out_left < 3 ||
        (strncasecmp(encoding, "GB", 2) != 0 && strcasecmp(encoding, "CP936") != 0))
        return false;
    memcpy(c->out, "\xE2\x82\xAC", 3);
    c->out += 3, c->out_left -= 3;
    c->in++, c->in_left--;
    return true;
}

/* Runs to the end of the input or to the first byte that is no text, where c->in then stands. */
static bool convert_all(conversion *c, const char *encoding) {
    while (c->in_left) {
        if (iconv(c->cd, &c->in, &c->in_left, &c->out, &c->out_left) != (size_t)-1)
            break;
        if (errno != EILSEQ || !step_over_euro(c, encoding))
            return false;
    }
    return iconv(c->cd, NULL, NULL, &c->out, &c->out_left) != (size_t)-1;
}

/* GBK grows threefold at most (the euro byte), a single-byte page or UTF-32 no more than fourfold.
 */
/* A character takes three bytes at most. */
static gk_status decode_by_page(const uint16_t *upper, const unsigned char *bytes, size_t size,
                                gk_decoded *out, gk_error *err) {
    char *text = size < SIZE_MAX / 4 ? malloc(size * 3 + 1) : NULL, *at = text;
    if (!text)
        return gk_fail_memory(err);
    for (size_t i = 0; i < size; i++)
        at += gk_utf8_put(bytes[i] < 0x80 ? bytes[i] : upper[bytes[i] - 0x80], at);
    out->text = text;
    out->length = (size_t)(at - text);
    return finish(out, err);
}

static gk_status decode_with(const char *encoding, const unsigned char *bytes, size_t size,
                             size_t skip, gk_decoded *out, gk_error *err) {
    const uint16_t *upper = gk_single_byte_page(encoding);
    *out = (gk_decoded){.encoding = encoding};
    if (upper)
        return decode_by_page(upper, bytes, size, out, err);
    iconv_t cd = iconv_open("UTF-8", encoding);
    if (cd == (iconv_t)-1)
        return errno == EINVAL ? gk_fail(err, GK_E_ARGUMENT, "unknown encoding %s", "未知的编码 %s",
                                         encoding)
                               : gk_fail_memory(err);
    size_t growth = strncasecmp(encoding, "GB", 2) == 0 ? 3 : 4;
    size_t room = size < SIZE_MAX / 8 ? size * growth + 8 : 0;
    char *text = room ? malloc(room) : NULL;
    char *copy = text ? malloc(size + 1) : NULL; /* iconv takes its input as writable */
    if (!copy) {
        free(text);
        iconv_close(cd);
        return gk_fail_memory(err);
    }
    if (size)
        memcpy(copy, bytes, size);
    conversion c = {cd, copy, text, size, room - 1};
    bool whole = convert_all(&c, encoding);
    size_t offset = (size_t)(c.in - copy);
    free(copy);
    iconv_close(cd);
    if (!whole) {
        free(text);
        return no_text_at(err, offset + skip, offset < size ? bytes[offset] : 0, encoding);
    }
    *out = (gk_decoded){.text = text, .length = (size_t)(c.out - text), .encoding = encoding};
    return finish(out, err);
}

static gk_status decode_utf8(const unsigned char *bytes, size_t size, size_t skip, gk_decoded *out,
                             gk_error *err) {
    size_t beyond_ascii, fault = utf8_fault(bytes, size, &beyond_ascii);
    if (fault < size)
        return no_text_at(err, fault + skip, bytes[fault], "UTF-8");
    char *text = malloc(size + 1);
    if (!text)
        return gk_fail_memory(err);
    if (size)
        memcpy(text, bytes, size);
    *out = (gk_decoded){.text = text, .length = size, .encoding = "UTF-8"};
    return finish(out, err);
}

/* Short GBK words such as 小时 are valid UTF-8 by accident; in 32 bytes and more none was seen. */
static bool is_doubtful(const unsigned char *bytes, size_t size, size_t beyond_ascii) {
    gk_decoded other;
    if (!beyond_ascii || beyond_ascii >= ENOUGH_BYTES_TO_TELL ||
        decode_with("GB18030", bytes, size, 0, &other, NULL) != GK_OK)
        return false;
    free(other.text);
    return true;
}

static gk_status detect(const unsigned char *bytes, size_t size, gk_decoded *out, gk_error *err) {
    const char *utf16 = utf16_by_marks(bytes, size);
    if (utf16)
        return decode_with(utf16, bytes, size, 0, out, err);
    size_t beyond_ascii;
    if (utf8_fault(bytes, size, &beyond_ascii) < size)
        return decode_with("GB18030", bytes, size, 0, out, err);
    gk_status status = decode_utf8(bytes, size, 0, out, err);
    if (!status)
        out->doubtful = is_doubtful(bytes, size, beyond_ascii);
    return status;
}

/* What offices call GB2312 is GBK; iconv's own GB2312 turns — and · into other characters. */
static const char *true_name(const char *encoding) {
    static const char *const names[] = {"GB2312", "GB_2312-80", "EUC-CN", "EUCCN", "CN-GB"};
    for (size_t i = 0; encoding && i < sizeof names / sizeof *names; i++)
        if (strcasecmp(encoding, names[i]) == 0)
            return "GBK";
    return encoding;
}

gk_status gk_decode(const void *data, size_t size, const char *encoding, gk_decoded *out,
                    gk_error *err) {
    const unsigned char *bytes = data;
    const char *asked = encoding;
    encoding = true_name(asked);
    const mark *bom = find_mark(bytes, size);
    if (!encoding && !bom)
        return detect(bytes, size, out, err);
    bool same = bom && (!encoding || strncasecmp(encoding, bom->encoding, 5) == 0);
    size_t skip = same ? bom->length : 0;
    /* "UTF-16" without an order follows the mark, as iconv itself would. */
    const char *name = same ? bom->encoding : encoding;
    if (strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "UTF8") == 0)
        return decode_utf8(bytes + skip, size - skip, skip, out, err);
    gk_status status = decode_with(name, bytes + skip, size - skip, skip, out, err);
    if (!status && encoding != asked)
        out->encoding = asked;
    return status;
}

/* ---- back ----------------------------------------------------------------------------------- */

gk_status gk_encoder_open(const char *encoding, gk_encoder *encoder, gk_error *err) {
    static const struct {
        const char *name, *iconv_name;
    } known[] = {{"UTF-8", NULL}, {"GB18030", "GB18030"}, {"GBK", "CP936"}};
    const char *wanted = encoding ? encoding : "UTF-8";
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcasecmp(known[i].name, wanted) != 0)
            continue;
        *encoder = (gk_encoder){.name = known[i].name};
        if (known[i].iconv_name)
            encoder->conversion = iconv_open(known[i].iconv_name, "UTF-8");
        return encoder->conversion == (iconv_t)-1
                   ? gk_fail_sys(err, "no conversion to %s", "无法转换为%s", wanted)
                   : GK_OK;
    }
    return gk_fail(err, GK_E_ARGUMENT, "cannot write %s: only UTF-8, GB18030 and GBK",
                   "不能写%s编码：只能写UTF-8、GB18030和GBK", encoding);
}

void gk_encoder_close(gk_encoder *encoder) {
    if (encoder->conversion)
        iconv_close(encoder->conversion);
}

/* iconv tells of a character it replaced (some do) by a count above zero. */
static bool encode_one(const gk_encoder *encoder, const char *from, size_t length, char **out) {
    char copy[4], *in = copy; /* iconv takes its input as writable */
    size_t in_left = length, out_left = GK_ENCODED_MAX(length);
    memcpy(copy, from, length);
    if (encoder->conversion && length > 1)
        return iconv(encoder->conversion, &in, &in_left, out, &out_left) == 0;
    memcpy(*out, from, length);
    *out += length;
    return true;
}

gk_status gk_encode(const gk_encoder *encoder, const char *text, size_t length, char *bytes,
                    size_t *size, gk_error *err) {
    char *out = bytes;
    for (const char *at = text, *end = text + length; at < end;) {
        const char *from = at;
        uint32_t c = gk_utf8_next(&at, end);
        if (c == UINT32_MAX)
            return no_text_at(err, (size_t)(at - text), (unsigned char)*at, "UTF-8");
        if (!encode_one(encoder, from, (size_t)(at - from), &out))
            return gk_fail(err, GK_E_ENCODING, "%s has no character U+%04X (%.*s)",
                           "%s没有字符U+%04X（%.*s）", encoder->name, (unsigned)c, (int)(at - from),
                           from);
    }
    *size = (size_t)(out - bytes);
    return GK_OK;
}
