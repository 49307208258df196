/* Only what is certain: 年度 with 部门决算 and a name before it, alone in its cell; labelled lines beside
 * such a cell, or on a sheet called 封面; a unit that is said to be that of all tables. */
#include "recognize/cover.h"

#include "base/enumerator.h"
#include "base/fail.h"
#include "base/words.h"
#include "recognize/meta.h"
#include "recognize/title.h"
#include "recognize/title_prefix.h"
#include "recognize/verbatim_range.h"
#include "report/department.h"
#include <gongkai/text.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool cut_end(char *text, const char *tail) {
    if (!gk_ends_with(text, tail))
        return false;
    text[strlen(text) - strlen(tail)] = '\0';
    return true;
}

/* ---- one statement -------------------------------------------------------------------------- */

static gk_status add(gk_scan *scan, gk_cover *cover, gk_cover_statement statement,
                     gk_origin origin) {
    const gk_cell *cell = gk_sheet_at(scan->sheet, origin.row, origin.col);
    statement.sheet = scan->sheet_index;
    statement.row = origin.row;
    statement.origin = origin;
    statement.text = cell && cell->text ? cell->text : "";
    if (!gk_grow((void **)&cover->items, cover->count, &cover->capacity, sizeof *cover->items))
        return gk_fail_memory(scan->err);
    size_t at = cover->count++;
    for (; at && cover->items[at - 1].sheet == statement.sheet &&
           cover->items[at - 1].row > statement.row;
         at--)
        cover->items[at] = cover->items[at - 1];
    cover->items[at] = statement;
    return GK_OK;
}

/* Keys have ASCII brackets, names have wide ones. */
static void copy_name(const char *key, char name[GK_DEPARTMENT_MAX]) {
    size_t used = 0;
    for (; *key && used + 4 < GK_DEPARTMENT_MAX; key++) {
        const char *wide = *key == '(' ? "（" : *key == ')' ? "）" : NULL;
        if (wide) {
            memcpy(name + used, wide, 3);
            used += 3;
        } else {
            name[used++] = *key;
        }
    }
    name[used] = '\0';
}

static gk_status add_department(gk_scan *scan, gk_cover *cover, const char *name, bool long_name,
                                gk_origin origin) {
    gk_cover_statement statement = {.kind = GK_COVER_DEPARTMENT, .long_name = long_name};
    copy_name(name, statement.name);
    gk_department_drop_stamp(statement.name);
    return *statement.name ? add(scan, cover, statement, origin) : GK_OK;
}

static gk_status add_year(gk_scan *scan, gk_cover *cover, int year, gk_origin origin) {
    return add(scan, cover, (gk_cover_statement){.kind = GK_COVER_YEAR, .year = year}, origin);
}

static gk_status add_unit(gk_scan *scan, gk_cover *cover, const char *unit, bool but,
                          gk_origin origin) {
    gk_cover_statement statement = {.kind = GK_COVER_UNIT, .but = but};
    snprintf(statement.name, sizeof statement.name, "%s", unit);
    return add(scan, cover, statement, origin);
}

/* ---- 示例市商务局2024年度部门决算 ------------------------------------------------------------- */

