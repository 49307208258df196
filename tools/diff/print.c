#include "diff/print.h"

#include "base/json_line.h"
#include "cli/language.h"
#include <stdio.h>
#include <string.h>

enum { SHOWN_MAX = GK_DECIMAL_TEXT_MAX, NAME_WIDTH = 34, COLUMN_WIDTH = 26, VALUE_WIDTH = 16 };

bool diff_read_tolerance(const char *text, bool yuan, gk_decimal *tolerance) {
    return gk_decimal_parse(text, strlen(text), tolerance, NULL) == GK_OK &&
           tolerance->coefficient >= 0 &&
           (!yuan || gk_decimal_shift(*tolerance, -4, tolerance, NULL) == GK_OK);
}

/* ---- values --------------------------------------------------------------------------------- */

/* A number in the unit asked for, exact; as it is where that has too many digits. */
static void show_number(const diff_page *page, bool money, gk_decimal number,
                        char text[SHOWN_MAX]) {
    gk_decimal shifted;
    if (money && page->yuan && gk_decimal_shift(number, 4, &shifted, NULL) == GK_OK)
        number = shifted;
    gk_decimal_format(number, money ? 2 : 0, text);
}

/* NULL for nothing. */
static const char *show(const diff_page *page, bool money, const gk_value *value,
                        char text[SHOWN_MAX]) {
    if (!value || value->kind == GK_VALUE_BLANK)
        return NULL;
    if (value->kind == GK_VALUE_NOT_APPLICABLE)
        return "——";
    show_number(page, money, value->number, text);
    return text;
}

/* ---- for people ----------------------------------------------------------------------------- */

static void print_padded(const char *text, size_t width, bool right) {
    size_t own = gk_text_width(text, 2);
    size_t blanks = own < width ? width - own : 0;
    if (right)
        printf("%*s%s", (int)blanks, "", text);
    else
        printf("%s%*s", text, (int)blanks, "");
}

static bool is_begun(const diff_page *page, const gk_difference *difference) {
    return page->title && page->leftover == difference->leftover &&
           strcmp(page->number, difference->number) == 0 &&
           strcmp(page->title, difference->title) == 0;
}

static void print_heads(diff_page *page, const gk_difference *difference) {
    if (!page->begun)
        printf("%d %s → %d %s  (%s)\n", page->left->year, page->left->department, page->right->year,
               page->right->department, page->yuan ? "元" : "万元");
    if (*difference->title && !is_begun(page, difference))
        printf("\n%s%s%s%s\n", difference->number, *difference->number ? " " : "",
               difference->title,
               !difference->leftover ? ""
               : cli_zh()            ? "（遗留）"
                                     : " (left over)");
    page->begun = true;
    page->number = difference->number;
    page->title = difference->title;
    page->leftover = difference->leftover;
}

static void print_place(const char *name, const char *column) {
    fputs("  ", stdout);
    print_padded(name, NAME_WIDTH, false);
    fputs("  ", stdout);
    print_padded(column, COLUMN_WIDTH, false);
}

static void print_value(const diff_page *page, const gk_difference *difference) {
    char left[SHOWN_MAX], right[SHOWN_MAX], change[SHOWN_MAX] = "", name[1024];
    const char *a = show(page, difference->money, difference->left, left),
               *b = show(page, difference->money, difference->right, right);
    bool named = strcmp(difference->row, difference->label) != 0;
    snprintf(name, sizeof name, "%s%s%s", difference->row, *difference->row && named ? " " : "",
             named ? difference->label : "");
    if (difference->has_change && difference->change.coefficient)
        show_number(page, difference->money, difference->change, change);
    print_place(name, difference->column_name);
    print_padded(a ? a : cli_zh() ? "（空）" : "(blank)", VALUE_WIDTH, true);
    fputs(" → ", stdout);
    print_padded(b ? b : cli_zh() ? "（空）" : "(blank)", VALUE_WIDTH, true);
    fputs("  ", stdout);
    if (difference->has_change && difference->change.coefficient)
        printf("%s%s", difference->change.coefficient > 0 ? "+" : "", change);
    putchar('\n');
}

/* On one line, whatever it has in it. */
static void print_text(const char *text, const char *before) {
    fputs(before, stdout);
    if (!text)
        fputs(cli_zh() ? "（无）" : "(none)", stdout);
    for (const char *at = text ? text : ""; *at; at++)
        putchar((unsigned char)*at < ' ' ? ' ' : *at);
}

