#include "write/xls/biff_put.h"

#include "base/utf8.h"
#include "container/biff_records.h"
#include <stdbool.h>
#include <string.h>

enum { RECORD_MAX = 8224, WIDE = 1 };

void gk_biff_put8(gk_biff_out *out, unsigned value) {
    gk_buffer_char(&out->stream, (char)value);
}

void gk_biff_put16(gk_biff_out *out, unsigned value) {
    unsigned char bytes[2] = {(unsigned char)value, (unsigned char)(value >> 8)};
    gk_buffer_append(&out->stream, bytes, sizeof bytes);
}

void gk_biff_put32(gk_biff_out *out, uint32_t value) {
    gk_biff_put16(out, value & 0xFFFF);
    gk_biff_put16(out, value >> 16);
}

void gk_biff_put_double(gk_biff_out *out, double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    gk_biff_put32(out, (uint32_t)bits);
    gk_biff_put32(out, (uint32_t)(bits >> 32));
}

/* ---- records -------------------------------------------------------------------------------- */

void gk_biff_begin_record(gk_biff_out *out, unsigned type) {
    out->record = out->stream.size;
    gk_biff_put16(out, type);
    gk_biff_put16(out, 0);
}

void gk_biff_end_record(gk_biff_out *out) {
    if (out->stream.failed)
        return;
    size_t length = out->stream.size - out->record - 4;
    out->stream.bytes[out->record + 2] = (char)length;
    out->stream.bytes[out->record + 3] = (char)(length >> 8);
}

void gk_biff_put_record(gk_biff_out *out, unsigned type, const uint16_t *values, size_t count) {
    gk_biff_begin_record(out, type);
    for (size_t i = 0; i < count; i++)
        gk_biff_put16(out, values[i]);
    gk_biff_end_record(out);
}

void gk_biff_put_bof(gk_biff_out *out, unsigned substream) {
    enum { BIFF8 = 0x0600, BUILD = 0x0DBB, YEAR = 1996, LOWEST = 6 }; /* as Excel 97 says */
    const uint16_t bof[] = {BIFF8, (uint16_t)substream, BUILD, YEAR, 0, 0, LOWEST, 0};
    gk_biff_put_record(out, GK_BIFF_BOF, bof, 8);
}

void gk_biff_put_eof(gk_biff_out *out) {
    gk_biff_put_record(out, GK_BIFF_EOF, NULL, 0);
}

void gk_biff_set32(gk_biff_out *out, size_t place, uint32_t value) {
    for (size_t i = 0; i < 4 && !out->stream.failed; i++)
        out->stream.bytes[place + i] = (char)(value >> 8 * i);
}

/* ---- strings -------------------------------------------------------------------------------- */

typedef struct units {
    unsigned at[2];
    unsigned count; /* 0: no more, or no UTF-8 */
} units;

static units next_units(const char **text, const char *end) {
    uint32_t c = *text < end ? gk_utf8_next(text, end) : UINT32_MAX;
    if (c == UINT32_MAX)
        return (units){0};
    if (c < 0x10000)
        return (units){{c}, 1};
    return (units){{0xD800 + ((c - 0x10000) >> 10), 0xDC00 + ((c - 0x10000) & 0x3FF)}, 2};
}

size_t gk_biff_units(const char *text) {
    const char *end = text + strlen(text);
    size_t count = 0;
    for (units u; (u = next_units(&text, end)).count;)
        count += u.count;
    return text == end ? count : SIZE_MAX;
}

static void put_units(gk_biff_out *out, const units *u) {
    for (unsigned i = 0; i < u->count; i++)
        gk_biff_put16(out, u->at[i]);
}

static void put_characters(gk_biff_out *out, const char *text) {
    const char *end = text + strlen(text);
    gk_biff_put8(out, WIDE);
    for (units u; (u = next_units(&text, end)).count;)
        put_units(out, &u);
}

void gk_biff_put_short_string(gk_biff_out *out, const char *text) {
    gk_biff_put8(out, (unsigned)gk_biff_units(text));
    put_characters(out, text);
}

void gk_biff_put_string(gk_biff_out *out, const char *text) {
    gk_biff_put16(out, (unsigned)gk_biff_units(text));
    put_characters(out, text);
}

/* ---- shared strings ------------------------------------------------------------------------- */

/* Room for so many bytes in the record at hand, else in a new CONTINUE; true if it is a new one. */
static bool continue_for(gk_biff_out *out, size_t length) {
    if (out->stream.size - out->record - 4 + length <= RECORD_MAX)
        return false;
    gk_biff_end_record(out);
    gk_biff_begin_record(out, GK_BIFF_CONTINUE);
    return true;
}

/* The head of a string is never parted, nor the halves of a pair: xlrd for one decodes each part by
 * itself. */
static void put_shared_string(gk_biff_out *out, const char *text) {
    const char *end = text + strlen(text);
    continue_for(out, 3);
    gk_biff_put16(out, (unsigned)gk_biff_units(text));
    gk_biff_put8(out, WIDE);
    for (units u; (u = next_units(&text, end)).count;) {
        if (continue_for(out, (size_t)2 * u.count))
            gk_biff_put8(out, WIDE);
        put_units(out, &u);
    }
}

void gk_biff_put_shared_strings(gk_biff_out *out, const char *const *texts, size_t count,
                                size_t uses) {
    gk_biff_begin_record(out, GK_BIFF_SST);
    gk_biff_put32(out, (uint32_t)uses);
    gk_biff_put32(out, (uint32_t)count);
    for (size_t i = 0; i < count; i++)
        put_shared_string(out, texts[i]);
    gk_biff_end_record(out);
}
