#include "job/findings.h"

#include "cli/cli.h"
#include <string.h>

enum { TOLD = 10, MOST_KINDS = 255 };

static void tell(const gk_finding *f) {
    char where[1024], other[1024] = "";
    gk_origin_format(f->origin, where, sizeof where);
    if (f->other.source)
        gk_origin_format(f->other, other, sizeof other);
    const char *name = gk_severity_word(f->severity, cli_zh() ? GK_LANGUAGE_ZH : GK_LANGUAGE_EN);
    const char *text = cli_zh() ? f->zh : f->en;
    if (*other)
        cli_message(where, "%s: %s (and %s) [%s]", "%s：%s（另见 %s）[%s]", name, text, other,
                    f->id);
    else
        cli_message(where, "%s: %s [%s]", "%s：%s [%s]", name, text, f->id);
}

/* The kind's number in the library's list: findings share its id string. */
static size_t kind_of(const gk_finding *f, const gk_finding_description *kinds, size_t count) {
    for (size_t k = 0; k < count; k++)
        if (strcmp(kinds[k].id, f->id) == 0)
            return k;
    return count;
}

static void tell_untold(const gk_finding_description *kinds, size_t count, const size_t *seen) {
    for (size_t k = 0; k < count; k++)
        if (seen[k] > TOLD)
            cli_message(NULL, "… and %zu more [%s]; --verbose shows all",
                        "……另有%zu条 [%s]；--verbose 全部列出", seen[k] - TOLD, kinds[k].id);
}

void cli_findings_tell(const gk_findings *findings, size_t first, gk_severity least, bool all) {
    size_t count, seen[MOST_KINDS + 1] = {0};
    const gk_finding_description *kinds = gk_finding_kinds(&count);
    if (count > MOST_KINDS)
        count = MOST_KINDS;
    for (size_t i = first; i < gk_findings_count(findings); i++) {
        const gk_finding *f = gk_findings_at(findings, i);
        if (f->severity >= least && (seen[kind_of(f, kinds, count)]++ < TOLD || all))
            tell(f);
    }
    if (!all)
        tell_untold(kinds, count, seen);
}
