#include "finding/findings.h"

#include "base/arena.h"
#include "base/utf8.h"
#include <gongkai/address.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const gk_finding_description kinds[GK_FINDING_COUNT] = {
    [GK_FINDING_ENCODING_DOUBTFUL] =
        {"encoding-doubtful", GK_SEVERITY_WARN,
         "read as UTF-8, but so short that it could be GB18030 as well; --encoding settles it",
         "按 UTF-8 读取，但文字太短，也可能是 GB18030；可用 --encoding 指定"},
    [GK_FINDING_CODEPAGE_DOUBTFUL] =
        {"codepage-doubtful", GK_SEVERITY_WARN,
         "its code page is missing or contradicts its fonts; its texts "
         "were read as {1}; --codepage "
         "settles it",
         "代码页缺失或与字体不符，文字按 {1} 读取；可用 --codepage 指定"},
    [GK_FINDING_FORMULA_UNSAVED] =
        {"formula-unsaved", GK_SEVERITY_WARN,
         "formulas without a stored result: {1}, this is the first; open the file in Excel or WPS "
         "and save it again",
         "没有保存计算结果的公式：{1}个，这是第一个；请用 Excel 或 WPS 打开后重新保存"},
    [GK_FINDING_HIDDEN] = {"hidden", GK_SEVERITY_INFO,
                           "{1} is hidden here; it was read all the same",
                           "此处的{1}被隐藏，仍已读取"},
    [GK_FINDING_FORMULA] = {"formula", GK_SEVERITY_INFO, "formulas: {1}, this is the first",
                            "公式：{1}个，这是第一个"},
    [GK_FINDING_MACRO] = {"macro", GK_SEVERITY_INFO, "the workbook has macros", "工作簿含有宏"},
    [GK_FINDING_EXTERNAL_LINK] = {"external-link", GK_SEVERITY_INFO,
                                  "the workbook refers to other files", "工作簿引用了其他文件"},
    [GK_FINDING_COMMENT] = {"comment", GK_SEVERITY_INFO,
                            "sheets with comments: {1}, this is the first",
                            "有批注的工作表：{1}个，这是第一个"},
    [GK_FINDING_EMBEDDED_OBJECT] = {"embedded-object", GK_SEVERITY_INFO,
                                    "an object of another program is embedded", "含有嵌入的对象"},
    [GK_FINDING_PERSON_NAMED] = {"person-named", GK_SEVERITY_INFO,
                                 "the properties of the file name a person ({1})",
                                 "文档属性中有个人姓名（{1}）"},
    [GK_FINDING_PAGE_SETUP] =
        {"page-setup", GK_SEVERITY_INFO,
         "{1} of {2} sheets are not set up to print on A4, fitted to the width; "
         "this is the first",
         "{2}个工作表中有{1}个未设置为按 A4 纸宽打印，这是第一个"},
    [GK_FINDING_UNPLACED] = {"unplaced", GK_SEVERITY_ERROR,
                             "“{1}” stands inside {2} but has no place there",
                             "“{1}”位于{2}之内，但无法归位"},
    [GK_FINDING_NOT_A_NUMBER] = {"not-a-number", GK_SEVERITY_ERROR,
                                 "“{1}” is not a well-formed number", "“{1}”不是规范的数字"},
    [GK_FINDING_SHOWN_OTHERWISE] = {"shown-otherwise", GK_SEVERITY_ERROR,
                                    "shows “{1}” but holds {2}: its number format scales it",
                                    "显示为“{1}”，实际存的是{2}：数字格式按比例缩放了它"},
    [GK_FINDING_COUNT_NOT_WHOLE] = {"count-not-whole", GK_SEVERITY_ERROR,
                                    "a count must be whole, not “{1}”",
                                    "数量应为整数，而不是“{1}”"},
    [GK_FINDING_CODE_INVALID] = {"code-invalid", GK_SEVERITY_ERROR,
                                 "“{1}” is no 科目代码 (3, 5 or 7 digits)",
                                 "“{1}”不是科目代码（应为3、5或7位数字）"},
    [GK_FINDING_ROW_TWICE] = {"row-twice", GK_SEVERITY_ERROR, "row {1} stands twice in {2}",
                              "{2}中第二次出现“{1}”行"},
    [GK_FINDING_ROW_MISSING] = {"row-missing", GK_SEVERITY_WARN,
                                "{2} lacks the row {1}; it is left blank", "{2}缺少“{1}”行，留空"},
    [GK_FINDING_ROW_UNKNOWN] = {"row-unknown", GK_SEVERITY_ERROR, "{2} has no row {1}",
                                "{2}没有“{1}”行"},
    [GK_FINDING_ROW_DROPPED] = {"row-dropped", GK_SEVERITY_WARN,
                                "{2} has no row {1}; it has no figures and was left out",
                                "{2}没有“{1}”行，该行无数据，已略去"},
    [GK_FINDING_LABEL_UNKNOWN] = {"label-unknown", GK_SEVERITY_WARN,
                                  "“{1}” is placed by its number as “{2}”", "“{1}”按编号归入“{2}”"},
    [GK_FINDING_LABEL_RENAMED] = {"label-renamed", GK_SEVERITY_WARN,
                                  "“{1}” is what other years call “{2}”",
                                  "“{1}”是“{2}”在其他年度的名称"},
    [GK_FINDING_LABEL_JOINED] = {"label-joined", GK_SEVERITY_INFO,
                                 "a label on several lines was joined: “{1}”",
                                 "分行的名称已合并：“{1}”"},
    [GK_FINDING_LINE_NUMBER] = {"line-number", GK_SEVERITY_WARN,
                                "行次 “{1}” where the form has {2}", "行次为“{1}”，表式应为{2}"},
    [GK_FINDING_LINE_ORDER] = {"line-order", GK_SEVERITY_WARN,
                               "行次 {1} of “{2}” does not come after the one above",
                               "“{2}”的行次{1}未接续上一行"},
    [GK_FINDING_COLUMN_NUMBER] = {"column-number", GK_SEVERITY_WARN,
                                  "栏次 “{1}” where the form has {2}", "栏次为“{1}”，表式应为{2}"},
    [GK_FINDING_COLUMN_MISSING] = {"column-missing", GK_SEVERITY_ERROR, "{2} lacks the column {1}",
                                   "{2}缺少“{1}”栏"},
    [GK_FINDING_HEADER_UNKNOWN] = {"header-unknown", GK_SEVERITY_ERROR,
                                   "{1} is named here, but no header of it was found below",
                                   "此处有{1}的表名，但其下未找到该表表头"},
    [GK_FINDING_HEADER_AGAINST_TITLE] = {"header-against-title", GK_SEVERITY_ERROR,
                                         "the title says {1}, the header is that of {2}",
                                         "表名为{1}，表头却是{2}"},
    [GK_FINDING_TABLE_AMBIGUOUS] = {"table-ambiguous", GK_SEVERITY_ERROR,
                                    "an untitled table that could be {1}; --role names it",
                                    "无表名，可能是{1}；请用 --role 指定"},
    [GK_FINDING_NUMBER_AGAINST_TITLE] = {"number-against-title", GK_SEVERITY_WARN,
                                         "{1} stands over {2}, which is {3} in this form",
                                         "表号为{1}，而{2}在本表式中是{3}"},
    [GK_FINDING_PROFILE_DOUBTFUL] =
        {"profile-doubtful", GK_SEVERITY_WARN,
         "read by the profile {1}, but {2} fits as well; --from settles it",
         "按版式{1}读取，但也符合{2}；可用 --from 指定"},
    [GK_FINDING_FORM_MIXED] =
        {"form-mixed", GK_SEVERITY_WARN,
         "{1} has the form of {2}, the report that of {3}; it was kept as it is",
         "{1}是{2}的表式，而本决算是{3}的表式；按原表式保留"},
    [GK_FINDING_NOT_APPLICABLE] = {"not-applicable", GK_SEVERITY_INFO, "“{1}” was taken as ——",
                                   "“{1}”按“——”处理"},
    [GK_FINDING_FIGURE_AS_TEXT] = {"figure-as-text", GK_SEVERITY_INFO,
                                   "figures of {2} that are texts with thousands separators: {1}, "
                                   "this is the first",
                                   "{2}中存为文本并带千分位的金额：{1}个，这是第一个"},
    [GK_FINDING_LABEL_SPACED] = {"label-spaced", GK_SEVERITY_INFO,
                                 "names of {2} with stray spaces: {1}, this is the first",
                                 "{2}中含多余空格的名称：{1}个，这是第一个"},
    [GK_FINDING_HEAD_CONTRADICTED] =
        {"head-contradicted", GK_SEVERITY_ERROR,
         "“{1}” contradicts what {2} says of its unit, year or department elsewhere",
         "“{1}”与{2}别处注明的单位、年度或部门不一致"},
    [GK_FINDING_TITLE_UNKNOWN] = {"title-unknown", GK_SEVERITY_ERROR,
                                  "“{1}” is no table known here, though its header reads like {2}",
                                  "“{1}”不是已知的表，但表头与{2}相同"},
    [GK_FINDING_ROWS_TOO_MANY] = {"rows-too-many", GK_SEVERITY_ERROR,
                                  "{1} has more than 10000 rows", "{1}超过10000行"},
    [GK_FINDING_THOUSANDS_SPLIT] = {"thousands-split", GK_SEVERITY_ERROR,
                                    "“{1}” look like figures parted at an unquoted thousands comma",
                                    "“{1}”像是被未加引号的千分位逗号拆开的数字"},
    [GK_FINDING_TABLE_EMPTY] = {"table-empty", GK_SEVERITY_ERROR,
                                "no row of {1} was found under its header",
                                "{1}的表头下没有找到任何一行"},
    [GK_FINDING_UNIT_MISSING] = {"unit-missing", GK_SEVERITY_WARN,
                                 "{1} has no unit line; its figures are taken as {2}",
                                 "{1}没有金额单位，按{2}处理"},
    [GK_FINDING_UNIT_UNKNOWN] = {"unit-unknown", GK_SEVERITY_ERROR, "unknown unit “{1}”",
                                 "未知的金额单位“{1}”"},
    [GK_FINDING_UNIT_MIXED] =
        {"unit-mixed", GK_SEVERITY_ERROR,
         "{1} has no unit line, but other tables of the report are not in 万元",
         "{1}没有金额单位，而同一决算的其他表不以万元为单位"},
    [GK_FINDING_UNIT_CONTRADICTED] =
        {"unit-contradicted", GK_SEVERITY_ERROR,
         "{2} here, and {3} for the same in {1}: one of the two is in another unit than it says",
         "此处为{2}，而{1}中同一数字为{3}：其中一张表的金额单位有误"},
    [GK_FINDING_UNIT_CONVERTED] = {"unit-converted", GK_SEVERITY_INFO,
                                   "{1} is in {2}; its amounts were converted to {3}",
                                   "{1}以{2}为单位，金额已换算为{3}"},
    [GK_FINDING_ROUNDED] = {"rounded", GK_SEVERITY_INFO, "{1} became {2} by rounding half up",
                            "{1}四舍五入为{2}"},
    [GK_FINDING_TABLE_TWICE] = {"table-twice", GK_SEVERITY_INFO,
                                "{1} stands twice with equal values", "{1}出现两次，数值相同"},
    [GK_FINDING_TABLE_CONTRADICTED] = {"table-contradicted", GK_SEVERITY_ERROR,
                                       "{1} stands twice and differs: {2} here, {3} there",
                                       "{1}出现两次且不一致：此处{2}，另一处{3}"},
    [GK_FINDING_TABLE_CONTINUED] = {"table-continued", GK_SEVERITY_INFO,
                                    "{1} goes on here; its rows were joined",
                                    "{1}在此处续表，已合并各行"},
    [GK_FINDING_TABLE_MISSING] = {"table-missing", GK_SEVERITY_WARN, "not found in the inputs: {1}",
                                  "输入中没有：{1}"},
    [GK_FINDING_TABLE_HOMELESS] =
        {"table-homeless", GK_SEVERITY_ERROR,
         "{1} does not say whose it is, and the inputs hold several reports",
         "{1}未注明部门或年度，而输入中有多份决算"},
    [GK_FINDING_TABLE_VERBATIM] = {"table-kept", GK_SEVERITY_WARN,
                                   "“{1}” is in no profile; it was kept whole, as an extra sheet",
                                   "“{1}”不在任何版式中，已原样保留为附加工作表"},
    [GK_FINDING_LEFT_OVER] = {"left-over", GK_SEVERITY_WARN,
                              "{1} of {2} has no place in {3}; it was kept as a leftover",
                              "{2}的“{1}”在{3}中没有位置，已列入遗留"},
    [GK_FINDING_TABLE_LEFT_OVER] =
        {"table-left-over", GK_SEVERITY_WARN,
         "{2} has no such table as {1}; its {3} values were kept as leftovers",
         "{2}中没有{1}，其{3}个数值已列入遗留"},
    [GK_FINDING_ROWS_MERGED] = {"rows-merged", GK_SEVERITY_INFO,
                                "{1} of {2} is one row with another now; they were added up to {3}",
                                "{2}的“{1}”已与另一行合并，合计{3}"},
    [GK_FINDING_ROW_SPLIT] =
        {"row-split", GK_SEVERITY_INFO,
         "{1} of {2} was taken from here: it is part of {3}, which is several rows now",
         "{2}的“{1}”取自此处：原“{3}”现分为几行"},
    [GK_FINDING_MEANING_CHANGED] =
        {"meaning-changed", GK_SEVERITY_WARN,
         "figures of {1} mean something else in this form; it says so: {2}",
         "{1}的数据口径与本表式不同，已注明：{2}"},
    [GK_FINDING_REPORT_APART] =
        {"report-apart", GK_SEVERITY_WARN,
         "{1} is of {2}, all others are of {3}: is its year or name a slip?",
         "{1}属于{2}，其余各表属于{3}：年度或部门名称是否有误？"},
    [GK_FINDING_DEPARTMENT_MISSING] = {"department-missing", GK_SEVERITY_WARN,
                                       "no 部门名称 was found; --department gives it",
                                       "未找到部门名称；可用 --department 指定"},
    [GK_FINDING_YEAR_MISSING] = {"year-missing", GK_SEVERITY_WARN,
                                 "no 年度 was found; --year gives it",
                                 "未找到年度；可用 --year 指定"},
};