/* A digit of a year, 2 or 二, and its length; -1 if there is none. */
static int digit_at(const char *at, size_t *length) {
    static const char *const hanzi[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    static const char *const zeros[] = {"零", "○", "O", "o", NULL};
    *length = 1;
    if (*at >= '0' && *at <= '9')
        return *at - '0';
    for (int d = 0; d < 10; d++)
        if (strncmp(at, hanzi[d], strlen(hanzi[d])) == 0) {
            *length = strlen(hanzi[d]);
            return d;
        }
    for (size_t i = 0; zeros[i]; i++)
        if (strncmp(at, zeros[i], strlen(zeros[i])) == 0) {
            *length = strlen(zeros[i]);
            return 0;
        }
    return -1;
}

/* 2024年度 or 二〇二四年; *behind gets what follows. 0 if there is none. */
static int year_at(const char *at, const char **behind) {
    int year = 0;
    for (unsigned i = 0; i < 4; i++) {
        size_t length;
        int digit = digit_at(at, &length);
        if (digit < 0 || (i == 0 && digit != 2))
            return 0;
        year = year * 10 + digit;
        at += length;
    }
    if (strncmp(at, "年", 3) != 0)
        return 0;
    at += 3;
    *behind = strncmp(at, "度", 3) == 0 ? at + 3 : at;
    return year;
}

static int find_year(const char *key, const char **from, const char **behind) {
    for (*from = key; **from; ++*from) {
        int year = ((unsigned char)**from & 0xC0) != 0x80 ? year_at(*from, behind) : 0;
        if (year)
            return year;
    }
    return 0;
}

/* Between its year and its end: 部门决算公开报表. The name may stand here; it is left in `text`.
 * 部门 or 单位 must be there, unless a name is. */
static bool cut_words(char *text, bool *of_department) {
    static const char *const ends[] = {"信息公开", "公开报表", "公开报告", "公开文本", "公开表",
                                       "公开",     "报表",     "报告",     NULL};
    static const char *const kinds[] = {"(部门)", "(单位)", "部门", "单位", NULL};
    for (size_t i = 0; ends[i]; i++)
        if (cut_end(text, ends[i]))
            break;
    if (!cut_end(text, "决算"))
        return false;
    *of_department = false;
    for (size_t i = 0; kinds[i] && !*of_department; i++)
        *of_department = cut_end(text, kinds[i]);
    return true;
}

/* A name, not a line of a contents list or the start of a sentence. */
static bool is_name(const char *key) {
    static const char *const words[] = {"关于", "公布", "附件", "部分", "目录", "概况", "情况",
                                        "说明", "汇总", "年",   "决算", "预算", "收入", "支出",
                                        "单位", ":",    ",",    "。",   ";",    "/",    NULL};
    static const char *const places[] = {"省", "市", "县", "区", "州", "旗", NULL};
    enum { SHORTEST = 9, LONGEST = 180 };
    size_t length = strlen(key);
    if (length < SHORTEST || length > LONGEST || strpbrk(key, "0123456789") ||
        gk_has_any(key, words))
        return false;
    for (size_t i = 0; places[i]; i++)
        if (gk_ends_with(key, places[i]))
            return false;
    return (unsigned char)*key >= 0x80 && gk_behind_enumerator(key) == key;
}

/** What one cell says, if it says what a cover does and nothing else. */
typedef struct cover_line {
    int year;
    char name[GK_KEY_MAX]; /**< "" if no name stands with it. */
} cover_line;

static bool read_line(const char *key, cover_line *line) {
    enum { LONGEST = 300 };
    const char *from, *behind;
    char rest[LONGEST + 1];
    bool of_department;
    if (strlen(key) > LONGEST || !strstr(key, "决算") ||
        !(line->year = find_year(key, &from, &behind)))
        return false;
    strcpy(rest, behind);
    if (!cut_words(rest, &of_department))
        return false;
    size_t before = (size_t)(from - key);
    if (before && *rest)
        return false;
    memcpy(line->name, before ? key : rest, before ? before : strlen(rest));
    line->name[before ? before : strlen(rest)] = '\0';
    if (!cut_end(line->name, "(部门)"))
        cut_end(line->name, "部门");
    return *line->name ? is_name(line->name) : of_department;
}

/* On a line of its own nothing else says that it is a name. */
static bool is_office(const char *key) {
    static const char *const ends[] = {"部", "处",   "署", "社", "台", "街道", "镇", "乡", "联",
                                       "学", "委会", "团", "库", "司", "场",   "室", NULL};
    bool ended = gk_title_prefix_is_unit(key);
    for (size_t i = 0; ends[i]; i++)
        ended = ended || gk_ends_with(key, ends[i]);
    return ended && is_name(key);
}

/* The name on the line above, 示例市商务局 over 2024年度部门决算. */
static const gk_cell *name_above(const gk_scan *scan, uint32_t row) {
    while (row > 0 && gk_scan_row_is_blank(scan, row - 1))
        row--;
    size_t count, visible = 0;
    const gk_cell *only = row ? gk_scan_first_visible(scan, row - 1) : NULL;
    const gk_cell *cells = row ? gk_scan_row(scan, row - 1, &count) : NULL;
    for (size_t i = 0; only && i < count; i++)
        visible += !gk_scan_is_blank(scan, &cells[i]);
    bool named =
        only && visible == 1 && only->type == GK_CELL_TEXT && is_office(gk_scan_key(scan, only));
    return named ? only : NULL;
}

static gk_status add_line(gk_scan *scan, gk_cover *cover, const gk_cell *cell,
                          const cover_line *line) {
    gk_status status = add_year(scan, cover, line->year, gk_scan_cell_origin(scan, cell));
    const gk_cell *name = *line->name ? NULL : name_above(scan, cell->row);
    if (!status && *line->name)
        status = add_department(scan, cover, line->name, false, gk_scan_cell_origin(scan, cell));
    else if (!status && name)
        status = add_department(scan, cover, gk_scan_key(scan, name), false,
                                gk_scan_cell_origin(scan, name));
    return status;
}

/* ---- labelled lines ------------------------------------------------------------------------- */

static bool begins_table(const gk_scan *scan, uint32_t row) {
    const gk_form *form;
    return gk_title_in_row(scan, row, &form) || gk_verbatim_title(scan, row);
}

static gk_status add_labelled(gk_scan *scan, gk_cover *cover, uint32_t row) {
    gk_stated stated = {.title_row = GK_NO_CELL};
    gk_status status = GK_OK;
    gk_meta_look(scan, row, &stated);
    if (*stated.department)
        status = add_department(scan, cover, stated.department, stated.department_long,
                                stated.department_origin);
    if (!status && stated.year)
        status = add_year(scan, cover, stated.year, stated.year_origin);
    if (!status && *stated.unit)
        status = add_unit(scan, cover, stated.unit, false, stated.unit_origin);
    return status;
}

/* Lines around a cover's own, as far as no table begins; what stands directly over a title is the
 * table's. A cover has some ten lines. */
static gk_status read_around(gk_scan *scan, gk_cover *cover, uint32_t row) {
    enum { ABOVE = 6, BELOW = 10 };
    uint32_t first = gk_scan_rows_above(scan, row, ABOVE), end = row + 1;
    uint32_t rows = gk_sheet_row_count(scan->sheet);
    gk_status status = GK_OK;
    while (end < rows && end - row < 2 * BELOW && !begins_table(scan, end))
        end++;
    if (end < rows && begins_table(scan, end))
        while (end > row + 1 && !gk_scan_row_is_blank(scan, end - 1))
            end--;
    for (uint32_t at = first; at < end && !status; at++)
        if (at != row && !begins_table(scan, at))
            status = add_labelled(scan, cover, at);
    return status;
}

/* ---- units of all tables -------------------------------------------------------------------- */

static gk_status read_wide_unit(gk_scan *scan, gk_cover *cover, const gk_cell *cell) {
    static const char *const wide[] = {"本套",     "全套",     "整套",   "各表",   "所有表",
                                       "所有报表", "全部报表", "全部表", "下同",   "本报表",
                                       "报表金额", "报表单位", "报表中", "报表均", "本决算",
                                       "各报表",   "本册",     "以下表", "下列表", "以下报表",
                                       "以上报表", "上述报表", "以上表", "上述表", NULL};
    static const char *const but[] = {"除", "未注明", "未特别", "如无", "另有", "若无", NULL};
    const char *key = gk_scan_key(scan, cell), *at = key;
    char unit[GK_UNIT_MAX];
    gk_status status = GK_OK;
    if (!gk_has_any(key, wide))
        return GK_OK;
    while (!status && gk_unit_find(&at, unit) != GK_UNIT_NOTHING)
        status = add_unit(scan, cover, unit, gk_has_any(key, but), gk_scan_cell_origin(scan, cell));
    return status;
}

static gk_status read_cell(gk_scan *scan, gk_cover *cover, const gk_cell *cell, bool *is_cover) {
    cover_line line;
    *is_cover = false;
    if (cell->type != GK_CELL_TEXT || cell->length < 6)
        return GK_OK;
    const char *key = gk_scan_key(scan, cell);
    if (read_line(key, &line)) {
        *is_cover = true;
        return add_line(scan, cover, cell, &line);
    }
    return strstr(key, "元") || strstr(key, "圆") ? read_wide_unit(scan, cover, cell) : GK_OK;
}

/* Whatever it is called, a sheet with tables is none. */
static bool is_cover_sheet(const gk_scan *scan) {
    if (!strstr(gk_sheet_name(scan->sheet), "封面"))
        return false;
    for (uint32_t row = 0; row < gk_sheet_row_count(scan->sheet); row++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, row, &count);
        for (size_t i = 0; i < count; i++)
            if (gk_scan_is_figure(scan, &cells[i]) && strchr(gk_scan_key(scan, &cells[i]), '.'))
                return false;
        if (begins_table(scan, row))
            return false;
    }
    return true;
}

