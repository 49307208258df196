#include "scan.h"

#include "fail.h"
#include <gongkai/text.h>
#include <string.h>

/* ---- titles --------------------------------------------------------------------------------- */

static bool ends_with(const char *text, size_t length, const char *tail) {
    size_t n = strlen(tail);
    return n <= length && memcmp(text + length - n, tail, n) == 0;
}

/* 公开02 at `at`: how many bytes it takes, with the 表 behind it; 0 if it is none. */
static size_t number_length(const char *at, char number[32]) {
    static const char word[] = "公开", sheet[] = "表";
    size_t n = sizeof word - 1;
    if (strncmp(at, word, n) != 0)
        return 0;
    size_t digits = strspn(at + n, "0123456789");
    if (digits < 1 || digits > 2)
        return 0;
    memcpy(number, word, n);
    number[n] = digits == 1 ? '0' : at[n];
    number[n + 1] = at[n + digits - 1];
    number[n + 2] = '\0';
    n += digits;
    return strncmp(at + n, sheet, sizeof sheet - 1) == 0 ? n + sizeof sheet - 1 : n;
}

static const char *find_number(const char *key, char number[32], size_t *length) {
    for (const char *at = key; (at = strstr(at, "公开")); at++)
        if ((*length = number_length(at, number)))
            return at;
    return NULL;
}

static void cut(char *key, const char *at, size_t length) {
    char *p = key + (at - key);
    memmove(p, p + length, strlen(p + length) + 1);
}

/* Take 公开02表, the empty brackets it stood in and 续 out of a title's key. */
static void drop_extras(char *key) {
    static const char *const extras[] = {"()", "(续)", "(续表)", "续表"};
    char number[32];
    size_t length;
    const char *at = find_number(key, number, &length);
    if (at)
        cut(key, at, length);
    for (size_t i = 0; i < sizeof extras / sizeof *extras; i++) {
        const char *extra = strstr(key, extras[i]);
        if (extra)
            cut(key, extra, strlen(extras[i]));
    }
}

/* What stands behind a unit's name and a year, if `key` up to `end` begins with them: 社会保险局
 * may have the words of another table in its name. */
