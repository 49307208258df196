/* Down the sheets of a book. */
#include "base/fail.h"
#include "profile/profiles.h"
#include "recognize/choose.h"
#include "recognize/cover.h"
#include "recognize/kept.h"
#include "recognize/leftovers.h"
#include "recognize/merged.h"
#include "recognize/meta.h"
#include "recognize/table_number.h"
#include "recognize/title.h"
#include "recognize/verbatim.h"
#include "report/money_unit.h"
#include <gongkai/text.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** A title (or a bare 公开NN) seen, whose header has not come yet. */
typedef struct pending_title {
    uint32_t title_row; /**< GK_NO_CELL: none. */
    gk_origin origin;
    char name[128];
    bool number;    /**< It is a bare 公开NN. */
    unsigned lines; /**< Single cells below it that state nothing: its title, or prose. */
    unsigned rows_since;
    bool grid;   /**< Rows of cells with figures followed: it was no line of a contents list. */
    bool spaced; /**< A cell among them held several amounts. */
} pending_title;

/* Within so many visible rows below its title a table's header comes: number, department, year,
 * unit and a 注 each on a line of its own make seven. With 4 such heads lose their title, and a
 * title over figures without a known header is no error any more, only a table that nobody misses.
 * With 40 the list of contents of fixtures/report-2024/report.txt is taken for titles whose tables
 * are lost, and the report is refused. */
enum { TITLE_REACH = 12 };

/* Amounts standing apart in one cell: a table whose columns are parted by spaces. */
static bool has_spaced_amounts(const gk_cell *cell) {
    size_t amounts = 0;
    if (cell->type != GK_CELL_TEXT)
        return false;
    for (const char *at = cell->text; *at;) {
        size_t n = strcspn(at, " \t\n");
        gk_decimal number;
        amounts += memchr(at, '.', n) && gk_amount_parse(at, n, &number, NULL) == GK_OK;
        at += n + (at[n] != '\0');
    }
    return amounts >= 2;
}

static bool row_has_spaced_amounts(const gk_scan *scan, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++)
        if (has_spaced_amounts(&cells[i]))
            return true;
    return false;
}

/* A row of some table, not a line of a contents list with its page number. */
static bool has_grid(const gk_scan *scan, uint32_t row) {
    size_t count, visible = 0, figures = 0, amounts = 0;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        visible += !gk_scan_is_blank(scan, &cells[i]);
        figures += gk_scan_is_figure(scan, &cells[i]);
        amounts += gk_scan_is_figure(scan, &cells[i]) && strchr(gk_scan_key(scan, &cells[i]), '.');
    }
    return figures >= 1 && (visible >= 3 || (visible == 2 && amounts));
}

/* A title whose rows of figures come under no header that is known: a table would be lost. */
static gk_status give_up(gk_scan *scan, pending_title *pending) {
    gk_status status = GK_OK;
    if (pending->title_row != GK_NO_CELL && pending->grid) {
        scan->tables->refused = true;
        status = gk_scan_add_finding(scan,
                                     pending->spaced   ? GK_FINDING_COLUMNS_BY_BLANKS
                                     : pending->number ? GK_FINDING_NUMBER_ALONE
                                                       : GK_FINDING_HEADER_UNKNOWN,
                                     pending->origin, pending->name, NULL);
    }
    pending->title_row = GK_NO_CELL;
    return status;
}

/* A cell that is a table's number and nothing else, in a row without figures: a line of a contents
 * list has its page there. */
static const gk_cell *bare_number(const gk_scan *scan, uint32_t row) {
    size_t count;
    char number[GK_TABLE_NUMBER_MAX];
    const gk_cell *found = NULL, *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        const char *key = gk_scan_key(scan, &cells[i]);
        size_t length = gk_table_number_length(key, number);
        if (gk_scan_is_figure(scan, &cells[i]))
            return NULL;
        found = length && !key[length] ? &cells[i] : found;
    }
    return found;
}

static void begin_pending(const gk_scan *scan, pending_title *pending, const gk_cell *cell,
                          const char *name) {
    *pending = (pending_title){.title_row = cell->row, .origin = gk_scan_cell_origin(scan, cell)};
    snprintf(pending->name, sizeof pending->name, "%s", name);
}

