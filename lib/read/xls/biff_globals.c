#include "read/xls/biff_globals.h"

#include "base/fail.h"
#include "base/little_endian.h"
#include "finding/findings.h"
#include "read/xls/biff_codepage.h"
#include <stdlib.h>
#include <string.h>

enum { SHEETS_MAX = 8192 };

gk_status gk_biff_globals_text(gk_biff_globals *g, gk_biff_cursor *c, size_t length_size) {
    return g->version == GK_BIFF8 ? gk_biff_unicode(c, length_size, &g->text)
                                  : gk_biff_bytes_read(c, length_size, &g->bytes, &g->text);
}

typedef gk_status (*record_reader)(gk_biff_globals *g, gk_biff_walk *walk,
                                   const gk_biff_record *record);

/* ---- first pass: what must be known before strings can be read --------------------------------
 */

static void note_font(gk_biff_globals *g, const gk_biff_record *r) {
    if (r->length <= 12 || g->version < GK_BIFF5)
        return;
    unsigned charset = r->data[12];
    if (charset == 134 || ((charset == 136 || charset == 128 || charset == 129) && !g->charset))
        g->charset = charset;
}

static gk_status note_basics(gk_biff_globals *g, gk_biff_walk *walk, const gk_biff_record *r) {
    (void)walk;
    switch (r->type) {
    case GK_BIFF_FILEPASS:
        return gk_fail(g->err, GK_E_UNSUPPORTED, "a password-protected workbook",
                       "加密的工作簿，需先去除密码");
    case GK_BIFF_CODEPAGE:
        if (r->length < 2)
            return gk_biff_too_short(g->err);
        g->codepage = gk_u16(r->data);
        break;
    case GK_BIFF_DATEMODE:
        g->date1904 = r->length >= 2 && gk_u16(r->data) == 1;
        break;
    case GK_BIFF_COUNTRY: /* of the program, and of the system it ran on: dates follow that */
        g->formats.country = r->length >= 4 ? gk_u16(r->data + 2) : 0;
        break;
    case GK_BIFF_RECALCID:
        g->calculated = true;
        break;
    case GK_BIFF_FONT:
        note_font(g, r);
        return g->version < GK_BIFF5 ? GK_OK : gk_biff_looks_add_font(&g->looks, r, g->err);
    case GK_BIFF_PALETTE:
        gk_biff_looks_set_palette(&g->looks, r);
        break;
    default:
        break;
    }
    return GK_OK;
}

/* ---- second pass: number formats --------------------------------------------------------------
 */

/* Up to BIFF4 a format's number is its place in the list. */
static gk_status add_format(gk_biff_globals *g, gk_biff_walk *walk, const gk_biff_record *r) {
    gk_biff_cursor c = gk_biff_read(walk, r, g->err);
    size_t id = g->formats.custom_count;
    if (r->length < (r->type == GK_BIFF2_FORMAT ? 1 : 3))
        return gk_biff_too_short(g->err);
    if (g->version >= GK_BIFF5)
        id = gk_u16(r->data);
    if (r->type == GK_BIFF_FORMAT)
        gk_biff_take(&c, NULL, 2);
    gk_status status = gk_biff_globals_text(g, &c, g->version == GK_BIFF8 ? 2 : 1);
    if (status || id > UINT16_MAX)
        return status;
    return gk_biff_formats_add(&g->formats, (uint16_t)id, gk_buffer_view(&g->text.utf8),
                               g->text.utf8.size, g->err);
}

static gk_status add_xf(gk_biff_globals *g, gk_biff_walk *walk, const gk_biff_record *r) {
    (void)walk;
    if (r->length < 4)
        return gk_biff_too_short(g->err);
    gk_status status = GK_OK;
    if (g->version >= GK_BIFF5)
        status = gk_biff_looks_add_xf(&g->looks, r, g->version == GK_BIFF8, g->err);
    if (status)
        return status;
    uint16_t id = r->type == GK_BIFF_XF    ? gk_u16(r->data + 2)
                  : r->type == GK_BIFF2_XF ? r->data[2] & 0x3F
                                           : r->data[1];
    return gk_biff_formats_add_xf(&g->formats, id, g->err);
}

/* ---- sheets ---------------------------------------------------------------------------------- */

