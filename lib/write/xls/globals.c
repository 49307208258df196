#include "write/xls/globals.h"

#include "container/biff_records.h"
#include "write/xls/styles.h"

/* Records that only a writer needs. */
enum { EXTERNSHEET = 0x0017, NAME = 0x0018, WINDOW1 = 0x003D, SUPBOOK = 0x01AE };

static void put_head(gk_biff_out *out) {
    enum { UTF_16 = 1200, BARS_AND_TABS = 0x38, TABS_WIDTH = 600, WIDE = 0x4000, HIGH = 0x2000 };
    static const uint16_t codepage[] = {UTF_16}, since_1900[] = {0};
    static const uint16_t window[] = {0, 0, WIDE, HIGH, BARS_AND_TABS, 0, 0, 1, TABS_WIDTH};
    gk_biff_put_bof(out, GK_BIFF_GLOBALS);
    gk_biff_put_record(out, GK_BIFF_CODEPAGE, codepage, 1);
    gk_biff_put_record(out, WINDOW1, window, 9);
    gk_biff_put_record(out, GK_BIFF_DATEMODE, since_1900, 1);
}

/* MS-XLS 2.4.28 BoundSheet8 */
static void put_sheet(gk_biff_out *out, gk_xls_sheet *s) {
    gk_biff_begin_record(out, GK_BIFF_BOUNDSHEET);
    s->place = out->stream.size;
    gk_biff_put32(out, 0); /* not known yet */
    gk_biff_put16(out, 0); /* a visible worksheet */
    gk_biff_put_short_string(out, s->name);
    gk_biff_end_record(out);
}

/* Names refer to sheets by way of these two: this workbook, and each of its sheets. */
static void put_references(gk_biff_out *out, size_t count) {
    enum { THIS_WORKBOOK = 0x0401 };
    const uint16_t book[] = {(uint16_t)count, THIS_WORKBOOK};
    gk_biff_put_record(out, SUPBOOK, book, 2);
    gk_biff_begin_record(out, EXTERNSHEET);
    gk_biff_put16(out, (unsigned)count);
    for (unsigned i = 0; i < count; i++) {
        gk_biff_put16(out, 0);
        gk_biff_put16(out, i);
        gk_biff_put16(out, i);
    }
    gk_biff_end_record(out);
}

/* The rows above the body come again on each page: the built-in name _xlnm.Print_Titles (MS-XLS
 * 2.4.150 Lbl), whose formula is one token, an area of whole rows (2.5.198.28 PtgArea3d). */
static void put_print_titles(gk_biff_out *out, const gk_xls_sheet *s, unsigned index) {
    enum { BUILT_IN = 0x0020, PRINT_TITLES = 7, AREA = 0x3B, AREA_LENGTH = 11, LAST_COL = 0xFF };
    gk_biff_begin_record(out, NAME);
    gk_biff_put16(out, BUILT_IN);
    gk_biff_put8(out, 0); /* no key */
    gk_biff_put8(out, 1); /* the name has one character */
    gk_biff_put16(out, AREA_LENGTH);
    gk_biff_put16(out, 0);
    gk_biff_put16(out, index + 1); /* it is that sheet's */
    gk_biff_put32(out, 0);
    gk_biff_put8(out, 0); /* the character has 8 bits */
    gk_biff_put8(out, PRINT_TITLES);
    gk_biff_put8(out, AREA);
    gk_biff_put16(out, index);
    gk_biff_put16(out, 0);
    gk_biff_put16(out, s->body - 1);
    gk_biff_put16(out, 0);
    gk_biff_put16(out, LAST_COL);
    gk_biff_end_record(out);
}

void gk_xls_put_globals(gk_biff_out *out, gk_xls_book *book) {
    put_head(out);
    gk_xls_put_styles(out);
    for (size_t i = 0; i < book->sheet_count; i++)
        put_sheet(out, &book->sheets[i]);
    put_references(out, book->sheet_count);
    for (size_t i = 0; i < book->sheet_count; i++)
        put_print_titles(out, &book->sheets[i], (unsigned)i);
    gk_biff_put_shared_strings(out, book->texts.texts, book->texts.count, book->texts.uses);
    gk_biff_put_eof(out);
}
