/* Any bytes as an input: read, recognized with the built-in profiles, grouped. Whatever they are,
 * the account of cells adds up, what is unplaced is said, and every value has its place. */
#include <gongkai/gongkai.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds) {
    if (!holds)
        abort();
}

static const gk_profiles *built_in(void) {
    static gk_profiles *profiles;
    if (!profiles)
        profiles = gk_profiles_new(NULL);
    check(profiles != NULL);
    return profiles;
}

static void check_sheet(const gk_sheet *sheet) {
    size_t count, in_rows = 0;
    const gk_cell *cells = gk_sheet_cells(sheet, &count);
    for (size_t i = 0; i < count; i++) {
        check(cells[i].row < gk_sheet_row_count(sheet) && cells[i].col < gk_sheet_col_count(sheet));
        check(!cells[i].text || (cells[i].length && !cells[i].text[cells[i].length]));
        check(i == 0 || cells[i - 1].row < cells[i].row ||
              (cells[i - 1].row == cells[i].row && cells[i - 1].col < cells[i].col));
    }
    for (uint32_t row = 0; row < gk_sheet_row_count(sheet); row++) {
        size_t n;
        gk_sheet_row(sheet, row, &n);
        in_rows += n;
    }
    check(in_rows == count);
}

static void check_account(const gk_book *book, const gk_tables *tables,
                          const gk_findings *findings) {
    bool errors = gk_findings_count_from(findings, GK_SEVERITY_ERROR) > 0;
    for (size_t i = 0; i < gk_tables_count(tables); i++)
        errors = errors || gk_tables_refused(tables, i);
    size_t counts[GK_CLASS_COUNT], unplaced = 0, sheet = 0, cells;
    const char *name;
    for (; gk_tables_account(tables, sheet, &name, counts); sheet++) {
        size_t sum = 0;
        for (size_t c = 0; c < GK_CLASS_COUNT; c++)
            sum += counts[c];
        gk_sheet_cells(gk_book_sheet(book, sheet), &cells);
        check(sum == cells);
        unplaced += counts[GK_CLASS_UNPLACED];
    }
    check(sheet == gk_book_sheet_count(book));
    check(!unplaced || errors);
}

/* Every value that has a figure was read from a cell that is there. */
static void check_table(const gk_book *book, const gk_table *table) {
    for (size_t r = 0; r < table->row_count; r++)
        for (size_t c = 0; c < table->column_count; c++) {
            const gk_value *v = &table->rows[r].values[c];
            if (v->kind == GK_VALUE_BLANK)
                continue;
            check(v->origin.source && v->origin.sheet);
            bool found = false;
            for (size_t s = 0; s < gk_book_sheet_count(book); s++)
                found = found || gk_sheet_at(gk_book_sheet(book, s), v->origin.row, v->origin.col);
            check(found);
        }
    for (size_t r = 0; r < table->row_count; r++)
        check(gk_table_row(table, table->rows[r].key) == &table->rows[r]);
}

static void check_findings(const gk_findings *findings) {
    char text[256];
    for (size_t i = 0; i < gk_findings_count(findings); i++) {
        const gk_finding *f = gk_findings_at(findings, i);
        check(f->id && *f->en && *f->zh && f->origin.source);
        check(gk_origin_format(f->origin, text, sizeof text) < sizeof text);
    }
}

static void check_reports(const gk_tables *tables, gk_findings *findings) {
    gk_reports *reports = gk_reports_assemble(&tables, 1, built_in(), NULL, findings, NULL);
    check(reports != NULL);
    for (size_t i = 0; i < gk_reports_count(reports); i++) {
        const gk_report *report = gk_reports_at(reports, i);
        check(report->table_count > 0);
        for (size_t t = 0; t < report->table_count; t++)
            check(gk_profiles_has_role(built_in(), report->tables[t].role) &&
                  gk_report_table(report, report->tables[t].role) == &report->tables[t]);
    }
    gk_reports_free(reports);
}

static void recognize(const gk_book *book, gk_findings *findings) {
    for (size_t s = 0; s < gk_book_sheet_count(book); s++)
        check_sheet(gk_book_sheet(book, s));
    gk_tables *tables = gk_recognize(book, built_in(), NULL, findings, NULL);
    check(tables != NULL);
    check_account(book, tables, findings);
    for (size_t i = 0; i < gk_tables_count(tables); i++)
        check_table(book, gk_tables_at(tables, i));
    check_reports(tables, findings);
    gk_tables_free(tables);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    gk_error err = {0};
    gk_findings *findings = gk_findings_new();
    gk_book *book = gk_book_new("fuzz.csv");
    gk_sink sink = gk_book_sink(book);
    gk_status status = gk_read_bytes(data, size, "fuzz.csv", NULL, &sink, findings, &err);
    check(status == err.status && (!status || (err.text[0] && err.zh[0] && err.where[0])));
    if (!status)
        recognize(book, findings);
    check_findings(findings);
    gk_book_free(book);
    gk_findings_free(findings);
    return 0;
}
