#include "biff_put.h"

#include "arena.h"
#include "biff_records.h"
#include "utf8.h"
#include <stdlib.h>
#include <string.h>

enum { RECORD_MAX = 8224, WIDE = 1 };

void gk_biff_out_free(gk_biff_out *out) {
    free(out->bytes);
}

void gk_biff_put_bytes(gk_biff_out *out, const void *bytes, size_t length) {
    if (out->failed || !gk_reserve((void **)&out->bytes, out->length + length, &out->capacity, 1)) {
        out->failed = true;
        return;
    }
    memcpy(out->bytes + out->length, bytes, length);
    out->length += length;
}

void gk_biff_put8(gk_biff_out *out, unsigned value) {
    unsigned char byte = (unsigned char)value;
    gk_biff_put_bytes(out, &byte, 1);
}

void gk_biff_put16(gk_biff_out *out, unsigned value) {
    unsigned char bytes[2] = {(unsigned char)value, (unsigned char)(value >> 8)};
    gk_biff_put_bytes(out, bytes, sizeof bytes);
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
    out->record = out->length;
    gk_biff_put16(out, type);
    gk_biff_put16(out, 0);
}

void gk_biff_end_record(gk_biff_out *out) {
    if (out->failed)
        return;
    size_t length = out->length - out->record - 4;
    out->bytes[out->record + 2] = (unsigned char)length;
    out->bytes[out->record + 3] = (unsigned char)(length >> 8);
}

void gk_biff_put_record(gk_biff_out *out, unsigned type, const uint16_t *values, size_t count) {
    gk_biff_begin_record(out, type);
    for (size_t i = 0; i < count; i++)
        gk_biff_put16(out, values[i]);
    gk_biff_end_record(out);
}

/* ---- strings -------------------------------------------------------------------------------- */

/* The next character's units; how many: 1 or 2. */
static int next_units(const char **text, const char *end, unsigned units[2]) {
    uint32_t c = gk_utf8_next(text, end);
    if (c < 0x10000) {
        units[0] = c;
        return 1;
    }
    units[0] = 0xD800 + ((c - 0x10000) >> 10);
    units[1] = 0xDC00 + ((c - 0x10000) & 0x3FF);
    return 2;
}

size_t gk_biff_units(const char *text) {
    const char *end = text + strlen(text);
    unsigned units[2];
    size_t count = 0;
    while (text < end)
        count += (size_t)next_units(&text, end, units);
    return count;
}

static void put_units(gk_biff_out *out, const char *text) {
    const char *end = text + strlen(text);
    unsigned units[2];
    while (text < end)
        for (int i = 0, n = next_units(&text, end, units); i < n; i++)
            gk_biff_put16(out, units[i]);
}

void gk_biff_put_short_string(gk_biff_out *out, const char *text) {
    gk_biff_put8(out, (unsigned)gk_biff_units(text));
    gk_biff_put8(out, WIDE);
    put_units(out, text);
}

void gk_biff_put_string(gk_biff_out *out, const char *text) {
    gk_biff_put16(out, (unsigned)gk_biff_units(text));
    gk_biff_put8(out, WIDE);
    put_units(out, text);
}

/* Room for so many bytes in the record at hand, else in a new CONTINUE; true if it is a new one. */
static bool continue_for(gk_biff_out *out, size_t length) {
    if (out->length - out->record - 4 + length <= RECORD_MAX)
        return false;
    gk_biff_end_record(out);
    gk_biff_begin_record(out, GK_BIFF_CONTINUE);
    return true;
}

static void put_shared_string(gk_biff_out *out, const char *text) {
    const char *end = text + strlen(text);
    unsigned units[2];
    continue_for(out, 5); /* the head of a string is never parted, nor from its first unit */
    gk_biff_put16(out, (unsigned)gk_biff_units(text));
    gk_biff_put8(out, WIDE);
    while (text < end)
        for (int i = 0, n = next_units(&text, end, units); i < n; i++) {
            if (continue_for(out, 2))
                gk_biff_put8(out, WIDE);
            gk_biff_put16(out, units[i]);
        }
}

void gk_biff_put_shared_strings(gk_biff_out *out, const char *const *texts, size_t count) {
    gk_biff_begin_record(out, GK_BIFF_SST);
    gk_biff_put32(out, (uint32_t)count);
    gk_biff_put32(out, (uint32_t)count);
    for (size_t i = 0; i < count; i++)
        put_shared_string(out, texts[i]);
    gk_biff_end_record(out);
}
