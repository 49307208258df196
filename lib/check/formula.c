/* sum(T[rows].column) + T[row] - … = … : a reference is a table's role, a row in brackets, and a
 * column behind a point. sum() only says to the reader that there are several cells. */
#include "check/formula.h"

#include "profile/role.h"
#include <string.h>

enum { REFERENCES_MAX = 24 };

typedef struct reading {
    gk_arena *arena;
    const gk_profiles *profiles;
    const char *at;
    gk_formula_fault *fault; /* the first mistake */
} reading;

static bool fault_at(reading *r, const char *at, const char *en, const char *zh) {
    if (!r->fault->en)
        *r->fault = (gk_formula_fault){en, zh, at};
    return false;
}

static bool fault(reading *r, const char *en, const char *zh) {
    return fault_at(r, r->at, en, zh);
}

static bool no_memory(reading *r) {
    return fault_at(r, NULL, "out of memory", "内存不足");
}

static bool no_role(reading *r, const char *at) {
    return fault_at(r, at, "the role of a table was expected (gk-profiles lists them)",
                    "此处应为表的代号（gk-profiles 列出全部代号）");
}

static bool is_role(const reading *r, const char *name) {
    return r->profiles ? gk_profiles_has_role(r->profiles, name) : gk_role_is_well_formed(name);
}

static void skip_blanks(reading *r) {
    while (*r->at == ' ')
        r->at++;
}

static bool take(reading *r, const char *word) {
    size_t n = strlen(word);
    skip_blanks(r);
    if (strncmp(r->at, word, n) != 0)
        return false;
    r->at += n;
    return true;
}

/* The text up to one of these, which stays. */
static const char *take_until(reading *r, const char *ends) {
    size_t n = strcspn(r->at, ends);
    while (n && r->at[n - 1] == ' ')
        n--;
    const char *text = gk_arena_text(r->arena, r->at, n);
    r->at += strcspn(r->at, ends);
    return text;
}

/* ---- references ----------------------------------------------------------------------------- */

/* 301、303 and 2011 look like codes and are none. */
static bool check_code(reading *r, const char *row, const char *at) {
    size_t digits = strspn(row, "0123456789");
    bool whole = row[digits] == '\0', prefix = strcmp(row + digits, "*") == 0;
    if (digits && whole && (digits < 3 || digits > 7 || digits % 2 == 0))
        return fault_at(r, at, "a code has 3, 5 or 7 digits", "科目代码应为3、5或7位");
    if (digits >= 3 && !whole && !prefix)
        return fault_at(r, at, "one code stands in brackets: basic[301] + basic[303]",
                        "方括号中只写一个代码：basic[301] + basic[303]");
    if (!digits && *row && strcmp(row + strlen(row) - 1, "*") == 0)
        return fault_at(r, at, "* follows the beginning of a code", "* 之前应为代码的开头");
    return true;
}

/* @r and @k stand for a row or its end, @c for a column. */
static bool check_variable(reading *r, const char *row, const char *at) {
    const char *variable = strchr(row, '@');
    bool known = !variable || strcmp(row, "@r") == 0 ||
                 (strcmp(variable, "@k") == 0 && (variable == row || variable[-1] == '/'));
    return known ? true
                 : fault_at(r, at, "a row's variables are @r, @k and …/@k",
                            "行的变量为 @r、@k 和 …/@k");
}

static bool read_row(reading *r, gk_reference *ref) {
    static const struct {
        const char *word;
        gk_rows_kind kind;
    } kinds[] = {{"below ", GK_ROWS_BELOW}, {"above ", GK_ROWS_ABOVE}};
    ref->rows = GK_ROWS_ONE;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (take(r, kinds[i].word))
            ref->rows = kinds[i].kind;
    skip_blanks(r);
    const char *at = r->at;
    ref->row = take_until(r, "]");
    if (!ref->row || !take(r, "]"))
        return fault(r, "a row's bracket is never closed", "行的方括号没有闭合");
    if (!check_variable(r, ref->row, at) || !check_code(r, ref->row, at))
        return false;
    size_t n = strlen(ref->row);
    if (ref->rows == GK_ROWS_ONE && strcmp(ref->row, "@r") == 0)
        ref->rows = GK_ROWS_SELF;
    else if (ref->rows == GK_ROWS_ONE && strcmp(ref->row, "类") == 0)
        ref->rows = GK_ROWS_CLASSES;
    else if (ref->rows == GK_ROWS_ONE && n > 1 && ref->row[n - 1] == '*')
        ref->rows = GK_ROWS_PREFIX;
    if (ref->rows == GK_ROWS_BELOW && strcmp(ref->row, "@r") != 0)
        return fault(r, "below is for @r", "below 只用于 @r");
    ref->optional = take(r, "?");
    return true;
}

