/* Titles: which table a cell names, whatever stands before and behind its words. */
#include "recognize/title.h"

#include "base/enumerator.h"
#include "recognize/table_number.h"
#include <stdio.h>
#include <string.h>

static bool ends_with(const char *text, size_t length, const char *tail) {
    size_t n = strlen(tail);
    return n <= length && memcmp(text + length - n, tail, n) == 0;
}

static void cut(char *key, const char *at, size_t length) {
    char *p = key + (at - key);
    memmove(p, p + length, strlen(p + length) + 1);
}

/* A unit in brackets behind a title is the table's: 收入决算表(单位:元). */
static void drop_unit(char *key) {
    char unit[GK_UNIT_MAX];
    const char *at = gk_unit_suffix(key, unit);
    if (at)
        key[at - key] = '\0';
}

/* Take 公开02表, the empty brackets it stood in and 续 out of a title's key. */
static void drop_extras(char *key) {
    static const char *const extras[] = {"()", "(续)", "(续表)", "续表"};
    char number[32];
    size_t length;
    const char *at = gk_table_number_find(key, number, &length);
    if (at)
        cut(key, at, length);
    for (size_t i = 0; i < sizeof extras / sizeof *extras; i++) {
        const char *extra = strstr(key, extras[i]);
        if (extra)
            cut(key, extra, strlen(extras[i]));
    }
    drop_unit(key);
}

static const char *const unit_name_ends[] = {
    "局", "委",   "办",   "院", "厅",   "会",   "校",   "馆",     "中心",   "站",  "所",
    "队", "公司", "政府", "园", "机关", "年度", "法院", "(本级)", "(汇总)", "部门"};
enum { UNIT_NAME_ENDS = sizeof unit_name_ends / sizeof *unit_name_ends };

/* What stands behind a unit's name and a year, if `key` up to `end` begins with them: 社会保险局
 * may have the words of another table in its name. */
static const char *behind_unit_name(const char *key, const char *end) {
    const char *behind = key;
    for (size_t i = 0; i < UNIT_NAME_ENDS; i++)
        for (const char *at = key; (at = strstr(at, unit_name_ends[i])) && at < end; at++)
            if (at + strlen(unit_name_ends[i]) > behind && at + strlen(unit_name_ends[i]) <= end)
                behind = at + strlen(unit_name_ends[i]);
    return behind;
}

/* A title may have the unit's name, the year or a number before it, but no word that makes it
 * another table: 社会保险基金支出决算表 is not 支出决算表. */
static bool is_title_prefix(const char *key, size_t length) {
    static const char *const words[] = {"拨款", "预算", "基金",     "专户", "资本", "收入",
                                        "支出", "公共", "社会保险", "经费", "项目", "、财政"};
    const char *prefix = behind_unit_name(key, key + length);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *at = strstr(prefix, words[i]);
        if (at && at < key + length)
            return false;
    }
    return true;
}

static const gk_form *title_in(const gk_scan *scan, const char *key, size_t *title_length) {
    const gk_form *best = NULL, *form;
    size_t length = strlen(key);
    *title_length = 0;
    for (size_t i = 0; (form = gk_scan_form(scan, i)); i++)
        for (size_t k = 0; k < form->title_key_count; k++) {
            const char *title = form->title_keys[k];
            if (ends_with(key, length, title) && strlen(title) > *title_length) {
                best = form;
                *title_length = strlen(title);
            }
        }
    return best && is_title_prefix(key, length - *title_length) ? best : NULL;
}

/* A quick look: all titles end in 表, but for what drop_extras takes away. */
static bool names_a_table(const gk_scan *scan, const gk_cell *cell) {
    return strstr(gk_scan_key(scan, cell), "表") != NULL;
}

const gk_form *gk_title_form(const gk_scan *scan, const gk_cell *cell) {
    /* 80 hanzi: the name of a unit, a year and the longest title (21 hanzi). A longer text is a
     * paragraph that ends in the name of a table. */
    enum { LONGEST_TITLE = 240 };
    char key[LONGEST_TITLE + 1];
    size_t length = strlen(gk_scan_key(scan, cell));
    if (cell->type != GK_CELL_TEXT || length > LONGEST_TITLE || !names_a_table(scan, cell))
        return NULL;
    memcpy(key, gk_scan_key(scan, cell), length + 1);
    drop_extras(key);
    return title_in(scan, key, &length);
}

