/* The lines above a table: number, unit's name, year, unit of money, in any order, one to a row or
 * several, a label and its value in one cell or in two. */
#include "recognize/meta.h"

#include "base/fail.h"
#include "recognize/note.h"
#include "recognize/table_number.h"
#include "recognize/title.h"
#include "report/department.h"
#include "report/note_words.h"
#include <gongkai/text.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

typedef enum meta_kind {
    META_NONE,
    META_NUMBER,
    META_YEAR,
    META_UNIT,       /**< 金额单位：万元 */
    META_UNIT_NAME,  /**< 单位： with the unit in what follows, or a name */
    META_MONEY_NAME, /**< 金额单位： with the unit in what follows */
    META_COUNTS,     /**< 单位：辆, 币种：人民币: names no unit of amounts */
    META_DEPARTMENT, /**< 部门名称： with the name in what follows, or behind the colon */
} meta_kind;

static bool is_label(const char *key, const char *const *labels) {
    for (; *labels; labels++) {
        size_t n = strlen(*labels);
        if (strncmp(key, *labels, n) == 0 && (!key[n] || strcmp(key + n, ":") == 0))
            return true;
    }
    return false;
}

/* 单位: may have a unit of money or a name behind it, 金额单位: and the like only the one. */
static meta_kind unit_label(const char *key) {
    static const char *const either[] = {"单位", NULL};
    static const char *const money[] = {
        "金额单位", "计量单位", "货币单位", "计价单位", "人民币单位",
        "金额:",    "人民币:",  "币种:",    "RMB:",     NULL};
    if (is_label(key, either))
        return META_UNIT_NAME;
    return is_label(key, money) ? META_MONEY_NAME : META_NONE;
}

static meta_kind kind_of(const char *key) {
    char number[32], unit[GK_UNIT_MAX];
    size_t n = gk_table_number_length(key, number);
    if ((n && !key[n]) || strcmp(key, "表") == 0)
        return META_NUMBER;
    if (gk_stated_year(key))
        return META_YEAR;
    gk_unit_said said = gk_unit_read(key, unit);
    if (said != GK_UNIT_NOTHING)
        return said == GK_UNIT_COUNTS || said == GK_UNIT_CURRENCY ? META_COUNTS : META_UNIT;
    if (unit_label(key) != META_NONE)
        return unit_label(key);
    return gk_stated_department_behind(key) ? META_DEPARTMENT : META_NONE;
}

/** Reading one row of meta lines: a label may stand alone and its value follow. */
typedef struct meta_reader {
    const gk_scan *scan;
    gk_stated *stated; /**< NULL: only look. */
    meta_kind waiting;
    bool understood; /**< The last piece was meta. */
} meta_reader;

static void set_number(meta_reader *reader, const char *key, const gk_cell *cell) {
    if (!reader->stated || *reader->stated->number)
        return;
    if (gk_table_number_length(key, reader->stated->number))
        reader->stated->number_origin = gk_scan_cell_origin(reader->scan, cell);
}

/* Names keep their own brackets and spaces, so they come from the text, not from the key. */
static void add_name(meta_reader *reader, const char *text, const gk_cell *cell) {
    if (!reader->stated)
        return;
    char *name = reader->stated->department, whole[2 * GK_KEY_MAX];
    if (!*name)
        reader->stated->department_origin = gk_scan_cell_origin(reader->scan, cell);
    snprintf(whole, sizeof whole, "%s%s%s", name, *name ? " " : "", text);
    if (!gk_department_clean(whole, name) && !reader->stated->department_long) {
        reader->stated->department_long = true;
        reader->stated->department_origin = gk_scan_cell_origin(reader->scan, cell);
    }
}

/* The first character that a key has as a colon. */
static const char *behind_colon(const char *text) {
    for (const char *at = text, *next; *at; at = next) {
        char one[8], key[8];
        for (next = at + 1; ((unsigned char)*next & 0xC0) == 0x80; next++)
            ;
        if (next - at >= (ptrdiff_t)sizeof one)
            continue;
        memcpy(one, at, (size_t)(next - at));
        one[next - at] = '\0';
        gk_text_key(one, key, sizeof key);
        if (strcmp(key, ":") == 0)
            return next;
    }
    return text + strlen(text);
}

