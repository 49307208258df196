#include "read/xls/biff_shared.h"

#include "base/arena.h"
#include "base/fail.h"
#include "base/little_endian.h"
#include <stdlib.h>
#include <string.h>

/* Shared strings differ from one another: more empty ones in a row than this are a hole. */
enum { EMPTY_MAX = 16 };

void gk_biff_shared_free(gk_biff_shared *shared) {
    gk_buffer_free(&shared->texts);
    free(shared->strings);
    gk_run_table_free(&shared->runs);
}

gk_status gk_biff_add_runs(gk_run_table *table, size_t number, const gk_biff_text *text,
                           const gk_biff_looks *looks, gk_error *err) {
    gk_status status = GK_OK;
    if (text->run_count && text->runs[0].start > 0)
        status = gk_run_table_add(table, number, (gk_text_run){text->runs[0].start, 0}, err);
    for (size_t i = 0; i < text->run_count && !status; i++) {
        size_t end = i + 1 < text->run_count ? text->runs[i + 1].start : text->utf8.size;
        unsigned look = gk_biff_looks_of_font(looks, text->runs[i].font);
        status = gk_run_table_add(table, number, (gk_text_run){end, look}, err);
    }
    return status;
}

static gk_status keep(gk_biff_shared *shared, const gk_biff_looks *looks, const gk_biff_text *text,
                      gk_error *err) {
    size_t length = text->utf8.size;
    gk_status status = gk_biff_add_runs(&shared->runs, shared->count, text, looks, err);
    if (status)
        return status;
    if (!gk_grow((void **)&shared->strings, shared->count, &shared->capacity,
                 sizeof *shared->strings))
        return gk_fail_memory(err);
    shared->strings[shared->count++] = (gk_biff_shared_string){shared->texts.size, length};
    gk_buffer_append(&shared->texts, gk_buffer_view(&text->utf8), length + 1);
    return gk_buffer_check(&shared->texts, err);
}

static gk_status read_strings(gk_biff_shared *shared, const gk_biff_looks *looks, gk_biff_cursor *c,
                              uint32_t count, gk_biff_text *text) {
    gk_status status = GK_OK;
    unsigned empty = 0;
    for (uint32_t i = 0; i < count && !status && gk_biff_more(c); i++) {
        status = gk_biff_unicode(c, 2, text);
        if (!status)
            status = keep(shared, looks, text, c->err);
        empty = text->utf8.size ? 0 : empty + 1;
        if (!status && empty > EMPTY_MAX)
            return gk_biff_damaged(c->err, "a hole of zeros", "数据中有一段全为零");
    }
    return status;
}

gk_status gk_biff_shared_read(gk_biff_shared *shared, const gk_biff_looks *looks,
                              gk_biff_walk *walk, const gk_biff_record *record, gk_error *err) {
    if (record->length < 8)
        return gk_biff_too_short(err);
    gk_biff_text text = {0};
    gk_biff_cursor c = gk_biff_read(walk, record, err);
    gk_biff_take(&c, NULL, 8);
    gk_status status = read_strings(shared, looks, &c, gk_u32(record->data + 4), &text);
    gk_biff_text_free(&text);
    return status;
}

const char *gk_biff_shared_at(const gk_biff_shared *shared, size_t index, size_t *length) {
    if (index >= shared->count)
        return NULL;
    *length = shared->strings[index].length;
    return shared->texts.bytes + shared->strings[index].offset;
}
