#include "report/money_unit.h"

#include "base/utf8.h"
#include <stddef.h>
#include <stdio.h>
#include <string.h>

/* Longer names before those they end with. */
static const struct {
    const char *word, *unit;
    int power;
} units[] = {{"百万元", "百万元", 2}, {"百万圆", "百万元", 2}, {"万元", "万元", 0},
             {"万圆", "万元", 0},     {"萬元", "万元", 0},     {"千元", "千元", -1},
             {"千圆", "千元", -1},    {"百元", "百元", -2},    {"百圆", "百元", -2},
             {"亿元", "亿元", 4},     {"亿圆", "亿元", 4},     {"元", "元", -4},
             {"圆", "元", -4}};
enum { UNITS = sizeof units / sizeof *units };

static const char *const own_currency[] = {"人民币", "RMB", "rmb", "CNY", "¥", "￥", NULL};

static const char *const other_currencies[] = {
    "美元",   "欧元",   "日元", "港元", "港币", "英镑", "澳元", "加元", "美金", "外币",
    "万美元", "亿美元", "USD",  "EUR",  "JPY",  "HKD",  "GBP",  "$",    NULL};

static const char *const counted[] = {"平方米", "批次", "人次", "台(套)", "台套", "辆", "台",
                                      "套",     "个",   "人",   "次",     "件",   "户", "项",
                                      "家",     "艘",   "架",   "名",     "批",   NULL};

const char *gk_amount_unit(const gk_table *table) {
    return table->amount_unit ? table->amount_unit : "万元";
}

static const char *skip(const char *at, const char *word) {
    size_t n = strlen(word);
    return strncmp(at, word, n) == 0 ? at + n : at;
}

static const char *skip_any(const char *at, const char *const *words) {
    for (; *words; words++)
        if (skip(at, *words) != at)
            return skip(at, *words);
    return at;
}

static const char *skip_all(const char *at, const char *const *words) {
    for (const char *before = NULL; before != at;) {
        before = at;
        at = skip_any(at, words);
    }
    return at;
}

/* The unit that `at` begins with; *behind gets what follows it. */
static const char *unit_at(const char *at, const char **behind, int *power) {
    for (size_t i = 0; i < UNITS; i++) {
        *behind = skip(at, units[i].word);
        *power = units[i].power;
        if (*behind != at)
            return units[i].unit;
    }
    return NULL;
}

bool gk_unit_power(const char *unit, int *power) {
    const char *behind;
    int found;
    if (!unit_at(skip_any(unit, own_currency), &behind, &found) || *behind)
        return false;
    *power = found;
    return true;
}

int gk_amount_power(const gk_table *table) {
    int power = 0;
    gk_unit_power(gk_amount_unit(table), &power);
    return power;
}

gk_decimal gk_amount_rounding(gk_decimal printed, int power) {
    enum { DECIMALS = 2, FROM_YUAN = 4 };
    int finest = DECIMALS + FROM_YUAN + power;
    int scale = printed.scale < finest ? printed.scale : finest;
    return (gk_decimal){5, 1 + (scale < DECIMALS ? DECIMALS : scale)};
}

const char *gk_unit_name(size_t i) {
    static const char *const names[] = {"万元", "元", "千元", "百元", "百万元", "亿元"};
    return i < sizeof names / sizeof *names ? names[i] : NULL;
}

const char *gk_unit_of_word(const char *word) {
    int power;
    if (strcmp(word, "yuan") == 0)
        return "元";
    if (strcmp(word, "wan") == 0)
        return "万元";
    for (size_t i = 0; gk_unit_name(i); i++)
        if (strcmp(gk_unit_name(i), word) == 0 && gk_unit_power(word, &power))
            return gk_unit_name(i);
    return NULL;
}

/* ---- what stands around a unit -------------------------------------------------------------- */

static const char *const openings[] = {"(", "[", "{", "<", "【", "〔", "〖", "〈", "《", NULL};
static const char *const closings[] = {")", "]", "}", ">", "】", "〕", "〗", "〉", "》", NULL};

/* Between the word and the unit. A sign or a verb must stand there, unless the word is 单位. */
static const char *const links[] = {
    ":",    ";",    "=",    "-",    ",",    ".",  "/",  "|",    "~",    "_",    "、", "均为",
    "均以", "均按", "皆为", "都为", "都是", "为", "是", "统一", "一律", "全部", "均", "采用",
    "使用", "以",   "按",   "(",    "[",    "【", "〔", "{",    "<",    NULL};