static bool read_columns(reading *r, gk_reference *ref) {
    if (*r->at != '.')
        return true;
    do {
        r->at++;
        const char *name = take_until(r, " +-=<>),");
        if (!name || !*name || ref->column_count == GK_COLUMNS_MAX)
            return fault(r, "a column's heading is missing, or there are more than 12",
                         "缺少栏目名称，或超过12个");
        if (strcmp(name, "@c") == 0)
            ref->any_column = true;
        else if (strchr(name, '@'))
            return fault_at(r, r->at - strlen(name), "a column's variable is @c", "栏的变量为 @c");
        else
            ref->columns[ref->column_count++] = name;
    } while (*r->at == ',');
    return true;
}

static bool read_table(reading *r, gk_reference *ref) {
    ref->last_year = take(r, "previous.");
    const char *at = r->at, *role = take_until(r, "[");
    if (role && strcmp(role, "@t") == 0)
        ref->any_table = true;
    else if (!role || !is_role(r, role))
        return no_role(r, at);
    ref->role = role;
    return take(r, "[")
               ? true
               : fault(r, "a row in brackets must follow the table", "表之后应为方括号中的行");
}

static bool read_reference(reading *r, gk_reference *ref) {
    bool sum = take(r, "sum(");
    if (!read_table(r, ref) || !read_row(r, ref) || !read_columns(r, ref))
        return false;
    return !sum || take(r, ")") ? true : fault(r, "sum( is never closed", "sum( 没有闭合");
}

static bool read_term(reading *r, gk_reference *ref) {
    skip_blanks(r);
    ref->at = r->at;
    size_t digits = strspn(r->at, "0123456789.");
    if (!digits)
        return read_reference(r, ref);
    ref->constant = true;
    if (gk_decimal_parse(r->at, digits, &ref->number, NULL))
        return fault(r, "not a number", "不是数字");
    r->at += digits;
    return true;
}

static bool read_side(reading *r, gk_side_of *side) {
    bool negative = take(r, "-");
    side->references = gk_arena_alloc(r->arena, REFERENCES_MAX * sizeof *side->references);
    if (!side->references)
        return no_memory(r);
    for (;;) {
        if (side->count == REFERENCES_MAX)
            return fault(r, "more than 24 terms on one side", "一边超过24项");
        gk_reference *ref = &side->references[side->count++];
        ref->negative = negative;
        if (!read_term(r, ref))
            return false;
        negative = take(r, "-");
        if (!negative && !take(r, "+"))
            return true;
    }
}

bool gk_formula_read(gk_arena *arena, const gk_profiles *profiles, const char *text,
                     gk_formula *formula, gk_formula_fault *mistake) {
    reading r = {.arena = arena, .profiles = profiles, .at = text, .fault = mistake};
    *mistake = (gk_formula_fault){0};
    *formula = (gk_formula){0};
    bool read = read_side(&r, &formula->left);
    if (read && take(&r, "<="))
        formula->relation = GK_AT_MOST;
    else if (read && take(&r, ">="))
        formula->relation = GK_AT_LEAST;
    else if (read && !take(&r, "="))
        read = fault(&r, "=, <= or >= must stand between two sides; numbers have no commas",
                     "两边之间应为 =、<= 或 >=；数字不带千分位");
    read = read && read_side(&r, &formula->right);
    skip_blanks(&r);
    if (read && *r.at)
        read = fault(&r, "something is left behind the formula; numbers have no commas or %",
                     "公式之后还有多余内容；数字不带千分位和百分号");
    return read;
}

