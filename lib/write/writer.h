/** The contract of a writer: a report in, the bytes of a file out. To add one: write it in
 *  write_NAME.c, declare it below and put it into the table in write.c. */
#ifndef GK_WRITER_H
#define GK_WRITER_H

#include "write/draw/draw.h"
#include <gongkai/write.h>
#include <stddef.h>

typedef struct gk_writer {
    const char *name;
    /** The same report and options give the same bytes; *bytes is malloc'ed. */
    gk_status (*render)(const gk_report *report, const gk_profiles *profiles,
                        const gk_write_options *options, void **bytes, size_t *size, gk_error *err);
} gk_writer;

/** What of the options concerns the drawing. */
static inline gk_draw_options gk_drawn_as(const gk_write_options *options) {
    return (gk_draw_options){
        .leftovers = options->leftovers, .blank = options->blank, .findings = options->findings};
}

extern const gk_writer gk_writer_xls;  /**< write_xls.c */
extern const gk_writer gk_writer_xlsx; /**< write_xlsx.c */
extern const gk_writer gk_writer_csv;  /**< write_csv.c */

#endif
