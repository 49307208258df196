#include <gongkai/stream.h>

#include "base/fail.h"
#include "base/json_line.h"
#include "profile/column_name.h"
#include "profile/item.h"
#include "profile/profiles.h"
#include "report/money_unit.h"
#include <gongkai/address.h>
#include <stdio.h>
#include <string.h>

enum { WHERE_MAX = 2048 };

typedef struct writing {
    const gk_report *report;
    const gk_stream_output *output;
    const gk_table *table;
    const gk_form *form;
    const char *only_source; /* NULL: there are several, and each value names its own */
    bool leftover;           /* the table is one of the leftovers */
    char key[GK_REPORT_KEY_MAX];
    gk_buffer line;
    gk_error *err;
} writing;

/* Ends the line at hand and sends it. */
static gk_status send(writing *w, const char *unknown_members) {
    if (unknown_members)
        gk_buffer_text(&w->line, unknown_members);
    gk_buffer_text(&w->line, "}\n");
    gk_status status = gk_buffer_check(&w->line, w->err);
    if (!status)
        status = w->output->write(w->output->self, w->line.bytes, w->line.size, w->err);
    gk_buffer_clear(&w->line);
    return status;
}

static void begin(writing *w, const char *type) {
    gk_buffer_text(&w->line, "{");
    gk_json_put_member(&w->line, "t", type);
}

static void put_number(writing *w, const char *key, size_t number) {
    char text[32];
    snprintf(text, sizeof text, "%zu", number);
    gk_json_put_key(&w->line, key);
    gk_buffer_text(&w->line, text);
}

/* Keys of columns are their numbers. */
static void put_column_key(writing *w, unsigned n) {
    char key[16];
    snprintf(key, sizeof key, "%u", n);
    gk_json_put_key(&w->line, key);
}

static void put_element(writing *w, size_t i, const char *text) {
    if (i)
        gk_buffer_text(&w->line, ",");
    gk_json_put_string(&w->line, text);
}

/* ---- the report ----------------------------------------------------------------------------- */

static const gk_table *table_at(const gk_report *report, size_t i) {
    return i < report->table_count ? &report->tables[i]
                                   : &report->leftovers[i - report->table_count];
}

/* Of tables, then of leftovers, then of verbatim tables. */
static const char *source_at(const gk_report *report, size_t i) {
    size_t tables = report->table_count + report->leftover_count;
    return i < tables ? table_at(report, i)->origin.source
                      : report->verbatim[i - tables].origin.source;
}

static bool is_first_of_source(const gk_report *report, size_t part) {
    const char *source = source_at(report, part);
    for (size_t i = 0; i < part; i++)
        if (strcmp(source_at(report, i), source) == 0)
            return false;
    return true;
}

static void put_sources(writing *w) {
    const gk_report *report = w->report;
    size_t count = 0;
    gk_json_put_key(&w->line, "source");
    gk_buffer_text(&w->line, "[");
    for (size_t i = 0; i < report->table_count + report->leftover_count + report->verbatim_count;
         i++)
        if (is_first_of_source(report, i))
            put_element(w, count++, source_at(report, i));
    gk_buffer_text(&w->line, "]");
    w->only_source = count == 1 ? source_at(report, 0) : NULL;
}

static gk_status send_head(writing *w) {
    const gk_report *report = w->report;
    begin(w, "report");
    gk_buffer_text(&w->line, ",\"v\":1");
    gk_json_put_member(&w->line, "report", w->key);
    gk_json_put_member(&w->line, "department", *report->department ? report->department : NULL);
    if (report->year)
        put_number(w, "year", (size_t)report->year);
    else
        gk_buffer_text(&w->line, ",\"year\":null");
    gk_json_put_member(&w->line, "profile", report->profile);
    if (report->migrated_from)
        gk_json_put_member(&w->line, "migrated_from", report->migrated_from);
    put_sources(w);
    return send(w, report->unknown_members);
}

/* ---- tables --------------------------------------------------------------------------------- */

static void begin_part(writing *w, const char *type) {
    begin(w, type);
    gk_json_put_member(&w->line, "report", w->key);
    gk_json_put_member(&w->line, "role", w->table->role);
    if (w->leftover)
        gk_buffer_text(&w->line, ",\"leftover\":true");
}

/* What the source's table states of itself, which need not be what its report is taken for. */
static void put_stated(writing *w, const gk_table *table) {
    gk_json_put_key(&w->line, "stated");
    gk_buffer_text(&w->line, "{");
    gk_json_put_member(&w->line, "department", table->department);
    if (table->year)
        put_number(w, "year", (size_t)table->year);
    else
        gk_buffer_text(&w->line, ",\"year\":null");
    gk_json_put_member(&w->line, "unit", table->unit);
    if (table->stated_number)
        gk_json_put_member(&w->line, "number", table->stated_number);
    if (table->stated_title)
        gk_json_put_member(&w->line, "title", table->stated_title);
    gk_buffer_text(&w->line, "}");
}

