#include "check/rule_results.h"

#include <string.h>

static bool add(gk_check_context *run, const gk_checks_item *item, gk_outcome outcome,
                gk_origin origin, const char *en, const char *zh) {
    gk_check_result result = {.check = &item->check,
                              .outcome = outcome,
                              .severity = outcome == GK_OUTCOME_FAILED ? item->check.severity
                                                                       : GK_SEVERITY_INFO,
                              .at = "",
                              .origin = origin,
                              .en = en,
                              .zh = zh};
    return en && zh && gk_check_results_add(run->results, &result);
}

bool gk_rule_fail(gk_check_context *run, const gk_checks_item *item, gk_origin origin,
                  const char *en, const char *zh) {
    return add(run, item, GK_OUTCOME_FAILED, origin, en, zh);
}

static bool any_failed(const gk_check_results *results, size_t before) {
    for (size_t i = before; i < results->count; i++)
        if (results->items[i].outcome == GK_OUTCOME_FAILED)
            return true;
    return false;
}

bool gk_rule_end(gk_check_context *run, const gk_checks_item *item, size_t before, size_t seen) {
    if (any_failed(run->results, before))
        return true;
    if (seen)
        return add(run, item, GK_OUTCOME_HELD, (gk_origin){0}, "", "");
    return run->results->count > before ||
           gk_check_results_add_not_run(run->results, &item->check,
                                        "the report has nothing that it looks at",
                                        "决算中没有它所核对的内容", "");
}

gk_origin gk_rule_origin(const gk_table *table, const gk_row *row) {
    for (size_t c = 0; row && c < table->column_count; c++)
        if (row->values[c].origin.source)
            return row->values[c].origin;
    return table->origin;
}

const char *gk_rule_name(const gk_table *table) {
    return *table->number ? table->number : table->title;
}

bool gk_rule_no_table(gk_check_context *run, const gk_checks_item *item, const char *role) {
    const char *name = gk_check_table_name(run, role);
    return name &&
           gk_check_results_add_not_run(run->results, &item->check, "the report has no table {1}",
                                        "决算中没有{1}", name);
}

bool gk_rule_moved(gk_check_context *run, const gk_checks_item *item) {
    return gk_check_results_add_not_run(run->results, &item->check,
                                        "the report was moved here from {1}",
                                        "决算由{1}版式转换而来", run->report->migrated_from);
}

/* A rule without a scope is for all tables. */
static bool apply_to_all(gk_check_context *run, const gk_checks_item *item, gk_table_rule *rule,
                         size_t *seen) {
    for (const gk_keyed_table *frame = run->frames; frame->role; frame++)
        if (frame->table && !rule(run, item, frame, seen))
            return false;
    return true;
}

static bool apply_to_scope(gk_check_context *run, const gk_checks_item *item, gk_table_rule *rule,
                           size_t *seen) {
    for (size_t i = 0; i < item->scope.role_count; i++) {
        const gk_keyed_table *frame = gk_keyed_table_of(run->frames, item->scope.roles[i]);
        if (frame->table && !rule(run, item, frame, seen))
            return false;
    }
    return true;
}

bool gk_rule_for_tables(gk_check_context *run, const gk_checks_item *item, gk_table_rule *rule) {
    size_t before = run->results->count, seen = 0;
    if (!(item->scope.role_count ? apply_to_scope : apply_to_all)(run, item, rule, &seen) ||
        (seen && !gk_rule_end(run, item, before, seen)))
        return false;
    for (size_t i = 0; i < item->scope.role_count; i++)
        if (!gk_keyed_table_of(run->frames, item->scope.roles[i])->table &&
            !gk_rule_no_table(run, item, item->scope.roles[i]))
            return false;
    return seen || gk_rule_end(run, item, before, seen);
}

bool gk_rule_names(const char *ids, const char *id) {
    size_t n = strlen(id);
    for (const char *at = ids; (at = strstr(at, id)); at += n)
        if ((at == ids || at[-1] == ' ') && (at[n] == ' ' || !at[n]))
            return true;
    return false;
}
