/** BIFF records (MS-XLS 2.1.4): a type, a length, and up to 8,224 bytes; longer data go on in
 * CONTINUE records. */
#ifndef GK_BIFF_RECORDS_H
#define GK_BIFF_RECORDS_H

#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum gk_biff_type {
    GK_BIFF_FORMULA = 0x0006,
    GK_BIFF_EOF = 0x000A,
    GK_BIFF_DATEMODE = 0x0022,
    GK_BIFF_FILEPASS = 0x002F,
    GK_BIFF_FONT = 0x0031,
    GK_BIFF_CONTINUE = 0x003C,
    GK_BIFF_CODEPAGE = 0x0042,
    GK_BIFF_COLINFO = 0x007D,
    GK_BIFF_BOUNDSHEET = 0x0085,
    GK_BIFF_MULRK = 0x00BD,
    GK_BIFF_RSTRING = 0x00D6,
    GK_BIFF_XF = 0x00E0,
    GK_BIFF_MERGEDCELLS = 0x00E5,
    GK_BIFF_SST = 0x00FC,
    GK_BIFF_LABELSST = 0x00FD,
    GK_BIFF_NUMBER = 0x0203,
    GK_BIFF_LABEL = 0x0204,
    GK_BIFF_BOOLERR = 0x0205,
    GK_BIFF_STRING = 0x0207,
    GK_BIFF_ROW = 0x0208,
    GK_BIFF_RK = 0x027E,
    GK_BIFF_FORMULA4 = 0x0406, /**< FORMULA as BIFF4 and some BIFF5 writers number it. */
    GK_BIFF_FORMAT = 0x041E,
    GK_BIFF_BOF = 0x0809
} gk_biff_type;

/** One record; `data` is borrowed from the stream. */
typedef struct gk_biff_record {
    uint16_t type;
    size_t length;
    const unsigned char *data;
    size_t offset; /**< Of its first byte in the stream. */
} gk_biff_record;

/** Walks the records of a stream. */
typedef struct gk_biff_walk {
    const unsigned char *bytes;
    size_t size, next;
} gk_biff_walk;

/** The next record. *end is set where the stream ends between two records, or holds only zeros from
 *  here on. A record that is cut off is GK_E_FORMAT. */
gk_status gk_biff_next(gk_biff_walk *walk, gk_biff_record *record, bool *end, gk_error *err);

/** A damaged or truncated stream. */
gk_status gk_biff_damaged(gk_error *err, const char *en, const char *zh);

/** Reads through a record and the CONTINUE records behind it as one stretch of bytes. */
typedef struct gk_biff_cursor {
    gk_biff_walk *walk; /**< Stands behind the part being read. */
    const unsigned char *at;
    size_t left; /**< In this part. */
    gk_error *err;
} gk_biff_cursor;

gk_biff_cursor gk_biff_read(gk_biff_walk *walk, const gk_biff_record *record, gk_error *err);

/** Copy `length` bytes (into NULL: skip them); GK_E_FORMAT if there are fewer. */
gk_status gk_biff_take(gk_biff_cursor *c, void *bytes, size_t length);

/** True if there are bytes left, in this part or in a CONTINUE record behind it. */
bool gk_biff_more(const gk_biff_cursor *c);

/** Go on in the next CONTINUE record; GK_E_FORMAT if there is none. Only at the end of a part. */
gk_status gk_biff_go_on(gk_biff_cursor *c);

#endif
