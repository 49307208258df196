#include "profile/profile.h"

#include "base/fail.h"
#include "base/slurp.h"
#include "profile/embedded.h"
#include "profile/form_read.h"
#include "profile/grid.h"
#include "profile/role.h"
#include "profile/wordings.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_SIZE = 4096, LARGEST_FILE = 1 << 20 };

static gk_status load_embedded(const char *path, const void **bytes, size_t *size, gk_error *err) {
    for (size_t i = 0; i < gk_embedded_data_count; i++)
        if (strcmp(gk_embedded_data[i].path, path) == 0) {
            *bytes = gk_embedded_data[i].bytes;
            *size = gk_embedded_data[i].size;
            return GK_OK;
        }
    return gk_fail(err, GK_E_PROFILE, "no such file", "没有这个文件");
}

static gk_status load_file(gk_arena *arena, const char *path, const void **bytes, size_t *size,
                           gk_error *err) {
    int fd;
    unsigned char *read = NULL;
    gk_status status = gk_slurp_open(path, &fd, err);
    if (status)
        return status;
    status = gk_slurp(fd, LARGEST_FILE, &read, size, err);
    close(fd);
    *bytes = status ? NULL : gk_arena_text(arena, (const char *)read, *size);
    free(read);
    return status ? status : *bytes ? GK_OK : gk_fail_memory(err);
}

static void file_path(const gk_profile_source *from, const char *file, char path[PATH_SIZE]) {
    const char *folder = from->dir ? from->dir : from->name;
    snprintf(path, PATH_SIZE, "%s%s%s", folder, *folder ? "/" : "", file);
}

gk_status gk_profile_load(gk_arena *arena, const gk_profile_source *from, const char *file,
                          const void **bytes, size_t *size, gk_error *err) {
    char path[PATH_SIZE];
    file_path(from, file, path);
    gk_status status = from->dir ? load_file(arena, path, bytes, size, err)
                                 : load_embedded(path, bytes, size, err);
    return status ? gk_fail_in(err, status, path) : GK_OK;
}

/* ---- the index ------------------------------------------------------------------------------ */

typedef struct index_columns {
    uint32_t role, number, title, unit, orientation, widths, evidence;
    uint32_t years, place, home; /**< GK_NO_COLUMN: it has none. */
} index_columns;

#define GK_NO_COLUMN UINT32_MAX

static bool find_column(const gk_grid *grid, const char *name, uint32_t *col) {
    for (*col = 0; *col < grid->width; ++*col)
        if (strcmp(grid->cells[*col], name) == 0)
            return true;
    return false;
}

static void find_optional(const gk_grid *grid, const char *name, uint32_t *col) {
    if (!find_column(grid, name, col))
        *col = GK_NO_COLUMN;
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
            return gk_profile_fault(err, file, 0, 0, text, "首行缺少规定的列名");
        }
    find_optional(grid, "years", &c->years);
    find_optional(grid, "place", &c->place);
    find_optional(grid, "home", &c->home);
    return GK_OK;
}

/* 2019, 2015-2018, 2022-: Excel keeps none of them for a date. */
static bool read_years(const char *text, int *first, int *last) {
    char dash = '\0', rest = '\0';
    int n = sscanf(text, "%4d%c%4d%c", first, &dash, last, &rest);
    if (!*text)
        *first = *last = 0;
    else if (n == 1)
        *last = *first;
    else if (n == 2)
        *last = 9999;
    return !*text ||
           (n >= 1 && n <= 3 && (n == 1 || dash == '-') && *first >= 1990 && *first <= *last);
}

static gk_status read_widths(gk_arena *arena, const char *text, gk_form *form) {
    double *widths = gk_arena_alloc(arena, form->width * sizeof *widths);
    if (!widths)
        return GK_E_MEMORY;
    uint32_t n = 0;
    while (*text) {
        unsigned width = 0;
        for (; *text >= '0' && *text <= '9' && width < 256; text++)
            width = width * 10 + (unsigned)(*text - '0');
        if (width == 0 || width > 255 || n == form->width || (*text && *text != ' '))
            return GK_E_PROFILE;
        widths[n++] = width;
        text += strspn(text, " ");
    }
    form->widths = widths;
    return n == form->width ? GK_OK : GK_E_PROFILE;
}

static const char *cell(const gk_grid *grid, uint32_t row, uint32_t col) {
    return grid->cells[(size_t)row * grid->width + col];
}

static const char *optional_cell(const gk_grid *grid, uint32_t row, uint32_t col) {
    return col == GK_NO_COLUMN ? "" : cell(grid, row, col);
}

/* A form that was read before is not read again. */
static gk_status read_form_of(gk_arena *arena, const gk_profile_source *from,
                              gk_distinct_forms *distinct_forms, gk_form *form, gk_error *err) {
    char name[64], path[PATH_SIZE];
    struct gk_distinct_form distinct_form = {.form = form};
    snprintf(name, sizeof name, "%s.csv", form->role);
    gk_status status =
        gk_profile_load(arena, from, name, &distinct_form.bytes, &distinct_form.size, err);
    for (size_t i = 0; i < distinct_forms->count && !status; i++)
        if (strcmp(distinct_forms->items[i].form->role, form->role) == 0 &&
            distinct_forms->items[i].size == distinct_form.size &&
            memcmp(distinct_forms->items[i].bytes, distinct_form.bytes, distinct_form.size) == 0) {
            *form = *distinct_forms->items[i].form;
            return GK_OK;
        }
    file_path(from, name, path);
    if (!status)
        status = gk_form_read(arena, path, distinct_form.bytes, distinct_form.size, form, err);
    form->distinct_form = form;
    if (!status && !gk_grow((void **)&distinct_forms->items, distinct_forms->count,
                            &distinct_forms->capacity, sizeof distinct_form))
        status = gk_fail_memory(err);
    if (!status)
        distinct_forms->items[distinct_forms->count++] = distinct_form;
    return status;
}

