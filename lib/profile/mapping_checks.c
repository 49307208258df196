#include "profile/mapping_checks.h"

#include "profile/column_name.h"
#include "profile/grid.h"
#include <stdio.h>
#include <string.h>

enum { TEXT_BYTES = 2048, NAME_BYTES = 1024, FROM = 2, TO = 3 };

static bool is_same(const char *a, const char *b) {
    return strcmp(a, b) == 0;
}

/* ---- beside other lines --------------------------------------------------------------------- */

static bool may_meet(const gk_mapping *a, const gk_mapping *b) {
    return a->kind == b->kind && a->kind != GK_MAPPING_NOTE &&
           (a->every_role || b->every_role || is_same(a->role, b->role));
}

/* A row that is several now has a line for each of these. */
static bool conflict(const gk_mapping *a, const gk_mapping *b) {
    if (!is_same(a->from, b->from))
        return false;
    if (a->kind != GK_MAPPING_SPLIT)
        return !is_same(a->to, b->to);
    return is_same(a->to, b->to) &&
           (a->source_role != b->source_role || !is_same(a->source_item, b->source_item));
}

static gk_status fail_beside(gk_error *err, const char *file, const gk_mapping *line,
                             const gk_mapping *other, uint32_t column) {
    char en[TEXT_BYTES], zh[TEXT_BYTES];
    snprintf(en, sizeof en,
             column == FROM ? "“%.512s” is the target of another line, “%.512s”: name what that is "
                              "called now there"
                            : "“%.512s” is the source of another line, which names “%.512s”: name "
                              "the newest",
             column == FROM ? line->from : line->to, column == FROM ? other->from : other->to);
    snprintf(zh, sizeof zh,
             column == FROM ? "“%.512s”已是另一行（“%.512s”）的新名称；请在该行写明最新名称"
                            : "“%.512s”是另一行的旧名称，其新名称为“%.512s”；请写明最新名称",
             column == FROM ? line->from : line->to, column == FROM ? other->from : other->to);
    return gk_profile_fault(err, file, line->line, column, en, zh);
}

static gk_status fail_conflict(gk_error *err, const char *file, const gk_mapping *line,
                               const gk_mapping *other) {
    char en[TEXT_BYTES], zh[TEXT_BYTES];
    snprintf(en, sizeof en, "line %u gives “%.512s” another target, “%.512s”", other->line + 1,
             line->from, other->to);
    snprintf(zh, sizeof zh, "第%u行给“%.512s”指定了另一个新名称“%.512s”", other->line + 1,
             line->from, other->to);
    return gk_profile_fault(err, file, line->line, FROM, en, zh);
}

/* A file of one's own may say what became of a name that the built-in lines call the newest. */
static gk_status check_pair(const gk_mapping *before, const gk_mapping *line, bool same_file,
                            const char *file, gk_error *err) {
    if (!may_meet(before, line))
        return GK_OK;
    if (same_file && conflict(before, line))
        return fail_conflict(err, file, line, before);
    if (is_same(line->to, before->from))
        return fail_beside(err, file, line, before, TO);
    if (same_file && is_same(line->from, before->to))
        return fail_beside(err, file, line, before, FROM);
    return GK_OK;
}

gk_status gk_mappings_check_lines(const gk_mappings *mappings, size_t first, const char *file,
                                  gk_error *err) {
    gk_status status = GK_OK;
    for (size_t i = first; i < mappings->count && !status; i++) {
        const gk_mapping *line = &mappings->items[i];
        if (is_same(line->from, line->to))
            status = gk_profile_fault(err, file, line->line, TO, "source and target are the same",
                                      "新旧名称相同");
        for (size_t k = 0; k < i && !status; k++)
            status = check_pair(&mappings->items[k], line, k >= first, file, err);
    }
    return status;
}

/* ---- beside a form -------------------------------------------------------------------------- */

static bool has_item(const gk_form *form, const char *item) {
    for (size_t i = 0; i < form->slot_count; i++)
        if (!form->slots[i].code && is_same(form->slots[i].item, item))
            return true;
    return false;
}

