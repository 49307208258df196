#include "read/xls/biff_hidden_content.h"

#include "base/little_endian.h"

/* Records of MS-XLS 2.3 that no cell needs. */
enum {
    EXTERNSHEET = 0x0017, /* up to BIFF5: the name of a file and sheet */
    NOTE = 0x001C,
    OBJ = 0x005D,
    WSBOOL = 0x0081,
    SETUP = 0x00A1,
    OBPROJ = 0x00D3, /* there is a Visual Basic project */
    SUPBOOK = 0x01AE
};

/* ---- the workbook --------------------------------------------------------------------------- */

/* What refers to its own sheets, or to functions of add-ins, refers to no file. */
static bool is_other_file(const gk_biff_globals *g, const gk_biff_record *r) {
    enum { SELF = 0x0401, ADD_IN = 0x3A01 };
    enum { ENCODED = 0x01, OWN_SHEET = 0x02 };
    if (g->version == GK_BIFF8)
        return r->type == SUPBOOK && r->length >= 4 && gk_u16(r->data + 2) != SELF &&
               gk_u16(r->data + 2) != ADD_IN;
    return r->type == EXTERNSHEET && r->length >= 3 && r->data[1] == ENCODED &&
           r->data[2] != OWN_SHEET;
}

static gk_status look_at_workbook(const gk_biff_globals *g, const unsigned char *stream,
                                  size_t size, gk_hidden_content *b) {
    gk_biff_walk walk = {stream, size, 0};
    unsigned substream;
    gk_status status = gk_biff_begin(&walk, &substream, g->err);
    while (!status) {
        gk_biff_record r;
        bool end;
        status = gk_biff_next_here(&walk, &r, &end, g->err);
        if (status || end || r.type == GK_BIFF_EOF)
            break;
        b->macro = b->macro || r.type == OBPROJ;
        b->link = b->link || is_other_file(g, &r);
    }
    return status;
}

/* ---- a sheet -------------------------------------------------------------------------------- */

/** What one sheet says of itself. */
typedef struct page {
    bool filled, fit, a4, commented;
} page;

static bool is_formula(const gk_biff_record *r) {
    return (r->type == GK_BIFF_FORMULA || r->type == GK_BIFF3_FORMULA ||
            r->type == GK_BIFF4_FORMULA) &&
           r->length >= 4;
}

static bool is_filled(const gk_biff_record *r) {
    return is_formula(r) || r->type == GK_BIFF_LABELSST || r->type == GK_BIFF_LABEL ||
           r->type == GK_BIFF_NUMBER || r->type == GK_BIFF_RK || r->type == GK_BIFF_MULRK;
}

/* An OBJ is a list of parts, each with a type and a length; a picture with a formula (ftPictFmla)
 * is an object of another program (MS-XLS 2.4.181). */
static bool is_embedded(const gk_biff_record *r) {
    enum { PICTURE_FORMULA = 0x09 };
    size_t at = 0;
    while (r->length - at >= 4) {
        size_t length = gk_u16(r->data + at + 2);
        if (gk_u16(r->data + at) == PICTURE_FORMULA)
            return true;
        if (length > r->length - at - 4)
            return false;
        at += 4 + length;
    }
    return false;
}

static void look_at_record(const gk_biff_globals *g, const gk_biff_sheet *sheet,
                           const gk_biff_record *r, gk_hidden_content *b, page *p) {
    enum { A4 = 9, NOT_SET = 0x04, FIT = 0x0100 };
    p->filled = p->filled || is_filled(r);
    if (is_formula(r))
        gk_hidden_content_count(
            &b->formulas, &b->formula,
            (gk_origin){b->source, sheet->name, gk_u16(r->data), gk_u16(r->data + 2)});
    p->commented = p->commented || r->type == NOTE;
    b->object = b->object || (r->type == OBJ && g->version == GK_BIFF8 && is_embedded(r));
    if (r->type == WSBOOL && r->length >= 2)
        p->fit = gk_u16(r->data) & FIT;
    if (r->type == SETUP && r->length >= 12)
        p->a4 = gk_u16(r->data) == A4 && !(gk_u16(r->data + 10) & NOT_SET);
}

static gk_status look_at_sheet(const gk_biff_globals *g, const gk_biff_sheet *sheet,
                               const unsigned char *stream, size_t size, gk_hidden_content *b) {
    gk_biff_walk walk = {stream, size, sheet->offset};
    gk_origin origin = {.source = b->source, .sheet = sheet->name, .row = GK_NO_CELL};
    page p = {0};
    unsigned substream;
    gk_status status = gk_biff_begin(&walk, &substream, g->err);
    while (!status) {
        gk_biff_record r;
        bool end;
        status = gk_biff_next_here(&walk, &r, &end, g->err);
        if (status || end || r.type == GK_BIFF_EOF)
            break;
        look_at_record(g, sheet, &r, b, &p);
    }
    b->sheets += p.filled;
    if (p.filled && !(p.a4 && p.fit))
        gk_hidden_content_count(&b->unfit, &b->sheet, origin);
    if (p.commented)
        gk_hidden_content_count(&b->comments, &b->comment, origin);
    return status;
}

gk_status gk_biff_hidden_content(const gk_biff_globals *g, const unsigned char *stream, size_t size,
                                 gk_hidden_content *b) {
    gk_status status = g->version >= GK_BIFF5 ? look_at_workbook(g, stream, size, b) : GK_OK;
    for (size_t i = 0; i < g->sheet_count && !status; i++) {
        b->macro =
            b->macro || g->sheets[i].kind == GK_SHEET_MACRO || g->sheets[i].kind == GK_SHEET_MODULE;
        if (g->sheets[i].kind == GK_SHEET_WORKSHEET)
            status = look_at_sheet(g, &g->sheets[i], stream, size, b);
    }
    return status;
}
