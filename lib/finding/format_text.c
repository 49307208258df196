/* For people: what is wrong first, tails and what was not run apart, a summary. */
#include "finding/format.h"

#include "finding/places.h"
#include <gongkai/text.h>

static void put_padded(gk_buffer *text, const char *word, size_t width) {
    size_t own = gk_text_width(word, 1);
    gk_buffer_printf(text, "%s%*s", word, own < width ? (int)(width - own) : 0, "");
}

static void put_severity(gk_findings_writer *w, const gk_finding *f) {
    static const char *const colours[] = {"\033[2m", "\033[33m", "\033[1;31m"};
    gk_buffer_printf(&w->text, "  %s", w->options.colour ? colours[f->severity] : "");
    put_padded(&w->text, gk_finding_word(f, w->options.language), 6);
    gk_buffer_text(&w->text, w->options.colour ? "\033[0m" : "");
}

static void put_finding(gk_findings_writer *w, const gk_finding *f) {
    enum { SHOWN = 12 };
    put_severity(w, f);
    put_padded(&w->text, f->id, 10);
    gk_buffer_printf(&w->text, "%s\n", gk_format_pick(w, f->en, f->zh));
    if (!f->origin.source)
        return;
    gk_buffer_printf(&w->text, "%18s", "");
    gk_put_place(&w->text, f->origin);
    if (f->place_count > 1) {
        gk_buffer_text(&w->text, gk_format_pick(w, "; with ", "；另有 "));
        gk_put_others(&w->text, f, SHOWN);
    }
    gk_buffer_char(&w->text, '\n');
}

static void put_not_run(gk_findings_writer *w, const gk_finding *f) {
    gk_buffer_text(&w->text, "  ");
    put_padded(&w->text, gk_finding_word(f, w->options.language), 8);
    put_padded(&w->text, f->id, 8);
    gk_buffer_printf(&w->text, "%s\n", gk_format_pick(w, f->en, f->zh));
}

/* The parts of a group: what is grave first, then tails, which are no faults, then what was not
 * run. */
enum { TAILS = GK_SEVERITY_ERROR + 1, NOT_RUN };

static int part_of(const gk_finding *f) {
    if (gk_finding_has_outcome(f, GK_OUTCOME_NOT_RUN))
        return NOT_RUN;
    return gk_finding_has_outcome(f, GK_OUTCOME_TAIL) ? TAILS : (int)f->severity;
}

static void put_part(gk_findings_writer *w, const gk_findings *findings, int part) {
    for (size_t i = 0; i < gk_findings_count(findings); i++) {
        const gk_finding *f = gk_findings_at(findings, i);
        if (part_of(f) != part)
            continue;
        if (part == NOT_RUN)
            put_not_run(w, f);
        else
            put_finding(w, f);
    }
}

static void put_summary(gk_findings_writer *w, const gk_findings_group *group) {
    static const char *const en[] = {"held", "tails", "suspicious", "failed", "not run"};
    static const char *const zh[] = {"通过", "尾差", "可疑", "不符", "未执行"};
    size_t counts[GK_OUTCOME_COUNT], run = 0;
    for (int o = 0; o < GK_OUTCOME_COUNT; o++) {
        counts[o] = gk_format_count(group, (gk_outcome)o);
        run += o == GK_OUTCOME_NOT_RUN ? 0 : counts[o];
    }
    gk_buffer_printf(&w->text, "  %s %zu: ", gk_format_pick(w, "checks run", "执行"), run);
    for (int o = 0; o < GK_OUTCOME_COUNT; o++)
        gk_buffer_printf(&w->text, "%s%s %zu", o ? ", " : "", gk_format_pick(w, en[o], zh[o]),
                         counts[o]);
    gk_buffer_char(&w->text, '\n');
}

static void put_group(gk_findings_writer *w, const gk_findings_group *group) {
    static const int parts[] = {GK_SEVERITY_ERROR, GK_SEVERITY_WARN, GK_SEVERITY_INFO, TAILS,
                                NOT_RUN};
    gk_buffer_printf(&w->text, "%s%s", w->groups ? "\n" : "", group->name ? group->name : "");
    if (group->profile)
        gk_buffer_printf(&w->text, " (%s)", group->profile);
    gk_buffer_char(&w->text, '\n');
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        put_part(w, group->findings, parts[i]);
    if (!group->refused)
        put_summary(w, group);
}

const gk_format gk_format_text = {"text", NULL, put_group, NULL};
