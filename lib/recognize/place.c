/* Which row of the form a side of a sheet row names: by its code, its label or its 行次. */
#include "recognize/place.h"

#include "base/enumerator.h"
#include "profile/mapping.h"
#include "profile/profiles.h"
#include "recognize/copy_text.h"
#include <string.h>

/* ---- codes ---------------------------------------------------------------------------------- */

static bool all_digits(const char *text) {
    return *text && text[strspn(text, "0123456789")] == '\0';
}

/* Drop the ".0" that a code gets on its way through a number. */
static void bare_code(char *code) {
    char *point = strchr(code, '.');
    if (point && point != code && point[1] && point[1 + strspn(point + 1, "0")] == '\0')
        *point = '\0';
}

/* A part joins the code before it: either it is the longer code whole (201, 20113), or the next two
 * digits (201, 13), of which a number cell lost the leading zero (201, 6). */
static void join_part(char code[40], const char *part) {
    size_t used = strlen(code), n = strlen(part);
    if (n > 2 || (n > used && strncmp(part, code, used) == 0)) {
        gk_copy_text(code, 40, part);
        return;
    }
    if (n == 1)
        code[used++] = '0';
    memcpy(code + used, part, n + 1);
}

/* The code of a side, with what its parts leave out taken from the row above (类 stands only
 * once). */
static bool join_code(gk_side *side, const char *last_code, char code[40]) {
    code[0] = '\0';
    for (size_t i = 0; i < GK_CODE_PARTS; i++) {
        char *part = side->code[i];
        bare_code(part);
        if (!*part)
            continue;
        if (!all_digits(part) || strlen(code) + strlen(part) > 30)
            return false;
        size_t inherited = i == 1 ? 3 : i == 2 ? 5 : 0;
        if (!*code && inherited && strlen(part) <= 2 && strlen(last_code) >= inherited) {
            memcpy(code, last_code, inherited);
            code[inherited] = '\0';
        }
        if (*code)
            join_part(code, part);
        else
            gk_copy_text(code, 40, part);
    }
    return *code != '\0';
}

static bool is_code(const char *code) {
    size_t n = strlen(code);
    return n == 3 || n == 5 || n == 7;
}

/* ---- labels --------------------------------------------------------------------------------- */

static bool label_is(const gk_slot *slot, const char *key, bool exact) {
    if (!exact)
        key = gk_behind_enumerator(key);
    for (size_t i = 0; i < slot->label_key_count; i++) {
        const char *own = slot->label_keys[i];
        if (*own && strcmp(exact ? own : gk_behind_enumerator(own), key) == 0)
            return true;
    }
    return false;
}

static bool line_is(const gk_slot *slot, const char *line) {
    return slot->line && *line && strcmp(slot->line, line) == 0;
}

static bool has_enumerator(const char *key) {
    return gk_behind_enumerator(key) != key;
}

static bool in_group(const gk_form *form, unsigned group, const gk_slot *slot) {
    return form->columns[slot->first_col].group == group;
}

/* How many rows of a side have this label. */
static size_t count_label(const gk_form *form, unsigned group, const char *key) {
    size_t count = 0;
    for (size_t i = 0; i < form->slot_count; i++)
        count += in_group(form, group, &form->slots[i]) && label_is(&form->slots[i], key, false);
    return count;
}

/* The row that rows with a label of several stand under (年初财政拨款结转和结余) has been read. */
static bool is_under_a_row_read(const gk_form *form, unsigned group, const gk_slot *slot,
                                const bool *used) {
    for (size_t i = (size_t)(slot - form->slots); i-- > 0;) {
        const gk_slot *above = &form->slots[i];
        if (in_group(form, group, above) && above->label_key_count &&
            count_label(form, group, above->label_keys[0]) == 1)
            return used[i];
    }
    return false;
}

/* How likely a label is this one of several rows with it: one not yet taken; one numbered (一、…)
 * like it; most of all one that stands under what has just been read. */
