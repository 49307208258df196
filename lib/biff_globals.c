#include "biff_globals.h"

#include "fail.h"
#include "findings.h"
#include "little_endian.h"
#include <stdlib.h>
#include <string.h>

struct gk_biff_format {
    unsigned id;
    gk_number_kind kind;
};

struct gk_biff_xf {
    unsigned format;
    gk_number_kind kind;
};

enum { BIFF5 = 0x0500, BIFF8 = 0x0600, GLOBALS = 0x0005, WORKSHEET = 0x0010 };

gk_status gk_biff_globals_text(gk_biff_globals *g, gk_biff_cursor *c, size_t length_size) {
    return g->biff8 ? gk_biff_unicode(c, length_size, &g->text)
                    : gk_biff_bytes_read(c, length_size, &g->bytes, &g->text);
}

static gk_status too_short(gk_biff_globals *g) {
    return gk_biff_damaged(g->err, "a record is shorter than its kind", "记录过短");
}

/* ---- first pass: what must be known before strings can be read --------------------------------
 */

static void note_font(gk_biff_globals *g, const gk_biff_record *r) {
    if (r->length <= 12)
        return;
    unsigned charset = r->data[12];
    if (charset == 134 || ((charset == 136 || charset == 128 || charset == 129) && !g->charset))
        g->charset = charset;
}

static gk_status note_basics(gk_biff_globals *g, const gk_biff_record *r) {
    switch (r->type) {
    case GK_BIFF_FILEPASS:
        return gk_fail(g->err, GK_E_UNSUPPORTED, "a password-protected workbook",
                       "加密的工作簿，需先去除密码");
    case GK_BIFF_CODEPAGE:
        if (r->length < 2)
            return too_short(g);
        g->codepage = gk_u16(r->data);
        break;
    case GK_BIFF_DATEMODE:
        g->date1904 = r->length >= 2 && gk_u16(r->data) == 1;
        break;
    case GK_BIFF_FONT:
        note_font(g, r);
        break;
    default:
        break;
    }
    return GK_OK;
}

/* ---- second pass ------------------------------------------------------------------------------
 */

static gk_status add_format(gk_biff_globals *g, gk_biff_walk *walk, const gk_biff_record *r) {
    if (r->length < 3)
        return too_short(g);
    if (!gk_grow((void **)&g->formats, g->format_count, &g->format_capacity, sizeof *g->formats))
        return gk_fail_memory(g->err);
    gk_biff_cursor c = gk_biff_read(walk, r, g->err);
    gk_biff_take(&c, NULL, 2);
    gk_status status = gk_biff_globals_text(g, &c, g->biff8 ? 2 : 1);
    if (status)
        return status;
    g->formats[g->format_count++] = (struct gk_biff_format){
        gk_u16(r->data), gk_number_format_kind(g->text.text, g->text.length)};
    return GK_OK;
}

static gk_status add_xf(gk_biff_globals *g, const gk_biff_record *r) {
    if (r->length < 4)
        return too_short(g);
    if (!gk_grow((void **)&g->xfs, g->xf_count, &g->xf_capacity, sizeof *g->xfs))
        return gk_fail_memory(g->err);
    g->xfs[g->xf_count++].format = gk_u16(r->data + 2);
    return GK_OK;
}

/* A format's number means the file's own FORMAT record, else a built-in one. */
static void settle_kinds(gk_biff_globals *g) {
    for (size_t x = 0; x < g->xf_count; x++) {
        g->xfs[x].kind = gk_number_format_builtin(g->xfs[x].format);
        for (size_t i = 0; i < g->format_count; i++)
            if (g->formats[i].id == g->xfs[x].format)
                g->xfs[x].kind = g->formats[i].kind;
    }
}

gk_number_kind gk_biff_globals_kind(const gk_biff_globals *g, unsigned xf) {
    return xf < g->xf_count ? g->xfs[xf].kind : GK_NUMBER_PLAIN;
}

static gk_status add_sheet(gk_biff_globals *g, gk_biff_walk *walk, const gk_biff_record *r) {
    if (r->length < 7)
        return too_short(g);
    if (!gk_grow((void **)&g->sheets, g->sheet_count, &g->sheet_capacity, sizeof *g->sheets))
        return gk_fail_memory(g->err);
    gk_biff_cursor c = gk_biff_read(walk, r, g->err);
    gk_biff_take(&c, NULL, 6);
    gk_status status = gk_biff_globals_text(g, &c, 1);
    if (status)
        return status;
    gk_biff_sheet *sheet = &g->sheets[g->sheet_count];
    *sheet = (gk_biff_sheet){gk_arena_text(&g->arena, g->text.text, g->text.length),
                             gk_u32(r->data), r->data[5], (r->data[4] & 3) != 0};
    if (!sheet->name)
        return gk_fail_memory(g->err);
    g->sheet_count++;
    return GK_OK;
}

static gk_status keep_shared(gk_biff_globals *g) {
    size_t needed = g->text_size + g->text.length + 1;
    if (needed > g->text_capacity) {
        size_t wanted = g->text_capacity * 2 > needed ? g->text_capacity * 2 : needed + 4096;
        char *grown = realloc(g->texts, wanted);
        if (!grown)
            return gk_fail_memory(g->err);
        g->texts = grown;
        g->text_capacity = wanted;
    }
    if (!gk_grow((void **)&g->shared, g->shared_count, &g->shared_capacity, sizeof *g->shared))
        return gk_fail_memory(g->err);
    memcpy(g->texts + g->text_size, g->text.text, g->text.length + 1);
    g->shared[g->shared_count++] = (gk_biff_shared){g->text_size, g->text.length};
    g->text_size = needed;
    return GK_OK;
}

