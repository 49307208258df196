#include "container/biff_records.h"

#include "base/fail.h"
#include "base/little_endian.h"
#include <stdio.h>
#include <string.h>

enum { LENGTH_MAX = 8224, TYPE_MAX = 0x1FFF, SECTOR = 512 };

gk_status gk_biff_damaged(gk_error *err, const char *en, const char *zh) {
    char en_text[160], zh_text[160];
    snprintf(en_text, sizeof en_text, "a damaged workbook: %s", en);
    snprintf(zh_text, sizeof zh_text, "工作簿损坏：%s", zh);
    return gk_fail_texts(err, GK_E_FORMAT, en_text, zh_text);
}

gk_status gk_biff_too_short(gk_error *err) {
    return gk_biff_damaged(err, "a record is shorter than its kind", "记录过短");
}

static gk_status cut_off(gk_error *err) {
    return gk_biff_damaged(err, "a record is cut off (truncated?)", "记录不完整（是否被截断？）");
}

/* ---- zeros between records ------------------------------------------------------------------ */

static size_t count_zeros(const gk_biff_walk *walk) {
    size_t i = walk->next;
    while (i < walk->size && !walk->bytes[i])
        i++;
    return i - walk->next;
}

/* Whether a record could begin at `at`: read from a wrong place, a stream shows types and lengths
 * that no writer has. */
static bool is_plausible(const gk_biff_walk *walk, size_t at) {
    if (walk->size - at < 4)
        return walk->size == at;
    unsigned type = gk_u16(walk->bytes + at), length = gk_u16(walk->bytes + at + 2);
    return type <= TYPE_MAX && length <= LENGTH_MAX && length <= walk->size - at - 4;
}

/* Whether the zeros, with those that end the record before, fill a sector of the stream. */
static bool is_lost_sector(const gk_biff_walk *walk, size_t zeros) {
    size_t from = walk->next;
    while (from > 0 && !walk->bytes[from - 1])
        from--;
    return (from + SECTOR - 1) / SECTOR * SECTOR + SECTOR <= walk->next + zeros;
}

/* Some writers leave zeros between records: they are as many records of type 0 without data. What
 * stood in a lost sector of a disk is zeros as well, but a whole sector of them, and behind it the
 * stream goes on in the middle of a record. Between two sheets nothing can be lost. */
static gk_status skip_zeros(gk_biff_walk *walk, size_t zeros, gk_error *err) {
    size_t at = walk->next + zeros / 4 * 4;
    bool hole = is_lost_sector(walk, zeros);
    bool goes_on = is_plausible(walk, at) && walk->size - at >= 4 &&
                   is_plausible(walk, at + 4 + gk_u16(walk->bytes + at + 2));
    if (!goes_on || (hole && gk_u16(walk->bytes + at) != GK_BIFF_BOF))
        return gk_biff_damaged(err, "a hole of zeros", "数据中有一段全为零");
    walk->next = at;
    return GK_OK;
}

/* ---- records -------------------------------------------------------------------------------- */

gk_status gk_biff_next(gk_biff_walk *walk, gk_biff_record *record, bool *end, gk_error *err) {
    bool zero = walk->size - walk->next < 4 || gk_u32(walk->bytes + walk->next) == 0;
    size_t zeros = zero ? count_zeros(walk) : 0;
    *end = zero && zeros == walk->size - walk->next;
    if (*end)
        return GK_OK;
    if (walk->size - walk->next < 4)
        return cut_off(err);
    gk_status status = zero ? skip_zeros(walk, zeros, err) : GK_OK;
    if (status)
        return status;
    const unsigned char *head = walk->bytes + walk->next;
    *record = (gk_biff_record){gk_u16(head), gk_u16(head + 2), head + 4, walk->next};
    if (record->length > walk->size - walk->next - 4)
        return cut_off(err);
    if (!is_plausible(walk, walk->next))
        return gk_biff_damaged(err, "a record of an unknown kind", "未知的记录类型");
    walk->next += 4 + record->length;
    return GK_OK;
}

bool gk_biff_ends(const gk_biff_walk *walk, const gk_biff_record *record) {
    gk_biff_walk ahead = *walk;
    gk_biff_record next = {0};
    gk_biff_version version;
    unsigned substream;
    bool end;
    if (record->type != GK_BIFF_EOF || record->length == 0)
        return record->type == GK_BIFF_EOF;
    return gk_biff_next(&ahead, &next, &end, NULL) == GK_OK &&
           (end || gk_biff_bof(&next, &version, &substream));
}