/* What stands behind 金额单位: and is no unit known; behind 币种: it is 人民币 mostly. */
static void set_strange_unit(meta_reader *reader, const char *piece, const gk_cell *cell) {
    char unit[GK_UNIT_MAX];
    size_t length = strlen(piece);
    reader->understood = length < sizeof unit;
    reader->waiting = META_NONE;
    if (!reader->stated || !reader->understood || strcmp(piece, "人民币") == 0)
        return;
    memcpy(unit, piece, length + 1);
    gk_stated_set_unit(reader->stated, unit, gk_scan_cell_origin(reader->scan, cell));
}

/* What follows a label: behind 单位 it may be a unit of money or the unit's name. */
static void set_waiting_value(meta_reader *reader, const char *piece, const gk_cell *cell) {
    if (reader->waiting == META_MONEY_NAME) {
        set_strange_unit(reader, piece, cell);
        return;
    }
    if (reader->waiting == META_UNIT_NAME && reader->stated && *reader->stated->department)
        reader->understood = false;
    else
        add_name(reader, piece, cell);
    reader->waiting = META_DEPARTMENT;
}

static void begin_department(meta_reader *reader, const char *piece, const gk_cell *cell) {
    const char *name = behind_colon(piece);
    bool first = !reader->stated || !*reader->stated->department;
    if (first)
        add_name(reader, name, cell);
    else if (*name && !gk_department_same(name, reader->stated->department) &&
             !reader->stated->contradicted) {
        reader->stated->contradicted = true;
        reader->stated->contradiction = gk_scan_cell_origin(reader->scan, cell);
    }
    reader->waiting = first || !*name ? META_DEPARTMENT : META_NONE;
}

static void set_counted(meta_reader *reader, const char *key, const gk_cell *cell) {
    gk_stated *stated = reader->stated;
    if (!*stated->counted && gk_unit_read(key, stated->counted) == GK_UNIT_COUNTS)
        stated->counted_origin = gk_scan_cell_origin(reader->scan, cell);
}

/* One piece of a cell: a stretch without spaces. */
static void read_piece(meta_reader *reader, const char *piece, const gk_cell *cell) {
    char key[GK_KEY_MAX], unit[GK_UNIT_MAX];
    gk_text_key(piece, key, sizeof key);
    meta_kind kind = kind_of(key);
    reader->understood = true;
    if (kind == META_NONE && reader->waiting != META_NONE) {
        set_waiting_value(reader, piece, cell);
        return;
    }
    reader->waiting = kind == META_UNIT_NAME || kind == META_MONEY_NAME ? kind : META_NONE;
    reader->understood = kind != META_NONE;
    if (kind == META_DEPARTMENT)
        begin_department(reader, piece, cell);
    if (!reader->stated)
        return;
    if (kind == META_NUMBER)
        set_number(reader, key, cell);
    else if (kind == META_YEAR)
        gk_stated_set_year(reader->stated, gk_stated_year(key),
                           gk_scan_cell_origin(reader->scan, cell));
    else if (kind == META_COUNTS)
        set_counted(reader, key, cell);
    else if (kind == META_UNIT && gk_unit_read(key, unit) != GK_UNIT_NOTHING)
        gk_stated_set_unit(reader->stated, unit, gk_scan_cell_origin(reader->scan, cell));
}

