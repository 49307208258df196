#include <gongkai/layout.h>

#include "arena.h"
#include "embedded.h"
#include "fail.h"
#include "picture.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

typedef struct profile {
    const char *name;
    gk_picture *pictures;
    size_t count;
} profile;

struct gk_layouts {
    gk_arena arena;
    profile *profiles;
    size_t count, capacity;
};

/** Where a profile's files come from: the ones built in, or a folder. */
typedef struct origin {
    const char *dir; /**< The profile's folder, or NULL for the built-in one called `name`. */
    const char *name;
} origin;

enum { PATH_SIZE = 4096, LARGEST_FILE = 1 << 20 };

static void file_path(const origin *from, const char *file, char path[PATH_SIZE]) {
    snprintf(path, PATH_SIZE, "%s/%s", from->dir ? from->dir : from->name, file);
}

static gk_status load_embedded(const char *path, const void **bytes, size_t *size, gk_error *err) {
    for (size_t i = 0; i < gk_embedded_layouts_count; i++)
        if (strcmp(gk_embedded_layouts[i].path, path) == 0) {
            *bytes = gk_embedded_layouts[i].bytes;
            *size = gk_embedded_layouts[i].size;
            return GK_OK;
        }
    return gk_fail_in(err, gk_fail(err, GK_E_LAYOUT, "no such file", "没有这个文件"), path);
}

static gk_status load_file(gk_arena *arena, const char *path, const void **bytes, size_t *size,
                           gk_error *err) {
    FILE *file = fopen(path, "rbe");
    if (!file)
        return gk_fail_in(err, gk_fail_sys(err, "cannot be opened", "无法打开"), path);
    char *buffer = gk_arena_alloc(arena, LARGEST_FILE);
    *size = buffer ? fread(buffer, 1, LARGEST_FILE, file) : 0;
    bool failed = ferror(file), whole = feof(file);
    fclose(file);
    *bytes = buffer;
    if (!buffer)
        return gk_fail_memory(err);
    if (failed)
        return gk_fail_in(err, gk_fail_sys(err, "cannot be read", "无法读取"), path);
    if (!whole)
        return gk_fail_in(err, gk_fail(err, GK_E_LIMIT, "larger than 1 MiB", "超过1 MiB"), path);
    return GK_OK;
}

static gk_status load(gk_arena *arena, const origin *from, const char *path, const void **bytes,
                      size_t *size, gk_error *err) {
    return from->dir ? load_file(arena, path, bytes, size, err)
                     : load_embedded(path, bytes, size, err);
}

/* ---- the index ------------------------------------------------------------------------------ */

typedef struct index_columns {
    uint32_t role, number, title, unit, orientation, widths, evidence;
} index_columns;

static bool find_column(const gk_grid *grid, const char *name, uint32_t *col) {
    for (*col = 0; *col < grid->width; ++*col)
        if (strcmp(grid->cells[*col], name) == 0)
            return true;
    return false;
}

static gk_status find_columns(const gk_grid *grid, const char *file, index_columns *c,
                              gk_error *err) {
    const struct {
        const char *name;
        uint32_t *col;
    } wanted[] = {
        {"role", &c->role},        {"number", &c->number},           {"title", &c->title},
        {"unit", &c->unit},        {"orientation", &c->orientation}, {"widths", &c->widths},
        {"evidence", &c->evidence}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!find_column(grid, wanted[i].name, wanted[i].col)) {
            char text[64];
            snprintf(text, sizeof text, "no column %s", wanted[i].name);
            return gk_layout_fault(err, file, 0, 0, text, "首行缺少规定的列名");
        }
    return GK_OK;
}

static gk_status read_widths(gk_arena *arena, const char *text, gk_picture *picture) {
    double *widths = gk_arena_alloc(arena, picture->width * sizeof *widths);
    if (!widths)
        return GK_E_MEMORY;
    uint32_t n = 0;
    while (*text) {
        unsigned width = 0;
        for (; *text >= '0' && *text <= '9' && width < 256; text++)
            width = width * 10 + (unsigned)(*text - '0');
        if (width == 0 || width > 255 || n == picture->width || (*text && *text != ' '))
            return GK_E_LAYOUT;
        widths[n++] = width;
        text += strspn(text, " ");
    }
    picture->widths = widths;
    return n == picture->width ? GK_OK : GK_E_LAYOUT;
}

static const char *cell(const gk_grid *grid, uint32_t row, uint32_t col) {
    return grid->cells[(size_t)row * grid->width + col];
}

static gk_status read_picture_of(gk_arena *arena, const origin *from, gk_picture *picture,
                                 gk_error *err) {
    char name[64], path[PATH_SIZE];
    snprintf(name, sizeof name, "%s.csv", gk_role_name(picture->role));
    file_path(from, name, path);
    const void *bytes;
    size_t size;
    gk_status status = load(arena, from, path, &bytes, &size, err);
    return status ? status : gk_picture_read(arena, path, bytes, size, picture, err);
}

