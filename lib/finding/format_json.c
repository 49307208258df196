/* One array of all records. */
#include "finding/json_records.h"

static void begin(gk_findings_writer *w) {
    gk_buffer_char(&w->text, '[');
}

static void put_group(gk_findings_writer *w, const gk_findings_group *group) {
    gk_buffer_text(&w->text, w->groups ? ",\n" : "\n");
    gk_put_json_records(&w->text, group, ",\n");
}

static void end(gk_findings_writer *w) {
    gk_buffer_text(&w->text, "\n]\n");
}

const gk_format gk_format_json = {"json", begin, put_group, end};
