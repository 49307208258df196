/** BIFF records (MS-XLS 2.1.4): a type, a length, and up to 8,224 bytes; longer data go on in
 *  CONTINUE records. */
#ifndef GK_BIFF_RECORDS_H
#define GK_BIFF_RECORDS_H

#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** BIFF4 is that of Excel 4, alone or as a workbook of sheets (4W); BIFF5 that of Excel 5 and 95.
 */
typedef enum gk_biff_version {
    GK_BIFF2 = 2,
    GK_BIFF3 = 3,
    GK_BIFF4 = 4,
    GK_BIFF5 = 5,
    GK_BIFF8 = 8
} gk_biff_version;

/** Record types. Where one changed with the versions, its name says from which it is. */
typedef enum gk_biff_type {
    GK_BIFF2_BLANK = 0x0001,
    GK_BIFF2_INTEGER = 0x0002,
    GK_BIFF2_NUMBER = 0x0003,
    GK_BIFF2_LABEL = 0x0004,
    GK_BIFF2_BOOLERR = 0x0005,
    GK_BIFF_FORMULA = 0x0006, /**< Of BIFF2, and of BIFF5 and later. */
    GK_BIFF2_STRING = 0x0007,
    GK_BIFF2_ROW = 0x0008,
    GK_BIFF2_BOF = 0x0009,
    GK_BIFF_EOF = 0x000A,
    GK_BIFF2_FORMAT = 0x001E, /**< Of BIFF2 and BIFF3. */
    GK_BIFF_DATEMODE = 0x0022,
    GK_BIFF2_COLWIDTH = 0x0024,
    GK_BIFF_FILEPASS = 0x002F,
    GK_BIFF_FONT = 0x0031,
    GK_BIFF_CONTINUE = 0x003C,
    GK_BIFF_CODEPAGE = 0x0042,
    GK_BIFF2_XF = 0x0043,
    GK_BIFF2_IXFE = 0x0044,
    GK_BIFF_UNCALCED = 0x005E,   /**< The sheet was saved without being calculated. */
    GK_BIFF_SAVERECALC = 0x005F, /**< Whether it is calculated before it is saved. */
    GK_BIFF_COLINFO = 0x007D,
    GK_BIFF_BOUNDSHEET = 0x0085,
    GK_BIFF_COUNTRY = 0x008C,
    GK_BIFF4_SHEETHDR = 0x008F,
    GK_BIFF_PALETTE = 0x0092,
    GK_BIFF_MULRK = 0x00BD,
    GK_BIFF_MULBLANK = 0x00BE,
    GK_BIFF_RSTRING = 0x00D6,
    GK_BIFF_XF = 0x00E0,
    GK_BIFF_MERGEDCELLS = 0x00E5,
    GK_BIFF_SST = 0x00FC,
    GK_BIFF_LABELSST = 0x00FD,
    GK_BIFF_RECALCID = 0x01C1, /**< Which program calculated the workbook. */
    GK_BIFF_BLANK = 0x0201,
    GK_BIFF_NUMBER = 0x0203,
    GK_BIFF_LABEL = 0x0204,
    GK_BIFF_BOOLERR = 0x0205,
    GK_BIFF_STRING = 0x0207,
    GK_BIFF3_FORMULA = 0x0206,
    GK_BIFF_ROW = 0x0208,
    GK_BIFF3_BOF = 0x0209,
    GK_BIFF3_XF = 0x0243,
    GK_BIFF_RK = 0x027E,
    GK_BIFF4_FORMULA = 0x0406, /**< Some writers of BIFF5 number it so, too. */
    GK_BIFF4_BOF = 0x0409,
    GK_BIFF_FORMAT = 0x041E,
    GK_BIFF4_XF = 0x0443,
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
 *  here on (some writers pad so). Zeros before a record are passed over, four at a time. A record
 *  that is cut off, a sector's worth of zeros, zeros with anything but records behind them, and a
 *  type or length that no writer has are GK_E_FORMAT: cells have been lost there. */
gk_status gk_biff_next(gk_biff_walk *walk, gk_biff_record *record, bool *end, gk_error *err);

/** Whether the record just read is the EOF of its part. An EOF has no data; one with some ends its
 *  part only if the next begins behind it, or nothing stands there: else the stream is being read
 *  from a wrong place. */
bool gk_biff_ends(const gk_biff_walk *walk, const gk_biff_record *record);

/** Whether the bytes that a record has over behind its data are whole records with a cell among
 *  them: then its length is wrong, and cells would be lost with them. */
bool gk_biff_swallows(const unsigned char *bytes, size_t size);

/** What a stream or a part of one is (MS-XLS 2.4.21, the field dt). */
typedef enum gk_biff_substream {
    GK_BIFF_GLOBALS = 0x0005,
    GK_BIFF_WORKSHEET = 0x0010,
    GK_BIFF_CHART = 0x0020,
    GK_BIFF_MACROSHEET = 0x0040,
    GK_BIFF4_WORKBOOK = 0x0100
} gk_biff_substream;

/** True if the record is a BOF of a known version, with what it says. */
bool gk_biff_bof(const gk_biff_record *record, gk_biff_version *version, unsigned *substream);

/** Go behind the BOF that stands next: *substream is what it begins. It is 0 if there is no BOF of
 *  a known version, but another record or the end. */
gk_status gk_biff_begin(gk_biff_walk *walk, unsigned *substream, gk_error *err);

/** Like gk_biff_next, but what lies within a BOF and an EOF of its own (a chart, a sheet of BIFF4W)
 *  is passed over. So an EOF is that of the part whose BOF the walk stands behind. */
gk_status gk_biff_next_here(gk_biff_walk *walk, gk_biff_record *record, bool *end, gk_error *err);

/** A damaged or truncated stream. */
gk_status gk_biff_damaged(gk_error *err, const char *en, const char *zh);

/** A record that does not hold what one of its kind must. */
gk_status gk_biff_too_short(gk_error *err);

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
