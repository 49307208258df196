#include "biff_records.h"

#include "fail.h"
#include "little_endian.h"
#include <stdio.h>
#include <string.h>

gk_status gk_biff_damaged(gk_error *err, const char *en, const char *zh) {
    char en_text[160], zh_text[160];
    snprintf(en_text, sizeof en_text, "a damaged workbook: %s", en);
    snprintf(zh_text, sizeof zh_text, "工作簿损坏：%s", zh);
    return gk_fail_texts(err, GK_E_FORMAT, en_text, zh_text);
}

static bool only_zeros(const gk_biff_walk *walk) {
    for (size_t i = walk->next; i < walk->size; i++)
        if (walk->bytes[i])
            return false;
    return true;
}

/* Some writers pad their stream with zeros, which read as records of type 0 and length 0. */
static bool skip_padding(gk_biff_walk *walk) {
    if (walk->size - walk->next >= 4 && gk_u32(walk->bytes + walk->next) == 0) {
        if (only_zeros(walk)) {
            walk->next = walk->size;
            return true;
        }
        while (walk->size - walk->next >= 4 && gk_u32(walk->bytes + walk->next) == 0)
            walk->next += 4;
    }
    return walk->size - walk->next < 4 && only_zeros(walk);
}

gk_status gk_biff_next(gk_biff_walk *walk, gk_biff_record *record, bool *end, gk_error *err) {
    *end = skip_padding(walk);
    if (*end)
        return GK_OK;
    if (walk->size - walk->next < 4)
        return gk_biff_damaged(err, "a record is cut off (truncated?)",
                               "记录不完整（是否被截断？）");
    const unsigned char *head = walk->bytes + walk->next;
    *record = (gk_biff_record){gk_u16(head), gk_u16(head + 2), head + 4, walk->next};
    if (record->length > walk->size - walk->next - 4)
        return gk_biff_damaged(err, "a record is cut off (truncated?)",
                               "记录不完整（是否被截断？）");
    walk->next += 4 + record->length;
    return GK_OK;
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
