/* How a table stands on its sheet. Nothing here knows what it is drawn on. */
#include "write/draw/draw.h"

#include "base/arena.h"
#include "base/fail.h"
#include "base/words.h"
#include "profile/profiles.h"
#include "report/money_unit.h"
#include "report/note_words.h"
#include "write/draw/findings.h"
#include "write/draw/heights.h"
#include "write/draw/leftovers.h"
#include "write/draw/places.h"
#include "write/draw/sheet_label.h"
#include "write/draw/verbatim.h"
#include "write/draw/widths.h"
#include <gongkai/text.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct drawing {
    const gk_canvas *canvas;
    const gk_report *report;
    const gk_table *table;
    const gk_form *form;
    uint32_t row;
    double height; /* of the rows so far, in points */
    bool blank;
    gk_drawn_places *places; /* NULL: nobody asks */
    const char *sheet;
    gk_error *err;
} drawing;

/* ---- cells ---------------------------------------------------------------------------------- */

static gk_status put_text(drawing *d, uint32_t last_row, uint32_t col, uint32_t last_col,
                          const char *text, gk_drawn_style style) {
    gk_drawn_box box = {d->row, last_row, col, last_col};
    return d->canvas->text(d->canvas->self, box, style, text, d->err);
}

static gk_status remember_place(drawing *d, uint32_t col, gk_origin origin) {
    gk_drawn_place place = {.origin = origin, .row = d->row, .col = col};
    if (!d->places || !origin.source || !origin.sheet)
        return GK_OK;
    snprintf(place.sheet, sizeof place.sheet, "%s", d->sheet);
    return gk_drawn_places_add(d->places, &place, d->err);
}

static gk_status put_value(drawing *d, uint32_t col, const gk_field *field, const gk_row *row,
                           bool total) {
    static const gk_value blank = {.kind = GK_VALUE_BLANK};
    const gk_value *value = row ? &row->values[field->column - 1] : &blank;
    gk_drawn_style amount = field->count ? GK_DRAWN_COUNT : GK_DRAWN_MONEY;
    gk_drawn_style mark = GK_DRAWN_CENTRED;
    if (total) {
        amount = gk_drawn_total(amount);
        mark = gk_drawn_total(mark);
    }
    gk_status status = remember_place(d, col, value->origin);
    if (status)
        return status;
    if (value->kind == GK_VALUE_NUMBER)
        status = d->canvas->number(d->canvas->self, (gk_drawn_box){d->row, d->row, col, col},
                                   amount, value->number, d->err);
    else if (value->kind == GK_VALUE_NOT_APPLICABLE)
        status = put_text(d, d->row, col, col, "——", mark);
    else
        status = put_text(d, d->row, col, col, "", amount);
    if (status && value->origin.source) {
        gk_fail_cell(d->err, status, value->origin.row, value->origin.col);
        gk_fail_in(d->err, status, value->origin.sheet);
        gk_fail_in(d->err, status, value->origin.source);
    }
    return status;
}

/* ---- rows ----------------------------------------------------------------------------------- */

static double width_of(const gk_form *p, uint32_t first, uint32_t last) {
    double width = 0;
    for (uint32_t col = first; col <= last && col < p->width; col++)
        width += p->widths[col];
    return width;
}

static gk_status set_height(drawing *d, double height) {
    d->height += height;
    return d->canvas->row(d->canvas->self, d->row, height, d->err);
}

static bool is_last_of_row(const gk_field *field, uint32_t row) {
    return field->row_span == 1 && field->corner_row == row;
}

static const gk_slot *slot_at(const drawing *d, uint32_t row, uint32_t col) {
    for (size_t i = 0; i < d->form->slot_count; i++) {
        const gk_slot *slot = &d->form->slots[i];
        if (slot->row == row && col >= slot->first_col && col <= slot->last_value)
            return slot;
    }
    return NULL;
}

/* The slot around a field of a fixed row; NULL in others. */
static const gk_slot *slot_around(const drawing *d, uint32_t row, uint32_t col) {
    return d->form->rows[row].kind == GK_ROW_FIXED ? slot_at(d, row, col) : NULL;
}

/* A form that does not number its rows itself, or lets some be missing, is printed as the source
 * has it: its label and its 行次. */
