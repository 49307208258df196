/* For people: what is wrong first, tails and what was not run apart, a summary. */
#include "check_page.h"

#include "cli.h"
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
static void print_severity(gk_severity severity, bool tail) {
    static const char *const colours[] = {"\033[2m", "\033[33m", "\033[1;31m"};
    static const char *const en[] = {"info", "warn", "error"}, *const zh[] = {"提示", "警告",
                                                                              "错误"};
    bool colour = coloured();
    printf("  %s", colour ? colours[severity] : "");
    print_padded(tail ? pick("tail", "尾差") : pick(en[severity], zh[severity]), 6);
    printf("%s", colour ? "\033[0m" : "");
}

/* ---- findings ------------------------------------------------------------------------------- */

/* The cells besides the first, by their addresses, as far as a line goes. */
static void print_others(const gk_finding *f) {
    enum { SHOWN = 12 };
    for (size_t i = 1; i < f->place_count && i < SHOWN; i++) {
        char address[GK_ADDRESS_MAX];
        bool same = strcmp(f->places[i].sheet, f->origin.sheet ? f->origin.sheet : "") == 0;
        gk_address_format(f->places[i].row, f->places[i].col, address);
        printf("%s%s%s%s", i == 1 ? pick("; with ", "；另有 ") : " ",
               same ? "" : f->places[i].sheet, same ? "" : "!", address);
    }
    printf("%s\n", f->place_count > SHOWN ? " …" : "");
}

static void print_finding(const gk_finding *f) {
    char place[1024];
    print_severity(f->severity, f->left && f->severity == GK_SEVERITY_INFO);
    print_padded(f->id, 10);
    printf("%s\n", pick(f->en, f->zh));
    if (f->origin.source) {
        printf("%18s%s", "", check_place(f->origin, place));
        print_others(f);
    }
}

static void print_findings(const check_page *p, gk_severity severity) {
    for (size_t i = 0; i < gk_findings_count(p->findings); i++)
        if (gk_findings_at(p->findings, i)->severity == severity)
            print_finding(gk_findings_at(p->findings, i));
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
    for (int o = 0; o < GK_OUTCOME_COUNT; o++)
        counts[o] = gk_check_results_with(p->results, (gk_outcome)o);
    char name[1200];
    printf("%s%s (%s)\n", number ? "\n" : "", check_name(p->report, name), p->report->profile);
    print_findings(p, GK_SEVERITY_ERROR);
    print_findings(p, GK_SEVERITY_WARN);
    print_findings(p, GK_SEVERITY_INFO);
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