/* A row one of whose names is the source, and the row that would be with the target there. */
static bool has_both_items(const gk_form *form, const char *item, const gk_mapping *line) {
    char renamed[NAME_BYTES];
    for (const char *at = item, *end; *at; at = end + (*end == '/')) {
        end = at + strcspn(at, "/");
        snprintf(renamed, sizeof renamed, "%.*s%s%s", (int)(at - item), item, line->to, end);
        size_t n = (size_t)(end - at);
        if (strlen(line->from) == n && memcmp(at, line->from, n) == 0 && has_item(form, renamed))
            return true;
    }
    return false;
}

static bool has_both_rows(const gk_form *form, const gk_mapping *line) {
    for (size_t i = 0; i < form->slot_count; i++)
        if (!form->slots[i].code && has_both_items(form, form->slots[i].item, line))
            return true;
    return false;
}

/* "30113 住房公积金" */
static bool has_code(const gk_form *form, const char *name) {
    char own[NAME_BYTES];
    for (size_t i = 0; i < form->slot_count; i++) {
        snprintf(own, sizeof own, "%s %s", form->slots[i].code ? form->slots[i].code : "",
                 form->slots[i].label);
        if (is_same(own, name))
            return true;
    }
    return false;
}

static bool has_column(const gk_form *form, const char *name) {
    char own[GK_COLUMN_NAME_MAX];
    for (unsigned n = 1; n <= form->value_count; n++) {
        gk_column_name(form, n, own);
        if (is_same(own, name))
            return true;
    }
    return false;
}

static bool has_cell(const gk_form *form, const char *name) {
    char own[NAME_BYTES + GK_COLUMN_NAME_MAX], column[GK_COLUMN_NAME_MAX];
    for (size_t i = 0; i < form->slot_count; i++)
        for (unsigned n = 1; n <= form->value_count; n++) {
            gk_column_name(form, n, column);
            snprintf(own, sizeof own, "%s.%s", form->slots[i].item, column);
            if (is_same(own, name))
                return true;
        }
    return false;
}

static bool has_both(const gk_form *form, const gk_mapping *line) {
    switch (line->kind) {
    case GK_MAPPING_ROW:
        return has_both_rows(form, line);
    case GK_MAPPING_CODE:
        return has_code(form, line->from) && has_code(form, line->to);
    case GK_MAPPING_COLUMN:
        return has_column(form, line->from) && has_column(form, line->to);
    case GK_MAPPING_CELL:
        return has_cell(form, line->from) && has_item(form, line->to);
    case GK_MAPPING_NOTE:
    case GK_MAPPING_SPLIT: /* a form may have the whole and its parts; it is not split then */
        break;
    }
    return false;
}

/* ---- by all forms --------------------------------------------------------------------------- */

bool gk_mapping_has_source(const gk_mapping *mapping, const gk_form *form) {
    bool found = false;
    for (size_t i = 0; i < form->slot_count && !found; i++)
        found = is_same(form->slots[i].item, mapping->source_item);
    return found && is_same(form->role, mapping->source_role);
}

gk_status gk_mapping_fail_name(const gk_mapping *mapping, const char *file, gk_error *err) {
    char en[TEXT_BYTES], zh[TEXT_BYTES];
    bool split = mapping->kind == GK_MAPPING_SPLIT;
    snprintf(en, sizeof en,
             split ? "no form of %s has a row “%.512s”" : "no profile is called %s“%.512s”",
             split ? mapping->source_role : "", split ? mapping->source_item : mapping->from);
    snprintf(zh, sizeof zh, split ? "各版式的%s中都没有“%.512s”行" : "没有版式%s“%.512s”",
             split ? mapping->source_role : "", split ? mapping->source_item : mapping->from);
    return gk_profile_fault(err, file, mapping->line, split ? TO : FROM, en, zh);
}

gk_status gk_mapping_check_form(const gk_mapping *mapping, const char *file, const gk_form *form,
                                gk_error *err) {
    char en[TEXT_BYTES], zh[TEXT_BYTES];
    if ((!mapping->every_role && !is_same(mapping->role, form->role)) || !has_both(form, mapping))
        return GK_OK;
    snprintf(en, sizeof en,
             "“%.512s” still stands beside “%.512s” in %s of %s: none became the other",
             mapping->from, mapping->to, form->role, form->profile);
    snprintf(zh, sizeof zh, "%s的 %s 中“%.512s”与“%.512s”并存，前者不是后者的旧名称", form->profile,
             form->role, mapping->from, mapping->to);
    return gk_profile_fault(err, file, mapping->line, FROM, en, zh);
}
