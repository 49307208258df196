/* Lines of a stream into tables. Whatever contradicts the profile is refused: a stream may have
 * been through any program. */
#include <gongkai/stream.h>

#include "column_name.h"
#include "fail.h"
#include "json.h"
#include "stream_finding.h"
#include "stream_kept.h"
#include "stream_origin.h"
#include "stream_record.h"
#include "tables.h"
#include "unit.h"
#include <gongkai/text.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MAX_BYTES = 16 << 20, ROWS_MAX = 20000 };

/* A table while its rows come in. */
typedef struct draft {
    gk_table table;
    const gk_picture *picture;
    gk_row *rows;
    size_t count, capacity;
    bool open;
} draft;

typedef struct reading {
    const char *name; /* of the stream */
    const gk_layouts *layouts;
    gk_tables *tables;
    gk_arena *arena;
    /* the report at hand: its record, and its tables by role */
    const char *report, *profile, *migrated_from, *department, *extra, *source;
    int year;
    draft drafts[2 * GK_ROLE_COUNT]; /* those behind are of leftovers */
    gk_stream_sources sources;       /* of reports, and those that have ended */
    gk_error *err;
} reading;

static gk_status no_memory(const reading *r) {
    return gk_fail_memory(r->err);
}

/* ---- reports and tables --------------------------------------------------------------------- */

static gk_status close_table(reading *r, draft *d) {
    if (!d->open)
        return GK_OK;
    gk_row *rows = gk_arena_alloc(r->arena, (d->count + 1) * sizeof *rows);
    if (!rows)
        return no_memory(r);
    if (d->count)
        memcpy(rows, d->rows, d->count * sizeof *rows);
    d->table.rows = rows;
    d->table.row_count = d->count;
    d->count = 0;
    d->open = false;
    gk_reading *read = gk_arena_alloc(r->arena, sizeof *read);
    if (!read)
        return no_memory(r);
    read->table = d->table;
    gk_tables_item item = {.readings = read,
                           .count = 1,
                           .report = r->report,
                           .department = r->department,
                           .year = r->year,
                           .profile = r->profile,
                           .named = true,
                           .migrated_from = r->migrated_from,
                           .leftover = d - r->drafts >= GK_ROLE_COUNT};
    return gk_tables_add(r->tables, &item) ? GK_OK : no_memory(r);
}

static gk_status close_tables(reading *r) {
    gk_status status = GK_OK;
    for (size_t i = 0; i < 2 * GK_ROLE_COUNT && !status; i++)
        status = close_table(r, &r->drafts[i]);
    return status;
}

static gk_status read_sources(reading *r, gk_json list) {
    gk_json_walk walk = gk_json_inside(list);
    gk_json source;
    r->source = NULL;
    while (gk_json_next(&walk, NULL, &source)) {
        const char *text = source.type == GK_JSON_STRING ? gk_json_text(r->arena, source) : NULL;
        if (source.type != GK_JSON_STRING)
            return gk_record_fault(r->err, "source");
        if (!text || !gk_stream_sources_need(&r->sources, text))
            return no_memory(r);
        r->source = r->source ? r->source : text;
    }
    return r->source ? GK_OK : gk_record_fault(r->err, "source");
}

static gk_status take_report(reading *r, const gk_record *record) {
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
    if (gk_layouts_table_count(r->layouts, r->profile) == 0)
        return gk_fail(r->err, GK_E_UNSUPPORTED, "no profile is called “%s”", "没有版式“%s”",
                       r->profile);
    r->department = department.type == GK_JSON_STRING ? gk_json_text(r->arena, department) : NULL;
    if (!gk_record_year(year, &r->year))
        return gk_record_fault(r->err, "year");
    r->extra = gk_record_extra(record, r->arena);
    if (!r->extra || (department.type == GK_JSON_STRING && !r->department))
        return no_memory(r);
    return read_sources(r, source);
}

