#include "report/tables.h"

#include "base/fail.h"
#include <stdlib.h>
#include <string.h>

gk_tables *gk_tables_new(gk_error *err) {
    gk_tables *tables = calloc(1, sizeof *tables);
    if (!tables)
        gk_fail_memory(err);
    return tables;
}

gk_arena *gk_tables_arena(gk_tables *tables) {
    return &tables->arena;
}

bool gk_tables_add(gk_tables *tables, const gk_tables_item *item) {
    if (!gk_grow((void **)&tables->items, tables->count, &tables->capacity, sizeof *tables->items))
        return false;
    tables->items[tables->count++] = *item;
    return true;
}

bool gk_tables_add_account(gk_tables *tables, const char *sheet,
                           const size_t counts[GK_CLASS_COUNT]) {
    gk_account account = {.name = gk_arena_string(&tables->arena, sheet)};
    memcpy(account.counts, counts, sizeof account.counts);
    if (!account.name || !gk_grow((void **)&tables->accounts, tables->account_count,
                                  &tables->account_capacity, sizeof account))
        return false;
    tables->accounts[tables->account_count++] = account;
    return true;
}

bool gk_tables_add_record(gk_tables *tables, const char *line, size_t length, gk_finding *finding,
                          bool unknown) {
    const char *copy = gk_arena_text(&tables->arena, line, length);
    if (!copy || !gk_grow((void **)&tables->records, tables->record_count, &tables->record_capacity,
                          sizeof *tables->records))
        return false;
    tables->records[tables->record_count++] = (struct gk_tables_record){copy, finding, unknown};
    return true;
}

bool gk_tables_add_verbatim(gk_tables *tables, const gk_verbatim_table *sheet,
                            const char *department, int year) {
    if (!gk_grow((void **)&tables->verbatim, tables->verbatim_count, &tables->verbatim_capacity,
                 sizeof *tables->verbatim))
        return false;
    tables->verbatim[tables->verbatim_count++] =
        (struct gk_tables_verbatim){*sheet, tables->count, department, year};
    return true;
}

void gk_tables_drop(gk_tables *tables, size_t count, size_t verbatim_count) {
    for (size_t i = count; i < tables->count; i++)
        for (size_t k = 0; k < tables->items[i].count; k++)
            gk_findings_free(tables->items[i].readings[k].findings);
    tables->count = count;
    tables->verbatim_count = verbatim_count;
}

void gk_tables_free(gk_tables *tables) {
    if (!tables)
        return;
    gk_tables_drop(tables, 0, 0);
    gk_arena_free(&tables->arena);
    free(tables->items);
    free(tables->verbatim);
    free(tables->accounts);
    free(tables->records);
    free(tables);
}

size_t gk_tables_count(const gk_tables *tables) {
    return tables->count;
}

size_t gk_tables_verbatim_count(const gk_tables *tables) {
    return tables->verbatim_count;
}

const gk_verbatim_table *gk_tables_verbatim_at(const gk_tables *tables, size_t i) {
    return &tables->verbatim[i].sheet;
}

const gk_table *gk_tables_at(const gk_tables *tables, size_t i) {
    return &tables->items[i].readings[0].table;
}

bool gk_tables_refused(const gk_tables *tables, size_t i) {
    return tables->refused || tables->items[i].readings[0].errors > 0;
}

const gk_findings *gk_tables_findings(const gk_tables *tables, size_t i) {
    return tables->items[i].readings[0].findings;
}

bool gk_tables_account(const gk_tables *tables, size_t sheet, const char **name,
                       size_t counts[GK_CLASS_COUNT]) {
    if (sheet >= tables->account_count)
        return false;
    *name = tables->accounts[sheet].name;
    memcpy(counts, tables->accounts[sheet].counts, sizeof tables->accounts[sheet].counts);
    return true;
}
