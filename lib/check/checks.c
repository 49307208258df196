#include "check/checks.h"

#include "base/fail.h"
#include "base/slurp.h"
#include "base/utf8.h"
#include "check/rules.h"
#include "profile/embedded.h"
#include "profile/grid.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ID, SCOPE, FORMULA, WHEN, TOLERANCE, SEVERITY, ZH, EN, SOURCE, COLUMNS };

static const char *const columns[COLUMNS] = {"id",       "scope", "formula", "when",  "tolerance",
                                             "severity", "zh",    "en",      "source"};

/** One line of a file while it is read. */
typedef struct line {
    const char *file;
    const gk_profiles *profiles; /**< Whose tables it may name; NULL: any. */
    const gk_grid *grid;
    uint32_t row;
    gk_error *err;
} line;

static const char *cell(const line *l, uint32_t col) {
    return col < l->grid->width ? l->grid->cells[(size_t)l->row * l->grid->width + col] : "";
}

static gk_status fault(const line *l, uint32_t col, const char *en, const char *zh) {
    return gk_profile_fault(l->err, l->file, l->row, col, en, zh);
}

/* ---- one check ------------------------------------------------------------------------------ */

static gk_status read_severity(const line *l, gk_severity *severity) {
    for (int s = GK_SEVERITY_INFO; s <= GK_SEVERITY_ERROR; s++)
        if (strcmp(cell(l, SEVERITY), gk_severity_name((gk_severity)s)) == 0) {
            *severity = (gk_severity)s;
            return GK_OK;
        }
    char en[128], zh[128];
    snprintf(en, sizeof en, "a severity is error, warn or info, not “%.40s”", cell(l, SEVERITY));
    snprintf(zh, sizeof zh, "severity 应为 error、warn 或 info，不能是“%.40s”", cell(l, SEVERITY));
    return fault(l, SEVERITY, en, zh);
}

/* With the text from where the mistake was noticed. */
static gk_status formula_fault(const line *l, uint32_t col, const gk_formula_fault *f) {
    enum { SHOWN_MAX = 30 };
    if (!f->at)
        return gk_fail_memory(l->err);
    size_t length = strlen(f->at), shown = length;
    if (length > SHOWN_MAX)
        shown = gk_utf8_cut(f->at, SHOWN_MAX);
    char en[256], zh[256];
    const char *more = shown < length ? "…" : "";
    snprintf(en, sizeof en, length ? "%s, at “%.*s%s”" : "%s, at the end", f->en, (int)shown, f->at,
             more);
    snprintf(zh, sizeof zh, length ? "%s：“%.*s%s”" : "%s（在末尾）", f->zh, (int)shown, f->at,
             more);
    return fault(l, col, en, zh);
}

static gk_status read_rule(const line *l, const gk_checks_item *item) {
    const char *at = gk_rule_fault(item->rule, item->rule_argument);
    gk_formula_fault mistake = {"the rule does not take this", "该规则不能这样写", at};
    return at ? formula_fault(l, FORMULA, &mistake) : GK_OK;
}

/* The equation of a column, which the scope must have been read for. */
static gk_status read_equation(gk_arena *arena, const line *l, uint32_t col, const gk_scope *scope,
                               gk_formula *formula) {
    gk_formula_fault mistake;
    bool read = gk_formula_read(arena, l->profiles, cell(l, col), formula, &mistake) &&
                gk_formula_fits(formula, scope, &mistake);
    return read ? GK_OK : formula_fault(l, col, &mistake);
}

static gk_status read_formula(gk_arena *arena, const line *l, gk_checks_item *item) {
    gk_formula_fault mistake;
    const char *tolerance = cell(l, TOLERANCE);
    item->rule = gk_rule_find(cell(l, FORMULA), &item->rule_argument);
    if (!gk_scope_read(arena, l->profiles, cell(l, SCOPE), &item->scope, &mistake))
        return formula_fault(l, SCOPE, &mistake);
    gk_status status = item->rule ? read_rule(l, item)
                                  : read_equation(arena, l, FORMULA, &item->scope, &item->formula);
    item->conditional = *cell(l, WHEN) != '\0';
    if (!status && item->conditional)
        status = read_equation(arena, l, WHEN, &item->scope, &item->when);
    if (!status && !item->rule && strcmp(tolerance, "round") != 0 &&
        strcmp(tolerance, "exact") != 0)
        status = fault(l, TOLERANCE,
                       "a tolerance is round or exact; a formula with a comma stands in quotes",
                       "tolerance 应为 round 或 exact；含逗号的公式要加引号");
    return status;
}

static bool is_blank(const line *l) {
    for (uint32_t col = 0; col < l->grid->width; col++)
        if (*cell(l, col))
            return false;
    return true;
}

static gk_checks_item *place_for(gk_checks *checks, const char *id) {
    for (size_t i = 0; i < checks->count; i++)
        if (strcmp(checks->items[i].check.id, id) == 0)
            return &checks->items[i];
    if (!gk_grow((void **)&checks->items, checks->count, &checks->capacity, sizeof *checks->items))
        return NULL;
    checks->items[checks->count] = (gk_checks_item){0};
    return &checks->items[checks->count++];
}