static bool is_numbered(const gk_scan *scan, const gk_cell *cell, const char *number) {
    char own[GK_TABLE_NUMBER_MAX];
    return gk_table_number_length(gk_scan_key(scan, cell), own) && strcmp(own, number) == 0;
}

/* A number is over a table whatever words are its title: if no header and no title that is one come
 * below, the table would be lost. */
static void note_number(const gk_scan *scan, uint32_t row, pending_title *pending) {
    const gk_cell *number = pending->title_row == GK_NO_CELL ? bare_number(scan, row) : NULL;
    size_t count = scan->tables->count;
    const char *last = count ? scan->tables->items[count - 1].number : NULL;
    if (!number || (last && is_numbered(scan, number, last)))
        return; /* that of the table above again, on its last page */
    begin_pending(scan, pending, number, gk_scan_key(scan, number));
    pending->number = true;
}

static gk_status note_title(gk_scan *scan, uint32_t row, pending_title *pending, bool *is_title) {
    const gk_form *form;
    const gk_cell *cell = gk_title_in_row(scan, row, &form);
    *is_title = cell != NULL;
    if (!cell) {
        note_number(scan, row, pending);
        return GK_OK;
    }
    gk_status status = give_up(scan, pending);
    begin_pending(scan, pending, cell, form->title);
    return status;
}

static bool is_line(const gk_scan *scan, uint32_t row) {
    size_t count, visible = 0;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++)
        visible += !gk_scan_is_blank(scan, &cells[i]);
    return visible == 1 && !gk_meta_is_row(scan, row);
}

/* Below a number stands one title at most; more lines are prose, whose figures are no table's. */
static bool leaves_number(const gk_scan *scan, uint32_t row, pending_title *pending) {
    pending->lines += pending->number && !pending->grid && is_line(scan, row);
    return pending->lines > 1;
}

static gk_status pass_row(gk_scan *scan, uint32_t row, pending_title *pending) {
    if (leaves_number(scan, row, pending))
        *pending = (pending_title){.title_row = GK_NO_CELL};
    if (pending->title_row == GK_NO_CELL)
        return GK_OK;
    pending->spaced = pending->spaced || row_has_spaced_amounts(scan, row);
    pending->grid = pending->grid || pending->spaced || has_grid(scan, row);
    return ++pending->rows_since > TITLE_REACH ? give_up(scan, pending) : GK_OK;
}

/* Rows below a table that are not its own: another may stand there. */
static gk_status pass_rows_behind(gk_scan *scan, uint32_t next, pending_title *pending) {
    gk_status status = GK_OK;
    for (uint32_t row = scan->taken; row < next && !status; row++) {
        if (gk_scan_row_is_blank(scan, row))
            continue;
        note_number(scan, row, pending);
        status = pass_row(scan, row, pending);
    }
    return status;
}

static gk_status scan_row(gk_scan *scan, uint32_t row, pending_title *pending, uint32_t *next) {
    bool is_title;
    *next = row + 1;
    if (gk_scan_row_is_blank(scan, row))
        return GK_OK;
    if (gk_kept_begins(scan, row)) {
        gk_status read = gk_leftovers_begin(scan, row) ? gk_leftovers_read(scan, row, next)
                                                       : gk_verbatim_between_marks(scan, row, next);
        return read ? read : give_up(scan, pending);
    }
    gk_status status = note_title(scan, row, pending, &is_title);
    if (status || is_title)
        return status;
    bool found;
    status = gk_verbatim_at(scan, row, pending->title_row != GK_NO_CELL, &found, next);
    if (status || found)
        return status ? status : give_up(scan, pending);
    size_t before = scan->tables->count, errors = scan->error_count;
    status =
        gk_choose_table(scan, pending->number ? GK_NO_CELL : pending->title_row, row, &found, next);
    if (!status && !found)
        return pass_row(scan, row, pending);
    bool read = scan->tables->count > before;
    if (read || scan->error_count > errors)
        pending->title_row = GK_NO_CELL;
    gk_cover_pass(scan, *next);
    return status || !read ? status : pass_rows_behind(scan, *next, pending);
}