/* The draft that a record's report and role mean. */
static gk_status find_draft(reading *r, const gk_record *record, draft **out) {
    gk_json report, role;
    bool leftover = false;
    gk_status status = gk_record_flag(record, "leftover", &leftover, r->err);
    if (!status)
        status = gk_record_member(record, "report", GK_JSON_STRING, &report, r->err);
    if (!status)
        status = gk_record_member(record, "role", GK_JSON_STRING, &role, r->err);
    if (status)
        return status;
    if (!r->report || !gk_json_is(report, r->report))
        return gk_fail(r->err, GK_E_FORMAT, "it is not behind the record of its report",
                       "不在其决算记录之后");
    for (size_t i = 0; i < GK_ROLE_COUNT; i++)
        if (gk_json_is(role, gk_role_name((gk_role)i))) {
            *out = &r->drafts[leftover ? GK_ROLE_COUNT + i : i];
            return GK_OK;
        }
    return gk_record_fault(r->err, "role");
}

/* The columns say what the numbers of columns mean: they must mean the profile's. */
static gk_status check_columns(const reading *r, const draft *d, gk_json columns) {
    gk_json_walk walk = gk_json_inside(columns);
    gk_json key, name;
    char ours[GK_COLUMN_NAME_MAX], number[16];
    for (unsigned n = 1; n <= d->picture->value_count; n++) {
        gk_column_name(d->picture, n, ours);
        snprintf(number, sizeof number, "%u", n);
        if (!gk_json_next(&walk, &key, &name) || !gk_json_is(key, number) ||
            name.type != GK_JSON_STRING || !gk_json_is(name, ours))
            return gk_fail(r->err, GK_E_FORMAT, "its column %u is not that of profile %s",
                           "第%u栏与版式%s不符", n, d->table.profile);
    }
    return gk_json_next(&walk, &key, &name) ? gk_record_fault(r->err, "columns") : GK_OK;
}

static gk_status read_notes(reading *r, draft *d, gk_json notes) {
    gk_json_walk walk = gk_json_inside(notes);
    gk_json note;
    size_t count = 0;
    while (gk_json_next(&walk, NULL, &note)) {
        if (note.type != GK_JSON_STRING)
            return gk_record_fault(r->err, "notes");
        count++;
    }
    const char **texts = gk_arena_alloc(r->arena, (count + 1) * sizeof *texts);
    if (!texts)
        return no_memory(r);
    walk = gk_json_inside(notes);
    for (size_t i = 0; gk_json_next(&walk, NULL, &note); i++)
        if (!(texts[i] = gk_json_text(r->arena, note)))
            return no_memory(r);
    d->table.notes = texts;
    d->table.note_count = count;
    return GK_OK;
}

static gk_status read_unit(reading *r, draft *d, gk_json json) {
    int power;
    const char *unit = gk_json_text(r->arena, json);
    if (!unit)
        return no_memory(r);
    d->table.amount_unit = strcmp(unit, "万元") == 0 ? NULL : unit;
    return gk_unit_power(unit, &power)
               ? GK_OK
               : gk_fail(r->err, GK_E_UNSUPPORTED, "its unit “%s” is not known",
                         "未知的金额单位“%s”", unit);
}

/* What the source's table said of itself; another program need not tell. */
static gk_status read_stated(reading *r, draft *d, const gk_record *record) {
    gk_json stated, key, value;
    if (!gk_record_has(record, "stated")) {
        d->table.department = r->department;
        d->table.year = r->year;
        d->table.unit = gk_amount_unit(&d->table);
        return GK_OK;
    }
    gk_status status = gk_record_member(record, "stated", GK_JSON_OBJECT, &stated, r->err);
    gk_json_walk walk = gk_json_inside(status ? (gk_json){0} : stated);
    while (!status && gk_json_next(&walk, &key, &value)) {
        const char **text = gk_json_is(key, "department") ? &d->table.department
                            : gk_json_is(key, "unit")     ? &d->table.unit
                                                          : NULL;
        bool year = gk_json_is(key, "year") && gk_record_year(value, &d->table.year);
        if (text && value.type == GK_JSON_STRING && !(*text = gk_json_text(r->arena, value)))
            status = no_memory(r);
        else if (!year && !(text && (value.type == GK_JSON_STRING || value.type == GK_JSON_NULL)))
            status = gk_record_fault(r->err, "stated");
    }
    return status;
}

