#include "profile/profiles.h"

#include "base/fail.h"
#include "profile/embedded.h"
#include "profile/mapping_checks.h"
#include "profile/profile.h"
#include "profile/role.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct gk_profiles {
    gk_arena arena;
    gk_profile *items; /**< In the order they are tried. */
    size_t count, capacity;
    gk_distinct_forms distinct_forms;
    gk_roles roles; /**< Those of `items`. */
    gk_mappings mappings;
    gk_local_names local;
};

enum { PATH_SIZE = 4096 };

/* ---- profiles ------------------------------------------------------------------------------- */

static gk_profile *find_profile(const gk_profiles *profiles, const char *name) {
    for (size_t i = 0; i < profiles->count; i++)
        if (strcmp(profiles->items[i].name, name) == 0)
            return &profiles->items[i];
    return NULL;
}

/* The caller's own first, then the newest, then the one with more tables. */
static bool comes_before(const gk_profile *a, const gk_profile *b) {
    if (a->given != b->given)
        return a->given;
    if (a->first_year != b->first_year)
        return a->first_year > b->first_year;
    return a->count > b->count;
}

static gk_status add_profile(gk_profiles *profiles, const gk_profile_source *from, gk_error *err) {
    gk_profile read = {0};
    gk_status status =
        gk_profile_read(&profiles->arena, from, &profiles->distinct_forms, &read, err);
    if (status)
        return status;
    gk_profile *old = find_profile(profiles, from->name);
    if (old) {
        *old = read;
        return GK_OK;
    }
    if (!gk_grow((void **)&profiles->items, profiles->count, &profiles->capacity, sizeof read))
        return gk_fail_memory(err);
    size_t at = 0;
    while (at < profiles->count && !comes_before(&read, &profiles->items[at]))
        at++;
    memmove(profiles->items + at + 1, profiles->items + at, (profiles->count - at) * sizeof read);
    profiles->items[at] = read;
    profiles->count++;
    return GK_OK;
}

/* A file beside the profiles, which need not be there; *bytes is NULL then. */
static gk_status load_beside(gk_profiles *profiles, const char *dir, const char *file,
                             char path[PATH_SIZE], const void **bytes, size_t *size,
                             gk_error *err) {
    const gk_profile_source from = {dir, ""};
    struct stat info;
    snprintf(path, PATH_SIZE, "%s%s%s", dir ? dir : "", dir ? "/" : "", file);
    *bytes = NULL;
    if (dir && stat(path, &info) != 0)
        return GK_OK;
    return gk_profile_load(&profiles->arena, &from, file, bytes, size, err);
}

static gk_status list_roles(gk_profiles *profiles, gk_error *err) {
    profiles->roles.count = 0;
    for (size_t p = 0; p < profiles->count; p++)
        for (size_t i = 0; i < profiles->items[p].count; i++)
            if (!gk_roles_add(&profiles->roles, profiles->items[p].forms[i].role))
                return gk_fail_memory(err);
    return GK_OK;
}

static gk_status check_form(const gk_profiles *profiles, size_t first, const char *path,
                            const gk_form *form, gk_error *err) {
    gk_status status = GK_OK;
    for (size_t i = first; i < profiles->mappings.count && !status; i++)
        status = gk_mapping_check_form(&profiles->mappings.items[i], path, form, err);
    return status;
}

/* What a line names must be there: a note's profile, the row that a split's amount comes from. */
static bool is_known(gk_profiles *profiles, const gk_mapping *mapping) {
    if (mapping->kind == GK_MAPPING_NOTE)
        return find_profile(profiles, mapping->from) != NULL;
    bool known = mapping->kind != GK_MAPPING_SPLIT;
    for (size_t p = 0; p < profiles->count && !known; p++)
        for (size_t i = 0; i < profiles->items[p].count && !known; i++)
            known = gk_mapping_has_source(mapping, &profiles->items[p].forms[i]);
    return known;
}