static const char *behind_unit_name(const char *key, const char *end) {
    static const char *const ends[] = {"局", "委",   "办",   "院",   "厅",     "会",     "校",
                                       "馆", "中心", "站",   "所",   "队",     "公司",   "政府",
                                       "园", "机关", "年度", "法院", "(本级)", "(汇总)", "部门"};
    const char *behind = key;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        for (const char *at = key; (at = strstr(at, ends[i])) && at < end; at++)
            if (at + strlen(ends[i]) > behind && at + strlen(ends[i]) <= end)
                behind = at + strlen(ends[i]);
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

static const gk_picture *title_in(const gk_scan *scan, const char *key, size_t *title_length) {
    const gk_picture *best = NULL;
    size_t length = strlen(key);
    *title_length = 0;
    for (size_t i = 0; i < scan->picture_count; i++)
        for (size_t k = 0; k < scan->pictures[i].title_key_count; k++) {
            const char *title = scan->pictures[i].title_keys[k];
            if (ends_with(key, length, title) && strlen(title) > *title_length) {
                best = &scan->pictures[i];
                *title_length = strlen(title);
            }
        }
    return best && is_title_prefix(key, length - *title_length) ? best : NULL;
}

/* A quick look: all titles end in 表, but for what drop_extras takes away. */
static bool names_a_table(const gk_scan *scan, const gk_cell *cell) {
    return strstr(gk_scan_key(scan, cell), "表") != NULL;
}

const gk_picture *gk_title_of(const gk_scan *scan, const gk_cell *cell) {
    enum { LONGEST_TITLE = 240 };
    char key[LONGEST_TITLE + 1];
    size_t length = strlen(gk_scan_key(scan, cell));
    if (cell->type != GK_CELL_TEXT || length > LONGEST_TITLE || !names_a_table(scan, cell))
        return NULL;
    memcpy(key, gk_scan_key(scan, cell), length + 1);
    drop_extras(key);
    return title_in(scan, key, &length);
}

/* ---- meta lines ----------------------------------------------------------------------------- */

typedef enum meta_kind {
    META_NONE,
    META_NUMBER,
    META_YEAR,
    META_UNIT,       /**< 金额单位：万元 */
    META_UNIT_NAME,  /**< 金额单位： with the unit in what follows */
    META_DEPARTMENT, /**< 部门名称： with the name in what follows, or behind the colon */
} meta_kind;

static int year_of(const char *key) {
    if (strspn(key, "0123456789") != 4 || (key[0] != '2' && key[0] != '1'))
        return 0;
    const char *rest = key + 4;
    if (strcmp(rest, "年") != 0 && strcmp(rest, "年度") != 0)
        return 0;
    return (key[0] - '0') * 1000 + (key[1] - '0') * 100 + (key[2] - '0') * 10 + (key[3] - '0');
}

/* What stands behind one of `labels` and its colon, or NULL. */
static const char *behind_label(const char *key, const char *const *labels) {
    for (; *labels; labels++) {
        size_t n = strlen(*labels);
        if (strncmp(key, *labels, n) == 0 && key[n] == ':')
            return key + n + 1;
    }
    return NULL;
}

static const char *unit_behind(const char *key) {
    static const char *const labels[] = {"金额单位",  "单位",  "计量单位", "货币单位",
                                         "(金额单位", "(单位", NULL};
    return behind_label(key, labels);
}

static const char *department_behind(const char *key) {
    static const char *const labels[] = {
        "部门名称",       "单位名称",   "部门",     "单位",     "编制单位",
        "编制部门",       "编报单位",   "填报单位", "公开部门", "公开单位",
        "部门(单位)名称", "部门(单位)", "预算单位", "决算单位", NULL};
    return behind_label(key, labels);
}

static bool is_money(const char *key) {
    int power;
    size_t n = strlen(key);
    char unit[32];
    if (n == 0 || n >= sizeof unit)
        return false;
    memcpy(unit, key, n + 1);
    if (unit[n - 1] == ')')
        unit[n - 1] = '\0';
    return gk_unit_power(unit, &power) || (n <= 18 && ends_with(unit, strlen(unit), "元"));
}

static meta_kind kind_of(const char *key) {
    char number[32];
    size_t n = number_length(key, number);
    if ((n && !key[n]) || strcmp(key, "表") == 0)
        return META_NUMBER;
    if (year_of(key))
        return META_YEAR;
    const char *unit = unit_behind(key);
    if (unit && is_money(unit))
        return META_UNIT;
    if (unit && !*unit && strncmp(key, "单位", strlen("单位")) != 0)
        return META_UNIT_NAME;
    if (key[0] == '(' && is_money(key + 1))
        return META_UNIT;
    return department_behind(key) ? META_DEPARTMENT : META_NONE;
}

/** Reading one row of meta lines: a label may stand alone and its value follow. */
typedef struct meta_reader {
    const gk_scan *scan;
    gk_meta *meta; /**< NULL: only look. */
    meta_kind waiting;
    bool understood; /**< The last piece was meta. */
} meta_reader;

static void set_unit(meta_reader *r, const char *key, const gk_cell *cell) {
    size_t n = strlen(key);
    if (!r->meta || *r->meta->unit || n >= sizeof r->meta->unit)
        return;
    if (*key == '(')
        key++, n--;
    memcpy(r->meta->unit, key, n + 1);
    if (n && key[n - 1] == ')')
        r->meta->unit[n - 1] = '\0';
    r->meta->unit_origin = gk_scan_origin(r->scan, cell->row, cell->col);
}

static void set_number(meta_reader *r, const char *key, const gk_cell *cell) {
    if (!r->meta || *r->meta->number)
        return;
    if (number_length(key, r->meta->number))
        r->meta->number_origin = gk_scan_origin(r->scan, cell->row, cell->col);
}

/* Names keep their own brackets and spaces, so they come from the text, not from the key. */
static void add_name(meta_reader *r, const char *text) {
    if (!r->meta)
        return;
    char *name = r->meta->department;
    size_t used = strlen(name);
    gk_text_clean(text, name + used, sizeof r->meta->department - used);
}

static const char *behind_colon(const char *text) {
    const char *ascii = strchr(text, ':'), *wide = strstr(text, "：");
    if (wide && (!ascii || wide < ascii))
        return wide + strlen("：");
    return ascii ? ascii + 1 : text + strlen(text);
}

static void set_waiting_value(meta_reader *r, const char *piece, const char *key,
                              const gk_cell *cell) {
    if (r->waiting == META_UNIT_NAME)
        set_unit(r, key, cell);
    else
        add_name(r, piece);
}

/* One piece of a cell: a stretch without spaces. */
static void read_piece(meta_reader *r, const char *piece, const gk_cell *cell) {
    char key[GK_KEY_MAX];
    gk_text_key(piece, key, sizeof key);
    meta_kind kind = kind_of(key);
    r->understood = true;
    if (kind == META_NONE && r->waiting != META_NONE) {
        set_waiting_value(r, piece, key, cell);
        if (r->waiting == META_UNIT_NAME)
            r->waiting = META_NONE;
        return;
    }
    r->waiting = META_NONE;
    if (kind == META_NUMBER)
        set_number(r, key, cell);
    else if (kind == META_YEAR && r->meta && !r->meta->year)
        r->meta->year = year_of(key);
    else if (kind == META_UNIT)
        set_unit(r, key[0] == '(' && is_money(key + 1) ? key : unit_behind(key), cell);
    else if (kind == META_UNIT_NAME)
        r->waiting = META_UNIT_NAME;
    else if (kind == META_DEPARTMENT) {
        bool first = !r->meta || !*r->meta->department;
        if (first)
            add_name(r, behind_colon(piece));
        r->waiting = first ? META_DEPARTMENT : META_NONE;
    } else if (kind == META_NONE) {
        r->understood = false;
    }
}

/* The next stretch without spaces, copied; NULL at the end. */
static const char *next_piece(const char *at, char piece[GK_KEY_MAX]) {
    static const char *const spaces[] = {" ", "\t", "\n", "\r", "\u3000", "\u00A0"};
    size_t used = 0;
    for (bool in_space = true; *at; at++) {
        size_t space = 0;
        for (size_t i = 0; i < sizeof spaces / sizeof *spaces && !space; i++)
            if (strncmp(at, spaces[i], strlen(spaces[i])) == 0)
                space = strlen(spaces[i]);
        if (space && !in_space)
            break;
        if (space) {
            at += space - 1;
            continue;
        }
        in_space = false;
        if (used + 1 < GK_KEY_MAX)
            piece[used++] = *at;
    }
    piece[used] = '\0';
    return used ? at : NULL;
}

/* True if all of the cell is meta. A cell is first tried whole ("公开 01 表"), then in pieces. */
static bool read_cell(meta_reader *r, const gk_cell *cell) {
    char piece[GK_KEY_MAX];
    const char *key = gk_scan_key(r->scan, cell);
    if (cell->type != GK_CELL_TEXT || strlen(key) >= sizeof r->meta->department)
        return false;
    meta_kind whole = kind_of(key);
    if (whole == META_NUMBER || whole == META_YEAR || whole == META_UNIT) {
        read_piece(r, key, cell);
        return true;
    }
    bool any = false, all = true;
    for (const char *at = cell->text; (at = next_piece(at, piece));) {
        read_piece(r, piece, cell);
        any = any || r->understood;
        all = all && r->understood;
    }
    if (r->meta && *r->meta->department && r->waiting == META_DEPARTMENT)
        r->waiting = META_NONE; /* a name may have spaces, but not go on in the next cell */
    return any && all;
}

static void read_row(gk_scan *scan, meta_reader *r, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(r->scan, row, &count);
    r->waiting = META_NONE;
    for (size_t i = 0; i < count; i++)
        if (!gk_scan_marked(scan, &cells[i]) && !gk_scan_is_blank(scan, &cells[i]) &&
            read_cell(r, &cells[i]))
            gk_scan_mark(scan, &cells[i], GK_CLASS_META);
}

bool gk_meta_row(const gk_scan *scan, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    meta_reader looking = {.scan = scan};
    for (size_t i = 0; i < count; i++)
        if (!gk_scan_is_blank(scan, &cells[i]) && !read_cell(&looking, &cells[i]))
            return false;
    return count > 0;
}

/* ---- the lines above a header --------------------------------------------------------------- */

bool gk_is_note(const gk_scan *scan, const gk_cell *cell) {
    static const char *const words[] = {"注", "备注", "说明"};
    const char *key = gk_scan_key(scan, cell);
    if (cell->type != GK_CELL_TEXT)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (strncmp(key, words[i], n) == 0 && (key[n] == ':' || (key[n] >= '0' && key[n] <= '9')))
            return true;
    }
    return false;
}

