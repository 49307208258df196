#include "read/xls/biff_strings.h"

#include "base/arena.h"
#include "base/encoding.h"
#include "base/fail.h"
#include "base/little_endian.h"
#include "base/utf8.h"
#include "read/xls/biff_codepage.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDE = 0x01, EXTENDED = 0x04, RICH = 0x08 };

void gk_biff_text_free(gk_biff_text *text) {
    gk_buffer_free(&text->utf8);
    free(text->units);
    free(text->runs);
}

/* ---- BIFF8 ---------------------------------------------------------------------------------- */

static gk_status make_room(gk_biff_text *out, size_t units, gk_error *err) {
    return gk_reserve((void **)&out->units, units, &out->unit_capacity, sizeof *out->units)
               ? GK_OK
               : gk_fail_memory(err);
}

/* At most `count` characters from what this part holds; a wide one is never split over two parts.
 */
static gk_status take_part(gk_biff_cursor *c, bool wide, size_t count, uint16_t *units,
                           size_t *taken) {
    size_t width = wide ? 2 : 1, there = c->left / width;
    if (wide && there < count && c->left % 2)
        return gk_biff_damaged(c->err, "half a character", "半个字符");
    *taken = count < there ? count : there;
    for (size_t i = 0; i < *taken; i++)
        units[i] = wide ? gk_u16(c->at + 2 * i) : c->at[i];
    c->at += *taken * width;
    c->left -= *taken * width;
    return GK_OK;
}

/* Characters that go on in a CONTINUE record begin there with a new flag: it may switch the width.
 */
static gk_status take_units(gk_biff_cursor *c, bool wide, size_t count, uint16_t *units) {
    while (count) {
        size_t taken = 0;
        gk_status status = take_part(c, wide, count, units, &taken);
        if (status)
            return status;
        units += taken;
        count -= taken;
        if (!count)
            break;
        unsigned char flags;
        status = gk_biff_go_on(c);
        if (!status)
            status = gk_biff_take(c, &flags, 1);
        if (status)
            return status;
        wide = flags & WIDE;
    }
    return GK_OK;
}

