#include "stream/record.h"

#include "base/fail.h"
#include <string.h>

/* The members of each record, in their order. */
static const struct {
    const char *type;
    const char *members[14];
} known[] = {
    {"report",
     {"t", "v", "report", "department", "year", "profile", "migrated_from", "source", NULL}},
    {"table",
     {"t", "report", "role", "leftover", "number", "title", "profile", "unit", "stated", "sheet",
      "cell", "columns", "notes", NULL}},
    {"row",
     {"t", "report", "role", "leftover", "row", "item", "label", "line", "values", "src", NULL}},
    {"sheet", {"t", "report", "name", "src", "cells", NULL}},
};

gk_status gk_record_fault(gk_error *err, const char *member) {
    return gk_fail(err, GK_E_FORMAT, "its “%s” is missing or makes no sense", "“%s”缺失或不正确",
                   member);
}

static bool same_key(gk_json a, gk_json b) {
    return a.length == b.length && memcmp(a.at, b.at, a.length) == 0;
}

static gk_status add_member(gk_record *record, gk_json key, gk_json value, gk_error *err) {
    if (record->count == GK_RECORD_MEMBERS_MAX)
        return gk_fail(err, GK_E_LIMIT, "a record of more than %d members", "一条记录超过%d个成员",
                       GK_RECORD_MEMBERS_MAX);
    for (size_t i = 0; i < record->count; i++)
        if (same_key(record->keys[i], key))
            return gk_fail(err, GK_E_FORMAT, "two members of one name", "有两个同名成员");
    record->keys[record->count] = key;
    record->values[record->count++] = value;
    return GK_OK;
}

gk_status gk_record_read(const char *line, size_t length, gk_record *record, gk_error *err) {
    gk_json object, key, value;
    record->count = 0;
    gk_status status = gk_json_read(line, length, &object, err);
    if (!status && object.type != GK_JSON_OBJECT)
        status = gk_fail(err, GK_E_FORMAT, "it is no object", "不是对象");
    if (status)
        return status;
    for (gk_json_walk walk = gk_json_inside(object); !status && gk_json_next(&walk, &key, &value);)
        status = add_member(record, key, value, err);
    return status ? status : gk_record_member(record, "t", GK_JSON_STRING, &record->t, err);
}

bool gk_record_is(const gk_record *record, const char *type) {
    return gk_json_is(record->t, type);
}

static const gk_json *find(const gk_record *record, const char *name) {
    for (size_t i = 0; i < record->count; i++)
        if (gk_json_is(record->keys[i], name))
            return &record->values[i];
    return NULL;
}

bool gk_record_has(const gk_record *record, const char *name) {
    return find(record, name) != NULL;
}

gk_status gk_record_or_null(const gk_record *record, const char *name, gk_json_type type,
                            gk_json *value, gk_error *err) {
    const gk_json *found = find(record, name);
    if (!found || (found->type != type && found->type != GK_JSON_NULL))
        return gk_record_fault(err, name);
    *value = *found;
    return GK_OK;
}

gk_status gk_record_member(const gk_record *record, const char *name, gk_json_type type,
                           gk_json *value, gk_error *err) {
    gk_status status = gk_record_or_null(record, name, type, value, err);
    return !status && value->type != type ? gk_record_fault(err, name) : status;
}

gk_status gk_record_text(const gk_record *record, gk_arena *arena, const char *name,
                         const char **text, gk_error *err) {
    gk_json value;
    gk_status status = gk_record_member(record, name, GK_JSON_STRING, &value, err);
    if (status)
        return status;
    *text = gk_json_text(arena, value);
    return *text ? GK_OK : gk_fail_memory(err);
}

gk_status gk_record_optional(const gk_record *record, gk_arena *arena, const char *name,
                             const char **text, gk_error *err) {
    *text = NULL;
    return find(record, name) ? gk_record_text(record, arena, name, text, err) : GK_OK;
}

gk_status gk_record_flag(const gk_record *record, const char *name, bool *flag, gk_error *err) {
    const gk_json *found = find(record, name);
    *flag = found && found->type == GK_JSON_BOOL && *found->at == 't';
    return !found || found->type == GK_JSON_BOOL ? GK_OK : gk_record_fault(err, name);
}

static const char *const *members_of(const gk_record *record) {
    static const char *const none[] = {NULL};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (gk_record_is(record, known[i].type))
            return known[i].members;
    return none;
}

static bool is_known(const char *const *members, gk_json key) {
    while (*members && !gk_json_is(key, *members))
        members++;
    return *members != NULL;
}

/* ,"key":value */
static char *put_member(char *out, gk_json key, gk_json value) {
    *out++ = ',';
    memcpy(out, key.at, key.length);
    out += key.length;
    *out++ = ':';
    memcpy(out, value.at, value.length);
    return out + value.length;
}

const char *gk_record_unknown_members(const gk_record *record, gk_arena *arena) {
    const char *const *known_members = members_of(record);
    size_t length = 0;
    for (size_t i = 0; i < record->count; i++)
        length += record->keys[i].length + record->values[i].length + 2;
    char *unknown = gk_arena_alloc(arena, length + 1), *out = unknown;
    for (size_t i = 0; unknown && i < record->count; i++)
        if (!is_known(known_members, record->keys[i]))
            out = put_member(out, record->keys[i], record->values[i]);
    return unknown;
}

bool gk_record_add_unknown(gk_arena *arena, gk_json key, gk_json value, const char **unknown) {
    size_t before = *unknown ? strlen(*unknown) : 0;
    char *text = gk_arena_alloc(arena, before + key.length + value.length + 3);
    if (!text)
        return false;
    if (before)
        memcpy(text, *unknown, before);
    *put_member(text + before, key, value) = '\0';
    *unknown = text;
    return true;
}

bool gk_record_year(gk_json value, int *year) {
    *year = 0;
    for (size_t i = 0; i < value.length && value.type == GK_JSON_NUMBER; i++) {
        if (value.length != 4 || value.at[i] < '0' || value.at[i] > '9')
            return false;
        *year = *year * 10 + (value.at[i] - '0');
    }
    return true;
}

unsigned gk_record_column(gk_json key) {
    unsigned n = 0;
    if (key.length < 3 || key.length > 5 || key.at[1] == '0')
        return 0;
    for (size_t i = 1; i + 1 < key.length; i++) {
        if (key.at[i] < '0' || key.at[i] > '9')
            return 0;
        n = n * 10 + (unsigned)(key.at[i] - '0');
    }
    return n;
}