static gk_status send_table(writing *w) {
    const gk_table *table = w->table;
    begin_part(w, "table");
    gk_json_put_member(&w->line, "number", table->number);
    gk_json_put_member(&w->line, "title", table->title);
    if (strcmp(table->profile, w->report->profile) != 0)
        gk_json_put_member(&w->line, "profile", table->profile);
    gk_json_put_member(&w->line, "unit", gk_amount_unit(table));
    put_stated(w, table);
    gk_json_put_member(&w->line, "sheet", table->origin.sheet);
    if (table->origin.sheet && table->origin.row != GK_NO_CELL) {
        char cell[GK_ADDRESS_MAX];
        gk_address_format(table->origin.row, table->origin.col, cell);
        gk_json_put_member(&w->line, "cell", cell);
    }
    gk_json_put_key(&w->line, "columns");
    gk_buffer_text(&w->line, "{");
    for (unsigned n = 1; n <= table->column_count; n++) {
        char name[GK_COLUMN_NAME_MAX];
        gk_column_name(w->form, n, name);
        put_column_key(w, n);
        gk_json_put_string(&w->line, name);
    }
    gk_buffer_text(&w->line, "}");
    gk_json_put_key(&w->line, "notes");
    gk_buffer_text(&w->line, "[");
    for (size_t i = 0; i < table->note_count; i++)
        put_element(w, i, table->notes[i]);
    gk_buffer_text(&w->line, "]");
    return send(w, table->unknown_members);
}

static void put_value(writing *w, const gk_row *row, unsigned n) {
    const gk_value *value = &row->values[n - 1];
    char number[GK_DECIMAL_TEXT_MAX];
    put_column_key(w, n);
    if (value->kind == GK_VALUE_NUMBER)
        gk_decimal_format(value->number, gk_column_is_count(w->form, row->key, n) ? 0 : 2, number);
    gk_json_put_string(&w->line, value->kind == GK_VALUE_BLANK            ? NULL
                                 : value->kind == GK_VALUE_NOT_APPLICABLE ? "——"
                                                                          : number);
}

static const char *behind_file(const char *origin) {
    for (; *origin && *origin != '!'; origin++)
        origin += *origin == '\\' && origin[1];
    return *origin ? origin + 1 : origin;
}

static void put_origins(writing *w, const gk_row *row) {
    char where[WHERE_MAX];
    gk_json_put_key(&w->line, "src");
    gk_buffer_text(&w->line, "{");
    for (unsigned n = 1; n <= w->table->column_count; n++) {
        gk_origin origin = row->values[n - 1].origin;
        if (!origin.source || !origin.sheet)
            continue;
        gk_origin_format(origin, where, sizeof where);
        put_column_key(w, n);
        bool only = w->only_source && strcmp(origin.source, w->only_source) == 0;
        gk_json_put_string(&w->line, only ? behind_file(where) : where);
    }
    gk_buffer_text(&w->line, "}");
}

static gk_status send_row(writing *w, const gk_row *row) {
    begin_part(w, "row");
    gk_json_put_member(&w->line, "row", row->key);
    gk_json_put_member(&w->line, "item", gk_item(w->form, row));
    gk_json_put_member(&w->line, "label", row->label);
    if (row->line)
        gk_json_put_member(&w->line, "line", row->line);
    gk_json_put_key(&w->line, "values");
    gk_buffer_text(&w->line, "{");
    for (unsigned n = 1; n <= w->table->column_count; n++)
        put_value(w, row, n);
    gk_buffer_text(&w->line, "}");
    put_origins(w, row);
    return send(w, row->unknown_members);
}

static gk_status send_rows(writing *w, const gk_profiles *profiles) {
    w->form = gk_profiles_form(profiles, w->table->profile, w->table->role);
    if (!w->form || w->form->value_count != w->table->column_count)
        return gk_fail(w->err, GK_E_ARGUMENT, "no layout of %s in profile %s", "没有%s（%s）的版式",
                       w->table->title, w->table->profile);
    gk_status status = send_table(w);
    for (size_t i = 0; i < w->table->row_count && !status; i++)
        status = send_row(w, &w->table->rows[i]);
    return status;
}

/* ---- verbatim tables ------------------------------------------------------------------------ */

