/* Lines of a stream into tables. Whatever contradicts the profile is refused: a stream may have
 * been through any program. */
#include <gongkai/stream.h>

#include "base/fail.h"
#include "report/department.h"
#include "report/tables.h"
#include "stream/finding.h"
#include "stream/read_row.h"
#include "stream/read_table.h"
#include "stream/read_verbatim.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MAX_BYTES = 16 << 20 };

/* ---- reports -------------------------------------------------------------------------------- */

static gk_status close_tables(gk_stream_reading *r) {
    gk_status status = GK_OK;
    for (size_t i = 0; i < 2 * r->role_count && !status; i++)
        status = gk_stream_close_table(r, &r->drafts[i]);
    return status;
}

static gk_status read_sources(gk_stream_reading *r, gk_json list) {
    gk_json_walk walk = gk_json_inside(list);
    gk_json source;
    r->source = NULL;
    while (gk_json_next(&walk, NULL, &source)) {
        const char *text = source.type == GK_JSON_STRING ? gk_json_text(r->arena, source) : NULL;
        if (source.type != GK_JSON_STRING)
            return gk_record_fault(r->err, "source");
        if (!text || !gk_stream_sources_need(&r->sources, text))
            return gk_fail_memory(r->err);
        r->source = r->source ? r->source : text;
    }
    return r->source ? GK_OK : gk_record_fault(r->err, "source");
}

/* Another program may have put anything into a name. */
static gk_status read_department(gk_stream_reading *r, gk_json value) {
    char name[GK_DEPARTMENT_MAX];
    r->department = NULL;
    if (value.type != GK_JSON_STRING)
        return GK_OK;
    const char *text = gk_json_text(r->arena, value);
    if (text && !gk_department_clean(text, name))
        return gk_department_fail_long(r->err);
    r->department = text ? gk_arena_string(r->arena, name) : NULL;
    return r->department ? GK_OK : gk_fail_memory(r->err);
}

static gk_status take_report(gk_stream_reading *r, const gk_record *record) {
    gk_json version, department, year, source;
    gk_status status = close_tables(r);
    if (!status)
        status = gk_record_member(record, "v", GK_JSON_NUMBER, &version, r->err);
    if (!status && (version.length != 1 || *version.at != '1'))
        return gk_fail(r->err, GK_E_UNSUPPORTED, "version %.*s of the stream is not known",
                       "未知的流版本%.*s", (int)version.length, version.at);
    if (!status)
        status = gk_record_text(record, r->arena, "report", &r->report, r->err);
    if (!status)
        status = gk_record_or_null(record, "department", GK_JSON_STRING, &department, r->err);
    if (!status)
        status = gk_record_or_null(record, "year", GK_JSON_NUMBER, &year, r->err);
    if (!status)
        status = gk_record_text(record, r->arena, "profile", &r->profile, r->err);
    if (!status)
        status = gk_record_optional(record, r->arena, "migrated_from", &r->migrated_from, r->err);
    if (!status)
        status = gk_record_member(record, "source", GK_JSON_ARRAY, &source, r->err);
    if (status)
        return status;
    if (gk_profiles_table_count(r->profiles, r->profile) == 0)
        return gk_fail(r->err, GK_E_UNSUPPORTED, "no profile is called “%s”", "没有版式“%s”",
                       r->profile);
    if (!gk_record_year(year, &r->year))
        return gk_record_fault(r->err, "year");
    r->unknown_members = gk_record_unknown_members(record, r->arena);
    if (!r->unknown_members)
        return gk_fail_memory(r->err);
    status = read_department(r, department);
    return status ? status : read_sources(r, source);
}

/* ---- verbatim tables ------------------------------------------------------------------------ */

static gk_status take_sheet(gk_stream_reading *r, const gk_record *record) {
    gk_json report;
    gk_verbatim_table sheet = {0};
    gk_status status = gk_record_member(record, "report", GK_JSON_STRING, &report, r->err);
    if (!status && (!r->report || !gk_json_is(report, r->report)))
        status = gk_fail(r->err, GK_E_FORMAT, "it is not behind the record of its report",
                         "不在其决算记录之后");
    if (!status)
        status = close_tables(r);
    if (!status)
        status = gk_stream_read_verbatim(record, r->arena, r->source, &sheet, r->err);
    if (!status && !gk_tables_add_verbatim(r->tables, &sheet, NULL, 0))
        status = gk_fail_memory(r->err);
    return status;
}

