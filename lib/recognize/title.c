/* Titles: which table a cell names, whatever stands before and behind its words. */
#include "recognize/title.h"

#include "base/words.h"
#include "profile/local_names.h"
#include "profile/profiles.h"
#include "recognize/table_number.h"
#include "recognize/title_prefix.h"
#include <stdio.h>
#include <string.h>

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

/* ---- what stands before a title's words ----------------------------------------------------- */

/* The key of the department stated in a cell or beside it, or "". */
static void read_department(const gk_scan *scan, const gk_cell *cells, size_t count, size_t i,
                            char name[GK_KEY_MAX]) {
    const char *behind = gk_stated_department_behind(gk_scan_key(scan, &cells[i]));
    *name = '\0';
    if (!behind)
        return;
    for (i++; !*behind && i < count; i++)
        behind = gk_scan_key(scan, &cells[i]);
    snprintf(name, GK_KEY_MAX, "%s", behind);
}

/* A name is that of the department stated in the lines around the title, if it begins like it. */
static bool is_stated_department(const gk_scan *scan, uint32_t row, const char *name) {
    enum { ABOVE = 3, BELOW = 8 };
    char stated[GK_KEY_MAX];
    uint32_t last = row + BELOW;
    for (uint32_t at = row < ABOVE ? 0 : row - ABOVE; at <= last; at++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, at, &count);
        for (size_t i = 0; i < count; i++) {
            read_department(scan, cells, count, i, stated);
            if (gk_title_prefix_is_department(name, stated))
                return true;
        }
    }
    return false;
}

static bool is_prefix(const gk_scan *scan, uint32_t row, const char *key, size_t length,
                      gk_title_prefix *prefix) {
    return gk_title_prefix_read(key, length, prefix) &&
           (!*prefix->name || gk_title_prefix_is_unit(prefix->name) ||
            is_stated_department(scan, row, prefix->name));
}

/* ---- known titles --------------------------------------------------------------------------- */

/** A title found at the end of a key, and what stands before it. */
typedef struct found_title {
    const gk_form *form; /**< NULL: none. */
    size_t length;
    gk_title_prefix prefix;
} found_title;

/* The longest title a key ends with; a longer name of local.csv is another table. */
static found_title title_in(const gk_scan *scan, uint32_t row, const char *key) {
    found_title best = {0};
    const gk_form *form;
    size_t length = strlen(key);
    for (size_t i = 0; (form = gk_scan_form(scan, i)); i++)
        for (size_t k = 0; k < form->title_key_count; k++) {
            const char *title = form->title_keys[k];
            if (gk_ends_with(key, title) && strlen(title) > best.length) {
                best.form = form;
                best.length = strlen(title);
            }
        }
    if (best.form &&
        (gk_local_name_length(gk_profiles_local_names(scan->profiles), key) > best.length ||
         !is_prefix(scan, row, key, length - best.length, &best.prefix)))
        best.form = NULL;
    return best;
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
    return title_in(scan, cell->row, key).form;
}

const gk_cell *gk_title_in_row(const gk_scan *scan, uint32_t row, const gk_form **form) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++)
        if ((*form = gk_title_form(scan, &cells[i])))
            return &cells[i];
    return NULL;
}

/* A name before a title's words is the unit's, 示例市商务局收入决算表; a place alone or (本级) names none. */
static void take_prefix(const gk_title_prefix *prefix, gk_stated *stated) {
    if (prefix->year)
        gk_stated_set_year(stated, prefix->year, stated->origin);
    if (*prefix->name != '(' && strcmp(prefix->name, "本级") != 0 &&
        gk_title_prefix_is_unit(prefix->name))
        snprintf(stated->titled_department, sizeof stated->titled_department, "%s", prefix->name);
}