/* ---- scopes --------------------------------------------------------------------------------- */

static bool read_each(reading *r, gk_scope *scope) {
    const struct {
        const char *word;
        bool *flag;
    } words[] = {{"column", &scope->column},
                 {"row", &scope->row},
                 {"parent", &scope->parent},
                 {"code", &scope->code},
                 {"class", &scope->class_}};
    do {
        bool found = false;
        for (size_t i = 0; i < sizeof words / sizeof *words && !found; i++)
            if (take(r, words[i].word))
                found = *words[i].flag = true;
        if (!found)
            return fault(r, "column, row, parent, code or class must follow each",
                         "each 之后应为 column、row、parent、code 或 class");
    } while (take(r, ","));
    return true;
}

static bool read_roles(reading *r, gk_scope *scope) {
    scope->roles = gk_arena_alloc(r->arena, (strlen(r->at) + 1) * sizeof *scope->roles);
    while (skip_blanks(r), scope->roles && *r->at) {
        const char *at = r->at, *name = take_until(r, " ");
        if (!name || !is_role(r, name))
            return no_role(r, at);
        scope->roles[scope->role_count++] = name;
    }
    return scope->roles ? true : no_memory(r);
}

bool gk_scope_read(gk_arena *arena, const gk_profiles *profiles, const char *text, gk_scope *scope,
                   gk_formula_fault *mistake) {
    reading r = {.arena = arena, .profiles = profiles, .at = text, .fault = mistake};
    *mistake = (gk_formula_fault){0};
    *scope = (gk_scope){0};
    bool read = true;
    if (take(&r, "each "))
        read = read_each(&r, scope);
    if (read && take(&r, "in "))
        read = read_roles(&r, scope);
    bool repeats = scope->column || scope->row || scope->parent || scope->code;
    if (read && repeats && !scope->role_count)
        read = fault_at(&r, text, "each column, row, parent or code needs its tables: in general …",
                        "each column、row、parent、code 之后应写明表：in general …");
    if (read && scope->class_ && (repeats || scope->role_count))
        read = fault_at(&r, text, "each class stands alone", "each class 应单独使用");
    skip_blanks(&r);
    if (read && *r.at)
        read = fault(&r, "a scope is: each column, parent in revenue expenditure",
                     "范围应写作：each column, parent in revenue expenditure");
    return read;
}

/* ---- both together -------------------------------------------------------------------------- */

static bool names_class(const gk_reference *ref) {
    return ref->row && strstr(ref->row, "@k");
}

static bool needs_row(const gk_reference *ref) {
    return ref->rows == GK_ROWS_SELF || ref->rows == GK_ROWS_BELOW;
}

static bool reference_fits(const gk_reference *ref, const gk_scope *scope, reading *r) {
    bool rows = scope->row || scope->parent || scope->code;
    if (ref->constant)
        return true;
    if (ref->any_table && !scope->role_count)
        return fault_at(r, ref->at, "@t needs a scope: in general …", "@t 需要范围：in general …");
    if (ref->any_column && !scope->column)
        return fault_at(r, ref->at, "@c needs the scope each column", "@c 需要范围 each column");
    if (needs_row(ref) && !rows)
        return fault_at(r, ref->at, "@r needs the scope each row, each parent or each code",
                        "@r 需要范围 each row、each parent 或 each code");
    if (names_class(ref) && !scope->class_)
        return fault_at(r, ref->at, "@k needs the scope each class", "@k 需要范围 each class");
    return true;
}

bool gk_formula_fits(const gk_formula *formula, const gk_scope *scope, gk_formula_fault *mistake) {
    reading r = {.fault = mistake};
    *mistake = (gk_formula_fault){0};
    const gk_side_of *const sides[] = {&formula->left, &formula->right};
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; i < sides[side]->count; i++)
            if (!reference_fits(&sides[side]->references[i], scope, &r))
                return false;
    return true;
}