static gk_status read_table(reading *r, draft *d, const gk_record *record) {
    gk_json unit, columns, notes, sheet;
    gk_status status = gk_record_member(record, "unit", GK_JSON_STRING, &unit, r->err);
    if (!status)
        status = read_unit(r, d, unit);
    if (!status)
        status = read_stated(r, d, record);
    if (!status)
        status = gk_record_or_null(record, "sheet", GK_JSON_STRING, &sheet, r->err);
    if (!status)
        status = gk_record_member(record, "columns", GK_JSON_OBJECT, &columns, r->err);
    if (!status)
        status = check_columns(r, d, columns);
    if (!status)
        status = gk_record_member(record, "notes", GK_JSON_ARRAY, &notes, r->err);
    if (!status)
        status = read_notes(r, d, notes);
    if (status)
        return status;
    gk_origin *origin = &d->table.origin;
    *origin = (gk_origin){.source = r->source, .row = GK_NO_CELL};
    if (sheet.type == GK_JSON_STRING && !(origin->sheet = gk_json_text(r->arena, sheet)))
        return no_memory(r);
    const char *cell;
    status = gk_record_optional(record, r->arena, "cell", &cell, r->err);
    if (!status && cell && !(origin->sheet && gk_stream_cell(cell, &origin->row, &origin->col)))
        status = gk_record_fault(r->err, "cell");
    if (status)
        return status;
    d->table.extra = gk_record_extra(record, r->arena);
    return d->table.extra ? GK_OK : no_memory(r);
}

static gk_status take_table(reading *r, const gk_record *record) {
    draft *d;
    gk_status status = find_draft(r, record, &d);
    if (!status)
        status = close_table(r, d);
    if (status)
        return status;
    gk_role role = (gk_role)((d - r->drafts) % GK_ROLE_COUNT);
    const char *profile, *number;
    status = gk_record_optional(record, r->arena, "profile", &profile, r->err);
    if (!status)
        status = gk_record_text(record, r->arena, "number", &number, r->err);
    if (status)
        return status;
    profile = profile ? profile : r->profile;
    d->picture = gk_layouts_picture(r->layouts, profile, role);
    if (!d->picture)
        return gk_fail(r->err, GK_E_FORMAT, "profile %s has no such table", "版式%s中没有此表",
                       profile);
    const gk_picture *named = gk_layouts_picture(r->layouts, r->profile, role);
    d->table = (gk_table){.role = role,
                          .profile = profile,
                          .number = named ? named->number : number,
                          .title = named ? named->title : d->picture->title,
                          .column_count = d->picture->value_count,
                          .report_extra = r->extra};
    d->open = true;
    return read_table(r, d, record);
}

/* ---- rows ----------------------------------------------------------------------------------- */

static bool is_code(const char *key) {
    size_t digits = strspn(key, "0123456789");
    return digits >= 3 && digits <= 9 && key[digits] == '\0';
}