static void read_title(gk_scan *scan, const gk_cell *cell, gk_meta *meta) {
    char key[GK_KEY_MAX];
    size_t title_length, number_size;
    memcpy(key, gk_scan_key(scan, cell), strlen(gk_scan_key(scan, cell)) + 1);
    char number[32];
    if (find_number(key, number, &number_size)) {
        memcpy(meta->number, number, sizeof number);
        meta->number_origin = gk_scan_origin(scan, cell->row, cell->col);
    }
    drop_extras(key);
    if (!title_in(scan, key, &title_length))
        return;
    key[strlen(key) - title_length] = '\0';
    for (const char *at = key; *at; at++) {
        char year[16] = "";
        if (strspn(at, "0123456789") == 4 && strncmp(at + 4, "年", 3) == 0) {
            memcpy(year, at, 7);
            meta->year = year_of(year);
            break;
        }
    }
}

static void take_title(gk_scan *scan, uint32_t row, gk_meta *meta) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        const gk_picture *picture = gk_title_of(scan, &cells[i]);
        if (!picture)
            continue;
        gk_scan_mark(scan, &cells[i], GK_CLASS_TITLE);
        if (meta->titled)
            continue;
        meta->titled = picture;
        meta->origin = gk_scan_origin(scan, row, cells[i].col);
        read_title(scan, &cells[i], meta);
    }
}