static const char *shown_as_read(const drawing *d, const gk_slot *slot, const gk_field *field) {
    const gk_row *row = gk_table_row(d->table, slot->key);
    if (field->kind == GK_FIELD_LINE)
        return row && row->line ? row->line : "";
    if (slot->key != slot->item || slot->code || field->text != slot->label)
        return field->text;
    bool left_out = slot->optional && !d->blank;
    return row && *row->label ? row->label : left_out ? "" : field->text;
}

/* What a field shows: its own text, or for {code} and {item} the row's. */
static const char *shown(const drawing *d, uint32_t at, uint32_t col, const gk_row *row) {
    const gk_field *field = &d->form->rows[at].fields[col];
    if (field->kind == GK_FIELD_CODE)
        return row ? row->key : "";
    if (field->kind == GK_FIELD_ITEM)
        return row ? row->label : "";
    const gk_slot *slot = slot_around(d, at, col);
    if (slot && (slot->any_line || (slot->optional && !slot->line)))
        return shown_as_read(d, slot, field);
    return field->text ? field->text : "";
}

/* A heading over all columns is a section's, above the headings or among the rows. */
static gk_drawn_style style_of(const drawing *d, const gk_form_row *row, uint32_t col) {
    bool section = row->fields[0].col_span == d->form->width;
    if (row->kind == GK_ROW_HEADER || row->kind == GK_ROW_INDEX || row->kind == GK_ROW_CAPTION)
        return section ? GK_DRAWN_LABEL : GK_DRAWN_HEADING;
    bool wide = row->fields[col].col_span > 1;
    return wide || d->form->columns[col].kind == GK_COLUMN_LINE ? GK_DRAWN_CENTRED : GK_DRAWN_LABEL;
}

static bool is_total(const drawing *d, uint32_t row, uint32_t col, const gk_row *repeated) {
    static const char *const ends[] = {"合计", "总计", NULL};
    const gk_slot *slot = slot_around(d, row, col);
    const char *label = slot ? slot->label : repeated ? repeated->label : NULL;
    return label && gk_ends_with_any(label, ends);
}

/* The row whose value stands at a fixed field: that of the slot around it. */
static const gk_row *row_at(const drawing *d, uint32_t row, uint32_t col) {
    for (size_t i = 0; i < d->form->slot_count; i++) {
        const gk_slot *slot = &d->form->slots[i];
        if (slot->row == row && col >= slot->first_value && col <= slot->last_value)
            return gk_table_row(d->table, slot->key);
    }
    return NULL;
}

static gk_status draw_field(drawing *d, uint32_t row, uint32_t col, const gk_row *const *groups,
                            double *lines) {
    const gk_form_row *from = &d->form->rows[row];
    const gk_field *field = &from->fields[col];
    if (field->kind == GK_FIELD_COVERED)
        return GK_OK;
    const gk_row *repeated = groups ? groups[d->form->columns[col].group] : NULL;
    bool total = is_total(d, row, col, repeated);
    if (field->kind == GK_FIELD_VALUE)
        return put_value(d, col, field, groups ? repeated : row_at(d, row, col), total);
    const char *text = shown(d, row, col, repeated);
    uint32_t last_col = col + field->col_span - 1;
    double needed = gk_lines_needed(text, width_of(d->form, col, last_col));
    if (is_last_of_row(field, row) && needed > *lines)
        *lines = needed;
    gk_drawn_style style = style_of(d, from, col);
    return put_text(d, d->row + field->row_span - 1, col, last_col, text,
                    total ? gk_drawn_total(style) : style);
}

static gk_status draw_row(drawing *d, uint32_t row, const gk_row *const *groups) {
    double lines = 1;
    gk_status status = GK_OK;
    for (uint32_t col = 0; col < d->form->width && !status; col++)
        status = draw_field(d, row, col, groups, &lines);
    if (!status)
        status = set_height(d, gk_height_of(lines));
    d->row++;
    return status;
}

static bool is_slot_key(const gk_form *form, const char *key) {
    for (size_t i = 0; i < form->slot_count; i++)
        if (strcmp(form->slots[i].key, key) == 0)
            return true;
    return false;
}

enum { GROUPS_MAX = 8 };

/** The columns of a repeated row may be several groups side by side, each with rows of its own. */
typedef struct columns_of_rows {
    const gk_row **rows[GROUPS_MAX];
    size_t count[GROUPS_MAX], groups, longest;
    gk_arena arena;
} columns_of_rows;

