/* The syntax of a form's cells: what is in braces, marks behind a text, and merged cells. */
#include "profile/form_fields.h"

#include "base/fail.h"
#include "profile/wordings.h"
#include <string.h>

typedef struct reading {
    gk_arena *arena;
    const char *file;
    gk_form_row *rows;
    uint32_t width, height;
    gk_error *err;
} reading;

static gk_field *field_at(const reading *r, uint32_t row, uint32_t col) {
    return (gk_field *)(void *)(uintptr_t)&r->rows[row].fields[col];
}

static gk_status fault(const reading *r, uint32_t row, uint32_t col, const char *en,
                       const char *zh) {
    return gk_profile_fault(r->err, r->file, row, col, en, zh);
}

/* Drop an unescaped `mark` at the end of `text`; true if there was one. */
static bool drop_mark(char *text, char mark) {
    size_t n = strlen(text);
    if (n == 0 || text[n - 1] != mark || (n > 1 && text[n - 2] == '\\'))
        return false;
    text[n - 1] = '\0';
    return true;
}

static gk_status unknown_field(reading *r, uint32_t row, uint32_t col) {
    return fault(r, row, col,
                 "a field is {code}, {code=301 303}, {item}, {line}, {n}, {n=content} or {n:count}",
                 "字段应为 {code}、{code=301 303}、{item}、{line}、{n}、{n=内容} 或 {n:count}");
}

/* {n}, {n=content}, {n:count}: `at` stands behind the brace. */
static gk_status read_value(reading *r, gk_field *field, const char *at, uint32_t row,
                            uint32_t col) {
    unsigned n = 0;
    if (*at < '0' || *at > '9')
        return unknown_field(r, row, col);
    while (*at >= '0' && *at <= '9' && n < 1000)
        n = n * 10 + (unsigned)(*at++ - '0');
    field->kind = GK_FIELD_VALUE;
    field->column = n;
    if (n == 0 || n > 64)
        return fault(r, row, col, "a value's column must be from 1 to 64", "数值栏次应在1到64之间");
    size_t length = strlen(at);
    if (strcmp(at, "}") == 0)
        return GK_OK;
    if (strcmp(at, ":count}") == 0) {
        field->count = true;
        return GK_OK;
    }
    if (*at != '=' || length <= 2 || at[length - 1] != '}')
        return unknown_field(r, row, col);
    field->text = gk_arena_text(r->arena, at + 1, length - 2);
    return field->text ? GK_OK : gk_fail_memory(r->err);
}

/* {code=301 303}: a column for these codes and what is below them. */
static gk_status read_code(reading *r, gk_field *field, const char *text, uint32_t row,
                           uint32_t col) {
    static const char head[] = "{code=";
    const char *codes = text + sizeof head - 1;
    size_t length = strlen(codes);
    field->kind = GK_FIELD_CODE;
    if (length < 2 || strspn(codes, "0123456789 ") != length - 1 || codes[length - 1] != '}')
        return unknown_field(r, row, col);
    field->text = gk_arena_text(r->arena, codes, length - 1);
    return field->text ? GK_OK : gk_fail_memory(r->err);
}

static gk_status read_braces(reading *r, gk_field *field, const char *text, uint32_t row,
                             uint32_t col) {
    if (strncmp(text, "{code=", 6) == 0)
        return read_code(r, field, text, row, col);
    if (strcmp(text, "{code}") == 0)
        field->kind = GK_FIELD_CODE;
    else if (strcmp(text, "{item}") == 0)
        field->kind = GK_FIELD_ITEM;
    else if (strcmp(text, "{line}") == 0)
        field->kind = GK_FIELD_LINE;
    else
        return read_value(r, field, text + 1, row, col);
    return GK_OK;
}

/* `<` takes its corner from the left, `^` from above. */
static gk_status cover(reading *r, gk_field *field, char mark, uint32_t row, uint32_t col) {
    if (mark == '<' && col == 0)
        return fault(r, row, col, "< in the first column has nothing on its left",
                     "首列的 < 左边没有单元格");
    if (mark == '^' && row == 0)
        return fault(r, row, col, "^ in the first row has nothing above it",
                     "首行的 ^ 上面没有单元格");
    const gk_field *from = mark == '<' ? field_at(r, row, col - 1) : field_at(r, row - 1, col);
    field->kind = GK_FIELD_COVERED;
    field->corner_row = from->corner_row;
    field->corner_col = from->corner_col;
    return GK_OK;
}

static gk_status read_field(reading *r, const char *cell, uint32_t row, uint32_t col) {
    gk_field *field = field_at(r, row, col);
    field->corner_row = row;
    field->corner_col = col;
    field->row_span = field->col_span = 1;
    char *text = gk_arena_string(r->arena, cell);
    if (!text)
        return gk_fail_memory(r->err);
    if (col == 0 && drop_mark(text, '*'))
        r->rows[row].kind = GK_ROW_REPEAT;
    field->optional = drop_mark(text, '?');
    if (col == 0)
        r->rows[row].optional = field->optional;
    if (strcmp(text, "<") == 0 || strcmp(text, "^") == 0)
        return cover(r, field, *text, row, col);
    if (*text == '{')
        return read_braces(r, field, text, row, col);
    return gk_wordings(r->arena, text, &field->text, &field->keys, &field->key_count, r->err);
}

static gk_status read_all(reading *r, const gk_grid *grid) {
    for (uint32_t row = 0; row < grid->height; row++) {
        gk_field *fields = gk_arena_alloc(r->arena, grid->width * sizeof *fields);
        if (!fields)
            return gk_fail_memory(r->err);
        r->rows[row].fields = fields;
        for (uint32_t col = 0; col < grid->width; col++) {
            const char *cell = grid->cells[(size_t)row * grid->width + col];
            gk_status status = read_field(r, cell, row, col);
            if (status)
                return status;
        }
    }
    return GK_OK;
}

/* A merged cell must be a rectangle: every field between the corner and its farthest part is its.
 */
static gk_status check_rectangle(reading *r, uint32_t row, uint32_t col) {
    const gk_field *corner = field_at(r, row, col);
    if (corner->kind == GK_FIELD_COVERED)
        return GK_OK;
    for (uint32_t i = row; i < row + corner->row_span; i++)
        for (uint32_t j = col; j < col + corner->col_span; j++) {
            const gk_field *part = field_at(r, i, j);
            if (part->corner_row != row || part->corner_col != col)
                return fault(r, i, j, "a merged cell is not a rectangle here",
                             "合并单元格在此处不是矩形");
        }
    return GK_OK;
}

static gk_status measure_spans(reading *r) {
    for (uint32_t row = 0; row < r->height; row++)
        for (uint32_t col = 0; col < r->width; col++) {
            const gk_field *part = field_at(r, row, col);
            gk_field *corner = field_at(r, part->corner_row, part->corner_col);
            if (row - part->corner_row + 1 > corner->row_span)
                corner->row_span = row - part->corner_row + 1;
            if (col - part->corner_col + 1 > corner->col_span)
                corner->col_span = col - part->corner_col + 1;
        }
    for (uint32_t row = 0; row < r->height; row++)
        for (uint32_t col = 0; col < r->width; col++) {
            gk_status status = check_rectangle(r, row, col);
            if (status)
                return status;
        }
    return GK_OK;
}

gk_status gk_form_fields_read(gk_arena *arena, const char *file, const gk_grid *grid,
                              gk_form_row *rows, gk_error *err) {
    reading r = {arena, file, rows, grid->width, grid->height, err};
    gk_status status = read_all(&r, grid);
    return status ? status : measure_spans(&r);
}
