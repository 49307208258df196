/* A page of HTML: a heading, the counts and a table a group. */
#include "finding/format.h"

#include "base/xml_escape.h"
#include "finding/places.h"
#include <stdint.h>

static void begin(gk_findings_writer *w) {
    gk_buffer_printf(&w->text,
                     "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"><title>",
                     gk_format_pick(w, "en", "zh"));
    gk_xml_put(&w->text, w->options.tool);
    gk_buffer_text(&w->text,
                   "</title><style>body{font-family:sans-serif}table{border-collapse:collapse}"
                   "td,th{border:1px solid #999;padding:3px 8px;text-align:left;vertical-align:top}"
                   ".error{color:#b00}.warn{color:#850}.info{color:#555}.n{text-align:right}"
                   "</style></head><body>\n");
}

static void put_cells(gk_findings_writer *w, const gk_finding *f) {
    gk_buffer places = {0};
    gk_put_place(&places, f->origin);
    gk_xml_put(&w->text, gk_buffer_view(&places));
    gk_buffer_text(&w->text, "<br>");
    gk_buffer_clear(&places);
    gk_put_others(&places, f, SIZE_MAX);
    gk_xml_put(&w->text, gk_buffer_view(&places));
    if (places.failed)
        w->text.failed = places.failed;
    gk_buffer_free(&places);
}

static void put_row(gk_findings_writer *w, const gk_finding *f) {
    gk_buffer_printf(&w->text, "<tr class=\"%s\"><td>", gk_severity_name(f->severity));
    gk_xml_put(&w->text, gk_finding_word(f, w->options.language));
    gk_buffer_text(&w->text, "</td><td>");
    gk_xml_put(&w->text, f->id);
    gk_buffer_text(&w->text, "</td><td>");
    gk_xml_put(&w->text, gk_format_pick(w, f->en, f->zh));
    gk_buffer_text(&w->text, "</td><td class=\"n\">");
    gk_xml_put(&w->text, f->left);
    gk_buffer_text(&w->text, "</td><td class=\"n\">");
    gk_xml_put(&w->text, f->right);
    gk_buffer_text(&w->text, "</td><td>");
    put_cells(w, f);
    gk_buffer_text(&w->text, "</td></tr>\n");
}

static void put_group(gk_findings_writer *w, const gk_findings_group *group) {
    gk_buffer_text(&w->text, "<h1>");
    gk_xml_put(&w->text, group->name);
    gk_buffer_text(&w->text, "</h1>\n<p>");
    for (int o = 0; !group->refused && o < GK_OUTCOME_COUNT; o++)
        gk_buffer_printf(&w->text, "%s%s: %zu", o ? ", " : "", gk_outcome_name((gk_outcome)o),
                         gk_format_count(group, (gk_outcome)o));
    gk_buffer_text(&w->text, "</p>\n<table>\n");
    for (int s = GK_SEVERITY_ERROR; s >= GK_SEVERITY_INFO; s--)
        for (size_t i = 0; i < gk_findings_count(group->findings); i++)
            if ((int)gk_findings_at(group->findings, i)->severity == s)
                put_row(w, gk_findings_at(group->findings, i));
    gk_buffer_text(&w->text, "</table>\n");
}

static void end(gk_findings_writer *w) {
    gk_buffer_text(&w->text, "</body></html>\n");
}

const gk_format gk_format_html = {"html", begin, put_group, end};