static int likelihood(const gk_form *form, unsigned group, const gk_slot *slot, const char *key,
                      const bool *used) {
    enum { TAKEN = 1, FREE = 2, NUMBERED = 4, UNDER = 8 };
    int likely = has_enumerator(key) && label_is(slot, key, true) ? NUMBERED : 0;
    if (used[slot - form->slots])
        return likely + TAKEN;
    return likely + (is_under_a_row_read(form, group, slot, used) ? UNDER : FREE);
}

/* Of several rows with one label (总计 on both sides, 一般公共预算财政拨款 as income and as
 * balance) the one with the same 行次, else the likeliest. */
static const gk_slot *slot_by_label(const gk_form *form, unsigned group, const gk_side *side,
                                    const bool *used) {
    const gk_slot *best = NULL;
    int best_likely = 0;
    bool several = count_label(form, group, side->key) > 1;
    for (size_t i = 0; i < form->slot_count; i++) {
        const gk_slot *slot = &form->slots[i];
        if (!in_group(form, group, slot) || !label_is(slot, side->key, false))
            continue;
        if (!several || line_is(slot, side->line))
            return slot;
        int likely = likelihood(form, group, slot, side->key, used);
        if (likely > best_likely) {
            best = slot;
            best_likely = likely;
        }
    }
    return best;
}

/* 医疗卫生与计划生育支出 is what 卫生健康支出 was called. */
static const gk_slot *slot_by_old_label(const gk_scan *scan, const gk_form *form, unsigned group,
                                        const gk_side *side, const bool *used) {
    const gk_mappings *mappings = gk_profiles_mappings(scan->profiles);
    const char *name = gk_behind_enumerator(side->key);
    const char *newest = gk_mappings_newest(mappings, GK_MAPPING_ROW, form->role, name);
    for (size_t i = 0; i < form->slot_count; i++) {
        const gk_slot *slot = &form->slots[i];
        if (used[i] || !*slot->label || form->columns[slot->first_col].group != group)
            continue;
        const char *own = gk_behind_enumerator(slot->label_keys[0]);
        if (strcmp(gk_mappings_newest(mappings, GK_MAPPING_ROW, form->role, own), newest) == 0)
            return slot;
    }
    return NULL;
}

static const gk_slot *slot_by_line(const gk_form *form, unsigned group, const char *line) {
    for (size_t i = 0; i < form->slot_count; i++)
        if (form->columns[form->slots[i].first_col].group == group &&
            line_is(&form->slots[i], line))
            return &form->slots[i];
    return NULL;
}

static const gk_slot *slot_by_code(const gk_form *form, const char *code) {
    for (size_t i = 0; i < form->slot_count; i++)
        if (form->slots[i].code && strcmp(form->slots[i].code, code) == 0)
            return &form->slots[i];
    return NULL;
}

/* ---- places --------------------------------------------------------------------------------- */

/* A number with nothing beside it says nothing where the form does not number its rows itself. */
static bool is_bare_line(const gk_form *form, unsigned group, const gk_side *side) {
    if (*side->key || !*side->line)
        return false;
    for (uint32_t row = 0; row < form->height; row++)
        for (uint32_t col = 0; col < form->width; col++)
            if (form->columns[col].group == group &&
                form->rows[row].fields[col].kind == GK_FIELD_LINE)
                return true;
    return false;
}

/* 上年收入合计 in the line of 本年收入合计: other figures than that row's. 上年结转 is what 年初结转 was called. */
static bool says_other_figures(const gk_slot *slot, const char *key) {
    static const char *const words[] = {"上年", "去年", "上期", "同期", "预算"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *at = strstr(key, words[i]);
        if (at && strncmp(at + strlen(words[i]), "结转", strlen("结转")) != 0 &&
            !(slot->label_key_count && strstr(slot->label_keys[0], words[i])))
            return true;
    }
    return false;
}

static bool names_a_row(const gk_form *form, const char *key) {
    for (size_t i = 0; i < form->slot_count; i++)
        if (label_is(&form->slots[i], key, false))
            return true;
    return false;
}