/* ---- lines ---------------------------------------------------------------------------------- */

static gk_status end_source(gk_stream_reading *r, const gk_record *record) {
    const char *source;
    gk_status status = gk_record_text(record, r->arena, "source", &source, r->err);
    if (!status && !gk_stream_sources_end(&r->sources, source))
        status = gk_fail_memory(r->err);
    return status;
}

/* A record that is of no report: kept as it is, whatever it holds besides. */
static gk_status take_other(gk_stream_reading *r, const char *line, size_t length,
                            const gk_record *record) {
    gk_finding *finding = NULL;
    gk_status status = GK_OK;
    bool file = gk_record_is(record, "file"), found = gk_record_is(record, "finding");
    if (file)
        status = end_source(r, record);
    else if (found)
        status = gk_stream_finding(record, r->arena, &finding, r->err);
    if (!status && !gk_tables_add_record(r->tables, line, length, finding, !file && !found))
        status = gk_fail_memory(r->err);
    return status;
}

static gk_status take_line(gk_stream_reading *r, const char *line, size_t length) {
    gk_record record;
    if (length > LINE_MAX_BYTES)
        return gk_fail(r->err, GK_E_LIMIT, "a line of more than 16 MiB", "一行超过 16 MiB");
    gk_status status = gk_record_read(line, length, &record, r->err);
    if (status)
        return status;
    if (gk_record_is(&record, "row"))
        return gk_stream_read_row(r, &record);
    if (gk_record_is(&record, "table"))
        return gk_stream_read_table(r, &record);
    if (gk_record_is(&record, "report"))
        return take_report(r, &record);
    if (gk_record_is(&record, "sheet"))
        return take_sheet(r, &record);
    return take_other(r, line, length, &record);
}

static gk_status take_lines(gk_stream_reading *r, const char *bytes, size_t size) {
    size_t number = 1;
    for (const char *end = bytes + size; bytes < end; number++) {
        const char *feed = memchr(bytes, '\n', (size_t)(end - bytes));
        size_t length = (size_t)((feed ? feed : end) - bytes);
        gk_status status = feed ? take_line(r, bytes, length)
                                : gk_fail(r->err, GK_E_FORMAT, "the line is cut off", "该行不完整");
        if (status) {
            char place[32];
            snprintf(place, sizeof place, "%zu", number);
            gk_fail_in(r->err, status, place);
            return gk_fail_in(r->err, status, r->name);
        }
        bytes = feed + 1;
    }
    return GK_OK;
}

/* A writer that was stopped leaves whole lines too. */
static gk_status check_end(gk_stream_reading *r) {
    const char *open = gk_stream_sources_open(&r->sources);
    gk_status status = close_tables(r);
    if (status || !open)
        return status;
    gk_fail(r->err, GK_E_FORMAT, "the stream is cut off, or filtered: no “file” record for %s",
            "流不完整或经过筛选：没有“%s”的 file 记录", open);
    return gk_fail_in(r->err, GK_E_FORMAT, r->name);
}

gk_tables *gk_stream_read(const void *bytes, size_t size, const char *name,
                          const gk_profiles *profiles, gk_error *err) {
    gk_stream_reading r = {
        .name = name, .profiles = profiles, .tables = gk_tables_new(err), .err = err};
    if (!r.tables)
        return NULL;
    r.arena = gk_tables_arena(r.tables);
    while (gk_profiles_role(profiles, r.role_count))
        r.role_count++;
    r.drafts = calloc(2 * r.role_count + 1, sizeof *r.drafts);
    gk_status status = r.drafts ? take_lines(&r, bytes, size) : gk_fail_memory(err);
    if (!status)
        status = check_end(&r);
    for (size_t i = 0; r.drafts && i < 2 * r.role_count; i++)
        free(r.drafts[i].rows);
    free(r.drafts);
    gk_stream_sources_free(&r.sources);
    if (!status)
        return r.tables;
    gk_tables_free(r.tables);
    return NULL;
}

bool gk_stream_is(const void *bytes, size_t size) {
    const char *at = bytes, *end = at + size;
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    static const char head[] = "{\"t\":";
    return (size_t)(end - at) >= sizeof head - 1 && memcmp(at, head, sizeof head - 1) == 0;
}
