/* Tables as lines of text for a terminal. Cells are gathered, and printed when the widths are
 * known. */
#include "base/amount_text.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "write/draw/draw.h"
#include <gongkai/form.h>
#include <gongkai/text.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MAX = 64, WIDEST = 30 };

/** What a cell shows, cut into lines when its width is known. */
typedef struct shown {
    gk_drawn_box box;
    gk_drawn_style style;
    const char *text;
} shown;

typedef struct printing {
    gk_arena arena;
    shown *cells;
    size_t count, capacity;
    uint32_t body; /* the first row below the headings */
    uint32_t width;
    size_t widths[COLUMNS_MAX];
    gk_buffer text; /* all so far */
} printing;

/* ---- cells ---------------------------------------------------------------------------------- */

static gk_status add_text(void *self, gk_drawn_box box, gk_drawn_style style, const char *text,
                          gk_error *err) {
    printing *p = self;
    const char *kept = gk_arena_string(&p->arena, text);
    if (!kept || !gk_grow((void **)&p->cells, p->count, &p->capacity, sizeof *p->cells))
        return gk_fail_memory(err);
    p->cells[p->count++] = (shown){box, gk_drawn_plain(style), kept};
    return GK_OK;
}

static gk_status add_number(void *self, gk_drawn_box box, gk_drawn_style style, gk_decimal number,
                            gk_error *err) {
    char text[GK_DECIMAL_TEXT_MAX];
    gk_amount_text(number, gk_drawn_plain(style) == GK_DRAWN_COUNT, text);
    return add_text(self, box, style, text, err);
}

static gk_status end_row(void *self, uint32_t row, double points, gk_error *err) {
    (void)self, (void)row, (void)points, (void)err;
    return GK_OK;
}

/* ---- widths --------------------------------------------------------------------------------- */

static size_t width_of(const printing *p, const gk_drawn_box *box) {
    size_t width = 3 * (size_t)(box->last_col - box->col);
    for (uint32_t col = box->col; col <= box->last_col && col < COLUMNS_MAX; col++)
        width += p->widths[col];
    return width;
}

static void measure(printing *p) {
    for (uint32_t col = 0; col < COLUMNS_MAX; col++)
        p->widths[col] = 4;
    for (size_t i = 0; i < p->count; i++) {
        const shown *cell = &p->cells[i];
        size_t needed = gk_text_width(cell->text, 1);
        if (cell->box.col != cell->box.last_col || cell->box.col >= COLUMNS_MAX)
            continue;
        needed = needed > WIDEST ? WIDEST : needed;
        if (needed > p->widths[cell->box.col])
            p->widths[cell->box.col] = needed;
    }
    for (size_t i = 0; i < p->count; i++) {
        const shown *cell = &p->cells[i];
        size_t needed = gk_text_width(cell->text, 1), width = width_of(p, &cell->box);
        bool wraps = cell->style == GK_DRAWN_TITLE || cell->style == GK_DRAWN_NOTE;
        if (!wraps && needed > width && needed <= WIDEST && cell->box.last_col < COLUMNS_MAX)
            p->widths[cell->box.last_col] += needed - width;
    }
}

/* ---- lines ---------------------------------------------------------------------------------- */

static void put_spaces(printing *p, size_t n) {
    for (; n; n--)
        gk_buffer_char(&p->text, ' ');
}

/* How many bytes of a text fill one line of this width. */
static size_t line_length(const char *text, size_t width) {
    const char *at = text, *end = text + strlen(text);
    while (at < end) {
        char character[8] = "";
        const char *from = at;
        gk_utf8_next(&at, end);
        memcpy(character, from, (size_t)(at - from) < 8 ? (size_t)(at - from) : 7);
        size_t taken = gk_text_width(character, 1);
        if (taken > width)
            return (size_t)(from - text);
        width -= taken;
    }
    return (size_t)(end - text);
}

static const char *line_of(const char *text, size_t width, unsigned line, size_t *length) {
    while (line-- > 0)
        text += line_length(text, width);
    *length = line_length(text, width);
    return text;
}

static unsigned lines_of(const char *text, size_t width) {
    unsigned lines = 1;
    for (size_t n; (n = line_length(text, width)) < strlen(text) && n; text += n)
        lines++;
    return lines;
}