/* Those that are built in are held against the forms by a test, not by every program that starts. */
static gk_status read_mappings(gk_profiles *profiles, const char *path, bool built_in,
                               const void *bytes, size_t size, gk_error *err) {
    size_t first = profiles->mappings.count;
    gk_status status = gk_mappings_read(&profiles->mappings, &profiles->arena, &profiles->roles,
                                        path, bytes, size, err);
    for (size_t i = first; i < profiles->mappings.count && !built_in && !status; i++)
        if (!is_known(profiles, &profiles->mappings.items[i]))
            status = gk_mapping_fail_name(&profiles->mappings.items[i], path, err);
    for (size_t p = 0; p < profiles->count && !built_in && !status; p++)
        for (size_t i = 0; i < profiles->items[p].count && !status; i++)
            status = check_form(profiles, first, path, &profiles->items[p].forms[i], err);
    return status;
}

/* The roles come first: mappings may only name those that there are. */
static gk_status add_beside(gk_profiles *profiles, const char *dir, gk_error *err) {
    char path[PATH_SIZE];
    const void *bytes;
    size_t size;
    gk_status status = list_roles(profiles, err);
    if (!status)
        status = load_beside(profiles, dir, "mappings.csv", path, &bytes, &size, err);
    if (!status && bytes)
        status = read_mappings(profiles, path, !dir, bytes, size, err);
    if (!status)
        status = load_beside(profiles, dir, "local.csv", path, &bytes, &size, err);
    if (!status && bytes)
        status = gk_local_names_read(&profiles->local, &profiles->arena, path, bytes, size, err);
    return status;
}

static gk_status add_embedded(gk_profiles *profiles, gk_error *err) {
    for (size_t i = 0; i < gk_embedded_data_count; i++) {
        const char *path = gk_embedded_data[i].path, *slash = strchr(path, '/');
        if (!slash || strcmp(slash, "/index.csv") != 0)
            continue;
        char name[64];
        snprintf(name, sizeof name, "%.*s", (int)(slash - path), path);
        gk_status status = add_profile(profiles, &(gk_profile_source){NULL, name}, err);
        if (status)
            return status;
    }
    return add_beside(profiles, NULL, err);
}

gk_profiles *gk_profiles_new(gk_error *err) {
    gk_profiles *profiles = calloc(1, sizeof *profiles);
    if (!profiles) {
        gk_fail_memory(err);
        return NULL;
    }
    if (add_embedded(profiles, err) != GK_OK) {
        gk_profiles_free(profiles);
        return NULL;
    }
    return profiles;
}

void gk_profiles_free(gk_profiles *profiles) {
    if (!profiles)
        return;
    gk_arena_free(&profiles->arena);
    free(profiles->items);
    free(profiles->distinct_forms.items);
    free(profiles->roles.names);
    free(profiles->mappings.items);
    free(profiles->local.keys);
    free(profiles);
}

static bool has_index(const char *dir) {
    char path[PATH_SIZE];
    struct stat info;
    snprintf(path, sizeof path, "%s/index.csv", dir);
    return stat(path, &info) == 0;
}

static gk_status add_folder(gk_profiles *profiles, const char *dir, size_t *added, gk_error *err) {
    char trimmed[PATH_SIZE];
    snprintf(trimmed, sizeof trimmed, "%s", dir);
    for (size_t n = strlen(trimmed); n > 1 && trimmed[n - 1] == '/'; n--)
        trimmed[n - 1] = '\0';
    if (!has_index(trimmed))
        return GK_OK;
    const char *slash = strrchr(trimmed, '/');
    ++*added;
    return add_profile(profiles, &(gk_profile_source){trimmed, slash ? slash + 1 : trimmed}, err);
}

