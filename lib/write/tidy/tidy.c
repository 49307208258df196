/* Values of reports as lines of CSV. A table's lines are sent at once. */
#include <gongkai/tidy.h>

#include "base/amount_text.h"
#include "base/csv_line.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "profile/column_name.h"
#include "profile/item.h"
#include "profile/profiles.h"
#include "report/money_unit.h"
#include "write/tidy/columns.h"
#include <stdio.h>
#include <string.h>

enum { WHERE_MAX = 16384 };

typedef struct writing {
    const gk_report *report;
    const gk_table *table;
    const gk_form *form;
    char key[GK_REPORT_KEY_MAX];
    gk_buffer head;  /* the first fields of a table's lines, the same in all of them */
    gk_buffer clean; /* one text */
    gk_buffer lines;
    const gk_stream_output *output;
    gk_error *err;
} writing;

/* ---- fields --------------------------------------------------------------------------------- */

/* Names of files need not be UTF-8, the CSV must. */
static void put_clean(gk_buffer *line, const char *text) {
    for (const char *end = text + strlen(text); text < end;) {
        const char *from = text;
        if (gk_utf8_next(&text, end) != UINT32_MAX) {
            gk_buffer_append(line, from, (size_t)(text - from));
            continue;
        }
        gk_buffer_append(line, "\xEF\xBF\xBD", 3);
        text++;
    }
}

/* A field and the comma behind it. `known`: an empty text is one, not a text that is not known. */
static void put(writing *w, gk_buffer *line, const char *text, bool known) {
    gk_buffer_clear(&w->clean);
    put_clean(&w->clean, text);
    gk_csv_put_field(line, gk_buffer_view(&w->clean), w->clean.size, known && !*text);
    gk_buffer_append(line, ",", 1);
    if (w->clean.failed)
        line->failed = w->clean.failed;
}

static void put_number(writing *w, gk_buffer *line, int number) {
    char text[16];
    snprintf(text, sizeof text, "%d", number);
    put(w, line, text, false);
}

/* ---- lines ---------------------------------------------------------------------------------- */

static void make_head(writing *w) {
    gk_buffer *line = &w->head;
    gk_buffer_clear(line);
    put(w, line, w->key, false);
    put(w, line, w->report->department, false);
    if (w->report->year)
        put_number(w, line, w->report->year);
    else
        put(w, line, "", false);
    put(w, line, w->table->profile, false);
    put(w, line, w->table->role, false);
    put(w, line, w->table->number, false);
    put(w, line, w->table->title, false);
}

static void put_value(writing *w, const gk_row *row, unsigned n) {
    const gk_value *value = &row->values[n - 1];
    bool number = value->kind == GK_VALUE_NUMBER;
    bool count = gk_column_is_count(w->form, row->key, n);
    char digits[GK_DECIMAL_TEXT_MAX] = "";
    if (number)
        gk_amount_text(value->number, count, digits);
    put(w, &w->lines, digits, false);
    put(w, &w->lines, number ? "false" : "true", false);
    put(w, &w->lines, count ? "" : gk_amount_unit(w->table), false);
}

static void put_source(writing *w, gk_origin origin) {
    char where[WHERE_MAX] = "";
    if (origin.source)
        gk_origin_format(origin, where, sizeof where);
    put(w, &w->lines, where, false);
    w->lines.bytes[w->lines.size - 1] = '\n'; /* in the last comma's place */
}

static void put_line(writing *w, const gk_row *row, unsigned n) {
    char name[GK_COLUMN_NAME_MAX];
    gk_column_name(w->form, n, name);
    gk_buffer_append(&w->lines, gk_buffer_view(&w->head), w->head.size);
    put(w, &w->lines, row->key, true);
    put(w, &w->lines, gk_item(w->form, row), true);
    put(w, &w->lines, row->label, true);
    put_number(w, &w->lines, (int)n);
    put(w, &w->lines, name, false);
    put_value(w, row, n);
    if (!w->lines.failed)
        put_source(w, row->values[n - 1].origin);
}

static gk_status send(writing *w) {
    gk_status status = gk_buffer_check(&w->head, w->err);
    if (!status)
        status = gk_buffer_check(&w->lines, w->err);
    if (status || w->lines.size == 0)
        return status;
    return w->output->write(w->output->self, w->lines.bytes, w->lines.size, w->err);
}

/* ---- tables --------------------------------------------------------------------------------- */

static gk_status write_table(writing *w, const gk_profiles *profiles) {
    const gk_table *table = w->table;
    w->form = gk_profiles_form(profiles, table->profile, table->role);
    if (!w->form || w->form->value_count != table->column_count)
        return gk_fail(w->err, GK_E_ARGUMENT, "no layout of %s in profile %s", "没有%s（%s）的版式",
                       table->title, table->profile);
    make_head(w);
    gk_buffer_clear(&w->lines);
    for (size_t r = 0; r < table->row_count; r++)
        for (unsigned n = 1; n <= table->column_count; n++)
            if (table->rows[r].values[n - 1].kind != GK_VALUE_BLANK)
                put_line(w, &table->rows[r], n);
    return send(w);
}

gk_status gk_tidy_write_report(const gk_report *report, const gk_profiles *profiles,
                               const gk_stream_output *output, gk_error *err) {
    writing w = {.report = report, .output = output, .err = err};
    gk_status status = GK_OK;
    gk_report_key(report, w.key);
    for (size_t i = 0; i < report->table_count && !status; i++) {
        w.table = &report->tables[i];
        status = write_table(&w, profiles);
    }
    gk_buffer_free(&w.head);
    gk_buffer_free(&w.clean);
    gk_buffer_free(&w.lines);
    return status;
}

gk_status gk_tidy_write_head(const gk_stream_output *output, gk_error *err) {
    gk_buffer line = {0};
    for (size_t i = 0; i < GK_TIDY_COLUMN_COUNT; i++) {
        gk_buffer_append(&line, i ? "," : "", i != 0);
        gk_buffer_append(&line, gk_tidy_columns[i].name, strlen(gk_tidy_columns[i].name));
    }
    gk_buffer_append(&line, "\n", 1);
    gk_status status = gk_buffer_check(&line, err);
    if (!status)
        status = output->write(output->self, line.bytes, line.size, err);
    gk_buffer_free(&line);
    return status;
}