gk_status gk_cover_read(gk_scan *scan, gk_cover *cover) {
    size_t count;
    uint32_t last = GK_NO_CELL;
    const gk_cell *cells = gk_sheet_cells(scan->sheet, &count);
    gk_status status = GK_OK;
    bool is_cover, whole = is_cover_sheet(scan);
    for (size_t i = 0; i < count && !status; i++) {
        status = read_cell(scan, cover, &cells[i], &is_cover);
        if (!status && is_cover && !whole && last == GK_NO_CELL) {
            last = cells[i].row; /* further on it is a page head */
            status = read_around(scan, cover, last);
        }
    }
    for (uint32_t row = 0; whole && row < gk_sheet_row_count(scan->sheet) && !status; row++)
        status = add_labelled(scan, cover, row);
    return status;
}

void gk_cover_free(gk_cover *cover) {
    free(cover->items);
}

/* ---- tables --------------------------------------------------------------------------------- */

static size_t statements_above(const gk_scan *scan, uint32_t row) {
    size_t n = 0;
    while (n < scan->cover->count &&
           (scan->cover->items[n].sheet < scan->sheet_index ||
            (scan->cover->items[n].sheet == scan->sheet_index && scan->cover->items[n].row < row)))
        n++;
    return n;
}

void gk_cover_pass(gk_scan *scan, uint32_t row) {
    scan->cover_from = statements_above(scan, row);
}