/* How many bytes the space at `at` has; 0 for another character. */
static size_t space_length(const char *at) {
    static const char *const spaces[] = {" ", "\t", "\n", "\r", "\u3000", "\u00A0"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (strncmp(at, spaces[i], strlen(spaces[i])) == 0)
            return strlen(spaces[i]);
    return 0;
}

/* Before the last of `length` bytes, and behind the first. */
static bool holds_space(const char *at, size_t length) {
    for (size_t i = 1; i < length; i++)
        if (space_length(at + i))
            return true;
    return false;
}

/* Behind a label set with spaces, 部　门：, whose key becomes the piece; NULL if none begins here. */
static const char *spaced_label(const char *at, char piece[GK_KEY_MAX]) {
    enum { LONGEST = 96 }; /* the longest label with a wide space or two between its characters */
    char text[LONGEST + 1];
    const char *end = behind_colon(at), *name;
    size_t length = (size_t)(end - at);
    if (length == 0 || length > LONGEST || !holds_space(at, length))
        return NULL;
    memcpy(text, at, length);
    text[length] = '\0';
    size_t key_length = gk_text_key(text, piece, GK_KEY_MAX);
    bool colon = key_length && piece[key_length - 1] == ':';
    name = colon ? gk_stated_department_behind(piece) : NULL;
    return (name && !*name) || (colon && unit_label(piece) != META_NONE) ? end : NULL;
}

/* The next stretch without spaces, copied; NULL at the end. */
static const char *next_piece(const char *at, char piece[GK_KEY_MAX]) {
    const char *behind_label = spaced_label(at, piece);
    if (behind_label)
        return behind_label;
    size_t used = 0;
    for (bool in_space = true; *at; at++) {
        size_t space = space_length(at);
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

/* In bytes of a key. The lines of a head are short, a name aside; a paragraph may speak of any year
 * and unit. */
enum { LINE_MAX = 255 };

/* True if all of the cell is meta. A cell is first tried whole ("公开 01 表"), then in pieces. */
static bool read_cell(meta_reader *reader, const gk_cell *cell) {
    char piece[GK_KEY_MAX];
    const char *key = gk_scan_key(reader->scan, cell);
    bool name = reader->waiting != META_NONE || gk_stated_department_behind(key);
    if (cell->type != GK_CELL_TEXT || (!name && strlen(key) > LINE_MAX))
        return false;
    meta_kind whole = kind_of(key);
    if (whole == META_NUMBER || whole == META_YEAR || whole == META_UNIT || whole == META_COUNTS) {
        read_piece(reader, key, cell);
        return true;
    }
    bool any = false, all = true;
    for (const char *at = cell->text; (at = next_piece(at, piece));) {
        read_piece(reader, piece, cell);
        any = any || reader->understood;
        all = all && reader->understood;
    }
    if (reader->stated && *reader->stated->department && reader->waiting == META_DEPARTMENT)
        reader->waiting = META_NONE; /* a name may have spaces, but not go on in the next cell */
    return any && all;
}

static void read_row(gk_scan *scan, meta_reader *reader, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(reader->scan, row, &count);
    reader->waiting = META_NONE;
    for (size_t i = 0; i < count; i++)
        if (!gk_scan_is_marked(scan, &cells[i]) && !gk_scan_is_blank(scan, &cells[i]) &&
            read_cell(reader, &cells[i]))
            gk_scan_mark(scan, &cells[i], GK_CLASS_META);
}

void gk_meta_look(const gk_scan *scan, uint32_t row, gk_stated *stated) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    meta_reader reader = {.scan = scan, .stated = stated};
    for (size_t i = 0; i < count; i++)
        if (!gk_scan_is_blank(scan, &cells[i]))
            read_cell(&reader, &cells[i]);
}

bool gk_meta_is_row(const gk_scan *scan, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    meta_reader looking = {.scan = scan};
    for (size_t i = 0; i < count; i++)
        if (!gk_scan_is_blank(scan, &cells[i]) && !read_cell(&looking, &cells[i]))
            return false;
    return count > 0;
}

bool gk_meta_row_agrees(const gk_scan *scan, uint32_t row, const gk_stated *stated,
                        gk_origin *origin) {
    gk_stated again = {.year = stated->year};
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    meta_reader reader = {.scan = scan, .stated = &again};
    memcpy(again.unit, stated->unit, sizeof again.unit);
    for (size_t i = 0; i < count; i++) {
        if (gk_scan_is_blank(scan, &cells[i]) || !read_cell(&reader, &cells[i]))
            continue;
        bool other = *stated->department && *again.department && reader.waiting == META_NONE &&
                     !gk_department_same(stated->department, again.department);
        *origin = gk_scan_cell_origin(scan, &cells[i]);
        if (again.contradicted || other || (*again.unit && !*stated->unit))
            return false;
    }
    return true;
}

/* ---- the lines above a header --------------------------------------------------------------- */

static gk_status take_note(gk_scan *scan, const gk_cell *cell, gk_stated *stated) {
    const char *note = gk_arena_string(gk_tables_arena(scan->tables), cell->text);
    if (!note)
        return gk_fail_memory(scan->err);
    stated->notes[stated->note_count++] = note;
    gk_scan_mark(scan, cell, GK_CLASS_NOTE);
    return GK_OK;
}

static bool is_grid_row(const gk_scan *scan, uint32_t row) {
    size_t count, visible = 0;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++)
        visible += !gk_scan_is_blank(scan, &cells[i]) && !gk_scan_repeats_left(scan, cells, i);
    return visible >= 2 && !gk_meta_is_row(scan, row);
}

/* A note above a title is of the table above it, if there is one: one that was read, or rows of one
 * that was not. */
static bool is_of_table_above(const gk_scan *scan, uint32_t row) {
    if (scan->taken)
        return true;
    while (row > 0) {
        const gk_cell *first = gk_scan_first_visible(scan, --row);
        if (first && !gk_note_begins(scan, first))
            return is_grid_row(scan, row);
    }
    return false;
}

/* It says that there was none of what the title below it names. */
static bool is_about(const gk_scan *scan, const gk_cell *cell, const gk_stated *stated) {
    const char *key = gk_scan_key(scan, cell);
    return stated->titled && gk_note_explains_empty(key) &&
           gk_note_is_about(key, stated->titled->title);
}

static gk_status report_note(gk_scan *scan, const gk_cell *cell, const gk_stated *stated) {
    gk_scan_mark(scan, cell, GK_CLASS_IGNORED);
    return gk_scan_add_finding(scan, GK_FINDING_NOTE_OF_OTHER_TABLE,
                               gk_scan_cell_origin(scan, cell), cell->text,
                               stated->titled ? stated->titled->title : "");
}

/* The 注 of a row of the head; those above it, `outside`, only if they can be no other table's. */
static gk_status take_notes(gk_scan *scan, uint32_t row, bool outside, gk_stated *stated) {
    gk_status status = GK_OK;
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count && !status; i++) {
        if (!gk_note_begins(scan, &cells[i]) || gk_scan_is_marked(scan, &cells[i]) ||
            stated->note_count == sizeof stated->notes / sizeof *stated->notes)
            continue;
        bool own = !outside || !is_of_table_above(scan, row) || is_about(scan, &cells[i], stated);
        status = own ? take_note(scan, &cells[i], stated) : report_note(scan, &cells[i], stated);
    }
    return status;
}