static gk_status check_row(const reading *r, const draft *d, const char *key) {
    bool known = d->picture->repeats && is_code(key);
    for (size_t i = 0; i < d->picture->slot_count && !known; i++)
        known = strcmp(d->picture->slots[i].key, key) == 0;
    if (!known)
        return gk_fail(r->err, GK_E_FORMAT, "%s has no row “%s”", "%s中没有第“%s”行",
                       d->picture->title, key);
    if (d->count == ROWS_MAX)
        return gk_fail(r->err, GK_E_LIMIT, "%s has more than %d rows", "%s超过%d行",
                       d->picture->title, ROWS_MAX);
    for (size_t i = 0; i < d->count; i++)
        if (strcmp(d->rows[i].key, key) == 0)
            return gk_fail(r->err, GK_E_FORMAT, "row “%s” of %s comes twice",
                           "“%s”行在%s中出现两次", key, d->picture->title);
    return GK_OK;
}

static gk_status not_an_amount(const reading *r, unsigned n) {
    return gk_fail(r->err, GK_E_FORMAT, "its value in column %u is no amount", "第%u栏的值不是金额",
                   n);
}

static gk_status read_value(reading *r, const draft *d, const char *row, unsigned n, gk_json json,
                            gk_value *value) {
    if (json.type == GK_JSON_NULL)
        return GK_OK;
    const char *text = json.type == GK_JSON_STRING ? gk_json_text(r->arena, json) : "";
    if (!text)
        return no_memory(r);
    if (strcmp(text, "——") == 0) {
        value->kind = GK_VALUE_NOT_APPLICABLE;
        return GK_OK;
    }
    value->kind = GK_VALUE_NUMBER;
    if (gk_decimal_parse(text, strlen(text), &value->number, NULL))
        return not_an_amount(r, n);
    bool count = gk_column_is_count(d->picture, row, n);
    return count && !gk_decimal_is_whole(value->number) ? not_an_amount(r, n) : GK_OK;
}

static gk_status read_values(reading *r, const draft *d, const char *row, gk_json json,
                             gk_value *values) {
    gk_json_walk walk = gk_json_inside(json);
    gk_json key, value;
    char number[16];
    for (unsigned n = 1; n <= d->picture->value_count; n++) {
        snprintf(number, sizeof number, "%u", n);
        if (!gk_json_next(&walk, &key, &value) || !gk_json_is(key, number))
            return gk_fail(r->err, GK_E_FORMAT, "its column %u is missing", "缺少第%u栏", n);
        gk_status status = read_value(r, d, row, n, value, &values[n - 1]);
        if (status)
            return status;
    }
    return gk_json_next(&walk, &key, &value) ? gk_record_fault(r->err, "values") : GK_OK;
}

static gk_status read_origins(reading *r, const draft *d, gk_json json, gk_value *values) {
    gk_json_walk walk = gk_json_inside(json);
    gk_json key, where;
    while (gk_json_next(&walk, &key, &where)) {
        unsigned n = gk_record_column(key);
        const char *text = where.type == GK_JSON_STRING ? gk_json_text(r->arena, where) : "";
        if (!text)
            return no_memory(r);
        if (n == 0 || n > d->picture->value_count)
            return gk_record_fault(r->err, "src");
        if (!gk_stream_origin(r->arena, text, d->table.origin.source, &values[n - 1].origin))
            return gk_record_fault(r->err, "src");
    }
    return GK_OK;
}

/* Values of one table share the file and sheet of its first origin. */
static void adopt_place(draft *d, const gk_value *values) {
    for (size_t i = 0; i < d->table.column_count && d->count == 0; i++)
        if (values[i].origin.source) {
            d->table.origin.source = values[i].origin.source;
            d->table.origin.sheet = values[i].origin.sheet;
            return;
        }
}

static gk_status take_row(reading *r, const gk_record *record) {
    draft *d;
    gk_json values, origins;
    gk_row row = {0};
    gk_status status = find_draft(r, record, &d);
    if (!status && !d->open)
        status = gk_fail(r->err, GK_E_FORMAT, "it is not behind the record of its table",
                         "不在其表的记录之后");
    if (!status)
        status = gk_record_text(record, r->arena, "row", &row.key, r->err);
    if (!status)
        status = check_row(r, d, row.key);
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
    gk_value *kept = gk_arena_alloc(r->arena, (d->table.column_count + 1) * sizeof *kept);
    row.extra = gk_record_extra(record, r->arena);
    if (!kept || !row.extra || !gk_grow((void **)&d->rows, d->count, &d->capacity, sizeof row))
        return no_memory(r);
    status = read_values(r, d, row.key, values, kept);
    if (!status)
        status = read_origins(r, d, origins, kept);
    if (status)
        return status;
    adopt_place(d, kept);
    row.values = kept;
    d->rows[d->count++] = row;
    return GK_OK;
}

