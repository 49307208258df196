/* A record a line. */
#include "finding/json_records.h"

static void put_group(gk_findings_writer *w, const gk_findings_group *group) {
    gk_put_json_records(&w->text, group, "\n");
    gk_buffer_char(&w->text, '\n');
}

const gk_format gk_format_ndjson = {"ndjson", NULL, put_group, NULL};