/* A unit is followed by nothing, a sign, or one of these: 元氏县 is a place, 万元以上 an amount. */
static const char *const sequels[] = {"币种", "货币", "、", "。", "】", "〕", "〗", "〉", "》",
                                      "和",   "及",   "与", "整", "编", "(",  "的", NULL};

static bool names_another(const char *behind) {
    static const char *const joints[] = {"、", "或", "和", "及", "与", ")",
                                         "(",  "/",  ",",  ";",  NULL};
    const char *at = skip_all(behind, joints), *rest;
    int power;
    at = skip_any(at, own_currency);
    return at != behind && unit_at(at, &rest, &power);
}

/* 元/人: so much for each. 元/辆 means money and cars. */
static bool is_rate(const char *behind) {
    static const char *const each[] = {"/人", "/次",     "/天",   "/日", "/月",
                                       "/年", "/平方米", "/公里", NULL};
    return skip_any(behind, each) != behind;
}

static bool ends_unit(const char *behind) {
    if (names_another(behind) || is_rate(behind))
        return false;
    return !*behind || strchr(")(]}>/,;|.!?", *behind) || skip_any(behind, sequels) != behind;
}

/* 辆、台、 before a unit of money. */
static const char *skip_counted(const char *at) {
    static const char *const joints[] = {"、", ",", "/", "和", "及", ";", NULL};
    const char *behind;
    while ((behind = skip_any(at, counted)) != at && skip_any(behind, joints) != behind)
        at = skip_any(behind, joints);
    return at;
}

/* ---- statements ----------------------------------------------------------------------------- */

typedef enum label {
    LABEL_NONE,
    LABEL_UNIT, /**< 单位, whatever stands before it. */
    LABEL_MONEY /**< 金额, 币种, 人民币: needs a link behind it. */
} label;

static label label_at(const char *at, const char **behind) {
    static const char *const of_unit[] = {"单位", "單位", NULL};
    static const char *const of_money[] = {"金额", "币种", "币别", "货币", "本位币", "计价", NULL};
    if ((*behind = skip_any(at, of_unit)) != at)
        return LABEL_UNIT;
    if ((*behind = skip_any(at, of_money)) != at || (*behind = skip_any(at, own_currency)) != at)
        return LABEL_MONEY;
    return LABEL_NONE;
}

/* 为单位 and the like behind a unit. */
static const char *skip_as_unit(const char *at) {
    static const char *const as[] = {
        "为单位",   "为计量单位", "为金额单位", "为货币单位", "为计价单位", "作单位",
        "作为单位", "为计算单位", "为一单位",   "计价",       "列示",       "列报",
        "反映",     "填列",       "填报",       "计",         NULL};
    return skip_any(at, as);
}

static gk_unit_said strange(const char *at, const char **behind, char unit[GK_UNIT_MAX]) {
    *behind = skip_any(at, other_currencies);
    if (*behind == at)
        return GK_UNIT_NOTHING;
    snprintf(unit, GK_UNIT_MAX, "%.*s", (int)(*behind - at), at);
    return GK_UNIT_STRANGE;
}

/* A unit and what may follow it. */
static gk_unit_said take(const char *at, const char **behind, char unit[GK_UNIT_MAX]) {
    int power;
    const char *name = unit_at(at, behind, &power);
    if (!name || (!ends_unit(*behind) && skip_as_unit(*behind) == *behind))
        return GK_UNIT_NOTHING;
    strcpy(unit, name);
    *behind = skip_as_unit(*behind);
    return GK_UNIT_KNOWN;
}

/* A label at `at` with the unit behind it; 币种:人民币 may stand between the two. */
static gk_unit_said labelled(const char *at, const char **behind, char unit[GK_UNIT_MAX]) {
    label what = label_at(at, &at);
    for (unsigned labels = 0; what != LABEL_NONE && labels < 4; labels++) {
        const char *value = skip_all(at, links), *next;
        bool linked = value != at;
        value = skip_counted(value);
        if (linked || what == LABEL_UNIT || labels > 0) {
            const char *bare = skip_all(skip_any(value, own_currency), links);
            gk_unit_said said = take(bare, behind, unit);
            if (said == GK_UNIT_NOTHING)
                said = strange(value, behind, unit);
            if (said != GK_UNIT_NOTHING)
                return said;
        }
        what = label_at(value, &next);
        at = next;
    }
    return GK_UNIT_NOTHING;
}