bool gk_biff_swallows(const unsigned char *bytes, size_t size) {
    gk_biff_walk walk = {bytes, size, 0};
    bool cell = false;
    while (walk.size - walk.next >= 4 && is_plausible(&walk, walk.next)) {
        unsigned type = gk_u16(bytes + walk.next);
        cell = cell || type == GK_BIFF_FORMULA || (type > GK_BIFF_BLANK && type < GK_BIFF_ROW) ||
               type == GK_BIFF_RK || type == GK_BIFF_MULRK || type == GK_BIFF_LABELSST ||
               type == GK_BIFF_RSTRING;
        walk.next += 4 + gk_u16(bytes + walk.next + 2);
    }
    return cell && walk.next == size;
}

/* Programs exist that write older versions under the BOF of later ones. */
static bool stated_version(unsigned stated, gk_biff_version *version) {
    static const struct {
        unsigned stated;
        gk_biff_version version;
    } versions[] = {{0x0600, GK_BIFF8},
                    {0x0500, GK_BIFF5},
                    {0x0400, GK_BIFF4},
                    {0x0300, GK_BIFF3},
                    {0x0200, GK_BIFF2}};
    for (size_t i = 0; i < sizeof versions / sizeof *versions; i++)
        if (versions[i].stated == stated) {
            *version = versions[i].version;
            return true;
        }
    return false;
}

/* Up to BIFF4 the type tells the version; from BIFF5 on the first field does. */
bool gk_biff_bof(const gk_biff_record *record, gk_biff_version *version, unsigned *substream) {
    if (record->length < 4)
        return false;
    *substream = gk_u16(record->data + 2);
    switch (record->type) {
    case GK_BIFF2_BOF:
        *version = GK_BIFF2;
        return true;
    case GK_BIFF3_BOF:
        *version = GK_BIFF3;
        return true;
    case GK_BIFF4_BOF:
        *version = GK_BIFF4;
        return true;
    case GK_BIFF_BOF:
        return stated_version(gk_u16(record->data), version);
    default:
        return false;
    }
}

gk_status gk_biff_begin(gk_biff_walk *walk, unsigned *substream, gk_error *err) {
    gk_biff_record bof = {0};
    gk_biff_version version;
    bool end;
    gk_status status = gk_biff_next(walk, &bof, &end, err);
    if (status || end || !gk_biff_bof(&bof, &version, substream))
        *substream = 0;
    return status;
}

gk_status gk_biff_next_here(gk_biff_walk *walk, gk_biff_record *record, bool *end, gk_error *err) {
    for (unsigned depth = 0;;) {
        gk_biff_version version;
        unsigned substream;
        gk_status status = gk_biff_next(walk, record, end, err);
        if (status || *end)
            return status;
        if (gk_biff_bof(record, &version, &substream))
            depth++;
        else if (depth == 0)
            return GK_OK;
        else if (gk_biff_ends(walk, record))
            depth--;
    }
}

gk_biff_cursor gk_biff_read(gk_biff_walk *walk, const gk_biff_record *record, gk_error *err) {
    return (gk_biff_cursor){walk, record->data, record->length, err};
}

bool gk_biff_more(const gk_biff_cursor *c) {
    const gk_biff_walk *w = c->walk;
    return c->left > 0 ||
           (w->size - w->next >= 4 && gk_u16(w->bytes + w->next) == GK_BIFF_CONTINUE);
}

gk_status gk_biff_go_on(gk_biff_cursor *c) {
    gk_biff_walk ahead = *c->walk;
    gk_biff_record record = {0};
    bool end;
    gk_status status = gk_biff_next(&ahead, &record, &end, c->err);
    if (status)
        return status;
    if (end || record.type != GK_BIFF_CONTINUE)
        return gk_biff_damaged(c->err, "a record ends before its data do", "记录数据不完整");
    *c->walk = ahead;
    c->at = record.data;
    c->left = record.length;
    return GK_OK;
}

gk_status gk_biff_take(gk_biff_cursor *c, void *bytes, size_t length) {
    unsigned char *out = bytes;
    while (length) {
        if (c->left == 0) {
            gk_status status = gk_biff_go_on(c);
            if (status)
                return status;
            continue;
        }
        size_t n = length < c->left ? length : c->left;
        if (out) {
            memcpy(out, c->at, n);
            out += n;
        }
        c->at += n;
        c->left -= n;
        length -= n;
    }
    return GK_OK;
}
