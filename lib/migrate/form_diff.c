#include <gongkai/form.h>

#include "base/fail.h"
#include "migrate/column_match.h"
#include "migrate/row_match.h"
#include "profile/column_name.h"
#include "profile/profiles.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_BYTES = 1024 };

typedef struct comparison {
    const char *from, *to;
    gk_migration moving;
    gk_form_difference_sink *sink;
    void *self;
    gk_error *err;
} comparison;

static gk_status send(const comparison *c, gk_form_aspect aspect, const char *role,
                      const char *from, const char *to) {
    const gk_form_difference d = {aspect, role, from, to};
    if (from && to && strcmp(from, to) == 0)
        return GK_OK;
    return c->sink(c->self, &d, c->err);
}

/* ---- columns -------------------------------------------------------------------------------- */

static gk_status compare_columns(const comparison *c, const gk_form *from, const gk_form *to) {
    char name[GK_COLUMN_NAME_MAX], other[GK_COLUMN_NAME_MAX];
    gk_status status = GK_OK;
    for (unsigned n = 1; n <= from->value_count && !status; n++) {
        unsigned match = gk_column_match(from, n, to, c->moving.mappings);
        gk_column_name(from, n, name);
        if (match)
            gk_column_name(to, match, other);
        status = send(c, GK_FORM_COLUMN, from->role, name, match ? other : NULL);
    }
    for (unsigned n = 1; n <= to->value_count && !status; n++) {
        gk_column_name(to, n, name);
        if (!gk_column_match(to, n, from, c->moving.mappings))
            status = send(c, GK_FORM_COLUMN, from->role, NULL, name);
    }
    return status;
}

/* ---- rows ----------------------------------------------------------------------------------- */

/* With its number, where both forms have one. */
static const char *name_of(const gk_slot *slot, bool numbered, char text[TEXT_BYTES]) {
    const char *number = slot->code ? slot->code : slot->line && numbered ? slot->line : "";
    snprintf(text, TEXT_BYTES, "%s%s%s", number, *number ? " " : "", slot->label);
    return text;
}

static const gk_slot *match_of(const comparison *c, const gk_form *from, const gk_slot *slot,
                               const gk_form *to) {
    const gk_slot *match;
    const gk_row row = {.key = slot->key, .label = slot->label};
    return gk_row_match(&c->moving, from, to, &row, &match) ? match : NULL;
}

static gk_status compare_rows(const comparison *c, const gk_form *from, const gk_form *to) {
    char name[TEXT_BYTES], other[TEXT_BYTES];
    bool *met = calloc(to->slot_count + 1, sizeof *met);
    gk_status status = met ? GK_OK : gk_fail_memory(c->err);
    for (size_t i = 0; i < from->slot_count && !status; i++) {
        const gk_slot *match = match_of(c, from, &from->slots[i], to);
        bool numbered = from->slots[i].line && (!match || match->line);
        bool listed = from->slots[i].code && to->repeats; /* any code has a place there */
        if (match)
            met[match - to->slots] = true;
        if (!listed && *from->slots[i].label)
            status = send(c, GK_FORM_ROW, from->role, name_of(&from->slots[i], numbered, name),
                          match ? name_of(match, numbered, other) : NULL);
    }
    for (size_t i = 0; i < to->slot_count && !status; i++)
        if (!met[i] && *to->slots[i].label && !(to->slots[i].code && from->repeats))
            status = send(c, GK_FORM_ROW, from->role, NULL, name_of(&to->slots[i], true, name));
    free(met);
    return status;
}

/* ---- tables --------------------------------------------------------------------------------- */

static const char *title_of(const gk_form *p, char text[TEXT_BYTES]) {
    snprintf(text, TEXT_BYTES, "%s%s%s", p->number, *p->number ? " " : "", p->title);
    return text;
}

static gk_status compare_table(const comparison *c, const gk_form *from, const gk_form *to) {
    char name[TEXT_BYTES], other[TEXT_BYTES];
    gk_status status =
        send(c, GK_FORM_TABLE, from->role, title_of(from, name), title_of(to, other));
    if (!status && from->distinct_form != to->distinct_form)
        status = compare_columns(c, from, to);
    if (!status && from->distinct_form != to->distinct_form)
        status = compare_rows(c, from, to);
    return status;
}

static gk_status compare(const comparison *c, const gk_profiles *profiles) {
    size_t count;
    char name[TEXT_BYTES];
    gk_status status = GK_OK;
    const gk_form *forms = gk_profiles_forms(profiles, c->from, &count);
    for (size_t i = 0; i < count && !status; i++) {
        const gk_form *to = gk_profiles_form(profiles, c->to, forms[i].role);
        status = to ? compare_table(c, &forms[i], to)
                    : send(c, GK_FORM_TABLE, forms[i].role, title_of(&forms[i], name), NULL);
    }
    forms = gk_profiles_forms(profiles, c->to, &count);
    for (size_t i = 0; i < count && !status; i++)
        if (!gk_profiles_form(profiles, c->from, forms[i].role))
            status = send(c, GK_FORM_TABLE, forms[i].role, NULL, title_of(&forms[i], name));
    return status;
}

gk_status gk_form_diff(const gk_profiles *profiles, const char *from, const char *to,
                       gk_form_difference_sink *sink, void *self, gk_error *err) {
    const char *const names[] = {from, to};
    gk_arena arena = {0};
    comparison c = {.from = from, .to = to, .sink = sink, .self = self, .err = err};
    c.moving = (gk_migration){.profiles = profiles,
                              .mappings = gk_profiles_mappings(profiles),
                              .profile = to,
                              .arena = &arena,
                              .err = err};
    for (size_t i = 0; i < 2; i++)
        if (!gk_profiles_table_count(profiles, names[i]))
            return gk_fail(err, GK_E_ARGUMENT, "no profile is called “%s”", "没有版式“%s”",
                           names[i]);
    gk_status status = compare(&c, profiles);
    gk_arena_free(&arena);
    return status;
}
