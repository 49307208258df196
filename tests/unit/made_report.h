/* A report of one or two tables, made by hand: 合计 and one row by code with a number, —— and a
   blank. */
#include <gongkai/report.h>

enum { COLUMNS = 3 };

typedef struct made {
    gk_value values[2][COLUMNS];
    gk_row rows[2];
    const char *notes[1];
    gk_table tables[2];
    gk_report report;
} made;

static gk_value number(int64_t coefficient, int scale, uint32_t row, uint32_t col) {
    return (gk_value){GK_VALUE_NUMBER, {coefficient, scale}, {"in/a.csv", "a.csv", row, col}};
}

static void make(made *m, const char *label) {
    *m = (made){.notes = {"注：自己的。"}};
    m->values[0][0] = number(123456, 2, 6, 2);
    m->values[0][1] = number(-5, 1, 6, 3);
    m->values[0][2] = number(0, 0, 6, 4);
    m->values[1][0] = number(1234567, 4, 7, 2);
    m->values[1][1] = (gk_value){.kind = GK_VALUE_NOT_APPLICABLE};
    m->rows[0] = (gk_row){.key = "合计", .label = "合计", .values = m->values[0]};
    m->rows[1] = (gk_row){.key = "0201301", .label = label, .values = m->values[1]};
    m->tables[0] = (gk_table){.role = GK_ROLE_GENERAL,
                              .profile = "sx2024",
                              .number = "公开05",
                              .title = "一般公共预算财政拨款支出决算表",
                              .department = "甲局",
                              .year = 2024,
                              .origin = {"in/a.csv", "a.csv", 0, 0},
                              .column_count = COLUMNS,
                              .row_count = 2,
                              .rows = m->rows,
                              .note_count = 1,
                              .notes = m->notes};
    m->report =
        (gk_report){.department = "甲局", .year = 2024, .table_count = 1, .tables = m->tables};
}

/* A second table, without rows and notes. */
static inline void add_empty_table(made *m) {
    m->tables[1] = m->tables[0];
    m->tables[1].role = GK_ROLE_STATE_CAPITAL;
    m->tables[1].number = "公开08";
    m->tables[1].title = "国有资本经营预算财政拨款支出决算表";
    m->tables[1].row_count = m->tables[1].note_count = 0;
    m->report.table_count = 2;
}