/* The count of strings is often wrong; they end where their bytes do. A cell that names one behind
 * them is refused. */
static gk_status read_shared(gk_biff_globals *g, gk_biff_walk *walk, const gk_biff_record *r) {
    if (r->length < 8)
        return too_short(g);
    uint32_t count = gk_u32(r->data + 4);
    gk_biff_cursor c = gk_biff_read(walk, r, g->err);
    gk_biff_take(&c, NULL, 8);
    gk_status status = GK_OK;
    for (uint32_t i = 0; i < count && !status && gk_biff_more(&c); i++) {
        status = gk_biff_unicode(&c, 2, &g->text);
        if (!status)
            status = keep_shared(g);
    }
    return status;
}

static gk_status read_rest(gk_biff_globals *g, gk_biff_walk *walk, const gk_biff_record *r) {
    switch (r->type) {
    case GK_BIFF_FORMAT:
        return add_format(g, walk, r);
    case GK_BIFF_XF:
        return add_xf(g, r);
    case GK_BIFF_BOUNDSHEET:
        return add_sheet(g, walk, r);
    case GK_BIFF_SST:
        return read_shared(g, walk, r);
    default:
        return GK_OK;
    }
}

/* ---- the whole --------------------------------------------------------------------------------
 */

static gk_status read_bof(gk_biff_globals *g, gk_biff_walk *walk, unsigned *kind) {
    gk_biff_record r;
    bool end;
    gk_status status = gk_biff_next(walk, &r, &end, g->err);
    if (status)
        return status;
    if (end || r.type != GK_BIFF_BOF || r.length < 4)
        return gk_biff_damaged(g->err, "it does not begin with BOF", "不以 BOF 记录开头");
    unsigned version = gk_u16(r.data);
    *kind = gk_u16(r.data + 2);
    g->biff8 = version >= BIFF8;
    if (version != BIFF5 && version != BIFF8)
        return gk_fail(g->err, GK_E_UNSUPPORTED, "an unknown version of BIFF (%04X)",
                       "未知的 BIFF 版本（%04X）", version);
    return GK_OK;
}

typedef gk_status (*record_reader)(gk_biff_globals *g, gk_biff_walk *walk,
                                   const gk_biff_record *record);

static gk_status basics(gk_biff_globals *g, gk_biff_walk *walk, const gk_biff_record *record) {
    (void)walk;
    return note_basics(g, record);
}

static gk_status for_each(gk_biff_globals *g, gk_biff_walk walk, record_reader reader) {
    gk_biff_record r;
    bool end;
    for (;;) {
        gk_status status = gk_biff_next(&walk, &r, &end, g->err);
        if (status)
            return status;
        if (end || r.type == GK_BIFF_EOF)
            return end ? gk_biff_damaged(g->err, "its first part has no end (truncated?)",
                                         "全局部分没有结束（是否被截断？）")
                       : GK_OK;
        status = reader(g, &walk, &r);
        if (status)
            return status;
    }
}

static gk_status choose_bytes(gk_biff_globals *g) {
    const gk_read_options *options = g->input->options;
    const char *said = options->encoding;
    bool doubtful;
    if (options->codepage && !(said = gk_biff_codepage(options->codepage)))
        return gk_fail(g->err, GK_E_ARGUMENT, "unknown code page %u", "未知的代码页 %u",
                       options->codepage);
    g->bytes = gk_biff_bytes_choose(said, g->codepage, g->charset, &doubtful);
    if (g->biff8 || !doubtful)
        return GK_OK;
    gk_finding_at at = {.origin = {.source = g->input->name}};
    const char *const args[3] = {g->bytes.encoding, NULL, NULL};
    return gk_findings_add(g->input->findings, GK_KIND_CODEPAGE_DOUBTFUL, at, args)
               ? gk_fail_memory(g->err)
               : GK_OK;
}

/* A stream may be a lone worksheet without globals. */
static gk_status add_lone_sheet(gk_biff_globals *g) {
    free(g->sheets); /* a worksheet that lists sheets is no workbook for it */
    g->sheet_count = 0;
    g->sheets = calloc(1, sizeof *g->sheets);
    if (!g->sheets)
        return gk_fail_memory(g->err);
    g->sheets[0] = (gk_biff_sheet){.name = "Sheet1"};
    g->sheet_count = g->sheet_capacity = 1;
    return GK_OK;
}

gk_status gk_biff_globals_read(gk_biff_globals *g, const unsigned char *stream, size_t size) {
    gk_biff_walk walk = {stream, size, 0};
    unsigned kind = 0;
    gk_status status = read_bof(g, &walk, &kind);
    if (!status && kind != GLOBALS && kind != WORKSHEET)
        status = gk_biff_damaged(g->err, "it does not begin with a workbook", "开头不是工作簿");
    if (!status)
        status = for_each(g, walk, basics);
    if (!status)
        status = choose_bytes(g);
    if (!status)
        status = for_each(g, walk, read_rest);
    settle_kinds(g);
    return !status && kind == WORKSHEET ? add_lone_sheet(g) : status;
}

void gk_biff_globals_free(gk_biff_globals *g) {
    gk_arena_free(&g->arena);
    free(g->sheets);
    free(g->shared);
    free(g->texts);
    free(g->xfs);
    free(g->formats);
    gk_biff_text_free(&g->text);
}
