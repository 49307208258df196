/** The list of sheets in a page saved by Excel, and the files a page of frames leads to.
 *
 *  Excel writes the list as XML inside a comment of the page's head; a workbook of several sheets
 *  gets a page of frames with the list, and a file for each sheet.
 */
#ifndef GK_HTML_WORKBOOK_H
#define GK_HTML_WORKBOOK_H

#include "base/arena.h"
#include "read/html/parser.h"
#include "read/html/text.h"
#include <stdbool.h>

/** Its strings are the workbook's. */
typedef struct gk_html_sheet {
    const char *name; /**< "" if the list has none. */
    const char *file; /**< The sheet's own file as the list calls it; NULL: it has none. */
    bool hidden;
} gk_html_sheet;

typedef enum gk_html_word {
    GK_HTML_WORD_NONE = 0,
    GK_HTML_WORD_NAME,
    GK_HTML_WORD_VISIBLE
} gk_html_word;

/** Zero is empty; gk_html_workbook_free it. */
typedef struct gk_html_workbook {
    gk_arena arena;
    gk_html_sheet *sheets;
    size_t count, capacity;
    bool frames;       /**< The page is a set of frames. */
    const char *frame; /**< The first file named by a frame or by Excel's links; or NULL. */
    gk_html_word word; /**< The element being read. */
    gk_html_text text; /**< What stands in it so far. */
} gk_html_workbook;

/** What a page's handler hears, told to the workbook too. */
gk_status gk_html_workbook_start(gk_html_workbook *workbook, const char *name,
                                 const gk_html_attributes *attributes, gk_error *err);
gk_status gk_html_workbook_end(gk_html_workbook *workbook, gk_error *err);
gk_status gk_html_workbook_text(gk_html_workbook *workbook, const char *text, size_t length,
                                gk_error *err);
gk_status gk_html_workbook_comment(gk_html_workbook *workbook, const char *text, gk_error *err);

/** Read only this of a page; `text` as for gk_html_parse. */
gk_status gk_html_workbook_read(gk_html_workbook *workbook, char *text, size_t length,
                                gk_error *err);

/** The first file where the page says that its data lie; NULL: in the page itself. */
const char *gk_html_workbook_elsewhere(const gk_html_workbook *workbook);

void gk_html_workbook_free(gk_html_workbook *workbook);

#endif