struct gk_findings {
    gk_arena arena;
    gk_finding *items;
    size_t count, capacity;
};

const gk_finding_description *gk_finding_kinds(size_t *count) {
    *count = GK_FINDING_COUNT;
    return kinds;
}

gk_findings *gk_findings_new(void) {
    return calloc(1, sizeof(gk_findings));
}

void gk_findings_free(gk_findings *findings) {
    if (!findings)
        return;
    gk_arena_free(&findings->arena);
    free(findings->items);
    free(findings);
}

size_t gk_findings_count(const gk_findings *findings) {
    return findings->count;
}

const gk_finding *gk_findings_at(const gk_findings *findings, size_t i) {
    return &findings->items[i];
}

size_t gk_findings_count_from(const gk_findings *findings, gk_severity severity) {
    size_t n = 0;
    for (size_t i = 0; i < findings->count; i++)
        n += findings->items[i].severity >= severity;
    return n;
}

const char *gk_severity_name(gk_severity severity) {
    return severity == GK_SEVERITY_ERROR ? "error" : severity == GK_SEVERITY_WARN ? "warn" : "info";
}

/* {1} to {3}: index of the argument at p, or -1. */
static int placeholder(const char *p) {
    return p[0] == '{' && p[1] >= '1' && p[1] <= '3' && p[2] == '}' ? p[1] - '1' : -1;
}

