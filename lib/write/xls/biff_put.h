/** Making BIFF8: bytes, records and strings, one behind the other. */
#ifndef GK_BIFF_PUT_H
#define GK_BIFF_PUT_H

#include "base/buffer.h"
#include <stddef.h>
#include <stdint.h>

/** Zero it to begin, gk_buffer_free the stream at the end. */
typedef struct gk_biff_out {
    gk_buffer stream;
    size_t record; /**< Where the record at hand begins. */
} gk_biff_out;

void gk_biff_put8(gk_biff_out *out, unsigned value);
void gk_biff_put16(gk_biff_out *out, unsigned value);
void gk_biff_put32(gk_biff_out *out, uint32_t value);
void gk_biff_put_double(gk_biff_out *out, double value);

/** Begin a record; what is put from here on is its data. End it: its length is filled in. */
void gk_biff_begin_record(gk_biff_out *out, unsigned type);
void gk_biff_end_record(gk_biff_out *out);

/** A record whose data are some 16-bit numbers. */
void gk_biff_put_record(gk_biff_out *out, unsigned type, const uint16_t *values, size_t count);

/** The record that begins a part of the stream (of biff_records.h), and the one that ends it. */
void gk_biff_put_bof(gk_biff_out *out, unsigned substream);
void gk_biff_put_eof(gk_biff_out *out);

/** Change four bytes that were put at `place`. */
void gk_biff_set32(gk_biff_out *out, size_t place, uint32_t value);

/** How many UTF-16 units a text takes; SIZE_MAX if it is not UTF-8. What is put must be. */
size_t gk_biff_units(const char *text);

/** A string (MS-XLS 2.5.240 ShortXLUnicodeString, 2.5.294 XLUnicodeString): its number of units in
 *  one byte or two, a byte that says that they are of 16 bits, and the units. It stays within its
 *  record: nobody parts it. */
void gk_biff_put_short_string(gk_biff_out *out, const char *text);
void gk_biff_put_string(gk_biff_out *out, const char *text);

/** The shared strings (MS-XLS 2.4.265), which cells use `uses` times, with the CONTINUE records
 *  they need. A string that goes on in one of these says again that its units are of 16 bits. */
void gk_biff_put_shared_strings(gk_biff_out *out, const char *const *texts, size_t count,
                                size_t uses);

#endif
