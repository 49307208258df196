/* Tests of a reader by a folder of workbooks: every fixtures/KIND/NAME.KIND must give the events
   NAME.txt lists and behind them what was found in cells, and every bad/NAME.KIND the refusal bad/NAME.txt tells; fixtures/KIND/make.py
   says how to write one. Define KIND and READER, then include this; FOLDER where the folder is not
   called as its files end, SHOW_FORMATS where a cell is told with its number format. */
#include <dirent.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/fail.h"
#include "read/reader.h"

#ifndef FOLDER
#define FOLDER KIND
#endif
#define GOOD GK_FIXTURES "/" FOLDER
#define BAD GOOD "/bad"

/* --- files --- */

static char *slurp(const char *folder, const char *name, size_t *size) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s is missing", path);
    static char bytes[1 << 20];
    *size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    assert_true(*size < sizeof bytes);
    char *copy = malloc(*size + 1);
    assert_non_null(copy);
    memcpy(copy, bytes, *size);
    copy[*size] = 0;
    return copy;
}

static int is_workbook(const struct dirent *entry) {
    const char *dot = strrchr(entry->d_name, '.');
    return dot && strcmp(dot, "." KIND) == 0;
}

/* Run `check` for each workbook of a folder; returns how many there are. */
static int for_each(const char *folder, void (*check)(const char *name)) {
    struct dirent **entries;
    int count = scandir(folder, &entries, is_workbook, alphasort);
    for (int i = 0; i < count; i++) {
        check(entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    return count;
}

/* --- a sink that writes down what it is told --- */

enum { TEXT_MAX = 128 * 1024 }; /* the longest cell has 32,767 characters */

typedef struct record {
    char text[2 * TEXT_MAX];
    size_t size;
    int events_left; /* fail when it reaches 0 */
} record;

static void add(record *r, const char *format, ...) GK_PRINTF(2, 3);

static void add(record *r, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int n = vsnprintf(r->text + r->size, sizeof r->text - r->size, format, args);
    va_end(args);
    assert_true(n >= 0 && (size_t)n < sizeof r->text - r->size);
    r->size += (size_t)n;
}

static gk_status end_event(record *r, gk_error *err) {
    add(r, "\n");
    return --r->events_left == 0 ? gk_fail(err, GK_E_IO, "full", "满") : GK_OK;
}

static const char *visible(const char *text, char out[TEXT_MAX]) {
    size_t n = 0;
    for (; *text; text++) {
        const char *at = strchr("\tt\nn\rr", *text);
        if (at && *text < ' ') {
            out[n++] = '\\';
            out[n++] = at[1];
        } else {
            out[n++] = *text;
        }
    }
    out[n] = 0;
    return out;
}

static gk_status on_begin(void *self, const gk_sheet_info *info, gk_error *err) {
    static const char *const kinds[] = {"", "chart ", "macro ", "module ", "dialog "};
    char text[TEXT_MAX];
    add(self, "%s%ssheet %s", info->hidden ? "hidden " : "", kinds[info->kind],
        visible(info->name, text));
    return end_event(self, err);
}

static gk_status on_cell(void *self, const gk_cell *cell, gk_error *err) {
    static const char *const types[] = {"?", "number", "text", "bool", "error", "date", "duration"};
    char address[GK_ADDRESS_MAX], text[TEXT_MAX];
    gk_address_format(cell->row, cell->col, address);
    assert_true(!cell->text || strlen(cell->text) == cell->length);
    assert_true(!cell->text || cell->length > 0);
    assert_true((cell->text == NULL) ==
                (cell->type == GK_CELL_NUMBER || cell->type == GK_CELL_BOOL));
    add(self, "%s %s%s%s", address, cell->unseen ? "unseen " : "", cell->formula ? "formula " : "",
        types[cell->type]);
    if (cell->text)
        add(self, " %s", visible(cell->text, text));
    if (cell->type != GK_CELL_TEXT && cell->type != GK_CELL_ERROR)
        add(self, " %.17g", cell->number);
#ifdef SHOW_FORMATS
    if (cell->format)
        add(self, " [[%s]]", cell->format);
#endif
    return end_event(self, err);
}

static gk_status on_merge(void *self, gk_range range, gk_error *err) {
    char first[GK_ADDRESS_MAX], last[GK_ADDRESS_MAX];
    gk_address_format(range.first_row, range.first_col, first);
    gk_address_format(range.last_row, range.last_col, last);
    add(self, "merge %s:%s", first, last);
    return end_event(self, err);
}

static gk_status on_rows(void *self, uint32_t first, uint32_t last, gk_error *err) {
    add(self, "hide rows %u-%u", first + 1, last + 1);
    return end_event(self, err);
}

static gk_status on_cols(void *self, uint32_t first, uint32_t last, gk_error *err) {
    char a[GK_ADDRESS_MAX], b[GK_ADDRESS_MAX];
    size_t m = gk_address_format(0, first, a), n = gk_address_format(0, last, b);
    add(self, "hide columns %.*s-%.*s", (int)m - 1, a, (int)n - 1, b);
    return end_event(self, err);
}

static gk_status on_end(void *self, gk_error *err) {
    add(self, "end");
    return end_event(self, err);
}

static gk_sink sink_of(record *r) {
    r->text[0] = 0;
    r->size = 0;
    r->events_left = 0;
    return (gk_sink){r, on_begin, on_cell, on_merge, on_rows, on_cols, on_end, NULL};
}

/* --- reading a fixture --- */

typedef struct fixture {
    char *bytes, *expected;
    gk_input input;
} fixture;

static fixture open_fixture(const char *folder, const char *name) {
    static const gk_read_options defaults = {0};
    fixture f;
    size_t size, ignored;
    char text[256];
    f.bytes = slurp(folder, name, &size);
    snprintf(text, sizeof text, "%.*s.txt", (int)(strlen(name) - strlen("." KIND)), name);
    f.expected = slurp(folder, text, &ignored);
    f.input = (gk_input){
        .bytes = (const unsigned char *)f.bytes, .size = size, .name = name, .options = &defaults};
    return f;
}

static void close_fixture(fixture *f) {
    free(f->bytes);
    free(f->expected);
}

static void check_equal(const char *name, const char *got, const char *expected) {
    if (strcmp(got, expected) != 0)
        fail_msg("%s gives\n%s--- but should give\n%s", name, got, expected);
}

/* Behind the events: what the reader has found in a cell. */
static void add_findings(record *r, const gk_findings *findings) {
    for (size_t i = 0; i < gk_findings_count(findings); i++) {
        const gk_finding *found = gk_findings_at(findings, i);
        char address[GK_ADDRESS_MAX];
        if (!found->origin.sheet || found->origin.row == GK_NO_CELL)
            continue;
        gk_address_format(found->origin.row, found->origin.col, address);
        add(r, "%s %s %s!%s %s\n", gk_severity_name(found->severity), found->id,
            found->origin.sheet, address, found->en);
    }
}

static void check_good(const char *name) {
    record r;
    gk_sink sink = sink_of(&r);
    gk_error err = {0};
    fixture f = open_fixture(GOOD, name);
    f.input.findings = gk_findings_new();
    assert_non_null(f.input.findings);
    if (READER.bid(&f.input) != 100)
        fail_msg("no bid for %s", name);
    if (READER.read(&f.input, &sink, &err) != GK_OK)
        fail_msg("%s: %s: %s", name, err.where, err.text);
    add_findings(&r, f.input.findings);
    gk_findings_free(f.input.findings);
    check_equal(name, r.text, f.expected);
    close_fixture(&f);
}

static void check_bad(const char *name) {
    record r;
    gk_sink sink = sink_of(&r);
    gk_error err = {0};
    char got[2048] = "no bid\n";
    fixture f = open_fixture(BAD, name);
    if (READER.bid(&f.input) == 100) {
        gk_status status = READER.read(&f.input, &sink, &err);
        assert_int_equal(status, err.status);
        assert_int_equal(err.zh[0] == 0, status == GK_OK);
        assert_int_equal(READER.read(&f.input, &sink, NULL), status);
        snprintf(got, sizeof got, "%s | %s | %s\n", gk_status_name(status), err.where, err.text);
    }
    check_equal(name, got, f.expected);
    close_fixture(&f);
}

/* Whatever event the sink refuses, its status is what the reader returns, and no event follows. */
static void test_stops_when_the_sink_does(void **state) {
    (void)state;
    record r;
    fixture f = open_fixture(GOOD, "hidden-and-merged." KIND);
    gk_sink sink = sink_of(&r);
    assert_int_equal(READER.read(&f.input, &sink, NULL), GK_OK);
    int events = -r.events_left;
    for (int i = 1; i <= events; i++) {
        gk_error err = {0};
        sink = sink_of(&r);
        r.events_left = i;
        gk_status status = READER.read(&f.input, &sink, &err);
        assert_int_equal(status, GK_E_IO);
        assert_string_equal(err.text, "full");
        assert_int_equal(r.events_left, 0);
    }
    close_fixture(&f);
}

/* A workbook cut anywhere is refused, or what was cut off was padding and every event is there. */
static void check_every_cut(const char *name) {
    record r;
    fixture f = open_fixture(GOOD, name);
    size_t whole = f.input.size, refused = 0;
    for (size_t size = 0; size < whole; size++) {
        gk_sink sink = sink_of(&r);
        f.input.size = size;
        if (READER.bid(&f.input) == 0 || READER.read(&f.input, &sink, NULL) != GK_OK)
            refused++;
        else
            check_equal(name, r.text, f.expected);
    }
    assert_true(refused + 512 > whole);
    close_fixture(&f);
}