/* A label that the form does not know may be a row's in other words, where its line stands; one that
 * is another row's, or says that its figures are others, is not. */
static bool may_be_reworded(const gk_form *form, const gk_slot *slot, const gk_side *side) {
    return !*side->key || (!names_a_row(form, side->key) && !says_other_figures(slot, side->key));
}

static gk_place place_by_label(const gk_scan *scan, const gk_form *form, unsigned group,
                               const gk_side *side, const bool *used) {
    gk_place place = {0};
    if (is_bare_line(form, group, side))
        return (gk_place){.kind = GK_PLACE_LINE};
    if (*side->key)
        place.slot = slot_by_label(form, group, side, used);
    if (!place.slot && *side->key) {
        place.slot = slot_by_old_label(scan, form, group, side, used);
        place.renamed = place.slot != NULL;
    }
    if (!place.slot && *side->line) {
        place.slot = slot_by_line(form, group, side->line);
        if (place.slot && !may_be_reworded(form, place.slot, side))
            place.slot = NULL;
        place.by_number = place.slot && *side->key;
    }
    if (!place.slot)
        return place;
    place.kind = GK_PLACE_SLOT;
    place.line_differs = *side->line && place.slot->line && !line_is(place.slot, side->line);
    place.strong = *side->key && !place.by_number && line_is(place.slot, side->line);
    return place;
}

/* A total's name may stand in the code's column or in the name's. */
static const gk_slot *total_of(const gk_form *form, const gk_side *side) {
    const char *name = *side->code[0] ? side->code[0] : side->key;
    for (size_t i = 0; i < form->slot_count; i++)
        if (!form->slots[i].code && label_is(&form->slots[i], name, true))
            return &form->slots[i];
    return NULL;
}

/* "201 一般公共服务支出" in one cell: the digits are the code, the rest the name. */
static void part_fused_code(gk_side *side) {
    size_t digits = strspn(side->code[0], "0123456789");
    char rest[GK_KEY_MAX];
    if (digits < 3 || !side->code[0][digits] || side->code[0][digits] == '.' || *side->key)
        return;
    gk_copy_text(rest, sizeof rest, side->code[0] + digits);
    if (strchr(rest, '.')) /* figures too: the whole row in one cell */
        return;
    side->code[0][digits] = '\0';
    gk_copy_text(side->label, sizeof side->label, rest);
    gk_copy_text(side->key, sizeof side->key, rest);
}

static bool has_code_text(const gk_side *side) {
    for (size_t i = 0; i < GK_CODE_PARTS; i++)
        if (*side->code[i])
            return true;
    return false;
}

static gk_place place_by_code(const gk_form *form, gk_side *side, const char *last_code) {
    gk_place place = {.slot = total_of(form, side)};
    if (place.slot) {
        place.kind = GK_PLACE_SLOT;
        return place;
    }
    if (!has_code_text(side))
        return place;
    part_fused_code(side);
    bool digits = join_code(side, last_code, place.code);
    if (!digits && strspn(side->code[0], "0123456789") < 3)
        return place;
    if (!digits || !is_code(place.code)) {
        place.kind = GK_PLACE_BAD_CODE;
        return place;
    }
    place.kind = GK_PLACE_CODE;
    place.strong = *side->key != '\0';
    place.slot = form->repeats ? NULL : slot_by_code(form, place.code);
    if (place.slot)
        place.kind = GK_PLACE_SLOT;
    return place;
}

static bool has_codes(const gk_form *form) {
    for (uint32_t form_col = 0; form_col < form->width; form_col++)
        if (form->columns[form_col].kind == GK_COLUMN_CODE)
            return true;
    return false;
}

gk_place gk_place_find(const gk_scan *scan, const gk_form *form, unsigned group, gk_side *side,
                       const bool *used, const char *last_code) {
    if (!side->first)
        return (gk_place){0};
    return has_codes(form) ? place_by_code(form, side, last_code)
                           : place_by_label(scan, form, group, side, used);
}
