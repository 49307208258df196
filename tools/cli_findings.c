#include "cli_findings.h"

#include "cli.h"
#include <string.h>

enum { INFOS_TOLD = 10 };

static const char *severity_zh(gk_severity severity) {
    return severity == GK_SEVERITY_ERROR ? "错误" : severity == GK_SEVERITY_WARN ? "警告" : "提示";
}

static void tell(const gk_finding *f) {
    char where[1024], other[1024] = "";
    gk_origin_format(f->origin, where, sizeof where);
    if (f->other.source)
        gk_origin_format(f->other, other, sizeof other);
    const char *name = cli_zh() ? severity_zh(f->severity) : gk_severity_name(f->severity);
    const char *text = cli_zh() ? f->zh : f->en;
    if (*other)
        cli_message(where, "%s: %s (and %s) [%s]", "%s：%s（另见 %s）[%s]", name, text, other,
                    f->id);
    else
        cli_message(where, "%s: %s [%s]", "%s：%s [%s]", name, text, f->id);
}

static size_t count_kind(const gk_findings *findings, size_t first, size_t end, const char *id) {
    size_t n = 0;
    for (size_t i = first; i < end; i++)
        n += strcmp(gk_findings_at(findings, i)->id, id) == 0;
    return n;
}

static bool is_last_of_kind(const gk_findings *findings, size_t i) {
    size_t count = gk_findings_count(findings);
    return count_kind(findings, i + 1, count, gk_findings_at(findings, i)->id) == 0;
}

void cli_findings_tell(const gk_findings *findings, size_t first, gk_severity least, bool all) {
    for (size_t i = first; i < gk_findings_count(findings); i++) {
        const gk_finding *f = gk_findings_at(findings, i);
        if (f->severity < least)
            continue;
        size_t before = count_kind(findings, first, i, f->id);
        if (all || f->severity > GK_SEVERITY_INFO || before < INFOS_TOLD)
            tell(f);
        else if (is_last_of_kind(findings, i))
            cli_message(NULL, "… and %zu more [%s]; --verbose tells all",
                        "……另有%zu条 [%s]；--verbose 全部列出", before + 1 - INFOS_TOLD, f->id);
    }
}
