/* What severities and outcomes are called: the names of records and options, and people's words. */
#include <gongkai/finding.h>

#include <string.h>

const char *gk_severity_name(gk_severity severity) {
    return severity == GK_SEVERITY_ERROR ? "error" : severity == GK_SEVERITY_WARN ? "warn" : "info";
}

const char *gk_outcome_name(gk_outcome outcome) {
    static const char *const names[GK_OUTCOME_COUNT] = {"held", "tail", "suspicious", "failed",
                                                        "not-run"};
    size_t i = (size_t)outcome;
    return i < GK_OUTCOME_COUNT ? names[i] : "unknown";
}

bool gk_finding_has_outcome(const gk_finding *finding, gk_outcome outcome) {
    return finding->outcome && strcmp(finding->outcome, gk_outcome_name(outcome)) == 0;
}

const char *gk_severity_word(gk_severity severity, gk_language language) {
    static const char *const zh[] = {"提示", "警告", "错误"};
    return language == GK_LANGUAGE_ZH ? zh[severity] : gk_severity_name(severity);
}

const char *gk_finding_word(const gk_finding *finding, gk_language language) {
    bool zh = language == GK_LANGUAGE_ZH;
    if (gk_finding_has_outcome(finding, GK_OUTCOME_NOT_RUN))
        return zh ? "未执行" : "not run";
    if (gk_finding_has_outcome(finding, GK_OUTCOME_TAIL))
        return zh ? "尾差" : "tail";
    return gk_severity_word(finding->severity, language);
}