static gk_status check_place(gk_biff_globals *g, const gk_biff_sheet *last) {
    if (g->sheet_count > SHEETS_MAX)
        return gk_fail(g->err, GK_E_LIMIT, "more than %d sheets", "超过 %d 个工作表", SHEETS_MAX);
    for (const gk_biff_sheet *other = g->sheets; other < last; other++)
        if (other->offset == last->offset && !other->kind && !last->kind)
            return gk_biff_damaged(g->err, "two sheets in one place", "两个工作表位于同一处");
    return GK_OK;
}

static gk_status keep_sheet(gk_biff_globals *g, gk_biff_sheet sheet) {
    if (!gk_grow((void **)&g->sheets, g->sheet_count, &g->sheet_capacity, sizeof *g->sheets))
        return gk_fail_memory(g->err);
    gk_biff_sheet *kept = &g->sheets[g->sheet_count];
    *kept = sheet;
    kept->name = gk_arena_string(&g->arena, sheet.name);
    if (!kept->name)
        return gk_fail_memory(g->err);
    g->sheet_count++;
    return check_place(g, kept);
}

/* BOUNDSHEET's type (MS-XLS 2.4.28). Files exist that call a worksheet a chart: its BOF is believed
 * (xlrd and LibreOffice read it, too). */
static gk_sheet_kind kind_of(const gk_biff_walk *walk, size_t offset, unsigned stated) {
    gk_biff_walk at = {walk->bytes, walk->size, offset};
    unsigned substream;
    if (offset < walk->size && gk_biff_begin(&at, &substream, NULL) == GK_OK &&
        substream == GK_BIFF_WORKSHEET)
        return GK_SHEET_WORKSHEET;
    return stated == 1   ? GK_SHEET_MACRO
           : stated == 2 ? GK_SHEET_CHART
           : stated == 6 ? GK_SHEET_MODULE
                         : GK_SHEET_WORKSHEET;
}

static gk_status add_sheet(gk_biff_globals *g, gk_biff_walk *walk, const gk_biff_record *r) {
    if (g->version < GK_BIFF5) /* a name only: see add_inner_sheet */
        return GK_OK;
    if (r->length < 7)
        return gk_biff_too_short(g->err);
    size_t offset = gk_u32(r->data);
    gk_biff_cursor c = gk_biff_read(walk, r, g->err);
    gk_biff_take(&c, NULL, 6);
    gk_status status = gk_biff_globals_text(g, &c, 1);
    return status ? status
                  : keep_sheet(g, (gk_biff_sheet){gk_buffer_view(&g->text.utf8), offset,
                                                  kind_of(walk, offset, r->data[5]),
                                                  (r->data[4] & 3) != 0});
}

static gk_sheet_kind kind_of_substream(unsigned substream) {
    return substream == GK_BIFF_CHART        ? GK_SHEET_CHART
           : substream == GK_BIFF_MACROSHEET ? GK_SHEET_MACRO
                                             : GK_SHEET_WORKSHEET;
}

/* BIFF4W: SHEETHDR holds the length and the name of the sheet that begins behind it. */
static gk_status add_inner_sheet(gk_biff_globals *g, gk_biff_walk *walk, const gk_biff_record *r) {
    if (r->length < 5)
        return gk_biff_too_short(g->err);
    gk_biff_cursor c = gk_biff_read(walk, r, g->err);
    gk_biff_take(&c, NULL, 4);
    gk_status status = gk_biff_globals_text(g, &c, 1);
    gk_biff_walk ahead = *walk;
    unsigned substream = 0;
    if (!status)
        status = gk_biff_begin(&ahead, &substream, g->err);
    return status ? status
                  : keep_sheet(g, (gk_biff_sheet){gk_buffer_view(&g->text.utf8), walk->next,
                                                  kind_of_substream(substream), false});
}

/* A stream may be a lone sheet without globals. */
static gk_status add_lone_sheet(gk_biff_globals *g, unsigned substream) {
    return g->sheet_count
               ? gk_biff_damaged(g->err, "sheets within a sheet", "工作表中又有工作表")
               : keep_sheet(g, (gk_biff_sheet){"Sheet1", 0, kind_of_substream(substream), false});
}

/* ---- the whole --------------------------------------------------------------------------------
 */