static gk_status count_classes(gk_scan *scan) {
    size_t count, counts[GK_CLASS_COUNT] = {0};
    gk_sheet_cells(scan->sheet, &count);
    for (size_t i = 0; i < count; i++)
        counts[scan->classes[i] ? scan->classes[i] - 1 : GK_CLASS_IGNORED]++;
    return gk_tables_add_account(scan->tables, gk_sheet_name(scan->sheet), counts)
               ? GK_OK
               : gk_fail_memory(scan->err);
}

/* A sheet in which no table was found, because its columns are parted by blanks only. */
static gk_status check_spaced(gk_scan *scan) {
    enum {
        ROWS_ENOUGH = 3
    }; /* two amounts in a sentence happen; in three lines they are a table */
    uint32_t first = GK_NO_CELL;
    size_t rows = 0;
    for (uint32_t row = 0; row < gk_sheet_row_count(scan->sheet) && rows < ROWS_ENOUGH; row++)
        if (row_has_spaced_amounts(scan, row)) {
            first = rows++ ? first : row;
        }
    if (rows < ROWS_ENOUGH)
        return GK_OK;
    scan->tables->refused = true;
    return gk_scan_add_finding(scan, GK_FINDING_COLUMNS_BY_BLANKS, gk_scan_origin(scan, first, 0),
                               gk_sheet_name(scan->sheet), NULL);
}

static size_t found_so_far(const gk_scan *scan) {
    return scan->tables->count + scan->tables->verbatim_count + scan->error_count;
}

static gk_status scan_rows(gk_scan *scan) {
    pending_title pending = {.title_row = GK_NO_CELL};
    gk_status status = GK_OK;
    size_t before = found_so_far(scan);
    scan->taken = 0;
    for (uint32_t row = 0; row < gk_sheet_row_count(scan->sheet) && !status;) {
        uint32_t next;
        status = scan_row(scan, row, &pending, &next);
        row = next;
    }
    if (!status)
        status = give_up(scan, &pending);
    if (!status && found_so_far(scan) == before)
        status = gk_verbatim_sheet(scan);
    if (!status && found_so_far(scan) == before)
        status = check_spaced(scan);
    return status;
}

static bool any_refused(const gk_tables *tables, size_t from) {
    for (size_t i = from; i < tables->count; i++)
        if (tables->items[i].readings[0].errors)
            return true;
    return tables->refused;
}

/* A sheet of the ministry's own: if a table's headings are those of a form, it is read by it; what
 * cannot be read is added whole, as if nobody had tried. */
static gk_status scan_upstream(gk_scan *scan) {
    size_t cells, count = scan->tables->count, verbatim = scan->tables->verbatim_count;
    size_t errors = scan->error_count;
    bool refused = scan->tables->refused;
    gk_findings *outside = scan->findings, *own = outside ? gk_findings_new() : NULL;
    if (outside && !own)
        return gk_fail_memory(scan->err);
    scan->findings = own;
    scan->tables->refused = false;
    gk_status status = scan_rows(scan);
    bool read = !any_refused(scan->tables, count) && scan->error_count == errors;
    scan->findings = outside;
    scan->tables->refused = refused;
    scan->error_count = errors;
    if (!status && read && gk_findings_add_all(outside, own))
        status = gk_fail_memory(scan->err);
    gk_findings_free(own);
    if (status || read)
        return status;
    gk_tables_drop(scan->tables, count, verbatim);
    gk_sheet_cells(scan->sheet, &cells);
    memset(scan->classes, 0, cells);
    return gk_verbatim_add_sheet(scan);
}

static gk_status scan_sheet(gk_scan *scan) {
    size_t count;
    gk_arena merges = {0};
    gk_sheet_cells(scan->sheet, &count);
    scan->classes = calloc(count + 1, 1);
    gk_status status = scan->classes ? GK_OK : gk_fail_memory(scan->err);
    if (!status)
        status = gk_merged_sort(scan, &merges);
    if (!status)
        status = gk_verbatim_is_upstream(scan) ? scan_upstream(scan) : scan_rows(scan);
    if (!status) {
        gk_cover_mark(scan);
        status = count_classes(scan);
    }
    gk_arena_free(&merges);
    free(scan->classes);
    return status;
}