static const gk_field *code_field(const drawing *d, uint32_t row, size_t group) {
    for (uint32_t col = 0; col < d->form->width; col++)
        if (d->form->columns[col].group == group &&
            d->form->rows[row].fields[col].kind == GK_FIELD_CODE)
            return &d->form->rows[row].fields[col];
    return NULL;
}

/* Groups that take the same codes share them evenly, the first filled first. */
static void deal(const drawing *d, uint32_t at, size_t first, size_t last, columns_of_rows *out) {
    const gk_field *field = code_field(d, at, first);
    size_t all = 0, groups = last - first + 1, placed = 0;
    for (int pass = 0; pass < 2; pass++) {
        size_t each = (all + groups - 1) / groups;
        for (size_t i = 0; i < d->table->row_count; i++) {
            const gk_row *row = &d->table->rows[i];
            if (is_slot_key(d->form, row->key) || (field && !gk_field_takes_code(field, row->key)))
                continue;
            if (pass == 0) {
                all++;
                continue;
            }
            size_t group = first + placed++ / each;
            out->rows[group][out->count[group]++] = row;
        }
    }
}

static bool same_codes(const gk_field *a, const gk_field *b) {
    return a && b && (a->text == b->text || (a->text && b->text && strcmp(a->text, b->text) == 0));
}

static bool deal_all(const drawing *d, uint32_t at, columns_of_rows *out) {
    out->groups = d->form->columns[d->form->width - 1].group + 1;
    if (out->groups > GROUPS_MAX)
        out->groups = GROUPS_MAX;
    for (size_t g = 0; g < out->groups; g++)
        if (!(out->rows[g] =
                  gk_arena_alloc(&out->arena, (d->table->row_count + 1) * sizeof *out->rows[g])))
            return false;
    for (size_t g = 0; g < out->groups;) {
        size_t last = g;
        while (last + 1 < out->groups &&
               same_codes(code_field(d, at, g), code_field(d, at, last + 1)))
            last++;
        deal(d, at, g, last, out);
        g = last + 1;
    }
    for (size_t g = 0; g < out->groups; g++)
        out->longest = out->count[g] > out->longest ? out->count[g] : out->longest;
    return true;
}

static gk_status draw_repeated(drawing *d, uint32_t row) {
    columns_of_rows dealt = {0};
    gk_status status = deal_all(d, row, &dealt) ? GK_OK : gk_fail_memory(d->err);
    for (size_t i = 0; i < dealt.longest && !status; i++) {
        const gk_row *groups[GROUPS_MAX] = {NULL};
        for (size_t g = 0; g < dealt.groups; g++)
            groups[g] = i < dealt.count[g] ? dealt.rows[g][i] : NULL;
        status = draw_row(d, row, groups);
    }
    gk_arena_free(&dealt.arena);
    return status;
}

/* ---- the lines above and below -------------------------------------------------------------- */

static gk_status draw_line(drawing *d, const char *text, gk_drawn_style style, double height) {
    uint32_t last = (d->form->width - 1);
    gk_status status = put_text(d, d->row, 0, last, text, style);
    if (!status)
        status = set_height(d, height);
    d->row++;
    return status;
}

static double missing(double needed, double width) {
    return needed > width ? needed - width : 0;
}

/* Where the year's columns begin and end: between the unit's name and the unit of money, with room for
 * both, and its middle as near to the table's as columns allow. */
static void place_year(const gk_form *form, double name, double unit, uint32_t *first,
                       uint32_t *last) {
    double whole = width_of(form, 0, form->width - 1), best = 0;
    *first = *last = 0;
    for (uint32_t a = 1; a + 1 < form->width; a++)
        for (uint32_t b = a; b + 1 < form->width; b++) {
            double left = width_of(form, 0, a - 1), right = width_of(form, b + 1, form->width - 1);
            double off = left > right ? left - right : right - left;
            double wide = (whole - left - right) / 4; /* no wider than it needs to be */
            double cost = off + wide + missing(name, left) + missing(unit, right);
            if (*first && cost >= best)
                continue;
            best = cost;
            *first = a;
            *last = b;
        }
}

/* Whose table it is, of what year, and in what unit. */
typedef struct meta {
    char department[1024], year[32], unit[64];
} meta;

