#include <gongkai/report.h>

#include <string.h>

bool gk_value_equal(const gk_value *a, const gk_value *b) {
    return a->kind == b->kind &&
           (a->kind != GK_VALUE_NUMBER || gk_decimal_compare(a->number, b->number) == 0);
}

const gk_row *gk_table_row(const gk_table *table, const char *key) {
    for (size_t i = 0; i < table->row_count; i++)
        if (strcmp(table->rows[i].key, key) == 0)
            return &table->rows[i];
    return NULL;
}

const gk_table *gk_report_table(const gk_report *report, const char *role) {
    for (size_t i = 0; i < report->table_count; i++)
        if (strcmp(report->tables[i].role, role) == 0)
            return &report->tables[i];
    return NULL;
}

static size_t row_value_count(const gk_table *table, const gk_row *row) {
    size_t n = 0;
    for (size_t c = 0; c < table->column_count; c++)
        n += row->values[c].kind != GK_VALUE_BLANK;
    return n;
}

size_t gk_report_value_count(const gk_report *report) {
    size_t n = 0;
    for (size_t i = 0; i < report->table_count; i++)
        for (size_t r = 0; r < report->tables[i].row_count; r++)
            n += row_value_count(&report->tables[i], &report->tables[i].rows[r]);
    return n;
}