/** The cells of all sheets at a glance: covers are read before the tables they speak of. */
typedef struct book_glances {
    gk_arena keys;
    gk_glance **sheets;
    size_t count;
} book_glances;

static gk_status glance(gk_scan *scan, book_glances *glances) {
    gk_status status = GK_OK;
    size_t cells, sheets = gk_book_sheet_count(scan->book);
    glances->sheets = calloc(sheets + 1, sizeof *glances->sheets);
    if (!glances->sheets)
        return gk_fail_memory(scan->err);
    for (glances->count = 0; glances->count < sheets && !status; glances->count++) {
        scan->sheet = gk_book_sheet(scan->book, glances->count);
        gk_sheet_cells(scan->sheet, &cells);
        scan->glances = glances->sheets[glances->count] = calloc(cells + 1, sizeof *scan->glances);
        status = scan->glances ? gk_scan_glance(scan, &glances->keys) : gk_fail_memory(scan->err);
    }
    return status;
}

static void glances_free(book_glances *glances) {
    for (size_t i = 0; i < glances->count; i++)
        free(glances->sheets[i]);
    free(glances->sheets);
    gk_arena_free(&glances->keys);
}

static void enter_sheet(gk_scan *scan, const book_glances *glances, size_t i) {
    scan->sheet = gk_book_sheet(scan->book, i);
    scan->sheet_index = i;
    scan->glances = glances->sheets[i];
    scan->taken = 0;
}

static gk_status scan_sheets(gk_scan *scan, const book_glances *glances, gk_cover *cover) {
    gk_status status = GK_OK;
    for (size_t i = 0; i < glances->count && !status; i++) {
        enter_sheet(scan, glances, i);
        status = gk_cover_read(scan, cover);
    }
    scan->cover = cover;
    for (size_t i = 0; i < glances->count && !status; i++) {
        enter_sheet(scan, glances, i);
        status = scan_sheet(scan);
    }
    return status;
}

static gk_status check_options(gk_scan *scan, const gk_profiles *profiles,
                               const gk_recognize_options *options) {
    if (scan->profile && !gk_profiles_table_count(profiles, scan->profile))
        return gk_fail(scan->err, GK_E_ARGUMENT, "no profile is called “%s”", "没有版式“%s”",
                       scan->profile);
    if (options && options->input_unit &&
        !(scan->input_unit = gk_unit_of_word(options->input_unit)))
        return gk_fail(scan->err, GK_E_ARGUMENT, "no unit of money is called “%s”",
                       "没有金额单位“%s”", options->input_unit);
    return GK_OK;
}

static gk_status scan_book(gk_scan *scan, const gk_profiles *profiles) {
    book_glances glances = {0};
    gk_cover cover = {0};
    scan->distinct_form_count = gk_profiles_distinct_forms(
        profiles, scan->profile, scan->distinct_forms, GK_DISTINCT_FORMS_MAX);
    gk_status status = glance(scan, &glances);
    if (!status)
        status = scan_sheets(scan, &glances, &cover);
    gk_cover_free(&cover);
    glances_free(&glances);
    return status;
}

gk_tables *gk_recognize(const gk_book *book, const gk_profiles *profiles,
                        const gk_recognize_options *options, gk_findings *findings, gk_error *err) {
    const gk_form *distinct_forms[GK_DISTINCT_FORMS_MAX];
    gk_tables *tables = gk_tables_new(err);
    gk_scan scan = {.book = book,
                    .profiles = profiles,
                    .profile = options ? options->profile : NULL,
                    .untitled_role = options ? options->role : NULL,
                    .keep_unit = options && options->keep_unit,
                    .distinct_forms = distinct_forms,
                    .tables = tables,
                    .findings = findings,
                    .err = err};
    if (tables && check_options(&scan, profiles, options) == GK_OK &&
        scan_book(&scan, profiles) == GK_OK)
        return tables;
    gk_tables_free(tables);
    return NULL;
}

const char *gk_cell_class_name(gk_cell_class class_) {
    static const char *const names[GK_CLASS_COUNT] = {
        "title", "meta", "header", "label", "value", "note", "kept", "ignored", "unplaced"};
    size_t i = (size_t)class_;
    return i < GK_CLASS_COUNT ? names[i] : "unknown";
}
