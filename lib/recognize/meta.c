/* The lines above a table: number, unit's name, year, unit of money, in any order, one to a row or
 * several, a label and its value in one cell or in two. */
#include "recognize/scan.h"

#include "base/fail.h"
#include <gongkai/text.h>
#include <stdio.h>
#include <string.h>

typedef enum meta_kind {
    META_NONE,
    META_NUMBER,
    META_YEAR,
    META_UNIT,       /**< 金额单位：万元 */
    META_UNIT_NAME,  /**< 金额单位： with the unit in what follows */
    META_DEPARTMENT, /**< 部门名称： with the name in what follows, or behind the colon */
} meta_kind;

int gk_year_of(const char *key) {
    static const char label[] = "年度:";
    if (strncmp(key, label, sizeof label - 1) == 0)
        key += sizeof label - 1;
    else if (strspn(key, "0123456789") == strlen(key))
        return 0;
    if (strspn(key, "0123456789") != 4 || (key[0] != '2' && key[0] != '1'))
        return 0;
    const char *rest = key + 4;
    if (*rest && strcmp(rest, "年") != 0 && strcmp(rest, "年度") != 0)
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

static const char *department_behind(const char *key) {
    static const char *const labels[] = {
        "部门名称",       "单位名称",   "部门",     "单位",     "编制单位",
        "编制部门",       "编报单位",   "填报单位", "公开部门", "公开单位",
        "部门(单位)名称", "部门(单位)", "预算单位", "决算单位", NULL};
    return behind_label(key, labels);
}

/* 金额单位, 单位: and the like, whose value stands in what follows. */
static bool is_unit_label(const char *key) {
    static const char *const labels[] = {"金额单位", "单位",     "计量单位",
                                         "货币单位", "计价单位", NULL};
    for (size_t i = 0; labels[i]; i++) {
        size_t n = strlen(labels[i]);
        if (strncmp(key, labels[i], n) == 0 && (!key[n] || strcmp(key + n, ":") == 0))
            return true;
    }
    return false;
}

static meta_kind kind_of(const char *key) {
    char number[32], unit[GK_UNIT_MAX];
    size_t n = gk_number_length(key, number);
    if ((n && !key[n]) || strcmp(key, "表") == 0)
        return META_NUMBER;
    if (gk_year_of(key))
        return META_YEAR;
    if (gk_unit_read(key, unit) != GK_UNIT_NOTHING)
        return META_UNIT;
    if (is_unit_label(key))
        return META_UNIT_NAME;
    return department_behind(key) ? META_DEPARTMENT : META_NONE;
}

/** Reading one row of meta lines: a label may stand alone and its value follow. */
typedef struct meta_reader {
    const gk_scan *scan;
    gk_meta *meta; /**< NULL: only look. */
    meta_kind waiting;
    bool understood; /**< The last piece was meta. */
} meta_reader;

void gk_meta_set_unit(gk_meta *meta, const char *unit, gk_origin origin) {
    if (!*meta->unit) {
        snprintf(meta->unit, sizeof meta->unit, "%s", unit);
        meta->unit_origin = origin;
    } else if (strcmp(meta->unit, unit) != 0 && !meta->contradicted) {
        meta->contradicted = true;
        meta->contradiction = origin;
    }
}

void gk_meta_set_year(gk_meta *meta, int year, gk_origin origin) {
    if (meta->year && meta->year != year && !meta->contradicted) {
        meta->contradicted = true;
        meta->contradiction = origin;
    }
    meta->year = year;
}

static gk_origin origin_of(const meta_reader *r, const gk_cell *cell) {
    return gk_scan_origin(r->scan, cell->row, cell->col);
}

static void set_number(meta_reader *r, const char *key, const gk_cell *cell) {
    if (!r->meta || *r->meta->number)
        return;
    if (gk_number_length(key, r->meta->number))
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

/* What follows a label: behind 单位 it may be a unit of money or the unit's name. */
static void set_waiting_value(meta_reader *r, const char *piece) {
    if (r->waiting == META_UNIT_NAME && r->meta && *r->meta->department)
        r->understood = false;
    else
        add_name(r, piece);
    r->waiting = META_DEPARTMENT;
}

static bool same_name(const char *a, const char *b) {
    char x[512], y[512];
    gk_text_key(a, x, sizeof x);
    gk_text_key(b, y, sizeof y);
    return strcmp(x, y) == 0;
}

static void begin_department(meta_reader *r, const char *piece, const gk_cell *cell) {
    const char *name = behind_colon(piece);
    bool first = !r->meta || !*r->meta->department;
    if (first)
        add_name(r, name);
    else if (*name && !same_name(name, r->meta->department) && !r->meta->contradicted) {
        r->meta->contradicted = true;
        r->meta->contradiction = origin_of(r, cell);
    }
    r->waiting = first || !*name ? META_DEPARTMENT : META_NONE;
}

/* One piece of a cell: a stretch without spaces. */
static void read_piece(meta_reader *r, const char *piece, const gk_cell *cell) {
    char key[GK_KEY_MAX], unit[GK_UNIT_MAX];
    gk_text_key(piece, key, sizeof key);
    meta_kind kind = kind_of(key);
    r->understood = true;
    if (kind == META_NONE && r->waiting != META_NONE) {
        set_waiting_value(r, piece);
        return;
    }
    r->waiting = kind == META_UNIT_NAME ? META_UNIT_NAME : META_NONE;
    r->understood = kind != META_NONE;
    if (kind == META_DEPARTMENT)
        begin_department(r, piece, cell);
    if (!r->meta)
        return;
    if (kind == META_NUMBER)
        set_number(r, key, cell);
    else if (kind == META_YEAR)
        gk_meta_set_year(r->meta, gk_year_of(key), origin_of(r, cell));
    else if (kind == META_UNIT && gk_unit_read(key, unit) != GK_UNIT_NOTHING)
        gk_meta_set_unit(r->meta, unit, origin_of(r, cell));
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

bool gk_meta_row_agrees(const gk_scan *scan, uint32_t row, const gk_meta *meta, gk_origin *origin) {
    gk_meta again = {.year = meta->year};
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    meta_reader r = {.scan = scan, .meta = &again};
    memcpy(again.unit, meta->unit, sizeof again.unit);
    for (size_t i = 0; i < count; i++) {
        if (gk_scan_is_blank(scan, &cells[i]) || !read_cell(&r, &cells[i]))
            continue;
        bool other = *meta->department && *again.department && r.waiting == META_NONE &&
                     !same_name(meta->department, again.department);
        *origin = gk_scan_origin(scan, row, cells[i].col);
        if (again.contradicted || other || (*again.unit && !*meta->unit))
            return false;
    }
    return true;
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

/* The head begins a few lines above the title, where forms print 公开NN表 or the unit, or without a
 * title a few lines above the header. */
gk_status gk_meta_read(gk_scan *scan, uint32_t title_row, uint32_t header_row, gk_meta *meta) {
    *meta = (gk_meta){.title_row = title_row};
    if (title_row != GK_NO_CELL)
        gk_title_take(scan, title_row, meta);
    uint32_t from = title_row == GK_NO_CELL ? header_row : title_row;
    meta_reader reader = {.scan = scan, .meta = meta};
    for (uint32_t row = from; row < header_row; row++)
        read_row(scan, &reader, row);
    for (uint32_t row = gk_scan_rows_above(scan, from, title_row == GK_NO_CELL ? 6 : 3); row < from;
         row++)
        read_row(scan, &reader, row);
    for (uint32_t row = gk_scan_rows_above(scan, from, 3); row < header_row; row++) {
        gk_status status = take_notes(scan, row, meta);
        if (status)
            return status;
    }
    return GK_OK;
}