static void put_cell(printing *p, const shown *cell, unsigned line) {
    char text[1024];
    size_t width = width_of(p, &cell->box), length;
    const char *at = line_of(cell->text, width, line, &length);
    snprintf(text, sizeof text, "%.*s", (int)length, at);
    size_t free_space = width - gk_text_width(text, 1);
    bool right = cell->style == GK_DRAWN_MONEY || cell->style == GK_DRAWN_COUNT ||
                 cell->style == GK_DRAWN_NUMBER || cell->style == GK_DRAWN_RIGHT;
    bool centred = cell->style == GK_DRAWN_TITLE || cell->style == GK_DRAWN_HEADING ||
                   cell->style == GK_DRAWN_MIDDLE || cell->style == GK_DRAWN_CENTRED;
    size_t left = right ? free_space : centred ? free_space / 2 : 0;
    put_spaces(p, left);
    gk_buffer_text(&p->text, text);
    put_spaces(p, free_space - left);
}

static bool is_grid(const shown *cell) {
    return cell->style >= GK_DRAWN_HEADING && cell->style != GK_DRAWN_NOTE;
}

/* One line of a row; what a cell from above covers stays blank. */
static void put_line(printing *p, const shown *first, size_t count, unsigned line) {
    uint32_t col = 0;
    for (size_t i = 0; i < count; i++) {
        const shown *cell = &first[i];
        for (; col < cell->box.col; col++) {
            gk_buffer_text(&p->text, col ? " │ " : "");
            put_spaces(p, p->widths[col]);
        }
        const char *bar = is_grid(cell) ? " │ " : "   ";
        gk_buffer_text(&p->text, cell->box.col ? bar : "");
        put_cell(p, cell, line);
        col = cell->box.last_col + 1;
    }
    size_t size = p->text.size;
    while (size && p->text.bytes[size - 1] == ' ')
        size--;
    gk_buffer_cut(&p->text, size);
    gk_buffer_char(&p->text, '\n');
}

static void put_rule(printing *p) {
    for (uint32_t col = 0; col < p->width; col++) {
        gk_buffer_text(&p->text, col ? "─┼─" : "");
        for (size_t i = 0; i < p->widths[col]; i++)
            gk_buffer_text(&p->text, "─");
    }
    gk_buffer_char(&p->text, '\n');
}

static void put_row(printing *p, const shown *first, size_t count) {
    unsigned lines = 1;
    for (size_t i = 0; i < count; i++) {
        unsigned needed = lines_of(first[i].text, width_of(p, &first[i].box));
        lines = needed > lines ? needed : lines;
    }
    for (unsigned line = 0; line < lines; line++)
        put_line(p, first, count, line);
}

/* ---- sheets --------------------------------------------------------------------------------- */

static gk_status begin_sheet(void *self, const gk_drawn_sheet *sheet, gk_error *err) {
    printing *p = self;
    (void)err;
    p->count = 0;
    p->body = sheet->body;
    p->width = sheet->form->width < COLUMNS_MAX ? sheet->form->width : COLUMNS_MAX;
    return GK_OK;
}

static gk_status end_sheet(void *self, const gk_drawn_page *page, gk_error *err) {
    printing *p = self;
    (void)page;
    measure(p);
    for (size_t i = 0, next; i < p->count; i = next) {
        for (next = i; next < p->count && p->cells[next].box.row == p->cells[i].box.row;)
            next++;
        bool head = is_grid(&p->cells[i]) && (i == 0 || !is_grid(&p->cells[i - 1]));
        bool foot = i && !is_grid(&p->cells[i]) && is_grid(&p->cells[i - 1]);
        if (head || foot || p->cells[i].box.row == p->body)
            put_rule(p);
        put_row(p, &p->cells[i], next - i);
    }
    gk_buffer_char(&p->text, '\n');
    return gk_buffer_check(&p->text, err);
}

char *gk_report_text(const gk_report *report, const gk_profiles *profiles, gk_error *err) {
    printing p = {0};
    const gk_draw_options drawing = {.blank = true};
    const gk_canvas canvas = {&p, begin_sheet, add_text, add_number, end_row, end_sheet, NULL};
    gk_status status = gk_draw_report(report, profiles, &drawing, &canvas, err);
    gk_arena_free(&p.arena);
    free(p.cells);
    if (!status)
        return p.text.bytes;
    gk_buffer_free(&p.text);
    return NULL;
}
