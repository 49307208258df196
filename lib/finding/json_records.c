#include "finding/json_records.h"

#include "base/json_line.h"

static void put_places(gk_buffer *text, const gk_finding *f) {
    char place[1024];
    const gk_origin origins[] = {f->origin, f->other};
    const gk_origin *places = f->place_count ? f->places : origins;
    size_t count = f->place_count ? f->place_count : 2, put = 0;
    gk_buffer_text(text, ",\"src\":[");
    for (size_t i = 0; i < count; i++) {
        if (!places[i].source)
            continue;
        gk_buffer_text(text, put++ ? "," : "");
        gk_origin_format(places[i], place, sizeof place);
        gk_json_put_string(text, place);
    }
    gk_buffer_char(text, ']');
}

static void put_finding(gk_buffer *text, const gk_finding *f) {
    gk_buffer_text(text, "{\"t\":\"finding\"");
    gk_json_put_member(text, "report", f->report);
    gk_json_put_member(text, "id", f->id);
    gk_json_put_member(text, "severity", gk_severity_name(f->severity));
    gk_json_put_member(text, "outcome", f->outcome);
    gk_json_put_member(text, "zh", f->zh);
    gk_json_put_member(text, "en", f->en);
    gk_json_put_member(text, "left", f->left);
    gk_json_put_member(text, "right", f->right);
    gk_json_put_member(text, "diff", f->difference);
    put_places(text, f);
    gk_buffer_char(text, '}');
}

static void put_not_run(gk_buffer *text, const gk_finding *f) {
    gk_buffer_text(text, "{\"t\":\"not-run\"");
    gk_json_put_member(text, "report", f->report);
    gk_json_put_member(text, "id", f->id);
    gk_json_put_member(text, "zh", f->zh);
    gk_json_put_member(text, "en", f->en);
    gk_buffer_char(text, '}');
}

static void put_summary(gk_buffer *text, const gk_findings_group *group) {
    gk_buffer_text(text, "{\"t\":\"summary\"");
    gk_json_put_member(text, "report", group->report);
    gk_json_put_member(text, "profile", group->profile);
    for (int o = 0; o < GK_OUTCOME_COUNT; o++) {
        gk_json_put_key(text, gk_outcome_name((gk_outcome)o));
        gk_buffer_printf(text, "%zu", gk_format_count(group, (gk_outcome)o));
    }
    gk_buffer_char(text, '}');
}

void gk_put_json_records(gk_buffer *text, const gk_findings_group *group, const char *between) {
    for (size_t i = 0; i < gk_findings_count(group->findings); i++) {
        const gk_finding *f = gk_findings_at(group->findings, i);
        gk_buffer_text(text, i ? between : "");
        if (gk_finding_has_outcome(f, GK_OUTCOME_NOT_RUN))
            put_not_run(text, f);
        else
            put_finding(text, f);
    }
    if (group->refused)
        return;
    gk_buffer_text(text, gk_findings_count(group->findings) ? between : "");
    put_summary(text, group);
}
