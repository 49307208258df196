/* For other programs' readers: SARIF 2.1.0 for code hosts, JUnit XML for build servers, a page of
 * HTML. */
#include "check/page.h"

#include "cli/cli.h"
#include "job/json.h"
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static void put_json(const char *text) {
    cli_json_print(stdout, text ? text : "", text ? strlen(text) : 0);
}

/* ---- SARIF ---------------------------------------------------------------------------------- */

static void begin_sarif(void) {
    printf("{\"$schema\":\"https://json.schemastore.org/"
           "sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[");
}

/* A path as a URI: what has a meaning there, and all that is not ASCII, by its bytes. */
static void put_uri(const char *path) {
    static const char plain[] = "/-._~";
    putchar('"');
    for (; *path; path++) {
        unsigned char c = (unsigned char)*path;
        bool letter = (c | 32) >= 'a' && (c | 32) <= 'z', digit = c >= '0' && c <= '9';
        printf(letter || digit || strchr(plain, c) ? "%c" : "%%%02X", c);
    }
    putchar('"');
}

static void put_location(gk_origin origin) {
    char place[1024];
    printf("{\"physicalLocation\":{\"artifactLocation\":{\"uri\":");
    put_uri(origin.source);
    printf("}},\"logicalLocations\":[{\"fullyQualifiedName\":");
    put_json(check_place(origin, place));
    printf("}]}");
}

static void put_result(const gk_finding *f) {
    static const char *const levels[] = {"note", "warning", "error"};
    bool not_run = f->outcome && strcmp(f->outcome, "not-run") == 0;
    printf("{\"ruleId\":");
    put_json(f->id);
    printf("%s,\"level\":\"%s\",\"message\":{\"text\":",
           not_run ? ",\"kind\":\"notApplicable\"" : "", not_run ? "none" : levels[f->severity]);
    put_json(cli_zh() ? f->zh : f->en);
    printf("},\"locations\":[");
    if (f->origin.source)
        put_location(f->origin);
    printf("]");
    for (size_t i = 1; i < f->place_count; i++) {
        printf("%s", i == 1 ? ",\"relatedLocations\":[" : ",");
        put_location(f->places[i]);
    }
    printf("%s", f->place_count > 1 ? "]" : "");
    if (f->outcome)
        printf(",\"properties\":{\"outcome\":\"%s\"}", f->outcome);
    printf("}");
}

static void print_sarif(const check_page *p, size_t number) {
    printf("%s{\"tool\":{\"driver\":{\"name\":\"gk-check\",\"rules\":[]}},\"results\":[",
           number ? "," : "");
    if (p->refusal)
        put_result(p->refusal);
    for (size_t i = 0; !p->refusal && i < gk_findings_count(p->findings); i++) {
        printf("%s\n", i ? "," : "");
        put_result(gk_findings_at(p->findings, i));
    }
    size_t put = p->refusal ? 1 : gk_findings_count(p->findings);
    for (size_t i = 0; !p->refusal && i < gk_check_results_count(p->results); i++)
        if (check_not_run(p, i)) {
            printf("%s\n", put++ ? "," : "");
            put_result(check_not_run(p, i));
        }
    printf("]}");
}

static void end_sarif(void) {
    printf("]}\n");
}

/* ---- XML and HTML --------------------------------------------------------------------------- */

/* U+FFFE and U+FFFF are characters of UTF-8 but not of XML. */
static bool is_of_xml(const char *text, size_t length) {
    return length && (length != 3 || memcmp(text, "\xEF\xBF\xBE", 3) != 0) &&
           (length != 3 || memcmp(text, "\xEF\xBF\xBF", 3) != 0);
}

static void put_xml(const char *text) {
    while (text && *text) {
        size_t length = cli_character_length(text, strlen(text));
        const char *entity = *text == '<'   ? "&lt;"
                             : *text == '>' ? "&gt;"
                             : *text == '&' ? "&amp;"
                             : *text == '"' ? "&quot;"
                                            : NULL;
        if (entity)
            printf("%s", entity);
        else if (length == 1)
            putchar(*text < ' ' ? ' ' : *text);
        else
            printf("%.*s", is_of_xml(text, length) ? (int)length : 3,
                   is_of_xml(text, length) ? text : "\xEF\xBF\xBD");
        text += length ? length : 1;
    }
}

static void begin_junit(void) {
    printf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
}

/* What is said of it stands among the findings, in the order of the results. */
static void put_failure(const gk_finding *f) {
    char place[1024], others[CHECK_OTHERS_MAX];
    printf("<failure type=\"%s\" message=\"", gk_severity_name(f->severity));
    put_xml(cli_zh() ? f->zh : f->en);
    printf("\">");
    put_xml(check_place(f->origin, place));
    printf(" ");
    put_xml(check_others(f, SIZE_MAX, others));
    printf("</failure>");
}

