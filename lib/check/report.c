/* Results as findings: a sentence with both sides, and every cell. */
#include "check/results.h"

#include "base/buffer.h"
#include "report/money_unit.h"
#include <stdlib.h>
#include <string.h>

enum { NUMBER_BYTES = 48 };

/** The figures of an equation as texts. */
typedef struct figures {
    char left[NUMBER_BYTES], right[NUMBER_BYTES], difference[NUMBER_BYTES];
} figures;

static void put_signed(gk_decimal number, char text[NUMBER_BYTES]) {
    text[0] = '+';
    gk_decimal_format(number, 2, text + (number.coefficient > 0));
}

static figures figures_of(const gk_check_result *r) {
    figures f;
    gk_decimal_format(r->left, 2, f.left);
    gk_decimal_format(r->right, 2, f.right);
    put_signed(r->difference, f.difference);
    return f;
}

static const char *relation_of(const gk_check *check) {
    return strstr(check->formula, "<=") ? "≤" : strstr(check->formula, ">=") ? "≥" : "=";
}

/* Beside amounts in another unit the reader must know that the two sides are in 万元. */
static bool is_converted(const gk_check_result *r) {
    for (size_t i = 0; i < r->cell_count; i++)
        if (strcmp(gk_amount_unit(r->cells[i].table), "万元") != 0)
            return true;
    return false;
}

/* Of an equation: what must be, both sides, and which row they lack. Of a rule what it found, of
 * what was not run why. */
static const char *sentence_of(const gk_check_result *r, const figures *f, bool zh,
                               gk_buffer *text) {
    const char *expected = zh ? r->check->zh : r->check->en, *more = zh ? r->zh : r->en;
    if (!r->is_equation)
        return *more ? more : expected;
    if (*r->at)
        gk_buffer_printf(text, "%s%s", r->at, zh ? "：" : ": ");
    gk_buffer_printf(text, zh ? "%s；%s %s %s，相差 %s" : "%s; %s %s %s, off by %s", expected,
                     f->left, relation_of(r->check), f->right, f->difference);
    if (is_converted(r))
        gk_buffer_printf(text, "%s", zh ? "（均折合万元）" : " (all in 万元)");
    if (*more)
        gk_buffer_printf(text, "%s%s", zh ? "；" : "; ", more);
    return gk_buffer_view(text);
}

/* The cells that stand somewhere; NULL if memory is short. */
static gk_origin *places_of(const gk_check_result *r, size_t *count) {
    gk_origin *places = malloc((r->cell_count + 1) * sizeof *places);
    *count = 0;
    for (size_t i = 0; i < r->cell_count && places; i++) {
        const gk_checked_cell *cell = &r->cells[i];
        places[*count] = cell->row->values[cell->column - 1].origin;
        *count += places[*count].source != NULL;
    }
    return places;
}

/* The i-th result. */
static gk_status report(const gk_check_results *results, size_t i, gk_findings *findings) {
    const gk_check_result *r = &results->items[i];
    const figures f = figures_of(r);
    gk_buffer en = {0}, zh = {0};
    gk_finding finding = {.id = r->check->id,
                          .severity = r->severity,
                          .en = sentence_of(r, &f, false, &en),
                          .zh = sentence_of(r, &f, true, &zh),
                          .report = results->report,
                          .origin = r->origin,
                          .outcome = gk_outcome_name(r->outcome),
                          .at = r->at,
                          .result = i + 1};
    if (r->is_equation) {
        finding.left = f.left;
        finding.right = f.right;
        finding.difference = f.difference;
    }
    gk_origin *places = places_of(r, &finding.place_count);
    finding.places = places;
    bool whole = places && !en.failed && !zh.failed;
    gk_status status = whole ? gk_findings_add_copy(findings, &finding) : GK_E_MEMORY;
    free(places);
    gk_buffer_free(&en);
    gk_buffer_free(&zh);
    return status;
}

gk_status gk_check_report(const gk_check_results *results, gk_findings *findings) {
    gk_status status = GK_OK;
    for (int not_run = 0; not_run < 2; not_run++)
        for (size_t i = 0; i < results->count && !status; i++) {
            gk_outcome outcome = results->items[i].outcome;
            if (outcome != GK_OUTCOME_HELD && (outcome == GK_OUTCOME_NOT_RUN) == not_run)
                status = report(results, i, findings);
        }
    return status;
}