static gk_status take_notes(gk_scan *scan, uint32_t row, gk_meta *meta) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        if (!gk_is_note(scan, &cells[i]) ||
            meta->note_count == sizeof meta->notes / sizeof *meta->notes)
            continue;
        const char *note = gk_arena_string(gk_tables_arena(scan->tables), cells[i].text);
        if (!note)
            return gk_fail_memory(scan->err);
        meta->notes[meta->note_count++] = note;
        gk_scan_mark(scan, &cells[i], GK_CLASS_NOTE);
    }
    return GK_OK;
}

/* The first row of the head: a few lines above the title, where forms print 公开NN表 or the unit,
 * or without a title a few lines above the header, but never into the table before. */
static uint32_t head_start(const gk_scan *scan, uint32_t row, unsigned lines) {
    uint32_t start = row;
    while (start > scan->taken && lines) {
        start--;
        lines -= !gk_scan_row_is_blank(scan, start);
    }
    return start;
}

gk_status gk_meta_read(gk_scan *scan, uint32_t title_row, uint32_t header_row, gk_meta *meta) {
    *meta = (gk_meta){.title_row = title_row};
    if (title_row != GK_NO_CELL)
        take_title(scan, title_row, meta);
    uint32_t from = title_row == GK_NO_CELL ? header_row : title_row;
    meta_reader reader = {.scan = scan, .meta = meta};
    for (uint32_t row = from; row < header_row; row++)
        read_row(scan, &reader, row);
    for (uint32_t row = head_start(scan, from, title_row == GK_NO_CELL ? 6 : 3); row < from; row++)
        read_row(scan, &reader, row);
    for (uint32_t row = head_start(scan, from, 3); row < header_row; row++) {
        gk_status status = take_notes(scan, row, meta);
        if (status)
            return status;
    }
    return GK_OK;
}
