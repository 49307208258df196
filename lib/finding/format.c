#include "finding/format.h"

const char *gk_format_pick(const gk_findings_writer *writer, const char *en, const char *zh) {
    return writer->options.language == GK_LANGUAGE_ZH ? zh : en;
}

size_t gk_format_count(const gk_findings_group *group, gk_outcome outcome) {
    size_t n = outcome == GK_OUTCOME_HELD ? group->held_count : 0;
    for (size_t i = 0; i < gk_findings_count(group->findings); i++)
        n += gk_finding_has_outcome(gk_findings_at(group->findings, i), outcome);
    return n;
}
