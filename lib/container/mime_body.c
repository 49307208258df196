#include "container/mime_body.h"
#include "base/characters.h"
#include "base/fail.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The length of the line end at `at`, with the blanks some programs leave before it; 0 for none. */
static size_t line_end(const char *at, const char *end) {
    const char *p = at;
    while (p < end && gk_is_blank(*p))
        p++;
    if (end - p >= 2 && p[0] == '\r' && p[1] == '\n')
        p++;
    return p < end && *p == '\n' ? (size_t)(p + 1 - at) : 0;
}

/* A = that is followed by neither two digits nor a line end stays: not all programs escape it. */
static size_t decode_quoted(gk_mime_slice body, char *out) {
    const char *at = body.text, *end = body.text + body.length;
    char *to = out;
    while (at < end) {
        bool escape = *at == '=' && end - at >= 3;
        int high = escape ? gk_hex_digit(at[1]) : -1, low = escape ? gk_hex_digit(at[2]) : -1;
        size_t skipped = *at == '=' ? line_end(at + 1, end) : 0;
        if (high >= 0 && low >= 0) {
            *to++ = (char)(high << 4 | low);
            at += 3;
        } else if (skipped) {
            at += 1 + skipped;
        } else {
            *to++ = *at++;
        }
    }
    return (size_t)(to - out);
}

static int base64_digit(char c) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* The decoded length, or SIZE_MAX if the body is no base64. */
static size_t decode_base64(gk_mime_slice body, char *out) {
    unsigned bits = 0, count = 0;
    size_t size = 0;
    for (size_t i = 0; i < body.length && body.text[i] != '='; i++) {
        char c = body.text[i];
        if (gk_is_blank(c) || c == '\r' || c == '\n')
            continue;
        int digit = base64_digit(c);
        if (digit < 0)
            return (size_t)-1;
        bits = (bits << 6 | (unsigned)digit) & 0xFFFFFF;
        if (++count % 4 != 1)
            out[size++] = (char)(bits >> (6 - 2 * ((count - 1) % 4)));
    }
    return count % 4 == 1 ? (size_t)-1 : size;
}

static bool is_plain(const char *encoding) {
    static const char *const names[] = {"", "7bit", "8bit", "binary"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(encoding, names[i]) == 0)
            return true;
    return false;
}

static gk_status decode(gk_mime_slice body, const char *encoding, char *out, size_t *size,
                        gk_error *err) {
    if (is_plain(encoding)) {
        if (body.length)
            memcpy(out, body.text, body.length);
        *size = body.length;
    } else if (strcasecmp(encoding, "quoted-printable") == 0) {
        *size = decode_quoted(body, out);
    } else if (strcasecmp(encoding, "base64") == 0) {
        *size = decode_base64(body, out);
        if (*size == (size_t)-1)
            return gk_fail(err, GK_E_FORMAT, "a part of the MIME message is no valid base64",
                           "MIME 消息有部分不是有效的 base64");
    } else {
        return gk_fail(err, GK_E_UNSUPPORTED, "the transfer encoding '%.40s' is not known",
                       "未知的传输编码“%.40s”", encoding);
    }
    return GK_OK;
}

gk_status gk_mime_body(const gk_mime_part *part, char **bytes, size_t *size, gk_error *err) {
    char encoding[GK_MIME_VALUE_MAX];
    gk_mime_header(part->head, "Content-Transfer-Encoding", encoding);
    char *out = malloc(part->body.length + 1);
    if (!out)
        return gk_fail_memory(err);
    gk_status status = decode(part->body, encoding, out, size, err);
    if (status != GK_OK) {
        free(out);
        return status;
    }
    out[*size] = 0;
    *bytes = out;
    return GK_OK;
}