/* Side by side. */
static gk_status draw_meta_row(drawing *d, const meta *m) {
    uint32_t n = d->form->width, a, b;
    place_year(d->form, (double)gk_text_width(m->department, 2) + 2,
               (double)gk_text_width(m->unit, 2) + 2, &a, &b);
    gk_status status = put_text(d, d->row, 0, a - 1, m->department, GK_DRAWN_LEFT);
    if (!status)
        status = put_text(d, d->row, a, b, m->year, GK_DRAWN_MIDDLE);
    if (!status)
        status = put_text(d, d->row, b + 1, n - 1, m->unit, GK_DRAWN_RIGHT);
    if (!status)
        status = set_height(
            d, gk_height_of(gk_lines_needed(m->department, width_of(d->form, 0, a - 1))));
    d->row++;
    return status;
}

/* One below the other, where columns are too few. */
static gk_status draw_meta_lines(drawing *d, const meta *m) {
    double width = width_of(d->form, 0, d->form->width - 1);
    gk_status status = draw_line(d, m->department, GK_DRAWN_LEFT,
                                 gk_height_of(gk_lines_needed(m->department, width)));
    if (!status)
        status = draw_line(d, m->year, GK_DRAWN_MIDDLE, gk_height_of(1));
    return status ? status : draw_line(d, m->unit, GK_DRAWN_RIGHT, gk_height_of(1));
}

static bool has_room_for_meta(const gk_form *form) {
    return form->width >= 3;
}

static gk_status draw_meta(drawing *d) {
    meta m = {.year = ""};
    snprintf(m.department, sizeof m.department, "部门名称：%s", d->report->department);
    if (d->report->year)
        snprintf(m.year, sizeof m.year, "%d年度", d->report->year);
    snprintf(m.unit, sizeof m.unit, "金额单位：%s", gk_amount_unit(d->table));
    return has_room_for_meta(d->form) ? draw_meta_row(d, &m) : draw_meta_lines(d, &m);
}

static gk_status draw_head(drawing *d) {
    char number[64];
    snprintf(number, sizeof number, "%s%s", d->table->number, *d->table->number ? "表" : "");
    gk_status status = remember_place(d, 0, d->table->origin);
    if (!status)
        status = draw_line(d, d->table->title, GK_DRAWN_TITLE, 30);
    if (!status)
        status = draw_line(d, number, GK_DRAWN_NUMBER, 16);
    return status ? status : draw_meta(d);
}

static gk_status draw_note(drawing *d, const char *text) {
    double lines = gk_lines_needed(text, width_of(d->form, 0, d->form->width - 1));
    return draw_line(d, text, GK_DRAWN_NOTE, gk_height_of(lines));
}

static bool has_values(const gk_table *table) {
    const gk_report one = {.department = "", .table_count = 1, .tables = table};
    return gk_report_value_count(&one) > 0;
}

static bool begins(const char *note, const char *word) {
    return strncmp(note, word, strlen(word)) == 0;
}

typedef enum note_kind { NOTE, REMARK, EXPLANATION } note_kind;

static note_kind kind_of(const char *note) {
    return gk_note_is_explanation(note) ? EXPLANATION : begins(note, "备注") ? REMARK : NOTE;
}

static gk_status draw_notes_of(drawing *d, note_kind kind, size_t *count) {
    gk_status status = GK_OK;
    *count = 0;
    for (size_t i = 0; i < d->table->note_count && !status; i++)
        if (kind_of(d->table->notes[i]) == kind) {
            status = draw_note(d, d->table->notes[i]);
            ++*count;
        }
    return status;
}

static bool is_explained(const gk_table *table) {
    for (size_t i = 0; i < table->note_count; i++)
        if (gk_note_explains_empty(table->notes[i]))
            return true;
    return false;
}

/* The source's own 注, or the form's where it has none; 备注; then 说明, which an empty table
 * needs. */
static gk_status draw_notes(drawing *d) {
    size_t noted, remarked, written = 0;
    gk_status status = draw_notes_of(d, NOTE, &noted);
    for (uint32_t row = 0; row < d->form->height && !noted && !status; row++)
        if (d->form->rows[row].kind == GK_ROW_NOTE)
            status = draw_note(d, d->form->rows[row].fields[0].text);
    if (!status)
        status = draw_notes_of(d, REMARK, &remarked);
    if (!status)
        status = draw_notes_of(d, EXPLANATION, &written);
    if (!status && !is_explained(d->table) && !d->blank && !has_values(d->table))
        status = draw_note(d, "说明：本表无数据");
    return status;
}

/* ---- sheets --------------------------------------------------------------------------------- */

