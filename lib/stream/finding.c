#include "stream/finding.h"

#include "base/fail.h"
#include "finding/origin_read.h"
#include <string.h>

static bool read_severity(const char *text, gk_severity *severity) {
    for (int s = GK_SEVERITY_INFO; s <= GK_SEVERITY_ERROR; s++)
        if (strcmp(text, gk_severity_name((gk_severity)s)) == 0) {
            *severity = (gk_severity)s;
            return true;
        }
    return false;
}

static size_t count_of(gk_json list) {
    gk_json_walk walk = gk_json_inside(list);
    gk_json json;
    size_t count = 0;
    while (gk_json_next(&walk, NULL, &json))
        count++;
    return count;
}

static gk_status read_places(const gk_record *record, gk_arena *arena, gk_finding *f,
                             gk_error *err) {
    gk_json list, json;
    gk_status status = gk_record_member(record, "src", GK_JSON_ARRAY, &list, err);
    if (status)
        return status;
    f->place_count = count_of(list);
    gk_origin *places = gk_arena_alloc(arena, (f->place_count + 1) * sizeof *places);
    gk_json_walk walk = gk_json_inside(list);
    for (size_t i = 0; !status && places && gk_json_next(&walk, NULL, &json); i++) {
        const char *text = json.type == GK_JSON_STRING ? gk_json_text(arena, json) : "";
        if (!text || !gk_origin_read_place(arena, text, &places[i]))
            status = text ? gk_record_fault(err, "src") : gk_fail_memory(err);
    }
    f->places = places;
    return status || places ? status : gk_fail_memory(err);
}

/* Only an equation has more than two places. */
static void settle_places(gk_finding *f) {
    if (f->place_count)
        f->origin = f->places[0];
    if (f->place_count > 1 && !f->left)
        f->other = f->places[1];
    if (!f->left)
        f->place_count = 0;
}

static gk_status read_figure(const gk_record *record, gk_arena *arena, const char *name,
                             const char **text, gk_error *err) {
    gk_json value;
    gk_status status = gk_record_or_null(record, name, GK_JSON_STRING, &value, err);
    *text = NULL;
    if (status || value.type == GK_JSON_NULL)
        return status;
    *text = gk_json_text(arena, value);
    return *text ? GK_OK : gk_fail_memory(err);
}

gk_status gk_stream_finding(const gk_record *record, gk_arena *arena, gk_finding **finding,
                            gk_error *err) {
    gk_finding *f = gk_arena_alloc(arena, sizeof *f);
    const char *severity;
    gk_status status = f ? gk_record_text(record, arena, "id", &f->id, err) : gk_fail_memory(err);
    if (!status)
        status = gk_record_text(record, arena, "severity", &severity, err);
    if (!status && !read_severity(severity, &f->severity))
        status = gk_record_fault(err, "severity");
    if (!status)
        status = gk_record_text(record, arena, "zh", &f->zh, err);
    if (!status)
        status = gk_record_text(record, arena, "en", &f->en, err);
    if (!status)
        status = gk_record_optional(record, arena, "report", &f->report, err);
    if (!status)
        status = gk_record_optional(record, arena, "outcome", &f->outcome, err);
    if (!status)
        status = read_figure(record, arena, "left", &f->left, err);
    if (!status)
        status = read_figure(record, arena, "right", &f->right, err);
    if (!status)
        status = read_figure(record, arena, "diff", &f->difference, err);
    if (!status)
        status = read_places(record, arena, f, err);
    if (status)
        return status;
    settle_places(f);
    *finding = f;
    return GK_OK;
}
