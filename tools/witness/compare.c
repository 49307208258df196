#include "witness/compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SHEETS_MAX = 65535, ROWS_MAX = 65536, COLS_MAX = 256 };

#define NO_SHEET SIZE_MAX

/* A sheet as freexl lists it. */
typedef struct their_sheet {
    char *name;
    const gk_sheet *ours; /* NULL: we have no such sheet */
} their_sheet;

struct witness_comparison {
    const gk_book *book;
    const witness_receiver *receiver;
    witness_facts facts;
    witness_counts counts;
    their_sheet *sheets;
    size_t sheet_count, capacity;

    const gk_sheet *unmatched;      /* our first worksheet that is not among theirs */
    const gk_sheet *last_worksheet; /* of ours */
    size_t behind;                  /* the number in our book of the sheet behind `unmatched` */
    size_t matched;

    size_t sheet;         /* of theirs, at hand; NO_SHEET before the first */
    const gk_cell *cells; /* ours on it */
    size_t count, next;   /* … how many, and which is to be judged next */
    size_t seen;          /* theirs on it */
    uint32_t row, col;    /* of theirs that must come now or later */
    witness_line_kind last;
    int refusal;
    bool ended;
    char version[32];
};

/* Our worksheet from the i-th sheet on, *i then behind it; NULL if there is none. A chart or a
 * macro sheet has no cells to compare, and freexl may not list it. */
static const gk_sheet *next_worksheet(const gk_book *book, size_t *i) {
    while (*i < gk_book_sheet_count(book)) {
        const gk_sheet *sheet = gk_book_sheet(book, (*i)++);
        if (gk_sheet_about(sheet)->kind == GK_SHEET_WORKSHEET)
            return sheet;
    }
    return NULL;
}

static size_t count_worksheets(const gk_book *book, const gk_sheet **last) {
    const gk_sheet *sheet;
    size_t count = 0;
    for (size_t i = 0; (sheet = next_worksheet(book, &i)); *last = sheet)
        count++;
    return count;
}

witness_comparison *witness_comparison_new(const gk_book *book, const witness_receiver *receiver) {
    witness_comparison *c = calloc(1, sizeof *c);
    if (!c)
        return NULL;
    c->book = book;
    c->receiver = receiver;
    c->sheet = NO_SHEET;
    c->refusal = WITNESS_NO_REFUSAL;
    for (size_t s = 0; s < gk_book_sheet_count(book) && !c->facts.long_text; s++) {
        size_t count;
        const gk_cell *cells = gk_sheet_cells(gk_book_sheet(book, s), &count);
        for (size_t i = 0; i < count && !c->facts.long_text; i++)
            c->facts.long_text = witness_text_is_long(&cells[i]);
    }
    return c;
}

void witness_comparison_free(witness_comparison *c) {
    if (!c)
        return;
    for (size_t i = 0; i < c->sheet_count; i++)
        free(c->sheets[i].name);
    free(c->sheets);
    free(c);
}

const witness_counts *witness_comparison_counts(const witness_comparison *c) {
    return &c->counts;
}

const char *witness_comparison_version(const witness_comparison *c) {
    return c->version;
}

bool witness_comparison_ended(const witness_comparison *c, int *refusal) {
    *refusal = c->refusal;
    return c->ended;
}

/* ---- sheets --------------------------------------------------------------------------------- */

static bool add_sheet(witness_comparison *c, const witness_line *line) {
    if (line->sheet != c->sheet_count || c->sheet_count == SHEETS_MAX)
        return false;
    if (c->sheet_count == c->capacity) {
        size_t wanted = c->capacity ? c->capacity * 2 : 16;
        their_sheet *grown = realloc(c->sheets, wanted * sizeof *grown);
        if (!grown)
            return false;
        c->sheets = grown;
        c->capacity = wanted;
    }
    char *name = malloc(strlen(line->text) + 1);
    if (!name)
        return false;
    c->sheets[c->sheet_count++] = (their_sheet){strcpy(name, line->text), NULL};
    return true;
}

static bool same_name(const witness_comparison *c, const char *ours, const char *theirs) {
    return strcmp(ours, theirs) == 0 || witness_text_is_garbled(&c->facts, ours, theirs);
}

/* Both keep the workbook's order. As many sheets are the same sheets; if freexl has more, it lists
 * charts and macros among them, and the names tell which. */
static void match_sheets(witness_comparison *c) {
    bool as_many = count_worksheets(c->book, &c->last_worksheet) == c->sheet_count;
    c->unmatched = next_worksheet(c->book, &c->behind);
    for (size_t i = 0; i < c->sheet_count && c->unmatched; i++)
        if (as_many || same_name(c, gk_sheet_name(c->unmatched), c->sheets[i].name)) {
            c->sheets[i].ours = c->unmatched;
            c->unmatched = next_worksheet(c->book, &c->behind);
            c->matched++;
        }
}

/* ---- cells ---------------------------------------------------------------------------------- */