/* A cell's text may be a whole paragraph: a sentence shows its beginning, on one line. */
static size_t put_argument(char *out, const char *arg) {
    enum { SHOWN = 200 };
    size_t length = strlen(arg);
    size_t shown = length <= SHOWN ? length : gk_utf8_cut(arg, SHOWN);
    for (size_t i = 0; i < shown; i++)
        out[i] = (unsigned char)arg[i] < ' ' ? ' ' : arg[i];
    if (shown == length)
        return shown;
    memcpy(out + shown, "…", 3);
    return shown + 3;
}

static const char *fill_sentence(gk_arena *arena, const char *pattern, const char *const args[3]) {
    char sentence[1536];
    size_t used = 0;
    for (const char *p = pattern; *p && used + 256 < sizeof sentence;) {
        int i = placeholder(p);
        if (i < 0) {
            sentence[used++] = *p++;
            continue;
        }
        used += put_argument(sentence + used, args[i] ? args[i] : "");
        p += 3;
    }
    return gk_arena_text(arena, sentence, used);
}

static bool keep_origin(gk_arena *arena, gk_origin *origin) {
    bool has_source = origin->source, has_sheet = origin->sheet;
    origin->source = gk_arena_string(arena, origin->source);
    origin->sheet = gk_arena_string(arena, origin->sheet);
    return (!has_source || origin->source) && (!has_sheet || origin->sheet);
}

