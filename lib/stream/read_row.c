#include "stream/read_row.h"

#include "base/fail.h"
#include "finding/origin_read.h"
#include "profile/column_name.h"
#include "profile/item.h"
#include "stream/read_table.h"
#include <stdio.h>
#include <string.h>

enum { ROWS_MAX = 20000 };

static gk_status check_row(const gk_stream_reading *r, const gk_stream_draft *d, const char *key) {
    if (!gk_form_takes_row(d->form, key))
        return gk_fail(r->err, GK_E_FORMAT, "%s has no row “%s”", "%s中没有第“%s”行",
                       d->form->title, key);
    if (d->count == ROWS_MAX)
        return gk_fail(r->err, GK_E_LIMIT, "%s has more than %d rows", "%s超过%d行", d->form->title,
                       ROWS_MAX);
    for (size_t i = 0; i < d->count; i++)
        if (strcmp(d->rows[i].key, key) == 0)
            return gk_fail(r->err, GK_E_FORMAT, "row “%s” of %s comes twice",
                           "“%s”行在%s中出现两次", key, d->form->title);
    return GK_OK;
}

/* The item says what the row means: it must mean the profile's, as the columns must. */
static gk_status check_item(const gk_stream_reading *r, const gk_stream_draft *d,
                            const gk_record *record, const gk_row *row) {
    const char *item, *ours = gk_item(d->form, row);
    gk_status status = gk_record_optional(record, r->arena, "item", &item, r->err);
    if (status || !item || strcmp(item, ours) == 0)
        return status;
    return gk_fail(r->err, GK_E_FORMAT, "its item “%s” is not that of row “%s” in profile %s, “%s”",
                   "其项目“%s”不是第“%s”行在版式%s中的项目“%s”", item, row->key, d->form->profile,
                   ours);
}

static gk_status not_an_amount(const gk_stream_reading *r, unsigned n) {
    return gk_fail(r->err, GK_E_FORMAT, "its value in column %u is no amount", "第%u栏的值不是金额",
                   n);
}

static gk_status read_value(gk_stream_reading *r, const gk_stream_draft *d, const char *row,
                            unsigned n, gk_json json, gk_value *value) {
    if (json.type == GK_JSON_NULL)
        return GK_OK;
    const char *text = json.type == GK_JSON_STRING ? gk_json_text(r->arena, json) : "";
    if (!text)
        return gk_fail_memory(r->err);
    if (strcmp(text, "——") == 0) {
        value->kind = GK_VALUE_NOT_APPLICABLE;
        return GK_OK;
    }
    value->kind = GK_VALUE_NUMBER;
    if (gk_decimal_parse(text, strlen(text), &value->number, NULL))
        return not_an_amount(r, n);
    bool count = gk_column_is_count(d->form, row, n);
    return count && !gk_decimal_is_whole(value->number) ? not_an_amount(r, n) : GK_OK;
}

static gk_status read_values(gk_stream_reading *r, const gk_stream_draft *d, const char *row,
                             gk_json json, gk_value *values) {
    gk_json_walk walk = gk_json_inside(json);
    gk_json key, value;
    char number[16];
    for (unsigned n = 1; n <= d->form->value_count; n++) {
        snprintf(number, sizeof number, "%u", n);
        if (!gk_json_next(&walk, &key, &value) || !gk_json_is(key, number))
            return gk_fail(r->err, GK_E_FORMAT, "its column %u is missing", "缺少第%u栏", n);
        gk_status status = read_value(r, d, row, n, value, &values[n - 1]);
        if (status)
            return status;
    }
    return gk_json_next(&walk, &key, &value) ? gk_record_fault(r->err, "values") : GK_OK;
}

static gk_status read_origins(gk_stream_reading *r, const gk_stream_draft *d, gk_json json,
                              gk_value *values) {
    gk_json_walk walk = gk_json_inside(json);
    gk_json key, where;
    while (gk_json_next(&walk, &key, &where)) {
        unsigned n = gk_record_column(key);
        const char *text = where.type == GK_JSON_STRING ? gk_json_text(r->arena, where) : "";
        if (!text)
            return gk_fail_memory(r->err);
        if (n == 0 || n > d->form->value_count)
            return gk_record_fault(r->err, "src");
        if (!gk_origin_read(r->arena, text, d->table.origin.source, &values[n - 1].origin))
            return gk_record_fault(r->err, "src");
    }
    return GK_OK;
}

/* A table lies where its first value does; but one left over long ago names a file that is none of
 * the report's. */
static void adopt_place(const gk_stream_reading *r, gk_stream_draft *d, const gk_value *values) {
    for (size_t i = 0; i < d->table.column_count && d->count == 0; i++)
        if (values[i].origin.source &&
            gk_stream_sources_is_named(&r->sources, values[i].origin.source)) {
            d->table.origin.source = values[i].origin.source;
            d->table.origin.sheet = values[i].origin.sheet;
            return;
        }
}

gk_status gk_stream_read_row(gk_stream_reading *r, const gk_record *record) {
    gk_stream_draft *d;
    gk_json values, origins;
    gk_row row = {0};
    gk_status status = gk_stream_find_draft(r, record, &d);
    if (!status && !d->open)
        status = gk_fail(r->err, GK_E_FORMAT, "it is not behind the record of its table",
                         "不在其表的记录之后");
    if (!status)
        status = gk_record_text(record, r->arena, "row", &row.key, r->err);
    if (!status)
        status = check_row(r, d, row.key);
    if (!status)
        status = check_item(r, d, record, &row);
    if (!status)
        status = gk_record_text(record, r->arena, "label", &row.label, r->err);
    if (!status)
        status = gk_record_optional(record, r->arena, "line", &row.line, r->err);
    if (!status)
        status = gk_record_member(record, "values", GK_JSON_OBJECT, &values, r->err);
    if (!status)
        status = gk_record_member(record, "src", GK_JSON_OBJECT, &origins, r->err);
    if (status)
        return status;
    gk_value *read = gk_arena_alloc(r->arena, (d->table.column_count + 1) * sizeof *read);
    row.unknown_members = gk_record_unknown_members(record, r->arena);
    if (!read || !row.unknown_members ||
        !gk_grow((void **)&d->rows, d->count, &d->capacity, sizeof row))
        return gk_fail_memory(r->err);
    status = read_values(r, d, row.key, values, read);
    if (!status)
        status = read_origins(r, d, origins, read);
    if (status)
        return status;
    adopt_place(r, d, read);
    row.values = read;
    d->rows[d->count++] = row;
    return GK_OK;
}
