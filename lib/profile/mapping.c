#include "profile/mapping.h"

#include "base/enumerator.h"
#include "base/fail.h"
#include "profile/grid.h"
#include "profile/mapping_checks.h"
#include <gongkai/text.h>
#include <string.h>

static const char *const kinds[] = {"row", "code", "column", "note", "cell", "split"};

static const char *const columns[] = {"kind", "role", "from", "to", "evidence"};
enum { KIND, ROLE, FROM, TO, COLUMNS = 5, NAME_MAX_BYTES = 512 };

static const char *cell(const gk_grid *grid, uint32_t row, uint32_t col) {
    return grid->cells[(size_t)row * grid->width + col];
}

static gk_status check_head(const gk_grid *grid, const char *file, gk_error *err) {
    for (uint32_t col = 0; col < COLUMNS; col++)
        if (col >= grid->width || strcmp(cell(grid, 0, col), columns[col]) != 0)
            return gk_profile_fault(err, file, 0, col, "the columns are kind,role,from,to,evidence",
                                    "各列应为 kind,role,from,to,evidence");
    return GK_OK;
}

/* Names of rows are compared as keys, without their enumerators. */
static const char *name_of(gk_arena *arena, gk_mapping_kind kind, const char *text) {
    char key[NAME_MAX_BYTES];
    if (kind != GK_MAPPING_ROW)
        return text;
    gk_text_key(text, key, sizeof key);
    return gk_arena_string(arena, gk_behind_enumerator(key));
}

/* "item = role item" of a split. */
static gk_status read_split(gk_mapping *m, gk_arena *arena, const gk_roles *roles,
                            const char *text) {
    static const char sign[] = " = ";
    const char *equals = strstr(text, sign);
    const char *role = equals ? equals + strlen(sign) : "";
    size_t n = strcspn(role, " ");
    const char *name = gk_arena_text(arena, role, n);
    m->to = gk_arena_text(arena, text, equals ? (size_t)(equals - text) : 0);
    m->source_item = role[n] ? gk_arena_string(arena, role + n + 1) : NULL;
    m->source_role = name ? gk_roles_find(roles, name) : NULL;
    return m->source_role && m->to && m->source_item ? GK_OK : GK_E_PROFILE;
}

/* Items are compared name by name: 收入/甲 is no name, 30113 no code with its name. Such a line would
 * never hold, and nobody would see it. */
static gk_status check_name(gk_mapping_kind kind, const char *text, const char *file, uint32_t row,
                            uint32_t col, gk_error *err) {
    size_t digits = strspn(text, "0123456789");
    if (!*text)
        return gk_profile_fault(err, file, row, col, "it is empty", "不能为空");
    if (kind == GK_MAPPING_ROW && strchr(text, '/'))
        return gk_profile_fault(err, file, row, col, "a row has its name alone, without its side",
                                "行只写名称，不写所在的一边");
    if (kind == GK_MAPPING_CODE && (digits < 3 || text[digits] != ' ' || !text[digits + 1]))
        return gk_profile_fault(err, file, row, col, "a code is: 30113 住房公积金",
                                "代码应写作：30113 住房公积金");
    return GK_OK;
}

static bool parse_kind(const char *text, gk_mapping_kind *kind) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(text, kinds[i]) == 0) {
            *kind = (gk_mapping_kind)i;
            return true;
        }
    return false;
}

static gk_status read_row(gk_mappings *m, gk_arena *arena, const gk_roles *roles, const char *file,
                          const gk_grid *grid, uint32_t row, gk_error *err) {
    gk_mapping mapping = {.line = row,
                          .every_role = !*cell(grid, row, ROLE),
                          .role = gk_roles_find(roles, cell(grid, row, ROLE))};
    if (!parse_kind(cell(grid, row, KIND), &mapping.kind))
        return gk_profile_fault(err, file, row, KIND,
                                "a kind is row, code, column, note, cell or split",
                                "kind 应为 row、code、column、note、cell 或 split");
    if (!mapping.every_role && !mapping.role)
        return gk_profile_fault(err, file, row, ROLE, "unknown role", "未知的 role");
    gk_status status = GK_OK;
    for (uint32_t col = FROM; col <= TO && !status; col++)
        status = check_name(mapping.kind, cell(grid, row, col), file, row, col, err);
    if (status)
        return status;
    mapping.from = name_of(arena, mapping.kind, cell(grid, row, FROM));
    mapping.to = name_of(arena, mapping.kind, cell(grid, row, TO));
    if (mapping.kind == GK_MAPPING_SPLIT && read_split(&mapping, arena, roles, cell(grid, row, TO)))
        return gk_profile_fault(err, file, row, TO, "a split is: new row = table row",
                                "split 应写作：新行 = 表 行");
    if (!mapping.from || !mapping.to ||
        !gk_grow((void **)&m->items, m->count, &m->capacity, sizeof mapping))
        return gk_fail_memory(err);
    m->items[m->count++] = mapping;
    return GK_OK;
}

gk_status gk_mappings_read(gk_mappings *mappings, gk_arena *arena, const gk_roles *roles,
                           const char *file, const void *bytes, size_t size, gk_error *err) {
    gk_grid grid;
    size_t first = mappings->count;
    gk_status status = gk_grid_read(arena, file, bytes, size, &grid, err);
    if (!status)
        status = check_head(&grid, file, err);
    for (uint32_t row = 1; !status && row < grid.height; row++)
        if (*cell(&grid, row, KIND))
            status = read_row(mappings, arena, roles, file, &grid, row, err);
    return status ? status : gk_mappings_check_lines(mappings, first, file, err);
}

static const char *next_name(const gk_mappings *m, gk_mapping_kind kind, const char *role,
                             const char *name) {
    for (size_t i = m->count; i-- > 0;) /* the caller's own come last and win */
        if (m->items[i].kind == kind &&
            (m->items[i].every_role || strcmp(m->items[i].role, role) == 0) &&
            strcmp(m->items[i].from, name) == 0)
            return m->items[i].to;
    return NULL;
}

const char *gk_mappings_newest(const gk_mappings *mappings, gk_mapping_kind kind, const char *role,
                               const char *name) {
    for (const char *next; (next = next_name(mappings, kind, role, name));)
        name = next; /* there is no circle: mapping_checks.h */
    return name;
}