static void judge(witness_comparison *c, const gk_cell *ours, const witness_line *theirs) {
    int verdict = witness_judge(&c->facts, ours, theirs);
    c->receiver->cell(c->receiver->self, c->sheets[c->sheet].ours, ours, theirs, verdict);
    if (verdict == WITNESS_EQUAL) {
        c->counts.equal++;
    } else if (verdict == WITNESS_DISAGREE) {
        c->counts.disagreeing++;
    } else {
        c->counts.excused++;
        c->counts.faults[verdict]++;
    }
}

static bool comes_before(const gk_cell *cell, uint32_t row, uint32_t col) {
    return cell->row < row || (cell->row == row && cell->col < col);
}

/* Cells of ours before this address are cells freexl does not have. */
static void judge_up_to(witness_comparison *c, uint32_t row, uint32_t col) {
    while (c->next < c->count && comes_before(&c->cells[c->next], row, col))
        judge(c, &c->cells[c->next++], NULL);
}

static void pass_sheet(witness_comparison *c, const char *name, size_t cells, bool ours) {
    if (cells > 0) {
        c->counts.disagreeing += cells;
        c->receiver->sheet(c->receiver->self, name, cells, ours);
    }
}

static void end_sheet(witness_comparison *c) {
    if (c->sheet == NO_SHEET)
        return;
    const their_sheet *sheet = &c->sheets[c->sheet];
    bool last = sheet->ours == c->last_worksheet;
    if (!sheet->ours)
        pass_sheet(c, sheet->name, c->seen, false);
    c->facts.sheet_lost = last && c->seen == 0 && c->sheet_count > c->matched;
    judge_up_to(c, UINT32_MAX, 0);
    c->facts.sheet_lost = false;
}

/* End the sheet at hand and those that follow, up to this one. */
static void go_to_sheet(witness_comparison *c, size_t sheet) {
    if (c->sheet == NO_SHEET)
        match_sheets(c);
    while (c->sheet != sheet) {
        end_sheet(c);
        c->sheet++; /* NO_SHEET is the one before 0 */
        c->cells = NULL;
        c->count = c->next = c->seen = 0;
        c->row = c->col = 0;
        if (c->sheet < c->sheet_count && c->sheets[c->sheet].ours)
            c->cells = gk_sheet_cells(c->sheets[c->sheet].ours, &c->count);
    }
}

static bool take_cell(witness_comparison *c, const witness_line *cell) {
    if (cell->sheet >= c->sheet_count || cell->row >= ROWS_MAX || cell->col >= COLS_MAX ||
        (c->sheet != NO_SHEET && cell->sheet < c->sheet))
        return false;
    go_to_sheet(c, cell->sheet);
    if (cell->row < c->row || (cell->row == c->row && cell->col < c->col))
        return false;
    c->row = cell->row;
    c->col = cell->col + 1;
    c->seen++;
    if (!c->sheets[c->sheet].ours)
        return true;
    judge_up_to(c, cell->row, cell->col);
    const gk_cell *ours = c->next < c->count ? &c->cells[c->next] : NULL;
    bool met = ours && ours->row == cell->row && ours->col == cell->col;
    c->next += met;
    judge(c, met ? ours : NULL, cell);
    return true;
}

static void take_end(witness_comparison *c) {
    go_to_sheet(c, c->sheet_count);
    for (; c->unmatched; c->unmatched = next_worksheet(c->book, &c->behind)) {
        size_t count;
        gk_sheet_cells(c->unmatched, &count);
        pass_sheet(c, gk_sheet_name(c->unmatched), count, true);
    }
}

/* ---- lines ---------------------------------------------------------------------------------- */

/* version, biff, sheets, cells, end; or version, refused */
static bool in_order(const witness_comparison *c, witness_line_kind kind) {
    bool begun = *c->version != '\0', described = begun && c->facts.biff > 0;
    switch (kind) {
    case WITNESS_VERSION:
        return !begun;
    case WITNESS_BIFF:
    case WITNESS_REFUSED:
        return begun && !described;
    case WITNESS_SHEET:
        return described && c->last <= WITNESS_SHEET;
    case WITNESS_CELL:
    case WITNESS_END:
        return described;
    }
    return false;
}

static bool take_facts(witness_comparison *c, const witness_line *line) {
    c->facts.biff = line->biff;
    c->facts.codepage = line->codepage;
    c->facts.datemode = line->datemode;
    return line->biff > 0;
}

bool witness_comparison_line(witness_comparison *c, char *text, size_t length) {
    witness_line line;
    if (c->ended || !witness_line_parse(text, length, &line) || !in_order(c, line.kind))
        return false;
    c->last = line.kind;
    switch (line.kind) {
    case WITNESS_VERSION:
        snprintf(c->version, sizeof c->version, "%s", line.text);
        return *line.text != '\0';
    case WITNESS_BIFF:
        return take_facts(c, &line);
    case WITNESS_SHEET:
        return add_sheet(c, &line);
    case WITNESS_CELL:
        return take_cell(c, &line);
    case WITNESS_REFUSED:
        c->refusal = line.code;
        c->ended = true;
        return line.code < WITNESS_NO_REFUSAL;
    case WITNESS_END:
        take_end(c);
        c->ended = true;
        return true;
    }
    return false;
}