gk_status gk_findings_add(gk_findings *findings, gk_finding_kind kind, gk_finding_at at,
                          const char *const args[3]) {
    if (!findings)
        return GK_OK;
    if (!gk_grow((void **)&findings->items, findings->count, &findings->capacity,
                 sizeof *findings->items))
        return GK_E_MEMORY;
    const gk_finding_description *k = &kinds[kind];
    gk_finding *f = &findings->items[findings->count];
    *f = (gk_finding){.id = k->id, .severity = k->severity, .origin = at.origin, .other = at.other};
    f->en = fill_sentence(&findings->arena, k->en, args);
    f->zh = fill_sentence(&findings->arena, k->zh, args);
    if (!f->en || !f->zh || !keep_origin(&findings->arena, &f->origin) ||
        !keep_origin(&findings->arena, &f->other))
        return GK_E_MEMORY;
    findings->count++;
    return GK_OK;
}

static bool keep_text(gk_arena *arena, const char **text) {
    const char *from = *text;
    *text = gk_arena_string(arena, from);
    return !from || *text;
}

static bool keep_places(gk_arena *arena, gk_finding *f) {
    gk_origin *places = gk_arena_alloc(arena, (f->place_count + 1) * sizeof *places);
    for (size_t i = 0; places && i < f->place_count; i++) {
        places[i] = f->places[i];
        if (!keep_origin(arena, &places[i]))
            return false;
    }
    f->places = places;
    return places != NULL;
}