static int is_entry(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

static gk_status add_subfolders(gk_profiles *profiles, const char *dir, size_t *added,
                                gk_error *err) {
    struct dirent **entries;
    int count = scandir(dir, &entries, is_entry, alphasort);
    if (count < 0)
        return gk_fail_in(err, gk_fail_sys(err, "cannot be opened", "无法打开"), dir);
    gk_status status = GK_OK;
    for (int i = 0; i < count; i++) {
        char path[PATH_SIZE];
        int length = snprintf(path, sizeof path, "%s/%s", dir, entries[i]->d_name);
        if (!status && length < PATH_SIZE)
            status = add_folder(profiles, path, added, err);
        free(entries[i]);
    }
    free(entries);
    return status;
}

gk_status gk_profiles_add_dir(gk_profiles *profiles, const char *dir, gk_error *err) {
    gk_profile *before = NULL;
    size_t count = profiles->count, added = 0;
    size_t mappings = profiles->mappings.count, local = profiles->local.count;
    if (count && !(before = malloc(count * sizeof *before)))
        return gk_fail_memory(err);
    if (count)
        memcpy(before, profiles->items, count * sizeof *before);
    gk_status status = add_folder(profiles, dir, &added, err);
    if (!status)
        status = add_subfolders(profiles, dir, &added, err);
    if (!status)
        status = add_beside(profiles, dir, err);
    if (!status && !added)
        status = gk_fail_in(err,
                            gk_fail(err, GK_E_PROFILE, "no index.csv here or one folder below",
                                    "此处及下一级文件夹中没有 index.csv"),
                            dir);
    if (status) {
        profiles->count = count;
        profiles->mappings.count = mappings;
        profiles->local.count = local;
        if (count)
            memcpy(profiles->items, before, count * sizeof *before);
        list_roles(profiles, NULL); /* there were as many before: it needs no memory */
    }
    free(before);
    return status;
}

const char *gk_profiles_name(const gk_profiles *profiles, size_t i) {
    return i < profiles->count ? profiles->items[i].name : NULL;
}

const gk_form *gk_profiles_forms(const gk_profiles *profiles, const char *name, size_t *count) {
    const gk_profile *p = find_profile(profiles, name);
    *count = p ? p->count : 0;
    return p ? p->forms : NULL;
}

const gk_form *gk_profiles_form(const gk_profiles *profiles, const char *name, const char *role) {
    size_t count;
    const gk_form *forms = gk_profiles_forms(profiles, name, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(forms[i].role, role) == 0)
            return &forms[i];
    return NULL;
}

static bool has_distinct_form(const gk_form *const *list, size_t count,
                              const gk_form *distinct_form) {
    for (size_t i = 0; i < count; i++)
        if (list[i]->distinct_form == distinct_form)
            return true;
    return false;
}

size_t gk_profiles_distinct_forms(const gk_profiles *profiles, const char *profile,
                                  const gk_form **list, size_t most) {
    size_t n = 0;
    for (size_t p = 0; p < profiles->count; p++)
        for (size_t i = 0; i < profiles->items[p].count && n < most; i++) {
            const gk_form *form = &profiles->items[p].forms[i];
            if ((!profile || strcmp(profile, form->profile) == 0) &&
                !has_distinct_form(list, n, form->distinct_form))
                list[n++] = form;
        }
    return n;
}

const char *gk_profiles_role(const gk_profiles *profiles, size_t i) {
    return i < profiles->roles.count ? profiles->roles.names[i] : NULL;
}

bool gk_profiles_has_role(const gk_profiles *profiles, const char *role) {
    return gk_roles_find(&profiles->roles, role) != NULL;
}

const gk_local_names *gk_profiles_local_names(const gk_profiles *profiles) {
    return &profiles->local;
}

const gk_mappings *gk_profiles_mappings(const gk_profiles *profiles) {
    return &profiles->mappings;
}

size_t gk_profiles_table_count(const gk_profiles *profiles, const char *profile_name) {
    size_t count;
    gk_profiles_forms(profiles, profile_name, &count);
    return count;
}

bool gk_profiles_table(const gk_profiles *profiles, const char *profile_name, size_t i,
                       gk_profile_table *table) {
    size_t count;
    const gk_form *forms = gk_profiles_forms(profiles, profile_name, &count);
    if (i >= count)
        return false;
    const gk_form *p = &forms[i];
    *table = (gk_profile_table){p->role,     p->number,     p->title,    p->unit,
                                p->evidence, p->first_year, p->last_year};
    return true;
}
