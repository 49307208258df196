/* A table of findings: RFC 4180, every field in quotes. */
#include "finding/format.h"

#include "base/csv_line.h"
#include "finding/places.h"
#include <stdint.h>
#include <string.h>

static void begin(gk_findings_writer *w) {
    gk_buffer_text(&w->text,
                   "report,id,severity,outcome,left,right,difference,place,zh,en,others\r\n");
}

static void put_field(gk_findings_writer *w, const char *text) {
    gk_csv_put_field(&w->text, text ? text : "", text ? strlen(text) : 0, true);
    gk_buffer_char(&w->text, ',');
}

static void put_finding(gk_findings_writer *w, const gk_finding *f) {
    const char *const fields[] = {f->report,    f->id,   gk_severity_name(f->severity),
                                  f->outcome,   f->left, f->right,
                                  f->difference};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        put_field(w, fields[i]);
    gk_buffer place = {0}, others = {0};
    gk_put_place(&place, f->origin);
    gk_put_others(&others, f, SIZE_MAX);
    put_field(w, gk_buffer_view(&place));
    put_field(w, f->zh);
    put_field(w, f->en);
    gk_csv_put_field(&w->text, gk_buffer_view(&others), others.size, true);
    gk_buffer_text(&w->text, "\r\n");
    if (place.failed || others.failed)
        w->text.failed = GK_E_MEMORY;
    gk_buffer_free(&place);
    gk_buffer_free(&others);
}

static void put_group(gk_findings_writer *w, const gk_findings_group *group) {
    for (size_t i = 0; i < gk_findings_count(group->findings); i++)
        put_finding(w, gk_findings_at(group->findings, i));
}

const gk_format gk_format_csv = {"csv", begin, put_group, NULL};