static const char *word_of(gk_difference_kind kind) {
    static const char *const zh[] = {"数值", "单元格", "表",   "行",   "名称", "行次",    "表题",
                                     "表式", "部门",   "年度", "单位", "注",   "未知成员"};
    return cli_zh() ? zh[kind] : gk_difference_kind_name(kind);
}

static void print_words(const gk_difference *difference) {
    char name[64];
    bool cell = difference->kind == GK_DIFFERENCE_CELL;
    snprintf(name, sizeof name, "%s%s", cell ? difference->column_name : "", difference->row);
    print_place(name, word_of(difference->kind));
    print_text(difference->left_text, "  ");
    print_text(difference->right_text, " → ");
    putchar('\n');
}

/* ---- for programs --------------------------------------------------------------------------- */

static void put_report(gk_buffer *line, const char *key, const gk_report *report) {
    char name[1024];
    snprintf(name, sizeof name, "%d/%s", report->year, report->department);
    gk_json_put_member(line, key, report->table_count ? name : NULL);
}

static void put_origins(gk_buffer *line, const gk_difference *difference) {
    const gk_origin origins[] = {difference->left_origin, difference->right_origin};
    char where[2048];
    const char *comma = "";
    gk_json_put_key(line, "src");
    gk_buffer_text(line, "[");
    for (size_t i = 0; i < 2; i++) {
        if (!origins[i].source)
            continue;
        gk_buffer_text(line, comma);
        gk_origin_format(origins[i], where, sizeof where);
        gk_json_put_string(line, where);
        comma = ",";
    }
    gk_buffer_text(line, "]}\n");
}

static void put_place(gk_buffer *line, const gk_difference *difference) {
    char column[16];
    snprintf(column, sizeof column, "%u", difference->column);
    gk_json_put_member(line, "kind", gk_difference_kind_name(difference->kind));
    if (difference->leftover)
        gk_buffer_text(line, ",\"leftover\":true");
    gk_json_put_member(line, "role", difference->role);
    gk_json_put_member(line, "title", difference->title);
    gk_json_put_member(line, "row", difference->row);
    gk_json_put_member(line, "item", difference->item);
    gk_json_put_member(line, "label", difference->label);
    gk_json_put_member(line, "column", difference->column ? column : NULL);
    gk_json_put_member(line, "column_name", difference->column_name);
}

static void put_sides(gk_buffer *line, const diff_page *page, const gk_difference *difference) {
    char left[SHOWN_MAX], right[SHOWN_MAX], change[SHOWN_MAX];
    bool value = difference->kind == GK_DIFFERENCE_VALUE, money = difference->money;
    gk_json_put_member(line, "unit", !money ? NULL : page->yuan ? "元" : "万元");
    gk_json_put_member(line, "left",
                       value ? show(page, money, difference->left, left) : difference->left_text);
    gk_json_put_member(line, "right",
                       value ? show(page, money, difference->right, right)
                             : difference->right_text);
    if (difference->has_change)
        show_number(page, money, difference->change, change);
    gk_json_put_member(line, "diff", difference->has_change ? change : NULL);
    gk_buffer_printf(line, ",\"equal\":%s", difference->equal ? "true" : "false");
}

static gk_status print_record(const diff_page *page, const gk_difference *difference,
                              gk_error *err) {
    gk_buffer line = {0};
    gk_buffer_text(&line, "{\"t\":\"difference\"");
    put_report(&line, "left_report", page->left);
    put_report(&line, "right_report", page->right);
    put_place(&line, difference);
    put_sides(&line, page, difference);
    put_origins(&line, difference);
    gk_status status = gk_buffer_check(&line, err);
    if (!status)
        fwrite(line.bytes, 1, line.size, stdout);
    gk_buffer_free(&line);
    return status;
}

gk_status diff_print(void *self, const gk_difference *difference, gk_error *err) {
    diff_page *page = self;
    if (page->ndjson)
        return print_record(page, difference, err);
    print_heads(page, difference);
    if (difference->kind == GK_DIFFERENCE_VALUE)
        print_value(page, difference);
    else
        print_words(difference);
    return GK_OK;
}