static void put_case(const gk_check_result *r, const gk_finding *f) {
    printf("<testcase classname=\"");
    put_xml(r->check->id);
    printf("\" name=\"");
    put_xml(*r->at ? r->at : r->check->id);
    printf("\">");
    if (r->outcome == GK_OUTCOME_FAILED || r->outcome == GK_OUTCOME_SUSPICIOUS)
        put_failure(f);
    if (r->outcome == GK_OUTCOME_NOT_RUN) {
        printf("<skipped message=\"");
        put_xml(cli_zh() ? r->zh : r->en);
        printf("\"/>");
    }
    printf("</testcase>\n");
}

static void print_refusal(const check_page *p) {
    char name[1200];
    printf("<testsuite name=\"");
    put_xml(check_page_name(p, name));
    printf("\" tests=\"1\" errors=\"1\">\n<testcase classname=\"refused\" name=\"");
    put_xml(name);
    printf("\"><error message=\"");
    put_xml(cli_zh() ? p->refusal->zh : p->refusal->en);
    printf("\"/></testcase>\n</testsuite>\n");
}

static void print_checked(const check_page *p) {
    size_t count = gk_check_results_count(p->results);
    char name[1200];
    printf("<testsuite name=\"");
    put_xml(check_name(p->report, name));
    printf("\" tests=\"%zu\" failures=\"%zu\" skipped=\"%zu\">\n", count,
           gk_check_results_with(p->results, GK_OUTCOME_FAILED) +
               gk_check_results_with(p->results, GK_OUTCOME_SUSPICIOUS),
           gk_check_results_with(p->results, GK_OUTCOME_NOT_RUN));
    for (size_t i = 0, told = 0; i < count; i++) {
        const gk_check_result *r = gk_check_results_at(p->results, i);
        bool finding = r->outcome != GK_OUTCOME_HELD && r->outcome != GK_OUTCOME_NOT_RUN;
        put_case(r, finding ? gk_findings_at(p->findings, told++) : NULL);
    }
    printf("</testsuite>\n");
}

static void print_junit(const check_page *p, size_t number) {
    (void)number;
    if (p->refusal)
        print_refusal(p);
    else
        print_checked(p);
}

static void end_junit(void) {
    printf("</testsuites>\n");
}

static void begin_html(void) {
    printf(
        "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"><title>gk-check</title>"
        "<style>body{font-family:sans-serif}table{border-collapse:collapse}td,th{border:1px solid "
        "#999;padding:3px "
        "8px;text-align:left;vertical-align:top}.error{color:#b00}.warn{color:#850}"
        ".info{color:#555}.n{text-align:right}</style></head><body>\n",
        cli_zh() ? "zh" : "en");
}

static void print_row(const gk_finding *f) {
    char place[1024], others[CHECK_OTHERS_MAX];
    printf("<tr class=\"%s\"><td>", gk_severity_name(f->severity));
    put_xml(check_severity(f));
    printf("</td><td>");
    put_xml(f->id);
    printf("</td><td>");
    put_xml(cli_zh() ? f->zh : f->en);
    printf("</td><td class=\"n\">");
    put_xml(f->left);
    printf("</td><td class=\"n\">");
    put_xml(f->right);
    printf("</td><td>");
    put_xml(check_place(f->origin, place));
    printf("<br>");
    put_xml(check_others(f, SIZE_MAX, others));
    printf("</td></tr>\n");
}

static void print_html(const check_page *p, size_t number) {
    (void)number;
    char name[1200];
    printf("<h1>");
    put_xml(check_page_name(p, name));
    printf("</h1>\n<p>");
    for (int o = 0; !p->refusal && o < GK_OUTCOME_COUNT; o++)
        printf("%s%s: %zu", o ? ", " : "", gk_outcome_name((gk_outcome)o),
               gk_check_results_with(p->results, (gk_outcome)o));
    printf("</p>\n<table>\n");
    if (p->refusal)
        print_row(p->refusal);
    for (int s = GK_SEVERITY_ERROR; !p->refusal && s >= GK_SEVERITY_INFO; s--)
        for (size_t i = 0; i < gk_findings_count(p->findings); i++)
            if ((int)gk_findings_at(p->findings, i)->severity == s)
                print_row(gk_findings_at(p->findings, i));
    for (size_t i = 0; !p->refusal && i < gk_check_results_count(p->results); i++)
        if (check_not_run(p, i))
            print_row(check_not_run(p, i));
    printf("</table>\n");
}

static void end_html(void) {
    printf("</body></html>\n");
}

const check_format check_sarif = {"sarif", begin_sarif, print_sarif, end_sarif};
const check_format check_junit = {"junit", begin_junit, print_junit, end_junit};
const check_format check_html = {"html", begin_html, print_html, end_html};
