#include "profile/year.h"

#include "profile/column_name.h"
#include <string.h>

/* ---- profiles of a year --------------------------------------------------------------------- */

bool gk_year_covered(const gk_form *forms, size_t count, int year) {
    bool dated = false;
    for (size_t i = 0; i < count; i++) {
        dated = dated || forms[i].first_year;
        if (forms[i].first_year <= year && year <= forms[i].last_year)
            return true;
    }
    return !dated || !year;
}

/* The i-th profile's forms; NULL past the last. */
static const gk_form *forms_at(const gk_profiles *profiles, size_t i, size_t *count) {
    const char *name = gk_profiles_name(profiles, i);
    return name ? gk_profiles_forms(profiles, name, count) : NULL;
}

static bool is_of_year(const gk_form *forms, size_t count, const char *place, int year) {
    return count && strcmp(forms[0].place, place) == 0 && gk_year_covered(forms, count, year);
}

static const gk_form *find_role(const gk_form *forms, size_t count, const char *role) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(forms[i].role, role) == 0)
            return &forms[i];
    return NULL;
}

/* ---- the same rows and columns -------------------------------------------------------------- */

static bool share_key(const char *const *a, size_t a_count, const char *const *b, size_t b_count) {
    for (size_t i = 0; i < a_count; i++)
        for (size_t k = 0; k < b_count; k++)
            if (strcmp(a[i], b[k]) == 0)
                return true;
    return false;
}

static bool has_row(const gk_form *form, const gk_slot *slot) {
    for (size_t i = 0; i < form->slot_count; i++)
        if (share_key(form->slots[i].label_keys, form->slots[i].label_key_count, slot->label_keys,
                      slot->label_key_count))
            return true;
    return false;
}

/* Rows by codes are as many as a unit needs, whatever the form lists. */
static bool has_rows_of(const gk_form *form, const gk_form *other) {
    for (size_t i = 0; i < other->slot_count; i++) {
        const gk_slot *slot = &other->slots[i];
        if (*slot->label && !slot->code && !slot->optional && !has_row(form, slot))
            return false;
    }
    return true;
}

static bool is_column_same(const gk_form *a, const gk_form *b, unsigned n) {
    const gk_field *x[GK_HEADING_MAX], *y[GK_HEADING_MAX];
    size_t count = gk_column_headings(a, n, x, GK_HEADING_MAX);
    if (count != gk_column_headings(b, n, y, GK_HEADING_MAX))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!share_key(x[i]->keys, x[i]->key_count, y[i]->keys, y[i]->key_count))
            return false;
    return true;
}

static bool is_alike(const gk_form *a, const gk_form *b) {
    bool alike = a->value_count == b->value_count;
    for (unsigned n = 1; alike && n <= a->value_count; n++)
        alike = is_column_same(a, b, n);
    return alike && has_rows_of(a, b) && has_rows_of(b, a);
}

gk_year_fit gk_year_fit_of(const gk_profiles *profiles, const gk_form *form, int year) {
    bool any = false;
    size_t count;
    const gk_form *forms;
    if (gk_year_covered(form, 1, year))
        return GK_YEAR_FITS;
    for (size_t i = 0; (forms = forms_at(profiles, i, &count)); i++) {
        if (!is_of_year(forms, count, form->place, year))
            continue;
        const gk_form *own = find_role(forms, count, form->role);
        if (own && is_alike(own, form))
            return GK_YEAR_FITS;
        any = any || own;
    }
    return !any ? GK_YEAR_FITS : form->last_year < year ? GK_YEAR_OUTDATED : GK_YEAR_LATER;
}

/* ---- what a report is measured by ----------------------------------------------------------- */

const gk_form *gk_year_form(const gk_profiles *profiles, const char *profile, const char *role,
                            int year) {
    const gk_form *own = gk_profiles_form(profiles, profile, role), *forms;
    size_t count;
    if (!own || gk_year_covered(own, 1, year) || year < own->first_year)
        return own;
    for (size_t i = 0; (forms = forms_at(profiles, i, &count)); i++)
        if (is_of_year(forms, count, own->place, year) && find_role(forms, count, role))
            return find_role(forms, count, role);
    return own;
}

/* True if a name of the list, parted by bars, is in the department's. */
static bool is_at_home(const char *home, const char *department) {
    char name[64];
    for (size_t n; *home; home += n + (home[n] == '|')) {
        n = strcspn(home, "|");
        if (n && n < sizeof name) {
            memcpy(name, home, n);
            name[n] = '\0';
            if (strstr(department, name))
                return true;
        }
    }
    return false;
}

const gk_form *gk_year_requires(const gk_profiles *profiles, const char *profile,
                                const char *department, const char *role, int year) {
    size_t count;
    const gk_form *forms = gk_profiles_forms(profiles, profile, &count), *of_all = NULL;
    const char *place = count ? forms[0].place : "";
    bool all = true;
    for (size_t i = 0; year && (forms = forms_at(profiles, i, &count)); i++) {
        if (!is_of_year(forms, count, place, year))
            continue;
        const gk_form *form = find_role(forms, count, role);
        if (form && is_at_home(form->home, department))
            return form;
        all = all && form;
        of_all = of_all ? of_all : form;
    }
    return all ? of_all : NULL;
}
