/** What a workbook holds besides its cells, and that should not be published with them: gathered
 *  while a file is looked through, told once for each kind. */
#ifndef GK_HIDDEN_CONTENT_H
#define GK_HIDDEN_CONTENT_H

#include <gongkai/error.h>
#include <gongkai/finding.h>

typedef struct gk_hidden_content {
    const char *source;
    bool macro, link, object; /**< Macros, references to other files, embedded objects. */
    bool author, last_author; /**< Its properties name who made it, who saved it last. */
    size_t formulas;          /**< Cells. */
    size_t comments;          /**< Sheets that have any. */
    size_t sheets, unfit;     /**< Sheets with cells; those not set up for A4 at their width. */
    gk_origin formula, comment, sheet; /**< The first of each: formula, comment, unfit sheet. */
} gk_hidden_content;

/** Count a thing, and keep the place of the first. */
void gk_hidden_content_count(size_t *count, gk_origin *first, gk_origin place);

/** True if it is a person's name as far as one can tell: not blank, no program's, and not what
 *  Windows and Office call an account nobody named. UTF-8, or bytes in a Chinese code page. */
bool gk_hidden_content_is_person(const char *name, size_t length);

gk_status gk_hidden_content_report(const gk_hidden_content *content, gk_findings *findings,
                                   gk_error *err);

#endif