static void read_title(gk_scan *scan, const gk_cell *cell, gk_stated *stated) {
    char key[GK_KEY_MAX];
    size_t number_size;
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
    found_title found = title_in(scan, cell->row, key);
    if (!found.form)
        return;
    snprintf(stated->title, sizeof stated->title, "%s", key + strlen(key) - found.length);
    take_prefix(&found.prefix, stated);
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

/* ---- titles of other tables ----------------------------------------------------------------- */

/* (上年), (草稿), (修改前), 二 behind a title: another table than the one of the title alone. */
static void drop_suffixes(char *key) {
    static const char *const numerals[] = {"0",  "1",  "2",  "3",  "4",  "5",  "6",
                                           "7",  "8",  "9",  "-",  "一", "二", "三",
                                           "四", "五", "六", "七", "八", "九", "十"};
    size_t length = strlen(key), before = 0;
    char *open;
    while (length && length != before) {
        before = length;
        if (key[length - 1] == ')' && (open = strrchr(key, '(')) && open != key)
            *open = '\0';
        for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
            if (gk_ends_with(key, numerals[i]))
                key[strlen(key) - strlen(numerals[i])] = '\0';
        length = strlen(key);
    }
}

/* From four hanzi (报表 and 附表 are not titles) to 50: longer texts that end in 表 are sentences. 6, 21
 * and 60 change nothing that is tried. Too narrow, a header makes a table of another title one of
 * ours. */
enum { SHORTEST = 12, LONGEST = 150 };

/* The words of a title, without what may stand behind them; false if it is none. */
static bool read_stem(const char *key, char stem[LONGEST + 1]) {
    size_t length = strlen(key);
    if (length < SHORTEST || length > LONGEST)
        return false;
    memcpy(stem, key, length + 1);
    drop_extras(stem);
    drop_suffixes(stem);
    length = strlen(stem);
    return length >= SHORTEST && gk_ends_with(stem, "表");
}

static bool stem_of_unknown(const gk_scan *scan, const gk_cell *cell, char stem[LONGEST + 1]) {
    return cell->type == GK_CELL_TEXT && read_stem(gk_scan_key(scan, cell), stem) &&
           !gk_title_form(scan, cell);
}

bool gk_title_is_unknown(const gk_scan *scan, const gk_cell *cell) {
    char stem[LONGEST + 1];
    return stem_of_unknown(scan, cell, stem);
}

/* Part of a text, and not the name of a table. */
static bool is_sentence(const char *stem) {
    static const char *const words[] = {",",    "。",   ";",    "!",    "?",    "本表",
                                        "此表", "该表", "详见", "见附", "如下", "根据",
                                        "按照", "填报", "填列", "填写", "本套"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(stem, words[i]))
            return true;
    return false;
}

/* 部门决算公开表: the name of all tables together. */
static bool names_all_tables(const char *stem) {
    static const char *const names[] = {"表", "报表", "决算表", "决算报表", "公开表", "附表"};
    gk_title_prefix prefix;
    if (!gk_title_prefix_read(stem, strlen(stem), &prefix))
        return false;
    if (!*prefix.name || gk_title_prefix_is_unit(prefix.name))
        return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t length = strlen(prefix.name), n = strlen(names[i]);
        if (!gk_ends_with(prefix.name, names[i]))
            continue;
        gk_title_prefix before;
        if (gk_title_prefix_read(prefix.name, length - n, &before) &&
            (!*before.name || gk_title_prefix_is_unit(before.name)))
            return true;
    }
    return false;
}

static bool names_other(const gk_scan *scan, uint32_t row, const char *stem) {
    return !is_sentence(stem) && !names_all_tables(stem) && !title_in(scan, row, stem).form;
}

bool gk_title_is_other(const gk_scan *scan, const gk_cell *cell) {
    char stem[LONGEST + 1];
    return stem_of_unknown(scan, cell, stem) && names_other(scan, cell->row, stem);
}

bool gk_title_key_is_other(const gk_scan *scan, const char *key) {
    char stem[LONGEST + 1];
    return read_stem(key, stem) && names_other(scan, 0, stem);
}

bool gk_title_is_varied(const gk_scan *scan, const gk_cell *cell) {
    char stem[LONGEST + 1];
    return stem_of_unknown(scan, cell, stem) && title_in(scan, cell->row, stem).form;
}