static gk_status read_line(gk_checks *checks, const line *l) {
    gk_checks_item item = {.check = {.id = cell(l, ID),
                                     .scope = cell(l, SCOPE),
                                     .formula = cell(l, FORMULA),
                                     .when = cell(l, WHEN),
                                     .tolerance = cell(l, TOLERANCE),
                                     .zh = cell(l, ZH),
                                     .en = cell(l, EN),
                                     .source = cell(l, SOURCE)}};
    gk_status status = GK_OK;
    for (uint32_t col = COLUMNS; col < l->grid->width && !status; col++)
        if (*cell(l, col))
            status = fault(l, col, "a column too many: what has a comma in it stands in quotes",
                           "多出一列：含逗号的内容要加引号");
    if (status)
        return status;
    if (!*item.check.id)
        status = fault(l, ID, "a check needs an id", "缺少 id");
    if (!status)
        status = read_severity(l, &item.check.severity);
    if (!status)
        status = read_formula(&checks->arena, l, &item);
    if (!status && !*item.check.zh && !*item.check.en)
        status = fault(l, ZH, "it says in no language what must be", "没有说明应当如何");
    if (status)
        return status;
    item.check.zh = *item.check.zh ? item.check.zh : item.check.en;
    item.check.en = *item.check.en ? item.check.en : item.check.zh;
    item.file = checks->files;
    gk_checks_item *place = place_for(checks, item.check.id);
    if (!place)
        return gk_fail_memory(l->err);
    if (place->check.id && place->file == item.file)
        return fault(l, ID, "the file has this id twice", "文件中此 id 出现两次");
    *place = item;
    return GK_OK;
}

static gk_status read_all(gk_checks *checks, const gk_profiles *profiles, const char *file,
                          const void *bytes, size_t size, gk_error *err) {
    gk_grid grid;
    line l = {file, profiles, &grid, 0, err};
    checks->files++;
    gk_status status = gk_grid_read(&checks->arena, file, bytes, size, &grid, err);
    for (uint32_t col = 0; col < COLUMNS && !status; col++)
        if (strcmp(cell(&l, col), columns[col]) != 0)
            status =
                fault(&l, col,
                      "the first line is id,scope,formula,when,tolerance,severity,zh,en,source, "
                      "parted by commas; a workbook is saved as CSV first",
                      "首行应为 id,scope,formula,when,tolerance,severity,zh,en,source，"
                      "以逗号分隔；工作簿请先另存为 CSV");
    size_t count = 0;
    for (l.row = 1; !status && l.row < grid.height; l.row++) {
        count += !is_blank(&l);
        status = is_blank(&l) ? GK_OK : read_line(checks, &l);
    }
    return status || count ? status
                           : gk_fail(err, GK_E_FORMAT, "there is no check in it", "其中没有核对");
}

/* ---- files ---------------------------------------------------------------------------------- */

gk_checks *gk_checks_new(gk_error *err) {
    gk_checks *checks = calloc(1, sizeof *checks);
    gk_status status = checks ? GK_OK : gk_fail_memory(err);
    for (size_t i = 0; !status && i < gk_embedded_data_count; i++)
        if (strcmp(gk_embedded_data[i].path, "checks.csv") == 0)
            status = read_all(checks, NULL, "checks.csv", gk_embedded_data[i].bytes,
                              gk_embedded_data[i].size, err);
    if (!status)
        return checks;
    gk_checks_free(checks);
    return NULL;
}

void gk_checks_free(gk_checks *checks) {
    if (!checks)
        return;
    gk_arena_free(&checks->arena);
    free(checks->items);
    free(checks);
}

static gk_status add_bytes(gk_checks *checks, const gk_profiles *profiles, const char *path,
                           const void *bytes, size_t size, gk_error *err) {
    size_t count = checks->count;
    gk_checks_item *before = malloc((count + 1) * sizeof *before);
    if (!before)
        return gk_fail_memory(err);
    if (count)
        memcpy(before, checks->items, count * sizeof *before);
    gk_status status = read_all(checks, profiles, path, bytes, size, err);
    if (status) {
        checks->count = count;
        if (count)
            memcpy(checks->items, before, count * sizeof *before);
    }
    free(before);
    return status;
}

static bool is_workbook(const unsigned char *bytes, size_t size) {
    return size >= 4 &&
           (memcmp(bytes, "PK\3\4", 4) == 0 || memcmp(bytes, "\xD0\xCF\x11\xE0", 4) == 0);
}

gk_status gk_checks_add_file(gk_checks *checks, const gk_profiles *profiles, const char *path,
                             gk_error *err) {
    enum { LARGEST = 1 << 20 };
    int fd;
    unsigned char *bytes = NULL;
    size_t size;
    gk_status status = gk_slurp_open(path, &fd, err);
    if (!status) {
        status = gk_slurp(fd, LARGEST, &bytes, &size, err);
        close(fd);
    }
    if (!status && is_workbook(bytes, size))
        status = gk_fail(err, GK_E_UNSUPPORTED, "this is a workbook: save its sheet as CSV",
                         "这是工作簿：请先另存为 CSV");
    if (status)
        gk_fail_in(err, status, path);
    else
        status = add_bytes(checks, profiles, path, bytes, size, err);
    free(bytes);
    return status;
}

const gk_check *gk_checks_at(const gk_checks *checks, size_t i) {
    return i < checks->count ? &checks->items[i].check : NULL;
}

const gk_check *gk_checks_find(const gk_checks *checks, const char *id) {
    for (size_t i = 0; i < checks->count; i++)
        if (strcmp(checks->items[i].check.id, id) == 0)
            return &checks->items[i].check;
    return NULL;
}
