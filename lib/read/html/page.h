/** One web page becomes one sheet, as in Excel: its tables one below the other, and the text around
 *  them, each paragraph in column A of a row of its own.
 *
 *  A table inside a cell stands where the cell stands, and the row around it grows. What an input
 *  field, a list or a text area shows is text of its cell. Left out are scripts, styles, the page's
 *  title, comments and, with findings, what is struck through or hidden in a text (rich_text.h);
 *  hidden rows, columns and tables are not. A cell that is not displayed takes no place.
 */
#ifndef GK_HTML_PAGE_H
#define GK_HTML_PAGE_H

#include "read/html/style.h"
#include "sheet/rich_text.h"
#include <gongkai/sheet.h>

typedef struct gk_html_page {
    gk_sheet_info info;     /**< The sheet. */
    bool listed;            /**< By a workbook: it keeps its name, and need not hold a table. */
    gk_html_styles *styles; /**< Style sheets known so far; the page's own are added. */
    gk_rich_text *rich;     /**< How texts count, and where findings go. */
} gk_html_page;

/** Read a page, `text` as for gk_html_parse. Unless it is listed, a page that names its only sheet
 *  gives it that name. GK_E_UNSUPPORTED for a page without a table, one that only frames other
 *  files, and a table in a cell that leaves no place for the cell beside it; GK_E_FORMAT for one
 *  that ends too early. */
gk_status gk_html_page_read(char *text, size_t length, const gk_html_page *page,
                            const gk_sink *sink, gk_error *err);

#endif