void gk_cover_mark(gk_scan *scan) {
    for (size_t i = 0; i < scan->cover->count; i++) {
        const gk_cover_statement *statement = &scan->cover->items[i];
        const gk_cell *cell =
            statement->sheet == scan->sheet_index
                ? gk_sheet_at(scan->sheet, statement->origin.row, statement->origin.col)
                : NULL;
        if (cell && !gk_scan_is_marked(scan, cell))
            gk_scan_mark(scan, cell, GK_CLASS_META);
    }
}

static gk_status contradict(gk_scan *scan, const gk_cover_statement *statement, gk_origin other,
                            const gk_form *form, gk_stated *stated) {
    stated->contradicted = true;
    gk_finding_at at = {statement->origin, other};
    return gk_scan_add_finding_at(scan, GK_FINDING_HEAD_CONTRADICTED, at, statement->text,
                                  form->title);
}

/* Set what the table does not state, or compare what it does; false if the two disagree. */
static bool agree(const gk_cover_statement *statement, gk_stated *stated, gk_origin *other) {
    if (statement->kind == GK_COVER_YEAR) {
        if (!stated->year)
            gk_stated_set_year(stated, statement->year, statement->origin);
        *other = stated->year_origin;
        return stated->year == statement->year;
    }
    if (!*stated->department) {
        memcpy(stated->department, statement->name, sizeof stated->department);
        stated->department_long = statement->long_name;
        stated->department_origin = statement->origin;
    }
    *other = stated->department_origin;
    return gk_department_related(stated->department, statement->name);
}

/* The statements of a kind that count for a table: those since the table before, or else the last. */
static size_t first_counting(const gk_scan *scan, gk_cover_kind kind, size_t above) {
    size_t last = above;
    for (size_t i = 0; i < above; i++)
        if (scan->cover->items[i].kind == kind) {
            if (i >= scan->cover_from)
                return i;
            last = i;
        }
    return last;
}

static gk_status join(gk_scan *scan, const gk_form *form, gk_cover_kind kind, uint32_t first,
                      uint32_t end, gk_stated *stated) {
    size_t above = statements_above(scan, first), all = statements_above(scan, end);
    for (size_t i = first_counting(scan, kind, above); i < all; i++) {
        gk_origin other;
        const gk_cover_statement *statement = &scan->cover->items[i];
        if (statement->kind == kind && !agree(statement, stated, &other))
            return contradict(scan, statement, other, form, stated);
    }
    return GK_OK;
}

gk_status gk_cover_join(gk_scan *scan, const gk_form *form, uint32_t first, uint32_t end,
                        gk_stated *stated) {
    gk_status status = join(scan, form, GK_COVER_DEPARTMENT, first, end, stated);
    return status ? status : join(scan, form, GK_COVER_YEAR, first, end, stated);
}

static bool any_unit_here(const gk_scan *scan) {
    for (size_t i = 0; i < scan->cover->count; i++)
        if (scan->cover->items[i].kind == GK_COVER_UNIT &&
            scan->cover->items[i].sheet == scan->sheet_index)
            return true;
    return false;
}

gk_status gk_cover_join_unit(gk_scan *scan, const gk_form *form, gk_stated *stated) {
    bool here = any_unit_here(scan), own = *stated->unit;
    for (size_t i = 0; i < scan->cover->count; i++) {
        const gk_cover_statement *statement = &scan->cover->items[i];
        if (statement->kind != GK_COVER_UNIT || (own && statement->but) ||
            (here && statement->sheet != scan->sheet_index))
            continue;
        if (!*stated->unit)
            gk_stated_set_unit(stated, statement->name, statement->origin);
        else if (strcmp(stated->unit, statement->name) != 0)
            return contradict(scan, statement, stated->unit_origin, form, stated);
    }
    return GK_OK;
}