const gk_cell *gk_title_in_row(const gk_scan *scan, uint32_t row, const gk_form **form) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++)
        if ((*form = gk_title_form(scan, &cells[i])))
            return &cells[i];
    return NULL;
}

/* The year before a title's words is the table's; it is cut from `prefix`. */
static void take_year(char *prefix, gk_stated *stated) {
    for (char *at = prefix; *at; at++) {
        char year[16] = "";
        if (strspn(at, "0123456789") != 4 || strncmp(at + 4, "年", 3) != 0)
            continue;
        memcpy(year, at, 7);
        gk_stated_set_year(stated, gk_stated_year(year), stated->origin);
        size_t length = 7 + (strncmp(at + 7, "度", 3) == 0 ? 3 : 0);
        memmove(at, at + length, strlen(at + length) + 1);
        return;
    }
}

/* A name before a title's words, 示例市商务局收入决算表; the word 部门 alone names none. */
static void take_unit_name(const char *prefix, gk_stated *stated) {
    const char *name = gk_behind_enumerator(prefix);
    size_t length = strlen(name);
    bool named = false;
    for (size_t i = 0; i < UNIT_NAME_ENDS; i++)
        named = named || ends_with(name, length, unit_name_ends[i]);
    if (named && strcmp(name, "部门") != 0 && strcmp(name, "年度") != 0)
        snprintf(stated->titled_department, sizeof stated->titled_department, "%s", name);
}

static void read_title(gk_scan *scan, const gk_cell *cell, gk_stated *stated) {
    char key[GK_KEY_MAX];
    size_t title_length, number_size;
    memcpy(key, gk_scan_key(scan, cell), strlen(gk_scan_key(scan, cell)) + 1);
    char number[32];
    if (gk_table_number_find(key, number, &number_size)) {
        memcpy(stated->number, number, sizeof number);
        stated->number_origin = gk_scan_cell_origin(scan, cell);
    }
    char unit[GK_UNIT_MAX];
    if (gk_unit_suffix(key, unit))
        gk_stated_set_unit(stated, unit, stated->origin);
    drop_extras(key);
    if (!title_in(scan, key, &title_length))
        return;
    char *title = key + strlen(key) - title_length;
    snprintf(stated->title, sizeof stated->title, "%s", title);
    *title = '\0';
    take_year(key, stated);
    take_unit_name(key, stated);
}

void gk_title_take(gk_scan *scan, uint32_t row, gk_stated *stated) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        const gk_form *form = gk_title_form(scan, &cells[i]);
        if (!form)
            continue;
        gk_scan_mark(scan, &cells[i], GK_CLASS_TITLE);
        if (stated->titled)
            continue;
        stated->titled = form;
        stated->origin = gk_scan_cell_origin(scan, &cells[i]);
        read_title(scan, &cells[i], stated);
    }
}

/* (上年), (草稿), (修改前) behind a title: another table than the one of the title alone. */
static void drop_brackets(char *key) {
    char *open;
    while (*key && key[strlen(key) - 1] == ')' && (open = strrchr(key, '(')) && open != key)
        *open = '\0';
}

bool gk_title_is_unknown(const gk_scan *scan, const gk_cell *cell) {
    /* From four hanzi (报表 and 附表 are not titles) to 50: longer texts that end in 表 are
     * sentences. 6, 21 and 60 change nothing that is tried. Too narrow, a header makes a table of
     * another title one of ours. */
    enum { SHORTEST = 12, LONGEST = 150 };
    char key[LONGEST + 1];
    size_t length = strlen(gk_scan_key(scan, cell));
    if (cell->type != GK_CELL_TEXT || length < SHORTEST || length > LONGEST)
        return false;
    memcpy(key, gk_scan_key(scan, cell), length + 1);
    drop_extras(key);
    drop_brackets(key);
    length = strlen(key);
    return length >= SHORTEST && ends_with(key, length, "表") && !gk_title_form(scan, cell);
}
