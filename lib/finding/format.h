/** A format of findings, and what the formats have in common: format_*.c have one each, writer.c
 *  has their list and drives them. */
#ifndef GK_FINDING_FORMAT_H
#define GK_FINDING_FORMAT_H

#include "base/buffer.h"
#include <gongkai/findings_format.h>

struct gk_findings_writer {
    const struct gk_format *format;
    gk_findings_options options;
    gk_findings_output output;
    gk_buffer text; /**< What was put and not yet written. */
    size_t groups;  /**< How many were put before this one. */
    gk_status failed;
};

/** Each appends to writer->text, which remembers a failure. */
typedef struct gk_format {
    const char *name;
    void (*begin)(gk_findings_writer *writer); /**< NULL: nothing; `end` too. */
    void (*put)(gk_findings_writer *writer, const gk_findings_group *group);
    void (*end)(gk_findings_writer *writer);
} gk_format;

extern const gk_format gk_format_text, gk_format_ndjson, gk_format_json, gk_format_csv,
    gk_format_sarif, gk_format_junit, gk_format_html;

/** The text in the language that was asked for. */
const char *gk_format_pick(const gk_findings_writer *writer, const char *en, const char *zh);

/** How many checks of a group had this outcome. */
size_t gk_format_count(const gk_findings_group *group, gk_outcome outcome);

#endif
