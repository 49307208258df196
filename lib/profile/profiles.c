#include <gongkai/profile.h>

#include "profile/embedded.h"
#include "base/fail.h"
#include "profile/local_names.h"
#include "profile/mapping.h"
#include "profile/profile.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *const role_names[GK_ROLE_COUNT] = {
    "summary", "revenue", "expenditure",   "appropriation", "general",
    "basic",   "fund",    "state-capital", "three-public",  "statistics"};

const char *gk_role_name(gk_role role) {
    size_t i = (size_t)role;
    return i < GK_ROLE_COUNT ? role_names[i] : "unknown";
}

bool gk_role_parse(const char *name, gk_role *role) {
    for (size_t i = 0; i < GK_ROLE_COUNT; i++)
        if (strcmp(name, role_names[i]) == 0) {
            *role = (gk_role)i;
            return true;
        }
    return false;
}

struct gk_layouts {
    gk_arena arena;
    gk_profile *profiles; /**< In the order they are tried. */
    size_t count, capacity;
    gk_shapes shapes;
    gk_mappings mappings;
    gk_local_names local;
};

enum { PATH_SIZE = 4096 };

/* ---- profiles ------------------------------------------------------------------------------- */

static gk_profile *find_profile(const gk_layouts *layouts, const char *name) {
    for (size_t i = 0; i < layouts->count; i++)
        if (strcmp(layouts->profiles[i].name, name) == 0)
            return &layouts->profiles[i];
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

static gk_status add_profile(gk_layouts *layouts, const gk_profile_source *from, gk_error *err) {
    gk_profile read = {0};
    gk_status status = gk_profile_read(&layouts->arena, from, &layouts->shapes, &read, err);
    if (status)
        return status;
    gk_profile *old = find_profile(layouts, from->name);
    if (old) {
        *old = read;
        return GK_OK;
    }
    if (!gk_grow((void **)&layouts->profiles, layouts->count, &layouts->capacity, sizeof read))
        return gk_fail_memory(err);
    size_t at = 0;
    while (at < layouts->count && !comes_before(&read, &layouts->profiles[at]))
        at++;
    memmove(layouts->profiles + at + 1, layouts->profiles + at,
            (layouts->count - at) * sizeof read);
    layouts->profiles[at] = read;
    layouts->count++;
    return GK_OK;
}

/* A file beside the profiles, which need not be there; *bytes is NULL then. */
static gk_status load_beside(gk_layouts *layouts, const char *dir, const char *file,
                             char path[PATH_SIZE], const void **bytes, size_t *size,
                             gk_error *err) {
    const gk_profile_source from = {dir, ""};
    struct stat info;
    snprintf(path, PATH_SIZE, "%s%s%s", dir ? dir : "", dir ? "/" : "", file);
    *bytes = NULL;
    if (dir && stat(path, &info) != 0)
        return GK_OK;
    return gk_profile_load(&layouts->arena, &from, file, bytes, size, err);
}

static gk_status add_beside(gk_layouts *layouts, const char *dir, gk_error *err) {
    char path[PATH_SIZE];
    const void *bytes;
    size_t size;
    gk_status status = load_beside(layouts, dir, "mappings.csv", path, &bytes, &size, err);
    if (!status && bytes)
        status = gk_mappings_read(&layouts->mappings, &layouts->arena, path, bytes, size, err);
    if (!status)
        status = load_beside(layouts, dir, "local.csv", path, &bytes, &size, err);
    if (!status && bytes)
        status = gk_local_names_read(&layouts->local, &layouts->arena, path, bytes, size, err);
    return status;
}

static gk_status add_embedded(gk_layouts *layouts, gk_error *err) {
    for (size_t i = 0; i < gk_embedded_data_count; i++) {
        const char *path = gk_embedded_data[i].path, *slash = strchr(path, '/');
        if (!slash || strcmp(slash, "/index.csv") != 0)
            continue;
        char name[64];
        snprintf(name, sizeof name, "%.*s", (int)(slash - path), path);
        gk_status status = add_profile(layouts, &(gk_profile_source){NULL, name}, err);
        if (status)
            return status;
    }
    return add_beside(layouts, NULL, err);
}

gk_layouts *gk_layouts_new(gk_error *err) {
    gk_layouts *layouts = calloc(1, sizeof *layouts);
    if (!layouts) {
        gk_fail_memory(err);
        return NULL;
    }
    if (add_embedded(layouts, err) != GK_OK) {
        gk_layouts_free(layouts);
        return NULL;
    }
    return layouts;
}

void gk_layouts_free(gk_layouts *layouts) {
    if (!layouts)
        return;
    gk_arena_free(&layouts->arena);
    free(layouts->profiles);
    free(layouts->shapes.items);
    free(layouts->mappings.items);
    free(layouts->local.keys);
    free(layouts);
}

static bool has_index(const char *dir) {
    char path[PATH_SIZE];
    struct stat info;
    snprintf(path, sizeof path, "%s/index.csv", dir);
    return stat(path, &info) == 0;
}

static gk_status add_folder(gk_layouts *layouts, const char *dir, size_t *added, gk_error *err) {
    char trimmed[PATH_SIZE];
    snprintf(trimmed, sizeof trimmed, "%s", dir);
    for (size_t n = strlen(trimmed); n > 1 && trimmed[n - 1] == '/'; n--)
        trimmed[n - 1] = '\0';
    if (!has_index(trimmed))
        return GK_OK;
    const char *slash = strrchr(trimmed, '/');
    ++*added;
    return add_profile(layouts, &(gk_profile_source){trimmed, slash ? slash + 1 : trimmed}, err);
}

static int is_entry(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

static gk_status add_subfolders(gk_layouts *layouts, const char *dir, size_t *added,
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
            status = add_folder(layouts, path, added, err);
        free(entries[i]);
    }
    free(entries);
    return status;
}

gk_status gk_layouts_add_dir(gk_layouts *layouts, const char *dir, gk_error *err) {
    gk_profile *before = NULL;
    size_t count = layouts->count, added = 0;
    size_t mappings = layouts->mappings.count, local = layouts->local.count;
    if (count && !(before = malloc(count * sizeof *before)))
        return gk_fail_memory(err);
    if (count)
        memcpy(before, layouts->profiles, count * sizeof *before);
    gk_status status = add_folder(layouts, dir, &added, err);
    if (!status)
        status = add_subfolders(layouts, dir, &added, err);
    if (!status)
        status = add_beside(layouts, dir, err);
    if (!status && !added)
        status = gk_fail_in(err,
                            gk_fail(err, GK_E_LAYOUT, "no index.csv here or one folder below",
                                    "此处及下一级文件夹中没有 index.csv"),
                            dir);
    if (status) {
        layouts->count = count;
        layouts->mappings.count = mappings;
        layouts->local.count = local;
        if (count)
            memcpy(layouts->profiles, before, count * sizeof *before);
    }
    free(before);
    return status;
}

const char *gk_layouts_profile(const gk_layouts *layouts, size_t i) {
    return i < layouts->count ? layouts->profiles[i].name : NULL;
}

const gk_picture *gk_layouts_pictures(const gk_layouts *layouts, const char *name, size_t *count) {
    const gk_profile *p = find_profile(layouts, name);
    *count = p ? p->count : 0;
    return p ? p->pictures : NULL;
}

const gk_picture *gk_layouts_picture(const gk_layouts *layouts, const char *name, gk_role role) {
    size_t count;
    const gk_picture *pictures = gk_layouts_pictures(layouts, name, &count);
    for (size_t i = 0; i < count; i++)
        if (pictures[i].role == role)
            return &pictures[i];
    return NULL;
}

static bool has_shape(const gk_picture *const *list, size_t count, const gk_picture *shape) {
    for (size_t i = 0; i < count; i++)
        if (list[i]->shape == shape)
            return true;
    return false;
}

size_t gk_layouts_shapes(const gk_layouts *layouts, const char *profile, const gk_picture **list,
                         size_t most) {
    size_t n = 0;
    for (size_t p = 0; p < layouts->count; p++)
        for (size_t i = 0; i < layouts->profiles[p].count && n < most; i++) {
            const gk_picture *picture = &layouts->profiles[p].pictures[i];
            if ((!profile || strcmp(profile, picture->profile) == 0) &&
                !has_shape(list, n, picture->shape))
                list[n++] = picture;
        }
    return n;
}

const gk_local_names *gk_layouts_local(const gk_layouts *layouts) {
    return &layouts->local;
}

const gk_mappings *gk_layouts_mappings(const gk_layouts *layouts) {
    return &layouts->mappings;
}

size_t gk_layouts_table_count(const gk_layouts *layouts, const char *profile_name) {
    size_t count;
    gk_layouts_pictures(layouts, profile_name, &count);
    return count;
}

bool gk_layouts_table(const gk_layouts *layouts, const char *profile_name, size_t i,
                      gk_layout_table *table) {
    size_t count;
    const gk_picture *pictures = gk_layouts_pictures(layouts, profile_name, &count);
    if (i >= count)
        return false;
    const gk_picture *p = &pictures[i];
    *table = (gk_layout_table){p->role,     p->number,     p->title,    p->unit,
                               p->evidence, p->first_year, p->last_year};
    return true;
}
