#include "write/verify.h"

#include "assemble/profile_reading.h"
#include "base/characters.h"
#include "base/fail.h"
#include "report/money_unit.h"
#include <gongkai/recognize.h>
#include <gongkai/text.h>
#include <string.h>

static gk_status differs(gk_error *err, const gk_table *table, const char *row, size_t column) {
    return gk_fail(err, GK_E_VERIFY,
                   "what was written does not read back right: %s row %s column %zu "
                   "(is the temporary folder full?)",
                   "写出的文件回读不一致：%s 第%s行第%zu栏（临时文件夹是否已满？）", table->title,
                   row, column);
}

static bool is_blank_row(const gk_table *table, const gk_row *row) {
    for (size_t c = 0; c < table->column_count; c++)
        if (row->values[c].kind != GK_VALUE_BLANK)
            return false;
    return true;
}

/* Names of rows by code come from the source and must come back; those of the form are its own. */
static bool same_label(const gk_row *a, const gk_row *b) {
    char x[1024], y[1024];
    bool code = gk_is_code(a->key);
    gk_text_key(a->label, x, sizeof x);
    gk_text_key(b->label, y, sizeof y);
    return !code || strcmp(x, y) == 0;
}

static gk_status compare_row(const gk_table *a, const gk_row *row, const gk_table *b, bool labels,
                             gk_error *err) {
    const gk_row *twin = gk_table_row(b, row->key);
    if (!twin)
        return is_blank_row(a, row) ? GK_OK : differs(err, a, row->key, 1);
    if (labels && !same_label(row, twin))
        return differs(err, a, row->key, 0);
    for (size_t c = 0; c < a->column_count; c++)
        if (!gk_value_equal(&row->values[c], &twin->values[c]))
            return differs(err, a, row->key, c + 1);
    return GK_OK;
}

static gk_status compare_rows(const gk_table *a, const gk_table *b, bool labels, gk_error *err) {
    gk_status status = GK_OK;
    for (size_t r = 0; r < a->row_count && !status; r++)
        status = compare_row(a, &a->rows[r], b, labels, err);
    return status;
}

/* The table of this role, as it reads by the form it was written in. */
static const gk_table *table_of(const gk_tables *tables, const gk_profiles *profiles,
                                const gk_table *expected) {
    for (size_t i = 0; i < tables->count; i++)
        if (strcmp(tables->items[i].readings[0].table.role, expected->role) == 0)
            return &gk_profile_reading(&tables->items[i], profiles, expected->profile)->table;
    return NULL;
}

static gk_status compare_table(const gk_report *report, const gk_table *expected,
                               const gk_table *written, gk_error *err) {
    if (!written || written->column_count != expected->column_count)
        return differs(err, expected, "-", 0);
    if (strcmp(gk_amount_unit(written), gk_amount_unit(expected)) != 0)
        return differs(err, expected, "金额单位", 0);
    bool named = !*report->department ||
                 (written->department && strcmp(written->department, report->department) == 0);
    if (!named || (report->year && written->year != report->year))
        return differs(err, expected, "部门名称/年度", 0);
    bool labels = strcmp(expected->role, GK_ROLE_BASIC) != 0;
    gk_status status = compare_rows(expected, written, labels, err);
    return status ? status : compare_rows(written, expected, false, err);
}

static gk_status compare_report(const gk_report *report, const gk_profiles *profiles,
                                const gk_tables *tables, gk_error *err) {
    gk_status status = GK_OK;
    if (gk_tables_count(tables) != report->table_count)
        return differs(err, &report->tables[0], "-", 0);
    for (size_t i = 0; i < report->table_count && !status; i++)
        status = compare_table(report, &report->tables[i],
                               table_of(tables, profiles, &report->tables[i]), err);
    return status;
}

gk_status gk_verify_file(const gk_report *report, const gk_profiles *profiles,
                         const gk_read_options *options, const void *bytes, size_t size,
                         gk_error *err) {
    gk_book *book = gk_book_new("output");
    if (!book)
        return gk_fail_memory(err);
    gk_sink sink = gk_book_sink(book);
    gk_status status = gk_read_bytes(bytes, size, "output", options, &sink, NULL, err);
    if (status && status != GK_E_MEMORY)
        status = differs(err, &report->tables[0], "-", 0);
    if (!status) {
        const gk_recognize_options as_it_is = {.keep_unit = true};
        gk_tables *tables = gk_recognize(book, profiles, &as_it_is, NULL, err);
        status = tables ? compare_report(report, profiles, tables, err) : GK_E_MEMORY;
        gk_tables_free(tables);
    }
    gk_book_free(book);
    return status;
}