/* ---- kept sheets ---------------------------------------------------------------------------- */

static gk_status take_kept(reading *r, const gk_record *record) {
    gk_json report;
    gk_kept_sheet sheet = {0};
    gk_status status = gk_record_member(record, "report", GK_JSON_STRING, &report, r->err);
    if (!status && (!r->report || !gk_json_is(report, r->report)))
        status = gk_fail(r->err, GK_E_FORMAT, "it is not behind the record of its report",
                         "不在其决算记录之后");
    if (!status)
        status = close_tables(r);
    if (!status)
        status = gk_stream_kept(record, r->arena, r->source, &sheet, r->err);
    if (!status && !gk_tables_keep(r->tables, &sheet, r->tables->count))
        status = no_memory(r);
    return status;
}

/* ---- lines ---------------------------------------------------------------------------------- */

static gk_status end_source(reading *r, const gk_record *record) {
    const char *source;
    gk_status status = gk_record_text(record, r->arena, "source", &source, r->err);
    return status || gk_stream_sources_end(&r->sources, source) ? status : no_memory(r);
}

static gk_status pass(reading *r, const char *line, size_t length, const gk_record *record) {
    gk_finding *finding = NULL;
    gk_status status = GK_OK;
    if (gk_record_is(record, "file"))
        status = end_source(r, record);
    else if (gk_record_is(record, "finding"))
        status = gk_stream_finding(record, r->arena, &finding, r->err);
    if (status)
        return status;
    return gk_tables_pass(r->tables, line, length, finding) ? GK_OK : no_memory(r);
}

static gk_status take_line(reading *r, const char *line, size_t length) {
    gk_record record;
    if (length > LINE_MAX_BYTES)
        return gk_fail(r->err, GK_E_LIMIT, "a line of more than 16 MiB", "一行超过 16 MiB");
    gk_status status = gk_record_read(line, length, &record, r->err);
    if (status)
        return status;
    if (gk_record_is(&record, "row"))
        return take_row(r, &record);
    if (gk_record_is(&record, "table"))
        return take_table(r, &record);
    if (gk_record_is(&record, "report"))
        return take_report(r, &record);
    if (gk_record_is(&record, "sheet"))
        return take_kept(r, &record);
    return pass(r, line, length, &record);
}

static gk_status take_lines(reading *r, const char *bytes, size_t size) {
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
static gk_status check_end(reading *r) {
    const char *open = gk_stream_sources_open(&r->sources);
    gk_status status = close_tables(r);
    if (status || !open)
        return status;
    gk_fail(r->err, GK_E_FORMAT, "the stream is cut off, or filtered: no “file” record for %s",
            "流不完整或经过筛选：没有“%s”的 file 记录", open);
    return gk_fail_in(r->err, GK_E_FORMAT, r->name);
}

gk_tables *gk_stream_read(const void *bytes, size_t size, const char *name,
                          const gk_layouts *layouts, gk_error *err) {
    reading r = {.name = name, .layouts = layouts, .tables = gk_tables_new(err), .err = err};
    if (!r.tables)
        return NULL;
    r.arena = gk_tables_arena(r.tables);
    gk_status status = take_lines(&r, bytes, size);
    if (!status)
        status = check_end(&r);
    for (size_t i = 0; i < 2 * GK_ROLE_COUNT; i++)
        free(r.drafts[i].rows);
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
