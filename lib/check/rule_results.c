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

/* A rule that found nothing held. */
bool gk_rule_end(gk_check_context *run, const gk_checks_item *item, size_t before) {
    return run->results->count > before || add(run, item, GK_OUTCOME_HELD, (gk_origin){0}, "", "");
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

/* The tables a rule is for: those of its scope, or all. */
static bool is_in_scope(const gk_checks_item *item, const char *role) {
    bool wanted = item->scope.role_count == 0;
    for (size_t i = 0; i < item->scope.role_count; i++)
        wanted = wanted || strcmp(item->scope.roles[i], role) == 0;
    return wanted;
}

bool gk_rule_for_tables(gk_check_context *run, const gk_checks_item *item, gk_table_rule *rule) {
    size_t before = run->results->count;
    for (const gk_keyed_table *frame = run->frames; frame->role; frame++)
        if (frame->table && is_in_scope(item, frame->role) && !rule(run, item, frame))
            return false;
    return gk_rule_end(run, item, before);
}

bool gk_rule_names(const char *ids, const char *id) {
    size_t n = strlen(id);
    for (const char *at = ids; (at = strstr(at, id)); at += n)
        if ((at == ids || at[-1] == ' ') && (at[n] == ' ' || !at[n]))
            return true;
    return false;
}