static void put_verbatim_cell(writing *w, const gk_verbatim_cell *cell, bool first) {
    char text[GK_DECIMAL_TEXT_MAX > GK_ADDRESS_MAX ? GK_DECIMAL_TEXT_MAX : GK_ADDRESS_MAX];
    gk_buffer_text(&w->line, first ? "{" : ",{");
    gk_address_format(cell->row, cell->col, text);
    gk_json_put_member(&w->line, "cell", text);
    gk_address_format(cell->last_row, cell->last_col, text);
    if (cell->last_row != cell->row || cell->last_col != cell->col)
        gk_json_put_member(&w->line, "to", text);
    gk_decimal_format(cell->number, 0, text);
    gk_json_put_member(&w->line, cell->text ? "text" : "number", cell->text ? cell->text : text);
    if (cell->unknown_members)
        gk_buffer_text(&w->line, cell->unknown_members);
    gk_buffer_text(&w->line, "}");
}

static gk_status send_verbatim(writing *w, const gk_verbatim_table *sheet) {
    char where[WHERE_MAX];
    begin(w, "sheet");
    gk_json_put_member(&w->line, "report", w->key);
    gk_json_put_member(&w->line, "name", sheet->name);
    gk_origin_format(sheet->origin, where, sizeof where);
    gk_json_put_member(&w->line, "src", where);
    gk_json_put_key(&w->line, "cells");
    gk_buffer_text(&w->line, "[");
    for (size_t i = 0; i < sheet->cell_count; i++)
        put_verbatim_cell(w, &sheet->cells[i], i == 0);
    gk_buffer_text(&w->line, "]");
    return send(w, sheet->unknown_members);
}

/* ---- reports -------------------------------------------------------------------------------- */

gk_status gk_stream_write_report(const gk_report *report, const gk_profiles *profiles,
                                 const gk_stream_output *output, gk_error *err) {
    writing w = {.report = report, .output = output, .err = err};
    if (report->table_count == 0)
        return gk_fail(err, GK_E_ARGUMENT, "a report without tables", "决算中没有表");
    gk_report_key(report, w.key);
    gk_status status = send_head(&w);
    for (size_t i = 0; i < report->table_count + report->leftover_count && !status; i++) {
        w.table = table_at(report, i);
        w.leftover = i >= report->table_count;
        status = send_rows(&w, profiles);
    }
    for (size_t i = 0; i < report->verbatim_count && !status; i++)
        status = send_verbatim(&w, &report->verbatim[i]);
    gk_buffer_free(&w.line);
    return status;
}

/* ---- what belongs to no report -------------------------------------------------------------- */

gk_status gk_stream_write_finding(const gk_finding *finding, const gk_stream_output *output,
                                  gk_error *err) {
    writing w = {.output = output, .err = err};
    char where[WHERE_MAX];
    begin(&w, "finding");
    if (finding->report)
        gk_json_put_member(&w.line, "report", finding->report);
    gk_json_put_member(&w.line, "id", finding->id);
    gk_json_put_member(&w.line, "severity", gk_severity_name(finding->severity));
    if (finding->outcome)
        gk_json_put_member(&w.line, "outcome", finding->outcome);
    gk_json_put_member(&w.line, "zh", finding->zh);
    gk_json_put_member(&w.line, "en", finding->en);
    gk_json_put_member(&w.line, "left", finding->left);
    gk_json_put_member(&w.line, "right", finding->right);
    gk_json_put_member(&w.line, "diff", finding->difference);
    gk_json_put_key(&w.line, "src");
    gk_buffer_text(&w.line, "[");
    const gk_origin origins[] = {finding->origin, finding->other};
    const gk_origin *places = finding->place_count ? finding->places : origins;
    size_t count = finding->place_count ? finding->place_count : 2;
    for (size_t i = 0, put = 0; i < count; i++) {
        if (!places[i].source)
            continue;
        gk_origin_format(places[i], where, sizeof where);
        put_element(&w, put++, where);
    }
    gk_buffer_text(&w.line, "]");
    gk_status status = send(&w, NULL);
    gk_buffer_free(&w.line);
    return status;
}

gk_status gk_stream_write_file(const gk_stream_file *file, const gk_stream_output *output,
                               gk_error *err) {
    static const char *const ends[] = {"ok", "findings", "refused"};
    writing w = {.output = output, .err = err};
    begin(&w, "file");
    gk_json_put_member(&w.line, "source", file->source);
    gk_json_put_member(&w.line, "status", ends[file->end]);
    put_number(&w, "cells", file->cells);
    gk_json_put_member(&w.line, "sha256", *file->sha256 ? file->sha256 : NULL);
    if (file->en) {
        gk_json_put_member(&w.line, "zh", file->zh);
        gk_json_put_member(&w.line, "en", file->en);
    }
    gk_status status = send(&w, NULL);
    gk_buffer_free(&w.line);
    return status;
}
