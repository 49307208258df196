/* Small tables as people write them, and what they are taken for. A test takes a piece of text; the
 * account of cells is checked with every one of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "finding/findings.h"
#include "profiles.h"
#include <gongkai/gongkai.h>

#define TITLE "一般公共预算财政拨款支出决算表\n公开05表\n部门名称：甲局,2024年度,金额单位：万元\n"
#define HEADER "项目,,本年支出,,\n科目代码,科目名称,小计,基本支出,项目支出\n栏次,,1,2,3\n"
#define ROWS "合计,,12.50,10.00,2.50\n201,一般公共服务支出,12.50,10.00,2.50\n"
#define NOTE "注：本表反映支出情况。\n"

#define SUMMARY                                                                                                \
    "收入支出决算总表\n部门名称：甲局,2024年度,,,,金额单位：万元\n收入,,,支出,,\n" \
    "项目,行次,金额,项目,行次,金额\n栏次,,1,栏次,,2\n"

typedef struct taken {
    gk_book *book;
    gk_tables *tables;
    gk_findings *findings;
} taken;

static inline void check_account(const taken *t) {
    const char *name;
    size_t counts[GK_CLASS_COUNT], sheet = 0, errors = 0;
    for (; gk_tables_account(t->tables, sheet, &name, counts); sheet++) {
        size_t cells, sum = 0;
        gk_sheet_cells(gk_book_sheet(t->book, sheet), &cells);
        for (size_t c = 0; c < GK_CLASS_COUNT; c++)
            sum += counts[c];
        assert_int_equal(sum, cells);
        assert_string_equal(name, gk_sheet_name(gk_book_sheet(t->book, sheet)));
        errors += counts[GK_CLASS_UNPLACED];
    }
    assert_int_equal(sheet, gk_book_sheet_count(t->book));
    if (errors) /* unplaced is never silent */
        assert_true(gk_findings_count_from(t->findings, GK_SEVERITY_ERROR) > 0);
}

static inline taken take_by(const char *text, const char *role, const char *profile) {
    taken t = {gk_book_new("a.csv"), NULL, gk_findings_new()};
    gk_sink sink = gk_book_sink(t.book);
    gk_read_options utf8 = {.encoding = "UTF-8"};
    gk_recognize_options options = {.role = role, .profile = profile};
    gk_error err = {0};
    if (gk_read_bytes(text, strlen(text), "a.csv", &utf8, &sink, t.findings, &err))
        fail_msg("%s", err.text);
    t.tables = gk_recognize(t.book, profiles, &options, t.findings, &err);
    assert_non_null(t.tables);
    for (size_t i = 0; i < gk_tables_count(t.tables); i++)
        assert_int_equal(gk_findings_add_all(t.findings, gk_tables_findings(t.tables, i)), GK_OK);
    check_account(&t);
    return t;
}

static inline taken take_as(const char *text, const char *role) {
    return take_by(text, role, "sx2024");
}

static inline taken take(const char *text) {
    return take_as(text, NULL);
}

static inline void done(taken *t) {
    gk_tables_free(t->tables);
    gk_findings_free(t->findings);
    gk_book_free(t->book);
}

/* Every finding as id@A1, parted by blanks. */
static inline void assert_found(const taken *t, const char *wanted) {
    char found[1024] = "";
    for (size_t i = 0; i < gk_findings_count(t->findings); i++) {
        const gk_finding *f = gk_findings_at(t->findings, i);
        char address[GK_ADDRESS_MAX];
        gk_address_format(f->origin.row, f->origin.col, address);
        size_t used = strlen(found);
        snprintf(found + used, sizeof found - used, "%s%s@%s", i ? " " : "", f->id, address);
        assert_string_equal(f->origin.source, "a.csv");
    }
    assert_string_equal(found, wanted);
}

static inline const gk_table *only_table(const taken *t, const char *role, bool refused) {
    assert_int_equal(gk_tables_count(t->tables), 1);
    const gk_table *table = gk_tables_at(t->tables, 0);
    assert_string_equal(table->role, role);
    if (gk_tables_refused(t->tables, 0) != refused)
        fail_msg("%s", refused ? "not refused" : gk_findings_at(t->findings, 0)->en);
    return table;
}

static inline const gk_value *value(const gk_table *table, const char *key, size_t column) {
    const gk_row *row = gk_table_row(table, key);
    if (!row)
        fail_msg("no row %s", key);
    assert_in_range(column, 1, table->column_count);
    return &row->values[column - 1];
}

/* A row's values, as printed: "" for a blank. */
static inline void assert_row(const gk_table *table, const char *key, const char *wanted) {
    char shown[512] = "";
    for (size_t c = 1; c <= table->column_count; c++) {
        const gk_value *v = value(table, key, c);
        char number[GK_DECIMAL_TEXT_MAX] = "";
        if (v->kind == GK_VALUE_NUMBER)
            gk_decimal_format(v->number, 0, number);
        snprintf(shown + strlen(shown), sizeof shown - strlen(shown), "%s%s", c > 1 ? "|" : "",
                 v->kind == GK_VALUE_NOT_APPLICABLE ? "——" : number);
    }
    assert_string_equal(shown, wanted);
}

static inline void assert_count(const taken *t, gk_cell_class class_, size_t wanted) {
    const char *name;
    size_t counts[GK_CLASS_COUNT];
    assert_true(gk_tables_account(t->tables, 0, &name, counts));
    assert_int_equal(counts[class_], wanted);
}
