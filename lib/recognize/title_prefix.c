/* What stands before the words of a title. Whatever is no number, no year, no unit's name and not
 * the word 部门 makes another table of it: 项目收入支出决算表 is not 收入支出决算表. */
#include "recognize/title_prefix.h"

#include "base/enumerator.h"
#include "base/words.h"
#include <stdio.h>
#include <string.h>

static void cut(char *at, size_t length) {
    memmove(at, at + length, strlen(at + length) + 1);
}

/* ---- years and numbers ---------------------------------------------------------------------- */

/* The digit at `at`, 4 or 四, and its length; -1 if there is none. */
static int digit_at(const char *at, size_t *length) {
    static const char *const hanzi[] = {"〇", "一", "二", "三", "四", "五",
                                        "六", "七", "八", "九", "○",  "零"};
    *length = 1;
    if (*at >= '0' && *at <= '9')
        return *at - '0';
    for (int i = 0; i < 12; i++)
        if (gk_begins_with(at, hanzi[i])) {
            *length = strlen(hanzi[i]);
            return i % 10 == i ? i : 0;
        }
    return -1;
}

/* 2024年, 2024年度, 二〇二四年度: its length, 0 if there is none. */
static size_t year_length(const char *at, int *year) {
    size_t used = 0, n;
    *year = 0;
    for (int i = 0; i < 4; i++) {
        int digit = digit_at(at + used, &n);
        if (digit < 0)
            return 0;
        *year = *year * 10 + digit;
        used += n;
    }
    if (*year < 1900 || *year > 2200 || !gk_begins_with(at + used, "年"))
        return 0;
    used += strlen("年");
    return gk_begins_with(at + used, "度") ? used + strlen("度") : used;
}

static bool take_year(gk_title_prefix *prefix) {
    for (char *at = prefix->name; *at && !prefix->year; at++) {
        int year;
        size_t length = year_length(at, &year);
        if (!length)
            continue;
        prefix->year = year;
        cut(at, length);
        return true;
    }
    return false;
}

/* Digits, their separators and, behind a label, hanzi: the length of a number. */
static size_t digits_length(const char *at, bool hanzi, size_t *digits) {
    size_t used = 0, n;
    for (*digits = 0;; used += n) {
        if (at[used] && strchr("-.:/_", at[used]))
            n = 1;
        else if (gk_begins_with(at + used, "、"))
            n = strlen("、");
        else if (digit_at(at + used, &n) >= 0 && (hanzi || n == 1))
            ++*digits;
        else if (hanzi && gk_begins_with(at + used, "十"))
            n = strlen("十");
        else
            return used;
    }
}

/* 附件2-1:, 表三, 03: their length; a label without a number needs its colon. 三亚 begins with no number,
 * nor 120急救中心. */
static size_t number_length(const char *at) {
    static const char *const labels[] = {"附件", "附表", "附", "表", "财决", "序号"};
    size_t label = 0, digits;
    for (size_t i = 0; i < sizeof labels / sizeof *labels && !label; i++)
        label = gk_begins_with(at, labels[i]) ? strlen(labels[i]) : 0;
    size_t used = label + digits_length(at + label, label > 0, &digits);
    if (label)
        return digits || (used > label && at[used - 1] == ':') ? used : 0;
    return digits <= 2 || used > digits ? used : 0;
}

static bool take_number(gk_title_prefix *prefix) {
    const char *behind = gk_behind_enumerator(prefix->name);
    size_t length = (size_t)(behind - prefix->name);
    int year;
    if (!length && !year_length(prefix->name, &year))
        length = number_length(prefix->name);
    cut(prefix->name, length);
    return length > 0;
}

/* ---- words that say nothing ----------------------------------------------------------------- */

static bool take_word(gk_title_prefix *prefix) {
    static const char *const words[] = {
        "本部门", "部门",   "本单位", "单位", "决算公开表", "公开", "决算", "年度", "度", "的",
        "(部门)", "(单位)", "()",     "-",    ":",          "《",   "、",   ".",    ",",  "_"};
    char *name = prefix->name;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]), length = strlen(name);
        if (gk_begins_with(name, words[i])) {
            cut(name, n);
            return true;
        }
        if (gk_ends_with(name, words[i])) {
            name[length - n] = '\0';
            return true;
        }
    }
    return false;
}

bool gk_title_prefix_read(const char *key, size_t length, gk_title_prefix *prefix) {
    *prefix = (gk_title_prefix){0};
    if (length >= sizeof prefix->name)
        return false;
    memcpy(prefix->name, key, length);
    prefix->name[length] = '\0';
    while (*prefix->name && (take_year(prefix) || take_number(prefix) || take_word(prefix)))
        ;
    return true;
}

/* ---- names of units ------------------------------------------------------------------------- */

/* 示例局(本级) without its brackets. */
static void drop_brackets(char *name) {
    char *open = strrchr(name, '(');
    if (open && open > name && name[strlen(name) - 1] == ')')
        *open = '\0';
}

static bool has_unit_ending(const char *name) {
    static const char *const endings[] = {
        "局",   "委",   "办",   "院",   "厅",   "会",   "校",   "馆",   "中心", "站",
        "所",   "队",   "公司", "政府", "园",   "机关", "室",   "处",   "署",   "部",
        "社",   "台",   "团",   "学",   "集团", "街道", "纪委", "党委", "党组", "支部",
        "林场", "农场", "牧场", "渔场", "监狱", "基地", "本级", "剧场"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (gk_ends_with(name, endings[i]) && strlen(name) > strlen(endings[i]))
            return true;
    return false;
}

/* 全部, 项目部: words that end like a unit's name; and words of other tables before one. */
static bool is_no_unit(const char *name) {
    static const char *const endings[] = {"全部", "内部", "外部", "项目部", "行政机关", NULL};
    static const char *const words[] = {"情况",   "支出", "决算", "拨款", "三公", "会议费",
                                        "培训费", "、",   ",",    "。",   ";",    NULL};
    static const char *const place_level[] = {"省本级", "市本级", "县本级", "区本级",
                                              "镇本级", "乡本级", NULL};
    for (size_t i = 0; endings[i]; i++)
        if (strcmp(name, endings[i]) == 0)
            return true;
    for (size_t i = 0; place_level[i]; i++)
        if (gk_ends_with(name, place_level[i]))
            return true;
    return gk_has_any(name, words);
}

bool gk_title_prefix_is_unit(const char *name) {
    char bare[256];
    snprintf(bare, sizeof bare, "%s", name);
    drop_brackets(bare);
    if (strcmp(bare, "(本级)") == 0 || strcmp(bare, "(汇总)") == 0 || strcmp(bare, "本级") == 0)
        return true;
    return has_unit_ending(bare) && !is_no_unit(bare);
}

static bool names_a_place(const char *name) {
    static const char *const ends[] = {"省", "市", "县", "区", "州",  "盟",
                                       "旗", "镇", "乡", "村", "街道"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (gk_ends_with(name, ends[i]))
            return true;
    return false;
}

bool gk_title_prefix_is_department(const char *name, const char *department) {
    char bare[256];
    snprintf(bare, sizeof bare, "%s", name);
    drop_brackets(bare);
    return *department && (strcmp(name, department) == 0 || strcmp(bare, department) == 0 ||
                           (gk_begins_with(department, name) && names_a_place(name)));
}