bool gk_findings_put(gk_findings *findings, const gk_finding *finding) {
    gk_arena *arena = &findings->arena;
    if (!gk_grow((void **)&findings->items, findings->count, &findings->capacity,
                 sizeof *findings->items))
        return false;
    gk_finding *f = &findings->items[findings->count];
    *f = *finding;
    if (!keep_text(arena, &f->id) || !keep_text(arena, &f->en) || !keep_text(arena, &f->zh) ||
        !keep_text(arena, &f->report) || !keep_text(arena, &f->outcome) ||
        !keep_text(arena, &f->left) || !keep_text(arena, &f->right) ||
        !keep_text(arena, &f->difference) || !keep_origin(arena, &f->origin) ||
        !keep_origin(arena, &f->other) || (f->place_count && !keep_places(arena, f)))
        return false;
    findings->count++;
    return true;
}

bool gk_findings_claim(gk_findings *findings, size_t first, const char *report) {
    const char *kept = findings ? gk_arena_string(&findings->arena, report) : NULL;
    for (size_t i = first; kept && i < findings->count; i++)
        if (!findings->items[i].report)
            findings->items[i].report = kept;
    return !findings || kept;
}

bool gk_findings_add_all(gk_findings *findings, const gk_findings *more) {
    for (size_t i = 0; findings && more && i < more->count; i++)
        if (!gk_findings_put(findings, &more->items[i]))
            return false;
    return true;
}

static size_t put_escaped(char *text, size_t used, size_t size, const char *name) {
    for (; *name && used + 3 < size; name++) {
        if (*name == '!' || *name == '\\')
            text[used++] = '\\';
        text[used++] = *name;
    }
    return gk_utf8_cut(text, used);
}

size_t gk_origin_format(gk_origin origin, char *text, size_t size) {
    size_t used = put_escaped(text, 0, size, origin.source ? origin.source : "");
    if (origin.sheet && used + 2 < size) {
        text[used++] = '!';
        used = put_escaped(text, used, size, origin.sheet);
    }
    if (origin.sheet && origin.row != GK_NO_CELL && used + 1 + GK_ADDRESS_MAX < size) {
        text[used++] = '!';
        used += gk_address_format(origin.row, origin.col, text + used);
    }
    text[used] = '\0';
    return used;
}