static gk_status read_index_row(gk_arena *arena, const origin *from, const char *file,
                                const gk_grid *grid, const index_columns *c, uint32_t row,
                                gk_picture *p, gk_error *err) {
    if (!gk_role_parse(cell(grid, row, c->role), &p->role))
        return gk_layout_fault(err, file, row, c->role, "unknown role", "未知的 role");
    p->number = cell(grid, row, c->number);
    p->unit = cell(grid, row, c->unit);
    p->evidence = cell(grid, row, c->evidence);
    p->landscape = strcmp(cell(grid, row, c->orientation), "landscape") == 0;
    if (!p->landscape && strcmp(cell(grid, row, c->orientation), "portrait") != 0)
        return gk_layout_fault(err, file, row, c->orientation, "neither portrait nor landscape",
                               "应为 portrait 或 landscape");
    gk_status status = gk_wordings(arena, cell(grid, row, c->title), &p->title, &p->title_keys,
                                   &p->title_key_count, err);
    if (!status && !*p->title)
        status = gk_layout_fault(err, file, row, c->title, "no title", "没有表名");
    if (!status)
        status = read_picture_of(arena, from, p, err);
    if (status)
        return status;
    status = read_widths(arena, cell(grid, row, c->widths), p);
    if (status == GK_E_LAYOUT)
        return gk_layout_fault(err, file, row, c->widths,
                               "not one width from 1 to 255 for each column of the picture",
                               "应为版式的每一列给出1到255之间的列宽");
    return status ? gk_fail_memory(err) : GK_OK;
}

static gk_status check_roles(const profile *p, const char *file, gk_error *err) {
    for (size_t i = 0; i < p->count; i++)
        for (size_t j = 0; j < i; j++)
            if (p->pictures[i].role == p->pictures[j].role)
                return gk_layout_fault(err, file, (uint32_t)i + 1, 0, "a role stands twice",
                                       "role 重复");
    return GK_OK;
}

static gk_status read_profile(gk_arena *arena, const origin *from, profile *p, gk_error *err) {
    char path[PATH_SIZE];
    file_path(from, "index.csv", path);
    const void *bytes;
    size_t size;
    gk_grid grid;
    index_columns columns;
    gk_status status = load(arena, from, path, &bytes, &size, err);
    if (!status)
        status = gk_grid_read(arena, path, bytes, size, &grid, err);
    if (!status)
        status = find_columns(&grid, path, &columns, err);
    if (status)
        return status;
    p->name = gk_arena_string(arena, from->name);
    p->pictures = gk_arena_alloc(arena, grid.height * sizeof *p->pictures);
    if (!p->name || !p->pictures)
        return gk_fail_memory(err);
    for (uint32_t row = 1; row < grid.height && !status; row++)
        if (*cell(&grid, row, columns.role))
            status = read_index_row(arena, from, path, &grid, &columns, row,
                                    &p->pictures[p->count++], err);
    return status ? status : check_roles(p, path, err);
}

/* ---- profiles ------------------------------------------------------------------------------- */

static profile *find_profile(const gk_layouts *layouts, const char *name) {
    for (size_t i = 0; i < layouts->count; i++)
        if (strcmp(layouts->profiles[i].name, name) == 0)
            return &layouts->profiles[i];
    return NULL;
}

static gk_status add_profile(gk_layouts *layouts, const origin *from, gk_error *err) {
    profile read = {0};
    gk_status status = read_profile(&layouts->arena, from, &read, err);
    if (status)
        return status;
    profile *old = find_profile(layouts, from->name);
    if (old) {
        *old = read;
        return GK_OK;
    }
    if (!gk_grow((void **)&layouts->profiles, layouts->count, &layouts->capacity, sizeof read))
        return gk_fail_memory(err);
    layouts->profiles[layouts->count++] = read;
    return GK_OK;
}

static gk_status add_embedded(gk_layouts *layouts, gk_error *err) {
    for (size_t i = 0; i < gk_embedded_layouts_count; i++) {
        const char *path = gk_embedded_layouts[i].path, *slash = strchr(path, '/');
        if (!slash || strcmp(slash, "/index.csv") != 0)
            continue;
        char name[64];
        snprintf(name, sizeof name, "%.*s", (int)(slash - path), path);
        gk_status status = add_profile(layouts, &(origin){NULL, name}, err);
        if (status)
            return status;
    }
    return GK_OK;
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
    return add_profile(layouts, &(origin){trimmed, slash ? slash + 1 : trimmed}, err);
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
    profile *before = NULL;
    size_t count = layouts->count, added = 0;
    if (count && !(before = malloc(count * sizeof *before)))
        return gk_fail_memory(err);
    if (count)
        memcpy(before, layouts->profiles, count * sizeof *before);
    gk_status status = add_folder(layouts, dir, &added, err);
    if (!status)
        status = add_subfolders(layouts, dir, &added, err);
    if (!status && !added)
        status = gk_fail_in(err,
                            gk_fail(err, GK_E_LAYOUT, "no index.csv here or one folder below",
                                    "此处及下一级文件夹中没有 index.csv"),
                            dir);
    if (status) {
        layouts->count = count;
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
    const profile *p = find_profile(layouts, name);
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

size_t gk_layouts_table_count(const gk_layouts *layouts, const char *profile_name) {
    size_t count;
    gk_layouts_pictures(layouts, profile_name, &count);
    return count;
}

bool gk_layouts_table(const gk_layouts *layouts, const char *profile_name, size_t i, gk_role *role,
                      const char **number, const char **title) {
    size_t count;
    const gk_picture *pictures = gk_layouts_pictures(layouts, profile_name, &count);
    if (i >= count)
        return false;
    *role = pictures[i].role;
    *number = pictures[i].number;
    *title = pictures[i].title;
    return true;
}
