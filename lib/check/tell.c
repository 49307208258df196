/* Results as findings: a sentence with both sides, and every cell. */
#include "check/results.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SENTENCE_BYTES = 1024, NUMBER_BYTES = 48 };

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

static void write_sentence(const gk_check_result *r, const figures *f, bool zh, char *text) {
    const char *what = zh ? r->check->zh : r->check->en, *more = zh ? r->zh : r->en;
    const char *at = *r->at ? r->at : "", *colon = *r->at ? (zh ? "：" : ": ") : "";
    if (!r->is_equation)
        snprintf(text, SENTENCE_BYTES, "%s", *more ? more : what);
    else
        snprintf(text, SENTENCE_BYTES,
                 zh ? "%s%s%s；%s %s %s，相差 %s%s%s" : "%s%s%s; %s %s %s, off by %s%s%s", at,
                 colon, what, f->left, relation_of(r->check), f->right, f->difference,
                 *more ? (zh ? "；" : "; ") : "", more);
}

static bool tell(const gk_check_result *r, const char *report, gk_findings *findings) {
    char en[SENTENCE_BYTES], zh[SENTENCE_BYTES];
    gk_origin *places = malloc((r->cell_count + 1) * sizeof *places);
    size_t count = 0;
    if (!places)
        return false;
    figures f = figures_of(r);
    write_sentence(r, &f, false, en);
    write_sentence(r, &f, true, zh);
    for (size_t i = 0; i < r->cell_count; i++) {
        const gk_checked_cell *cell = &r->cells[i];
        places[count] = cell->row->values[cell->column - 1].origin;
        count += places[count].source != NULL;
    }
    const gk_finding finding = {.id = r->check->id,
                                .severity = r->severity,
                                .en = en,
                                .zh = zh,
                                .report = report,
                                .outcome = gk_outcome_name(r->outcome),
                                .origin = r->origin,
                                .left = r->is_equation ? f.left : NULL,
                                .right = r->is_equation ? f.right : NULL,
                                .difference = r->is_equation ? f.difference : NULL,
                                .place_count = count,
                                .places = places};
    bool added = gk_findings_add_copy(findings, &finding) == GK_OK;
    free(places);
    return added;
}

bool gk_check_tell(const gk_check_results *results, gk_findings *findings) {
    for (size_t i = 0; i < results->count; i++) {
        gk_outcome outcome = results->items[i].outcome;
        if (outcome != GK_OUTCOME_HELD && outcome != GK_OUTCOME_NOT_RUN &&
            !tell(&results->items[i], results->report, findings))
            return false;
    }
    return true;
}