/* 以元为单位, 按万元列示, and 元为单位 behind no number. */
static gk_unit_said as_unit(const char *at, const char **behind, char unit[GK_UNIT_MAX]) {
    static const char *const as[] = {"以", "按", "采用", "使用", NULL};
    int power;
    const char *name = unit_at(skip_any(skip_any(at, as), own_currency), behind, &power);
    const char *end = name ? skip_as_unit(*behind) : NULL;
    if (!name || end == *behind || (skip_any(at, as) == at && skip(*behind, "为") == *behind))
        return GK_UNIT_NOTHING;
    strcpy(unit, name);
    *behind = end;
    return GK_UNIT_KNOWN;
}

/* The start of the next character. */
static const char *next_character(const char *at) {
    for (at++; ((unsigned char)*at & 0xC0) == 0x80; at++)
        ;
    return at;
}

/* 十万元 is no 万元. */
static bool is_numeral(const char *at, size_t length) {
    static const char *const numerals[] = {"十", "百", "千", "万", "亿", "几", "数", "两", NULL};
    for (size_t i = 0; numerals[i]; i++)
        if (length == strlen(numerals[i]) && memcmp(at, numerals[i], length) == 0)
            return true;
    return length == 1 && ((*at >= '0' && *at <= '9') || *at == '.');
}

gk_unit_said gk_unit_find(const char **at, char unit[GK_UNIT_MAX]) {
    bool numeral = false;
    for (const char *p = *at; *p;) {
        const char *behind;
        gk_unit_said said = labelled(p, &behind, unit);
        if (said == GK_UNIT_NOTHING && !numeral)
            said = as_unit(p, &behind, unit);
        if (said != GK_UNIT_NOTHING) {
            *at = behind;
            return said;
        }
        numeral = is_numeral(p, (size_t)(next_character(p) - p));
        p = next_character(p);
    }
    return GK_UNIT_NOTHING;
}

/* ---- a cell that states it ------------------------------------------------------------------ */

/* 本套报表金额 before 单位: whose unit it is. */
static const char *skip_whose(const char *at) {
    static const char *const whose[] = {"本套", "全套",   "本",   "报表", "表内", "表中", "表",
                                        "各",   "数据",   "资金", "列报", "金额", "货币", "计量",
                                        "计价", "人民币", "以下", "所有", "全部", "决算", NULL};
    return skip_all(at, whose);
}

/* What a label says that is no unit known: 美元, 元、万元, 十万元, 万. */
static gk_unit_said read_strange(const char *value, label what, bool of_money,
                                 char unit[GK_UNIT_MAX]) {
    enum { LONGEST = 18 };
    static const char *const cut[] = {"万",   "千", "百", "亿", "十万", "百万",
                                      "千万", "角", "分", "%",  "‰",    NULL};
    char text[GK_UNIT_MAX];
    size_t n = strlen(value);
    const char *behind;
    int power;
    if (unit_at(value, &behind, &power) && is_rate(behind))
        return GK_UNIT_CURRENCY;
    if (!n || n > LONGEST || strpbrk(value, "0123456789"))
        return GK_UNIT_NOTHING;
    strcpy(text, value);
    while (n && strchr(")]}>", text[n - 1]))
        text[--n] = '\0';
    if (!n)
        return GK_UNIT_NOTHING;
    const char *currency = skip_any(text, own_currency);
    if (currency != text && !*currency && what == LABEL_MONEY)
        return GK_UNIT_CURRENCY;
    bool in_yuan = n >= 3 && (strcmp(text + n - 3, "元") == 0 || strcmp(text + n - 3, "圆") == 0);
    bool money =
        of_money || in_yuan || currency != text || skip_any(text, other_currencies) != text;
    for (size_t i = 0; cut[i]; i++)
        money = money || strcmp(text, cut[i]) == 0;
    if (!money)
        return GK_UNIT_NOTHING;
    strcpy(unit, text);
    return GK_UNIT_STRANGE;
}

static bool is_counted(const char *value) {
    const char *last = skip_counted(value), *behind = skip_any(last, counted);
    return behind != last && !*skip_all(behind, closings);
}

