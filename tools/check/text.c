/* For people: what is wrong first, tails and what was not run apart, a summary. */
#include "check/page.h"

#include "cli/cli.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *pick(const char *en, const char *zh) {
    return cli_zh() ? zh : en;
}

static bool coloured(void) {
    const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return isatty(STDOUT_FILENO) && !(none && *none) &&
           !(terminal && strcmp(terminal, "dumb") == 0);
}

static void print_padded(const char *text, size_t width) {
    size_t own = gk_text_width(text, 1);
    printf("%s%*s", text, own < width ? (int)(width - own) : 0, "");
}

/* A tail is no finding like others: honest rounding makes it. */
const char *check_severity(const gk_finding *f) {
    static const char *const en[] = {"info", "warn", "error"}, *const zh[] = {"提示", "警告",
                                                                              "错误"};
    if (f->outcome && strcmp(f->outcome, "not-run") == 0)
        return pick("not run", "未执行");
    return check_is_tail(f) ? pick("tail", "尾差") : pick(en[f->severity], zh[f->severity]);
}

static void print_severity(const gk_finding *f) {
    static const char *const colours[] = {"\033[2m", "\033[33m", "\033[1;31m"};
    bool colour = coloured();
    printf("  %s", colour ? colours[f->severity] : "");
    print_padded(check_severity(f), 6);
    printf("%s", colour ? "\033[0m" : "");
}

/* ---- findings ------------------------------------------------------------------------------- */

static void print_finding(const gk_finding *f) {
    enum { SHOWN = 12 };
    char place[1024], others[CHECK_OTHERS_MAX];
    print_severity(f);
    print_padded(f->id, 10);
    printf("%s\n", pick(f->en, f->zh));
    if (f->origin.source) {
        check_others(f, SHOWN, others);
        printf("%18s%s%s%s\n", "", check_place(f->origin, place),
               *others ? pick("; with ", "；另有 ") : "", others);
    }
}

static void print_findings(const check_page *p, gk_severity severity, bool tails) {
    for (size_t i = 0; i < gk_findings_count(p->findings); i++) {
        const gk_finding *f = gk_findings_at(p->findings, i);
        if (f->severity == severity && check_is_tail(f) == tails)
            print_finding(f);
    }
}

/* ---- the rest ------------------------------------------------------------------------------- */

static void print_not_run(const check_page *p) {
    for (size_t i = 0; i < gk_check_results_count(p->results); i++) {
        const gk_check_result *r = gk_check_results_at(p->results, i);
        if (r->outcome != GK_OUTCOME_NOT_RUN)
            continue;
        printf("  ");
        print_padded(pick("not run", "未执行"), 8);
        print_padded(r->check->id, 8);
        printf("%s\n", pick(r->en, r->zh));
    }
}

static void print_page(const check_page *p, size_t number) {
    size_t counts[GK_OUTCOME_COUNT];
    char name[1200];
    if (p->refusal) /* standard error tells */
        return;
    for (int o = 0; o < GK_OUTCOME_COUNT; o++)
        counts[o] = gk_check_results_with(p->results, (gk_outcome)o);
    printf("%s%s (%s)\n", number ? "\n" : "", check_name(p->report, name), p->report->profile);
    print_findings(p, GK_SEVERITY_ERROR, false);
    print_findings(p, GK_SEVERITY_WARN, false);
    print_findings(p, GK_SEVERITY_INFO, false);
    print_findings(p, GK_SEVERITY_INFO, true);
    print_not_run(p);
    static const char *const en[] = {"held", "tails", "suspicious", "failed", "not run"};
    static const char *const zh[] = {"通过", "尾差", "可疑", "不符", "未执行"};
    printf("  %s %zu: ", pick("checks run", "执行"),
           gk_check_results_count(p->results) - counts[4]);
    for (int o = 0; o < GK_OUTCOME_COUNT; o++)
        printf("%s%s %zu", o ? ", " : "", pick(en[o], zh[o]), counts[o]);
    printf("\n");
}

static void nothing(void) {
}

const check_format check_text = {"text", nothing, print_page, nothing};
