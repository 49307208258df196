/* For programs: a finding a line, one document, or a table. */
#include "check/page.h"

#include "job/json.h"
#include <stdint.h>
#include <stdio.h>
#include <string.h>

const char *const check_formats[] = {"text",  "ndjson", "json", "csv",
                                     "sarif", "junit",  "html", NULL};

const check_format *check_format_find(const char *name) {
    static const check_format *const all[] = {&check_text,  &check_ndjson, &check_json, &check_csv,
                                              &check_sarif, &check_junit,  &check_html};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (strcmp(all[i]->name, name) == 0)
            return all[i];
    return NULL;
}

const char *check_name(const gk_report *report, char text[1200]) {
    const char *department = report->department;
    if (!report->year && !*department && report->table_count)
        department = report->tables[0].origin.source;
    if (report->year)
        snprintf(text, 1200, "%d %.1000s", report->year, department);
    else
        snprintf(text, 1200, "%.1000s", department);
    return text;
}

const char *check_page_name(const check_page *page, char text[1200]) {
    if (page->report)
        return check_name(page->report, text);
    snprintf(text, 1200, "%.1000s", page->refusal->origin.source);
    return text;
}

const gk_finding *check_not_run(const check_page *page, size_t result) {
    static gk_finding finding;
    static char key[GK_REPORT_KEY_MAX];
    const gk_check_result *r = gk_check_results_at(page->results, result);
    gk_report_key(page->report, key);
    finding = (gk_finding){.id = r->check->id,
                           .severity = GK_SEVERITY_INFO,
                           .en = r->en,
                           .zh = r->zh,
                           .report = key,
                           .outcome = gk_outcome_name(r->outcome)};
    return r->outcome == GK_OUTCOME_NOT_RUN ? &finding : NULL;
}

bool check_is_tail(const gk_finding *finding) {
    return finding->outcome && strcmp(finding->outcome, "tail") == 0;
}

static void nothing(void) {
}

/* ---- JSON ----------------------------------------------------------------------------------- */

static void put(const char *text) {
    if (text)
        cli_json_print(stdout, text, strlen(text));
    else
        printf("null");
}

static void put_member(const char *key, const char *text) {
    printf(",\"%s\":", key);
    put(text);
}

static void put_places(const gk_finding *f) {
    char place[1024];
    const gk_origin origins[] = {f->origin, f->other};
    const gk_origin *places = f->place_count ? f->places : origins;
    size_t count = f->place_count ? f->place_count : 2, put_so_far = 0;
    printf(",\"src\":[");
    for (size_t i = 0; i < count; i++) {
        if (!places[i].source)
            continue;
        printf("%s", put_so_far++ ? "," : "");
        put(check_place(places[i], place));
    }
    printf("]");
}

static void put_key(const gk_report *report) {
    char key[GK_REPORT_KEY_MAX];
    gk_report_key(report, key);
    put_member("report", key);
}

static void put_finding(const gk_finding *f) {
    printf("{\"t\":\"finding\"");
    put_member("report", f->report);
    put_member("id", f->id);
    put_member("severity", gk_severity_name(f->severity));
    put_member("outcome", f->outcome);
    put_member("zh", f->zh);
    put_member("en", f->en);
    put_member("left", f->left);
    put_member("right", f->right);
    put_member("diff", f->difference);
    put_places(f);
    printf("}");
}

static void put_not_run(const gk_finding *f) {
    printf("{\"t\":\"not-run\"");
    put_member("report", f->report);
    put_member("id", f->id);
    put_member("zh", f->zh);
    put_member("en", f->en);
    printf("}");
}

static void put_summary(const check_page *p) {
    printf("{\"t\":\"summary\"");
    put_key(p->report);
    put_member("profile", p->report->profile);
    for (int o = 0; o < GK_OUTCOME_COUNT; o++)
        printf(",\"%s\":%zu", gk_outcome_name((gk_outcome)o),
               gk_check_results_with(p->results, (gk_outcome)o));
    printf("}");
}

/* Each record of a page, with what stands before the first, between two, and behind the last. */
static void put_records(const check_page *p, const char *between, const char *last) {
    if (p->refusal) {
        put_finding(p->refusal);
        printf("%s", last);
        return;
    }
    for (size_t i = 0; i < gk_findings_count(p->findings); i++) {
        put_finding(gk_findings_at(p->findings, i));
        printf("%s", between);
    }
    for (size_t i = 0; i < gk_check_results_count(p->results); i++) {
        const gk_finding *not_run = check_not_run(p, i);
        if (!not_run)
            continue;
        put_not_run(not_run);
        printf("%s", between);
    }
    put_summary(p);
    printf("%s", last);
}

static void print_ndjson(const check_page *p, size_t number) {
    (void)number;
    put_records(p, "\n", "\n");
}

static void begin_json(void) {
    printf("[");
}

static void print_json(const check_page *p, size_t number) {
    printf("%s\n", number ? "," : "");
    put_records(p, ",\n", "");
}

static void end_json(void) {
    printf("\n]\n");
}

/* ---- CSV ------------------------------------------------------------------------------------ */

static void put_quoted(const char *text) {
    for (; text && *text; text++) {
        if (*text == '"')
            putchar('"');
        putchar(*text);
    }
}

static void begin_csv(void) {
    printf("report,id,severity,outcome,left,right,difference,place,zh,en,others\r\n");
}

static void put_line(const gk_finding *f) {
    char place[1024], others[CHECK_OTHERS_MAX];
    const char *const fields[] = {f->report,
                                  f->id,
                                  gk_severity_name(f->severity),
                                  f->outcome,
                                  f->left,
                                  f->right,
                                  f->difference,
                                  check_place(f->origin, place),
                                  f->zh,
                                  f->en,
                                  check_others(f, SIZE_MAX, others)};
    for (size_t k = 0; k < sizeof fields / sizeof *fields; k++) {
        printf(k ? ",\"" : "\"");
        put_quoted(fields[k]);
        printf("\"");
    }
    printf("\r\n");
}

static void print_csv(const check_page *p, size_t number) {
    (void)number;
    if (p->refusal)
        put_line(p->refusal);
    for (size_t i = 0; !p->refusal && i < gk_findings_count(p->findings); i++)
        put_line(gk_findings_at(p->findings, i));
    for (size_t i = 0; !p->refusal && i < gk_check_results_count(p->results); i++)
        if (check_not_run(p, i))
            put_line(check_not_run(p, i));
}

const check_format check_ndjson = {"ndjson", nothing, print_ndjson, nothing};
const check_format check_json = {"json", begin_json, print_json, end_json};
const check_format check_csv = {"csv", begin_csv, print_csv, nothing};
