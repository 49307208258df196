#include "write/verify.h"

#include "assemble/profile_reading.h"
#include "base/characters.h"
#include "base/fail.h"
#include "report/kept_words.h"
#include "report/money_unit.h"
#include "report/verbatim_same.h"
#include <gongkai/recognize.h>
#include <gongkai/text.h>
#include <string.h>

static gk_status differs(gk_error *err, const gk_table *table, const char *row, size_t column) {
    return gk_fail(err, GK_E_VERIFY,
                   "what was written does not read back right: %s row %s column %zu",
                   "写出的文件回读不一致：%s 第%s行第%zu栏", table->title, row, column);
}

static gk_status part_differs(gk_error *err, const char *part) {
    return gk_fail(err, GK_E_VERIFY, "what was written does not read back right: “%s”",
                   "写出的文件回读不一致：“%s”", part);
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
        if (!tables->items[i].leftover &&
            strcmp(tables->items[i].readings[0].table.role, expected->role) == 0)
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

static gk_status compare_tables(const gk_report *report, const gk_profiles *profiles,
                                const gk_tables *tables, gk_error *err) {
    gk_status status = GK_OK;
    size_t count = 0;
    for (size_t i = 0; i < tables->count; i++)
        count += !tables->items[i].leftover;
    if (count != report->table_count)
        return gk_fail(err, GK_E_VERIFY, "what was written does not read back right: %zu tables",
                       "写出的文件回读不一致：%zu张表", count);
    for (size_t i = 0; i < report->table_count && !status; i++)
        status = compare_table(report, &report->tables[i],
                               table_of(tables, profiles, &report->tables[i]), err);
    return status;
}

static gk_status compare_verbatim(const gk_report *report, const gk_tables *tables, gk_error *err) {
    for (size_t i = 0; i < report->verbatim_count; i++)
        if (i >= tables->verbatim_count ||
            !gk_verbatim_same(&report->verbatim[i], &tables->verbatim[i].sheet))
            return part_differs(err, report->verbatim[i].name);
    if (tables->verbatim_count > report->verbatim_count)
        return part_differs(err, tables->verbatim[report->verbatim_count].sheet.name);
    return GK_OK;
}

static bool is_empty(const gk_table *table) {
    const gk_report one = {.department = "", .table_count = 1, .tables = table};
    return gk_report_value_count(&one) == 0;
}

/* The next table of leftovers that was read, and the next that was to be written. */
static const gk_table *next_read(const gk_tables *tables, size_t *at) {
    while (*at < tables->count && !tables->items[*at].leftover)
        ++*at;
    return *at < tables->count ? &tables->items[(*at)++].readings[0].table : NULL;
}

static const gk_table *next_expected(const gk_report *report, bool wanted, size_t *at) {
    while (*at < report->leftover_count && is_empty(&report->leftovers[*at]))
        ++*at;
    return wanted && *at < report->leftover_count ? &report->leftovers[(*at)++] : NULL;
}

static bool is_same_form(const gk_table *a, const gk_table *b) {
    return strcmp(a->role, b->role) == 0 && strcmp(a->profile, b->profile) == 0 &&
           a->column_count == b->column_count && strcmp(gk_amount_unit(a), gk_amount_unit(b)) == 0;
}

static gk_status compare_leftovers(const gk_report *report, bool wanted, const gk_tables *tables,
                                   gk_error *err) {
    gk_status status = GK_OK;
    for (size_t read = 0, written = 0; !status;) {
        const gk_table *a = next_expected(report, wanted, &written);
        const gk_table *b = next_read(tables, &read);
        if (!a && !b)
            break;
        if (!a || !b || !is_same_form(a, b))
            return part_differs(err, gk_leftover_name);
        status = compare_rows(a, b, true, err);
        if (!status)
            status = compare_rows(b, a, false, err);
    }
    return status;
}

static gk_status compare(const gk_expected *expected, const gk_tables *tables, gk_error *err) {
    const gk_report *report = expected->report;
    gk_status status = compare_tables(report, expected->profiles, tables, err);
    if (!status)
        status = compare_verbatim(report, tables, err);
    return status ? status : compare_leftovers(report, expected->leftovers, tables, err);
}

gk_status gk_verify_file(const gk_expected *expected, const void *bytes, size_t size,
                         gk_error *err) {
    gk_book *book = gk_book_new(expected->path);
    if (!book)
        return gk_fail_memory(err);
    gk_sink sink = gk_book_sink(book);
    gk_status status =
        gk_read_bytes(bytes, size, expected->path, &expected->reading, &sink, NULL, err);
    if (status && status != GK_E_MEMORY)
        status = gk_fail(err, GK_E_VERIFY,
                         "what was written cannot be read back (is the temporary folder full?)",
                         "写出的文件无法回读（临时文件夹是否已满？）");
    if (!status) {
        const gk_recognize_options as_it_is = {.keep_unit = true};
        gk_tables *tables = gk_recognize(book, expected->profiles, &as_it_is, NULL, err);
        status = tables ? compare(expected, tables, err) : GK_E_MEMORY;
        gk_tables_free(tables);
    }
    gk_book_free(book);
    return status;
}