static bool is_high(uint16_t unit) {
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(uint16_t unit) {
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* The runs before the character i begin at most where its UTF-8 does. */
static void place_runs(gk_biff_text *out, size_t *run, size_t i, size_t at) {
    while (*run < out->run_count && out->runs[*run].start <= i)
        out->runs[(*run)++].start = at;
}

static gk_status to_utf8(gk_biff_text *out, size_t count, gk_error *err) {
    size_t run = 0;
    gk_buffer_clear(&out->utf8);
    if (gk_buffer_reserve(&out->utf8, count * 3))
        return gk_buffer_check(&out->utf8, err);
    char *to = out->utf8.bytes;
    for (size_t i = 0; i < count; i++) {
        place_runs(out, &run, i, (size_t)(to - out->utf8.bytes));
        uint32_t ch = out->units[i];
        if (is_high(out->units[i]) && i + 1 < count && is_low(out->units[i + 1]))
            ch = 0x10000 + ((ch - 0xD800) << 10) + (out->units[++i] - 0xDC00u);
        else if (is_high(out->units[i]) || is_low(out->units[i]))
            return gk_fail(err, GK_E_ENCODING, "half of a surrogate pair", "不成对的代理字符");
        if (!ch)
            return gk_fail(err, GK_E_ENCODING, "a zero character", "空字符");
        to += gk_utf8_put(ch, to);
    }
    gk_buffer_cut(&out->utf8, (size_t)(to - out->utf8.bytes));
    place_runs(out, &run, SIZE_MAX, out->utf8.size);
    return GK_OK;
}

static gk_status take_number(gk_biff_cursor *c, size_t size, size_t *number) {
    unsigned char bytes[4] = {0};
    gk_status status = gk_biff_take(c, bytes, size);
    *number = gk_u32(bytes);
    return status;
}

static bool add_run(gk_biff_text *out, size_t start, size_t font) {
    if (!gk_grow((void **)&out->runs, out->run_count, &out->run_capacity, sizeof *out->runs))
        return false;
    out->runs[out->run_count++] = (gk_biff_run){start, (unsigned)font};
    return true;
}

static gk_status take_runs(gk_biff_cursor *c, size_t count, gk_biff_text *out) {
    gk_status status = GK_OK;
    for (size_t i = 0; i < count && !status; i++) {
        size_t start, font;
        status = take_number(c, 2, &start);
        if (!status)
            status = take_number(c, 2, &font);
        if (!status && !add_run(out, start, font))
            status = gk_fail_memory(c->err);
    }
    return status;
}

gk_status gk_biff_unicode(gk_biff_cursor *c, size_t length_size, gk_biff_text *out) {
    size_t count, flags, runs = 0, extra = 0;
    out->run_count = 0;
    gk_status status = take_number(c, length_size, &count);
    if (!status)
        status = take_number(c, 1, &flags);
    if (!status && flags & RICH)
        status = take_number(c, 2, &runs);
    if (!status && flags & EXTENDED)
        status = take_number(c, 4, &extra);
    if (!status)
        status = make_room(out, count, c->err);
    if (!status)
        status = take_units(c, flags & WIDE, count, out->units);
    out->unit_count = status ? 0 : count;
    if (!status)
        status = take_runs(c, runs, out);
    if (!status)
        status = gk_biff_take(c, NULL, extra);
    return status ? status : to_utf8(out, count, c->err);
}

/* ---- BIFF5 ---------------------------------------------------------------------------------- */

static const char *charset_encoding(unsigned charset) {
    return charset == 134   ? "GB18030"
           : charset == 136 ? "CP950"
           : charset == 128 ? "CP932"
           : charset == 129 ? "CP949"
                            : NULL;
}

gk_biff_bytes gk_biff_bytes_choose(const char *encoding, unsigned codepage, unsigned charset,
                                   bool *doubtful) {
    const char *said = gk_biff_codepage(codepage), *font = charset_encoding(charset);
    bool western = !said || strcmp(said, "CP1252") == 0 || strcmp(said, "MACINTOSH") == 0;
    *doubtful = false;
    if (encoding)
        return (gk_biff_bytes){encoding, NULL};
    if (!western)
        return (gk_biff_bytes){said, NULL};
    *doubtful = font || !said;
    if (font)
        return (gk_biff_bytes){font, said ? said : "CP1252"};
    return said ? (gk_biff_bytes){said, NULL} : (gk_biff_bytes){"GB18030", "CP1252"};
}

static bool is_ascii(const unsigned char *bytes, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (bytes[i] >= 0x80 || !bytes[i]) /* gk_decode refuses a zero */
            return false;
    return true;
}

static gk_status keep(gk_biff_text *out, const char *text, size_t length, gk_error *err) {
    gk_buffer_clear(&out->utf8);
    gk_buffer_append(&out->utf8, text, length);
    return gk_buffer_check(&out->utf8, err);
}

static gk_status decode(const unsigned char *bytes, size_t size, const gk_biff_bytes *encodings,
                        gk_biff_text *out, gk_error *err) {
    gk_decoded decoded;
    gk_error first = {0}; /* of the two failures the one of the better guess is told */
    gk_status status = gk_decode(bytes, size, encodings->encoding, &decoded, &first);
    if (status == GK_E_ENCODING && encodings->fallback &&
        gk_decode(bytes, size, encodings->fallback, &decoded, NULL) == GK_OK)
        status = GK_OK;
    if (status && err)
        *err = first;
    if (status)
        return status;
    status = keep(out, decoded.text, decoded.length, err);
    free(decoded.text);
    return status;
}

gk_status gk_biff_bytes_read(gk_biff_cursor *c, size_t length_size, const gk_biff_bytes *encodings,
                             gk_biff_text *out) {
    size_t size;
    out->run_count = 0;
    gk_status status = take_number(c, length_size, &size);
    unsigned char *bytes = status ? NULL : malloc(size + 1);
    if (!status && !bytes)
        status = gk_fail_memory(c->err);
    if (!status)
        status = gk_biff_take(c, bytes, size);
    if (!status && is_ascii(bytes, size) && strncmp(encodings->encoding, "UTF-16", 6) != 0)
        status = keep(out, (const char *)bytes, size, c->err);
    else if (!status)
        status = decode(bytes, size, encodings, out, c->err);
    free(bytes);
    return status;
}

/* ---- runs behind a text ---------------------------------------------------------------------- */

static bool is_double_byte(const char *encoding) {
    static const char *const names[] = {"GB", "CP93", "CP94", "CP95", "EUC"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(encoding, names[i], strlen(names[i])) == 0)
            return true;
    return false;
}

/* Where the character that began at byte `at` begins now. */
static size_t place_in_utf8(const gk_biff_text *text, size_t at, bool wide) {
    const char *start = gk_buffer_view(&text->utf8), *p = start, *end = start + text->utf8.size;
    for (size_t byte = 0; p < end && byte < at; byte += wide && p[-1] & 0x80 ? 2 : 1)
        if (gk_utf8_next(&p, end) == UINT32_MAX)
            break;
    return (size_t)(p - start);
}

gk_status gk_biff_runs_behind(gk_biff_cursor *c, const gk_biff_bytes *how, gk_biff_text *text) {
    size_t size = how ? 1 : 2, count = 0;
    text->run_count = 0;
    if (c->left < size)
        return GK_OK;
    take_number(c, size, &count);
    for (size_t i = 0; i < count && c->left >= 2 * size; i++) {
        size_t start = 0, font = 0;
        take_number(c, size, &start);
        take_number(c, size, &font);
        if (how)
            start = place_in_utf8(text, start, is_double_byte(how->encoding));
        if (!add_run(text, start, font))
            return gk_fail_memory(c->err);
    }
    return how ? GK_OK : to_utf8(text, text->unit_count, c->err);
}
