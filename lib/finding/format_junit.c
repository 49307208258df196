/* JUnit XML, for build servers: a suite a group, a case a result. */
#include "finding/format.h"

#include "base/xml_escape.h"
#include "finding/places.h"
#include <stdint.h>
#include <stdlib.h>

static void begin(gk_findings_writer *w) {
    gk_buffer_text(&w->text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
}

/** A check at one place, or a finding that is of no check. */
typedef struct test_case {
    const char *id, *at;
    size_t result, order;
    const gk_finding *finding; /**< NULL: it held. */
} test_case;

static bool is_failure(const gk_finding *f) {
    if (!f->outcome)
        return f->severity > GK_SEVERITY_INFO;
    return gk_finding_has_outcome(f, GK_OUTCOME_FAILED) ||
           gk_finding_has_outcome(f, GK_OUTCOME_SUSPICIOUS);
}

static void put_failure(gk_findings_writer *w, const gk_finding *f) {
    gk_buffer others = {0};
    gk_buffer_printf(&w->text, "<failure type=\"%s\" message=\"", gk_severity_name(f->severity));
    gk_xml_put(&w->text, gk_format_pick(w, f->en, f->zh));
    gk_buffer_text(&w->text, "\">");
    gk_put_place(&others, f->origin);
    gk_buffer_char(&others, ' ');
    gk_put_others(&others, f, SIZE_MAX);
    gk_xml_put(&w->text, gk_buffer_view(&others));
    gk_buffer_text(&w->text, "</failure>");
    if (others.failed)
        w->text.failed = others.failed;
    gk_buffer_free(&others);
}

static void put_case(gk_findings_writer *w, const test_case *c) {
    gk_buffer_text(&w->text, "<testcase classname=\"");
    gk_xml_put(&w->text, c->id);
    gk_buffer_text(&w->text, "\" name=\"");
    gk_xml_put(&w->text, c->at && *c->at ? c->at : c->id);
    gk_buffer_text(&w->text, "\">");
    if (c->finding && is_failure(c->finding))
        put_failure(w, c->finding);
    if (c->finding && gk_finding_has_outcome(c->finding, GK_OUTCOME_NOT_RUN)) {
        gk_buffer_text(&w->text, "<skipped message=\"");
        gk_xml_put(&w->text, gk_format_pick(w, c->finding->en, c->finding->zh));
        gk_buffer_text(&w->text, "\"/>");
    }
    gk_buffer_text(&w->text, "</testcase>\n");
}

static int by_result(const void *a, const void *b) {
    const test_case *x = a, *y = b;
    if (x->result != y->result)
        return x->result < y->result ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

/* In the order in which the checks ran; NULL if memory is short. */
static test_case *cases_of(const gk_findings_group *group, size_t *count) {
    size_t found = gk_findings_count(group->findings);
    test_case *cases = malloc((found + group->held_count + 1) * sizeof *cases);
    *count = 0;
    for (size_t i = 0; i < found && cases; i++) {
        const gk_finding *f = gk_findings_at(group->findings, i);
        cases[*count] = (test_case){f->id, f->at, f->result, *count, f};
        ++*count;
    }
    for (size_t i = 0; i < group->held_count && cases; i++) {
        const gk_held *h = &group->held[i];
        cases[*count] = (test_case){h->id, h->at, h->result, *count, NULL};
        ++*count;
    }
    if (cases)
        qsort(cases, *count, sizeof *cases, by_result);
    return cases;
}

static void put_refused(gk_findings_writer *w, const gk_findings_group *group) {
    size_t count = gk_findings_count(group->findings);
    gk_buffer_text(&w->text, "<testsuite name=\"");
    gk_xml_put(&w->text, group->name);
    gk_buffer_printf(&w->text, "\" tests=\"%zu\" errors=\"%zu\">\n", count, count);
    for (size_t i = 0; i < count; i++) {
        const gk_finding *f = gk_findings_at(group->findings, i);
        gk_buffer_text(&w->text, "<testcase classname=\"");
        gk_xml_put(&w->text, f->id);
        gk_buffer_text(&w->text, "\" name=\"");
        gk_xml_put(&w->text, group->name);
        gk_buffer_text(&w->text, "\"><error message=\"");
        gk_xml_put(&w->text, gk_format_pick(w, f->en, f->zh));
        gk_buffer_text(&w->text, "\"/></testcase>\n");
    }
    gk_buffer_text(&w->text, "</testsuite>\n");
}

static void put_checked(gk_findings_writer *w, const gk_findings_group *group) {
    size_t count, failures = 0;
    test_case *cases = cases_of(group, &count);
    if (!cases) {
        w->text.failed = GK_E_MEMORY;
        return;
    }
    for (size_t i = 0; i < count; i++)
        failures += cases[i].finding && is_failure(cases[i].finding);
    gk_buffer_text(&w->text, "<testsuite name=\"");
    gk_xml_put(&w->text, group->name);
    gk_buffer_printf(&w->text, "\" tests=\"%zu\" failures=\"%zu\" skipped=\"%zu\">\n", count,
                     failures, gk_format_count(group, GK_OUTCOME_NOT_RUN));
    for (size_t i = 0; i < count; i++)
        put_case(w, &cases[i]);
    gk_buffer_text(&w->text, "</testsuite>\n");
    free(cases);
}

static void put_group(gk_findings_writer *w, const gk_findings_group *group) {
    if (group->refused)
        put_refused(w, group);
    else
        put_checked(w, group);
}

static void end(gk_findings_writer *w) {
    gk_buffer_text(&w->text, "</testsuites>\n");
}

const gk_format gk_format_junit = {"junit", begin, put_group, end};
