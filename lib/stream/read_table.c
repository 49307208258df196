/* Whatever contradicts the profile is refused. */
#include "stream/read_table.h"

#include "base/fail.h"
#include "finding/origin_read.h"
#include "profile/column_name.h"
#include "profile/profiles.h"
#include "report/money_unit.h"
#include "report/tables.h"
#include <stdio.h>
#include <string.h>

gk_status gk_stream_find_draft(gk_stream_reading *r, const gk_record *record,
                               gk_stream_draft **out) {
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
    for (size_t i = 0; i < r->role_count; i++)
        if (gk_json_is(role, gk_profiles_role(r->profiles, i))) {
            *out = &r->drafts[leftover ? r->role_count + i : i];
            return GK_OK;
        }
    return gk_record_fault(r->err, "role");
}

/* The columns say what the numbers of columns mean: they must mean the profile's. */
static gk_status check_columns(const gk_stream_reading *r, const gk_stream_draft *d,
                               gk_json columns) {
    gk_json_walk walk = gk_json_inside(columns);
    gk_json key, name;
    char ours[GK_COLUMN_NAME_MAX], number[16];
    for (unsigned n = 1; n <= d->form->value_count; n++) {
        gk_column_name(d->form, n, ours);
        snprintf(number, sizeof number, "%u", n);
        if (!gk_json_next(&walk, &key, &name) || !gk_json_is(key, number) ||
            name.type != GK_JSON_STRING || !gk_json_is(name, ours))
            return gk_fail(r->err, GK_E_FORMAT, "its column %u is not that of profile %s",
                           "第%u栏与版式%s不符", n, d->table.profile);
    }
    return gk_json_next(&walk, &key, &name) ? gk_record_fault(r->err, "columns") : GK_OK;
}

static gk_status read_notes(gk_stream_reading *r, gk_stream_draft *d, gk_json notes) {
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
        return gk_fail_memory(r->err);
    walk = gk_json_inside(notes);
    for (size_t i = 0; gk_json_next(&walk, NULL, &note); i++)
        if (!(texts[i] = gk_json_text(r->arena, note)))
            return gk_fail_memory(r->err);
    d->table.notes = texts;
    d->table.note_count = count;
    return GK_OK;
}

static gk_status read_unit(gk_stream_reading *r, gk_stream_draft *d, gk_json json) {
    int power;
    const char *unit = gk_json_text(r->arena, json);
    if (!unit)
        return gk_fail_memory(r->err);
    d->table.amount_unit = strcmp(unit, "万元") == 0 ? NULL : unit;
    return gk_unit_power(unit, &power)
               ? GK_OK
               : gk_fail(r->err, GK_E_UNSUPPORTED, "its unit “%s” is not known",
                         "未知的金额单位“%s”", unit);
}

/* What the source's table states of itself; records of another program need not have it. */
static gk_status read_stated(gk_stream_reading *r, gk_stream_draft *d, const gk_record *record) {
    gk_json stated, key, value;
    if (!gk_record_has(record, "stated")) {
        d->table.department = r->department;
        d->table.year = r->year;
        d->table.unit = gk_amount_unit(&d->table);
        return GK_OK;
    }
    gk_status status = gk_record_member(record, "stated", GK_JSON_OBJECT, &stated, r->err);
    if (status)
        return status;
    gk_json_walk walk = gk_json_inside(stated);
    while (!status && gk_json_next(&walk, &key, &value)) {
        const char **text = gk_json_is(key, "department") ? &d->table.department
                            : gk_json_is(key, "unit")     ? &d->table.unit
                            : gk_json_is(key, "number")   ? &d->table.stated_number
                            : gk_json_is(key, "title")    ? &d->table.stated_title
                                                          : NULL;
        bool year = gk_json_is(key, "year") && gk_record_year(value, &d->table.year);
        if (text && value.type == GK_JSON_STRING && !(*text = gk_json_text(r->arena, value)))
            status = gk_fail_memory(r->err);
        else if (!year && !(text && (value.type == GK_JSON_STRING || value.type == GK_JSON_NULL)))
            status = gk_record_fault(r->err, "stated");
    }
    return status;
}

