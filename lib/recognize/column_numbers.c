/* 栏次, held against the form. */
#include "recognize/column_numbers.h"

#include <string.h>

/* 类 款 项 over the parts of a code, and 甲 乙, by which forms number the columns of words. */
static bool is_word_column(const char *key) {
    static const char *const words[] = {"类", "款", "项", "甲", "乙", "丙", "丁", "栏次"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(key, words[i]) == 0)
            return true;
    return false;
}

enum { NUMBER_SIZE = 3 }; /* two digits: no form has a hundred columns */

/* 1, 1栏, 1=2+3, (1), 1栏=2栏+3栏: a column's number, with how it is calculated. */
static bool read_number(const char *key, char number[NUMBER_SIZE], bool *formula) {
    static const char column[] = "栏";
    key += *key == '(';
    size_t digits = strspn(key, "0123456789");
    if (digits == 0 || digits >= NUMBER_SIZE)
        return false;
    memcpy(number, key, digits);
    number[digits] = '\0';
    const char *rest = key + digits;
    *formula = strchr(rest, '=') != NULL;
    while (*rest && (strchr("0123456789=+-()", *rest) || strncmp(rest, column, 3) == 0))
        rest += *rest == column[0] ? sizeof column - 1 : 1;
    return !*rest && (key[digits] == '\0' || strchr("=)", key[digits]) || key[digits] == column[0]);
}

static const char *index_of(const gk_header *header, const gk_cell *cell) {
    uint32_t form_col = gk_header_column(header, cell);
    return form_col == GK_NO_CELL ? NULL : header->form->columns[form_col].index;
}

/* 栏次 or formulas among numbers, or without them every column's own number: figures may be small
 * numbers too. */
bool gk_column_numbers_is_row(const gk_scan *scan, const gk_header *header, uint32_t row) {
    size_t count, right = 0, wrong = 0, indexed = 0;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    bool named = false;
    for (uint32_t form_col = 0; form_col < header->form->width; form_col++)
        indexed += header->form->columns[form_col].index != NULL;
    for (size_t i = 0; i < count; i++) {
        char number[NUMBER_SIZE];
        bool formula = false;
        const char *key = gk_scan_key(scan, &cells[i]), *index = index_of(header, &cells[i]);
        named = named || strcmp(key, "栏次") == 0;
        if (!*key || is_word_column(key))
            continue;
        if (!read_number(key, number, &formula))
            return false;
        named = named || formula;
        right += index && strcmp(index, number) == 0;
        wrong += !index || strcmp(index, number) != 0;
    }
    return named || (indexed > 0 && right == indexed && wrong == 0);
}

gk_status gk_column_numbers_check(gk_body *body, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(body->scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        char number[NUMBER_SIZE];
        bool formula;
        const char *key = gk_scan_key(body->scan, &cells[i]);
        const char *index = index_of(body->header, &cells[i]);
        if (!index || !read_number(key, number, &formula) || strcmp(number, index) == 0)
            continue;
        gk_status status =
            gk_scan_add_finding(body->scan, GK_FINDING_COLUMN_NUMBER,
                                gk_scan_cell_origin(body->scan, &cells[i]), key, index);
        if (status)
            return status;
    }
    gk_scan_mark_row(body->scan, row, GK_CLASS_HEADER);
    body->indexed = true;
    return GK_OK;
}