static gk_status read_facts(const char *file, const gk_grid *grid, const index_columns *c,
                            uint32_t row, gk_form *p, gk_error *err) {
    p->number = cell(grid, row, c->number);
    p->unit = cell(grid, row, c->unit);
    p->evidence = cell(grid, row, c->evidence);
    p->place = optional_cell(grid, row, c->place);
    p->home = optional_cell(grid, row, c->home);
    p->landscape = strcmp(cell(grid, row, c->orientation), "landscape") == 0;
    if (!p->landscape && strcmp(cell(grid, row, c->orientation), "portrait") != 0)
        return gk_profile_fault(err, file, row, c->orientation, "neither portrait nor landscape",
                                "应为 portrait 或 landscape");
    const char *years = optional_cell(grid, row, c->years);
    if (!read_years(years, &p->first_year, &p->last_year))
        return gk_profile_fault(err, file, row, c->years,
                                "years are written 2019, 2015-2018 or 2022-",
                                "年度应写作 2019、2015-2018 或 2022-");
    return GK_OK;
}

static gk_status read_title(gk_arena *arena, const char *file, const gk_grid *grid,
                            const index_columns *c, uint32_t row, gk_form *p, gk_error *err) {
    gk_status status = gk_wordings(arena, cell(grid, row, c->title), &p->title, &p->title_keys,
                                   &p->title_key_count, err);
    if (!status && !*p->title)
        status = gk_profile_fault(err, file, row, c->title, "no title", "没有表名");
    if (status)
        return status;
    status = read_widths(arena, cell(grid, row, c->widths), p);
    if (status == GK_E_PROFILE)
        return gk_profile_fault(err, file, row, c->widths,
                                "not one width from 1 to 255 for each column of the picture",
                                "应为版式的每一列给出1到255之间的列宽");
    return status ? gk_fail_memory(err) : GK_OK;
}

static gk_status read_index_row(gk_arena *arena, const gk_profile_source *from,
                                gk_distinct_forms *distinct_forms, const char *file,
                                const gk_grid *grid, const index_columns *c, uint32_t row,
                                gk_form *p, gk_error *err) {
    p->role = cell(grid, row, c->role);
    if (!gk_role_is_well_formed(p->role))
        return gk_profile_fault(err, file, row, c->role,
                                "a role is written in a-z, 0-9 and -, begins with a letter, and "
                                "has 40 of them at most",
                                "role 只用 a-z、0-9 和 -，以字母开头，最多40个字符");
    gk_status status = read_form_of(arena, from, distinct_forms, p, err);
    if (!status)
        status = read_facts(file, grid, c, row, p, err);
    return status ? status : read_title(arena, file, grid, c, row, p, err);
}

static gk_status check_roles(const gk_profile *p, const char *file, gk_error *err) {
    for (size_t i = 0; i < p->count; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(p->forms[i].role, p->forms[j].role) == 0)
                return gk_profile_fault(err, file, (uint32_t)i + 1, 0, "a role stands twice",
                                        "role 重复");
    return GK_OK;
}

static void join_years(gk_profile *p) {
    for (size_t i = 0; i < p->count; i++) {
        const gk_form *form = &p->forms[i];
        if (form->first_year && (!p->first_year || form->first_year < p->first_year))
            p->first_year = form->first_year;
        if (form->last_year > p->last_year)
            p->last_year = form->last_year;
    }
}

static gk_status read_rows(gk_arena *arena, const gk_profile_source *from,
                           gk_distinct_forms *distinct_forms, const char *file, const gk_grid *grid,
                           gk_profile *p, gk_error *err) {
    index_columns columns;
    gk_status status = find_columns(grid, file, &columns, err);
    for (uint32_t row = 1; row < grid->height && !status; row++) {
        if (!*cell(grid, row, columns.role))
            continue;
        gk_form *form = &p->forms[p->count++];
        status = read_index_row(arena, from, distinct_forms, file, grid, &columns, row, form, err);
        form->profile = p->name;
    }
    return status;
}

gk_status gk_profile_read(gk_arena *arena, const gk_profile_source *from,
                          gk_distinct_forms *distinct_forms, gk_profile *p, gk_error *err) {
    char path[PATH_SIZE];
    const void *bytes;
    size_t size;
    gk_grid grid;
    file_path(from, "index.csv", path);
    gk_status status = gk_profile_load(arena, from, "index.csv", &bytes, &size, err);
    if (!status)
        status = gk_grid_read(arena, path, bytes, size, &grid, err);
    if (status)
        return status;
    p->name = gk_arena_string(arena, from->name);
    p->given = from->dir != NULL;
    p->forms = gk_arena_alloc(arena, (grid.height + 1) * sizeof *p->forms);
    if (!p->name || !p->forms)
        return gk_fail_memory(err);
    status = read_rows(arena, from, distinct_forms, path, &grid, p, err);
    join_years(p);
    return status ? status : check_roles(p, path, err);
}