static gk_unit_said read_bare(const char *key, char unit[GK_UNIT_MAX]) {
    int power;
    const char *behind, *at = skip_all(skip_any(skip_any(key, openings), own_currency), openings);
    const char *name = unit_at(at, &behind, &power);
    if (!name || *skip_all(behind, closings))
        return GK_UNIT_NOTHING;
    strcpy(unit, name);
    return GK_UNIT_KNOWN;
}

/* The last label that stands before anything but what says whose unit it is; *value gets what follows
 * it, *of_money whether it can be no name of an office. */
static label last_label(const char *inside, const char *start, const char **value, bool *of_money) {
    label last = LABEL_NONE;
    const char *behind;
    *of_money = false;
    *value = start;
    for (const char *at = inside; at <= start && *at; at = next_character(at)) {
        label what = label_at(at, &behind);
        if (what == LABEL_NONE)
            continue;
        last = what;
        *value = behind;
        *of_money = strncmp(at, "币", 3) == 0 || (what == LABEL_UNIT && at != inside);
    }
    return last;
}

gk_unit_said gk_unit_read(const char *key, char unit[GK_UNIT_MAX]) {
    const char *inside = skip_any(key, openings), *start = skip_whose(inside), *behind, *value;
    bool of_money;
    gk_unit_said said = read_bare(key, unit);
    if (said == GK_UNIT_NOTHING)
        said = as_unit(start, &behind, unit);
    for (const char *at = inside; *at && at <= start && said == GK_UNIT_NOTHING;
         at = next_character(at))
        said = labelled(at, &behind, unit);
    label what = last_label(inside, start, &value, &of_money);
    if (said != GK_UNIT_NOTHING || what == LABEL_NONE)
        return said;
    const char *after = skip_all(value, links);
    if (after == value || !*after)
        return GK_UNIT_NOTHING;
    if (!is_counted(after))
        return read_strange(after, what, of_money, unit);
    size_t length = strlen(after);
    length = length < GK_UNIT_MAX ? length : gk_utf8_cut(after, GK_UNIT_MAX - 1);
    snprintf(unit, GK_UNIT_MAX, "%.*s", (int)length, after);
    return GK_UNIT_COUNTS;
}

/* ---- a unit behind a heading ---------------------------------------------------------------- */

static const char *last_opening(const char *key) {
    const char *last = NULL;
    for (const char *at = key; *at; at = next_character(at))
        if (skip_any(at, openings) != at)
            last = at;
    return last;
}

static bool ends_closed(const char *key) {
    size_t n = strlen(key);
    for (size_t i = 0; closings[i]; i++) {
        size_t m = strlen(closings[i]);
        if (m < n && strcmp(key + n - m, closings[i]) == 0)
            return true;
    }
    return false;
}

/* A bracket with nothing but a unit in it. */
static const char *bracketed(const char *key, char unit[GK_UNIT_MAX]) {
    const char *open = ends_closed(key) ? last_opening(key) : NULL;
    const char *outer = open;
    if (!open || open == key)
        return NULL;
    if (gk_unit_read(open, unit) == GK_UNIT_KNOWN)
        return open;
    /* 项目(单位:人民币(元)) */
    for (const char *at = key; at < open; at = next_character(at))
        if (skip_any(at, openings) != at && at != key) {
            outer = at;
            break;
        }
    return outer != open && gk_unit_read(outer, unit) == GK_UNIT_KNOWN ? outer : NULL;
}

/* 金额:元, 决算数/万元, 项目单位:元: from the sign on, or from 单位 and what makes it one of money. */
static const char *trailing(const char *key, char unit[GK_UNIT_MAX]) {
    static const char *const before[] = {"金额", "货币", "计量", "计价", NULL};
    static const char signs[] = ":;=/,_|-";
    for (const char *at = next_character(key); *at; at = next_character(at)) {
        const char *money = skip_any(at, before);
        bool labelled_unit = skip(money, "单位") != money && skip(money, "单位名称") == money;
        if (labelled_unit && gk_unit_read(at, unit) == GK_UNIT_KNOWN)
            return at;
        if (strchr(signs, *at) && read_bare(at + 1, unit) == GK_UNIT_KNOWN)
            return at;
    }
    return NULL;
}

const char *gk_unit_suffix(const char *key, char unit[GK_UNIT_MAX]) {
    if (!*key)
        return NULL;
    const char *at = bracketed(key, unit);
    return at ? at : trailing(key, unit);
}