static gk_status read_table(gk_stream_reading *r, gk_stream_draft *d, const gk_record *record) {
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
        return gk_fail_memory(r->err);
    const char *cell;
    status = gk_record_optional(record, r->arena, "cell", &cell, r->err);
    if (!status && cell && !(origin->sheet && gk_address_read(cell, &origin->row, &origin->col)))
        status = gk_record_fault(r->err, "cell");
    if (status)
        return status;
    d->table.unknown_members = gk_record_unknown_members(record, r->arena);
    return d->table.unknown_members ? GK_OK : gk_fail_memory(r->err);
}

/* Number and title are the profile's; what the source has instead is among what it states. */
static gk_status check_title(const gk_stream_reading *r, const gk_table *table, const char *number,
                             const char *title) {
    if (strcmp(number, table->number) == 0 && strcmp(title, table->title) == 0)
        return GK_OK;
    return gk_fail(r->err, GK_E_FORMAT, "“%s %s” is not number and title of profile %s, “%s %s”",
                   "“%s %s”不是版式%s的表号和表名“%s %s”", number, title, r->profile, table->number,
                   table->title);
}

gk_status gk_stream_read_table(gk_stream_reading *r, const gk_record *record) {
    gk_stream_draft *d;
    gk_status status = gk_stream_find_draft(r, record, &d);
    if (!status)
        status = gk_stream_close_table(r, d);
    if (status)
        return status;
    const char *role = gk_profiles_role(r->profiles, (size_t)(d - r->drafts) % r->role_count);
    const char *profile, *number, *title;
    status = gk_record_optional(record, r->arena, "profile", &profile, r->err);
    if (!status)
        status = gk_record_text(record, r->arena, "number", &number, r->err);
    if (!status)
        status = gk_record_text(record, r->arena, "title", &title, r->err);
    if (status)
        return status;
    profile = profile ? profile : r->profile;
    d->form = gk_profiles_form(r->profiles, profile, role);
    if (!d->form)
        return gk_fail(r->err, GK_E_FORMAT, "profile %s has no such table", "版式%s中没有此表",
                       profile);
    bool leftover = (size_t)(d - r->drafts) >= r->role_count;
    const gk_form *named = leftover ? NULL : gk_profiles_form(r->profiles, r->profile, role);
    d->table = (gk_table){.role = role,
                          .profile = profile,
                          .number = named ? named->number : number,
                          .title = named ? named->title : d->form->title,
                          .column_count = d->form->value_count,
                          .report_unknown_members = r->unknown_members};
    d->open = true;
    status = check_title(r, &d->table, number, title);
    return status ? status : read_table(r, d, record);
}

gk_status gk_stream_close_table(gk_stream_reading *r, gk_stream_draft *d) {
    if (!d->open)
        return GK_OK;
    gk_row *rows = gk_arena_alloc(r->arena, (d->count + 1) * sizeof *rows);
    if (!rows)
        return gk_fail_memory(r->err);
    if (d->count)
        memcpy(rows, d->rows, d->count * sizeof *rows);
    d->table.rows = rows;
    d->table.row_count = d->count;
    d->count = 0;
    d->open = false;
    gk_reading *read = gk_arena_alloc(r->arena, sizeof *read);
    if (!read)
        return gk_fail_memory(r->err);
    read->table = d->table;
    gk_tables_item item = {.readings = read,
                           .count = 1,
                           .report = r->report,
                           .department = r->department,
                           .year = r->year,
                           .profile = r->profile,
                           .unit_given = true,
                           .named = true,
                           .migrated_from = r->migrated_from,
                           .leftover = (size_t)(d - r->drafts) >= r->role_count};
    return gk_tables_add(r->tables, &item) ? GK_OK : gk_fail_memory(r->err);
}