static gk_status read_rest(gk_biff_globals *g, gk_biff_walk *walk, const gk_biff_record *r) {
    switch (r->type) {
    case GK_BIFF_FORMAT:
    case GK_BIFF2_FORMAT:
        return add_format(g, walk, r);
    case GK_BIFF_XF:
    case GK_BIFF2_XF:
    case GK_BIFF3_XF:
    case GK_BIFF4_XF:
        return add_xf(g, walk, r);
    case GK_BIFF_BOUNDSHEET:
        return add_sheet(g, walk, r);
    case GK_BIFF4_SHEETHDR:
        return add_inner_sheet(g, walk, r);
    case GK_BIFF_SST:
        return gk_biff_shared_read(&g->shared, &g->looks, walk, r, g->err);
    default:
        return GK_OK;
    }
}

static gk_status read_bof(gk_biff_globals *g, gk_biff_walk *walk, unsigned *substream) {
    gk_biff_record r;
    bool end;
    gk_status status = gk_biff_next(walk, &r, &end, g->err);
    if (status)
        return status;
    if (end || r.type > GK_BIFF_BOF || (r.type & 0xFF) != GK_BIFF2_BOF || r.length < 4)
        return gk_biff_damaged(g->err, "it does not begin with BOF", "不以 BOF 记录开头");
    return gk_biff_bof(&r, &g->version, substream)
               ? GK_OK
               : gk_fail(g->err, GK_E_UNSUPPORTED, "an unknown version of BIFF (%04X)",
                         "未知的 BIFF 版本（%04X）", gk_u16(r.data));
}

/* Up to the EOF. */
static gk_status for_each(gk_biff_globals *g, gk_biff_walk walk, record_reader reader) {
    gk_status status = GK_OK;
    while (!status) {
        gk_biff_record r;
        bool end;
        status = gk_biff_next_here(&walk, &r, &end, g->err);
        if (!status && end)
            return gk_biff_damaged(g->err, "its first part has no end (truncated?)",
                                   "全局部分没有结束（是否被截断？）");
        if (!status && r.type == GK_BIFF_EOF)
            return GK_OK;
        if (!status)
            status = reader(g, &walk, &r);
    }
    return status;
}

static gk_status choose_bytes(gk_biff_globals *g) {
    const gk_read_options *options = g->input->options;
    const char *said = options->encoding;
    bool doubtful;
    if (options->codepage && !(said = gk_biff_codepage(options->codepage)))
        return gk_fail(g->err, GK_E_ARGUMENT, "unknown code page %u", "未知的代码页 %u",
                       options->codepage);
    g->bytes = gk_biff_bytes_choose(said, g->codepage, g->charset, &doubtful);
    if (g->version == GK_BIFF8 || !doubtful)
        return GK_OK;
    gk_finding_at at = {.origin = {.source = g->input->name}};
    const char *const args[3] = {g->bytes.encoding, NULL, NULL};
    return gk_findings_add(g->input->findings, GK_FINDING_CODEPAGE_DOUBTFUL, at, args)
               ? gk_fail_memory(g->err)
               : GK_OK;
}

static bool holds_sheets(unsigned substream) {
    return substream == GK_BIFF_GLOBALS || substream == GK_BIFF4_WORKBOOK;
}

gk_status gk_biff_globals_read(gk_biff_globals *g, const unsigned char *stream, size_t size) {
    gk_biff_walk walk = {stream, size, 0};
    unsigned substream = 0;
    gk_status status = read_bof(g, &walk, &substream);
    if (!status && !holds_sheets(substream) && substream != GK_BIFF_WORKSHEET &&
        substream != GK_BIFF_MACROSHEET)
        status = gk_biff_damaged(g->err, "it does not begin with a workbook", "开头不是工作簿");
    if (!status)
        status = for_each(g, walk, note_basics);
    if (!status)
        status = choose_bytes(g);
    if (!status)
        status = for_each(g, walk, read_rest);
    if (!status && !holds_sheets(substream))
        status = add_lone_sheet(g, substream);
    if (!status && !g->sheet_count)
        status = gk_fail(g->err, GK_E_FORMAT, "the workbook has no sheet", "工作簿没有工作表");
    return status;
}

void gk_biff_globals_free(gk_biff_globals *g) {
    gk_arena_free(&g->arena);
    free(g->sheets);
    gk_biff_shared_free(&g->shared);
    gk_biff_formats_free(&g->formats);
    gk_biff_looks_free(&g->looks);
    gk_rich_text_free(&g->rich);
    gk_biff_text_free(&g->text);
}
