/* SARIF 2.1.0, for code hosts: a run a group. */
#include "finding/format.h"

#include "base/characters.h"
#include "base/json_line.h"
#include <string.h>

static void begin(gk_findings_writer *w) {
    gk_buffer_text(&w->text, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\","
                             "\"version\":\"2.1.0\",\"runs\":[");
}

static bool is_plain_in_uri(char c) {
    char lower = gk_lower(c);
    return gk_is_digit(c) || (lower >= 'a' && lower <= 'z') || (c && strchr("/-._~", c));
}

/* A path as a URI: what has a meaning there, and all that is not ASCII, by its bytes. */
static void put_uri(gk_buffer *text, const char *path) {
    gk_buffer_char(text, '"');
    for (; *path; path++)
        if (is_plain_in_uri(*path))
            gk_buffer_char(text, *path);
        else
            gk_buffer_printf(text, "%%%02X", (unsigned char)*path);
    gk_buffer_char(text, '"');
}

static void put_location(gk_buffer *text, gk_origin origin) {
    char place[1024];
    gk_buffer_text(text, "{\"physicalLocation\":{\"artifactLocation\":{\"uri\":");
    put_uri(text, origin.source);
    gk_buffer_text(text, "}},\"logicalLocations\":[{\"fullyQualifiedName\":");
    gk_origin_format(origin, place, sizeof place);
    gk_json_put_string(text, place);
    gk_buffer_text(text, "}]}");
}

static void put_result(gk_findings_writer *w, const gk_finding *f) {
    static const char *const levels[] = {"note", "warning", "error"};
    bool not_run = gk_finding_has_outcome(f, GK_OUTCOME_NOT_RUN);
    gk_buffer *text = &w->text;
    gk_buffer_text(text, "{\"ruleId\":");
    gk_json_put_string(text, f->id);
    gk_buffer_printf(text, "%s,\"level\":\"%s\",\"message\":{\"text\":",
                     not_run ? ",\"kind\":\"notApplicable\"" : "",
                     not_run ? "none" : levels[f->severity]);
    gk_json_put_string(text, gk_format_pick(w, f->en, f->zh));
    gk_buffer_text(text, "},\"locations\":[");
    if (f->origin.source)
        put_location(text, f->origin);
    gk_buffer_char(text, ']');
    for (size_t i = 1; i < f->place_count; i++) {
        gk_buffer_text(text, i == 1 ? ",\"relatedLocations\":[" : ",");
        put_location(text, f->places[i]);
    }
    gk_buffer_text(text, f->place_count > 1 ? "]" : "");
    if (f->outcome) {
        gk_buffer_text(text, ",\"properties\":{\"outcome\":");
        gk_json_put_string(text, f->outcome);
        gk_buffer_char(text, '}');
    }
    gk_buffer_char(text, '}');
}

static void put_group(gk_findings_writer *w, const gk_findings_group *group) {
    gk_buffer_text(&w->text, w->groups ? "," : "");
    gk_buffer_text(&w->text, "{\"tool\":{\"driver\":{\"name\":");
    gk_json_put_string(&w->text, w->options.tool);
    gk_buffer_text(&w->text, ",\"rules\":[]}},\"results\":[");
    for (size_t i = 0; i < gk_findings_count(group->findings); i++) {
        gk_buffer_text(&w->text, i ? ",\n" : group->refused ? "" : "\n");
        put_result(w, gk_findings_at(group->findings, i));
    }
    gk_buffer_text(&w->text, "]}");
}

static void end(gk_findings_writer *w) {
    gk_buffer_text(&w->text, "]}\n");
}

const gk_format gk_format_sarif = {"sarif", begin, put_group, end};