static void sheet_name(const gk_table *table, char name[GK_SHEET_LABEL_BYTES]) {
    char full[256];
    snprintf(full, sizeof full, "%s%s%s", table->number, *table->number ? " " : "", table->title);
    gk_sheet_label(full, name);
}

/* A4 in points within the margins, and a column's width in points at ten-point 宋体. */
static bool nearly_fits_one_page(const drawing *d) {
    const double across = 523, down = 745, character = 5.6, excess = 1.5;
    double width = character * width_of(d->form, 0, d->form->width - 1);
    double page_width = d->form->landscape ? down + 30 : across;
    double page_height = d->form->landscape ? across - 30 : down;
    double scale = width > page_width ? page_width / width : 1;
    return d->height * scale <= page_height * excess;
}

static bool is_heading(const gk_form_row *row) {
    return row->kind == GK_ROW_HEADER || row->kind == GK_ROW_INDEX;
}

/* Below title, number, whose it is, and the form's rows down to its last headings: fixed ones, for no
 * form has headings behind rows that repeat. */
static uint32_t first_of_body(const gk_form *form) {
    uint32_t body = 0, head_lines = has_room_for_meta(form) ? 3 : 5;
    for (uint32_t row = 0; row < form->height && form->rows[row].kind != GK_ROW_REPEAT; row++)
        if (is_heading(&form->rows[row]))
            body = row + 1;
    return body ? head_lines + body : 1;
}

static gk_status draw_rows(drawing *d) {
    gk_status status = GK_OK;
    for (uint32_t row = 0; row < d->form->height && !status; row++) {
        const gk_form_row *from = &d->form->rows[row];
        if (from->kind == GK_ROW_REPEAT)
            status = draw_repeated(d, row);
        else if (from->kind != GK_ROW_NOTE)
            status = draw_row(d, row, NULL);
    }
    return status;
}

static gk_status draw_sheet(drawing *d) {
    char name[GK_SHEET_LABEL_BYTES];
    const gk_canvas *canvas = d->canvas;
    sheet_name(d->table, name);
    d->sheet = name;
    const gk_drawn_sheet sheet = {name, d->table, d->form, first_of_body(d->form)};
    gk_status status = canvas->sheet_begin(canvas->self, &sheet, d->err);
    if (!status)
        status = draw_head(d);
    if (!status)
        status = draw_rows(d);
    if (!status)
        status = draw_notes(d);
    gk_drawn_page page = {d->row, nearly_fits_one_page(d)};
    return status ? status : canvas->sheet_end(canvas->self, &page, d->err);
}

/* The form as this table needs it: with columns as wide as its amounts. */
static gk_status draw_table(drawing *d, const gk_profiles *profiles) {
    const gk_form *form = gk_profiles_form(profiles, d->table->profile, d->table->role);
    if (!form || form->value_count != d->table->column_count)
        return gk_fail(d->err, GK_E_ARGUMENT, "no layout of %s in profile %s", "没有%s（%s）的版式",
                       d->table->title, d->table->profile);
    gk_form wide = *form;
    double *widths = gk_widths_for(form, d->table);
    if (!widths)
        return gk_fail_memory(d->err);
    wide.widths = widths;
    d->form = &wide;
    gk_status status = draw_sheet(d);
    free(widths);
    return status;
}

gk_status gk_draw_report(const gk_report *report, const gk_profiles *profiles,
                         const gk_draw_options *options, const gk_canvas *canvas, gk_error *err) {
    gk_status status = GK_OK;
    gk_drawn_places places = {0};
    bool anything = report->table_count || report->verbatim_count ||
                    (options->leftovers && report->leftover_count);
    if (!anything)
        return gk_fail(err, GK_E_ARGUMENT, "a report without tables", "决算中没有表");
    for (size_t i = 0; i < report->table_count && !status; i++) {
        drawing d = {.canvas = canvas,
                     .report = report,
                     .table = &report->tables[i],
                     .blank = options->blank,
                     .places = options->findings ? &places : NULL,
                     .err = err};
        status = draw_table(&d, profiles);
    }
    for (size_t i = 0; i < report->verbatim_count && !status; i++)
        status = gk_draw_verbatim(&report->verbatim[i], i + 1, options->marked, canvas, err);
    if (!status && options->leftovers && report->leftover_count)
        status = gk_draw_leftovers(report, profiles, canvas, err);
    if (!status && options->findings)
        status = gk_draw_findings(options->findings, &places, canvas, err);
    free(places.items);
    return status;
}