/* The head begins a few lines above the title, where forms print 公开NN表 or the unit, or without a
 * title a few lines above the header. Forms print up to two lines above the title, and six below.
 * With 0 above the title two files of faults are read without their 注; 12, and 3 or 20 above a
 * header, change nothing that is tried. The more, the likelier that the lines belong to a table
 * that was not read, and this one is said to be in its unit. */
enum { HEAD_ABOVE_TITLE = 3, HEAD_ABOVE_HEADER = 6 };

/* 续表, 收入决算表(续), 续表:收入决算表 */
static bool says_continued(const gk_scan *scan, uint32_t from, uint32_t to) {
    for (uint32_t row = from; row < to; row++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, row, &count);
        for (size_t i = 0; i < count; i++) {
            const char *key = gk_scan_key(scan, &cells[i]);
            if (strstr(key, "续表") || strstr(key, "(续)") || strcmp(key, "续") == 0)
                return true;
        }
    }
    return false;
}

gk_status gk_meta_read(gk_scan *scan, uint32_t title_row, uint32_t header_row, gk_stated *stated) {
    *stated = (gk_stated){.title_row = title_row};
    if (title_row != GK_NO_CELL)
        gk_title_take(scan, title_row, stated);
    uint32_t from = title_row == GK_NO_CELL ? header_row : title_row;
    meta_reader reader = {.scan = scan, .stated = stated};
    for (uint32_t row = from; row < header_row; row++)
        read_row(scan, &reader, row);
    for (uint32_t row = gk_scan_rows_above(
             scan, from, title_row == GK_NO_CELL ? HEAD_ABOVE_HEADER : HEAD_ABOVE_TITLE);
         row < from; row++)
        read_row(scan, &reader, row);
    for (uint32_t row = gk_scan_rows_above(scan, from, HEAD_ABOVE_TITLE); row < header_row; row++) {
        gk_status status = take_notes(scan, row, row < from, stated);
        if (status)
            return status;
    }
    stated->continued = says_continued(
        scan,
        title_row == GK_NO_CELL ? gk_scan_rows_above(scan, from, HEAD_ABOVE_HEADER) : title_row,
        header_row);
    gk_department_drop_stamp(stated->department);
    gk_stated_join_title(stated);
    return GK_OK;
}
