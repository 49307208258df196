/* Reports that were meant for one: a year or a name mistyped over one table parts it from the
 * others, and then every other table of it is missing. */
#include "assemble/near_misses.h"

#include "base/characters.h"
#include "base/fail.h"
#include "base/utf8.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Every pair is compared, a million at most. Where more reports lack tables, that is how they are
 * published and no slip of the hand: nothing is reported then, and nothing is lost, for each report
 * still lists the tables it lacks. Of names of less than four hanzi (教育局, 财政局) one more or
 * less makes another department. */
enum { PARTIAL_MOST = 1000, LETTERS_MIN = 4 };

static bool share_role(const gk_report *a, const gk_report *b) {
    for (size_t i = 0; i < a->table_count; i++)
        if (gk_report_table(b, a->tables[i].role))
            return true;
    return false;
}

static bool share_folder(const gk_report *a, const gk_report *b) {
    const char *x = a->tables[0].origin.source, *y = b->tables[0].origin.source;
    size_t n = gk_folder_length(x);
    return n == gk_folder_length(y) && strncmp(x, y, n) == 0;
}

/* One letter more, less or other, in names that are long enough for it to be a slip. */
static bool differ_by_one(const char *a, const char *b) {
    const char *a_end = a + strlen(a), *b_end = b + strlen(b);
    size_t common = 0;
    while (a < a_end && b < b_end) {
        const char *a_next = a, *b_next = b;
        if (gk_utf8_next(&a_next, a_end) != gk_utf8_next(&b_next, b_end))
            break;
        a = a_next;
        b = b_next;
        common++;
    }
    const char *a_rest = a, *b_rest = b;
    if (a < a_end)
        gk_utf8_next(&a_rest, a_end);
    if (b < b_end)
        gk_utf8_next(&b_rest, b_end);
    size_t left = strlen(a_rest) / 3;
    return common + left + 1 >= LETTERS_MIN &&
           (strcmp(a_rest, b_rest) == 0 || strcmp(a_rest, b) == 0 || strcmp(a, b_rest) == 0);
}

static bool belong_together(const gk_report_entry *a, const gk_report_entry *b) {
    bool unit = strcmp(a->key, b->key) == 0;
    bool year = a->report.year == b->report.year;
    if (!a->report.table_count || !b->report.table_count || unit == year ||
        (!year && (!a->report.year || !b->report.year)))
        return false;
    return (unit || differ_by_one(a->key, b->key)) && !share_role(&a->report, &b->report) &&
           share_folder(&a->report, &b->report);
}

/* Said of the report that has more tables, at the other's first. */
static gk_status report(const gk_report_entry *a, const gk_report_entry *b, gk_findings *findings) {
    const gk_report *whole = &a->report, *odd = &b->report;
    if (whole->table_count < odd->table_count) {
        whole = &b->report;
        odd = &a->report;
    }
    char here[GK_REPORT_KEY_MAX], there[GK_REPORT_KEY_MAX];
    size_t first = findings ? gk_findings_count(findings) : 0;
    gk_report_key(odd, here);
    gk_report_key(whole, there);
    const gk_table *table = &odd->tables[0];
    const char *const args[3] = {*table->number ? table->number : table->title, here, there};
    gk_finding_at at = {table->origin, whole->tables[0].origin};
    gk_status status = gk_findings_add(findings, GK_FINDING_REPORT_APART, at, args);
    return status ? status : gk_findings_set_report(findings, first, there);
}

static bool is_partial(const gk_report_entry *e, const gk_profiles *profiles) {
    return e->report.table_count < gk_profiles_table_count(profiles, e->report.profile);
}

gk_status gk_near_misses_report(const gk_reports *reports, const gk_profiles *profiles,
                                gk_findings *findings, gk_error *err) {
    const gk_report_entry **partial = calloc(reports->count + 1, sizeof *partial);
    size_t count = 0;
    gk_status status = partial ? GK_OK : gk_fail_memory(err);
    for (size_t i = 0; !status && i < reports->count; i++)
        if (is_partial(reports->entries[i], profiles))
            partial[count++] = reports->entries[i];
    for (size_t i = 0; count <= PARTIAL_MOST && i < count && !status; i++)
        for (size_t k = i + 1; k < count && !status; k++)
            if (belong_together(partial[i], partial[k]) &&
                report(partial[i], partial[k], findings) != GK_OK)
                status = gk_fail_memory(err);
    free(partial);
    return status;
}
