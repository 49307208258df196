/** What an XML Spreadsheet (SpreadsheetML 2003) says for all of its sheets: number formats, the
 *  first day of its dates, which sheets are hidden. A sheet says so only behind its cells, and
 *  nothing asks for the styles to come first: so a workbook is read twice, this part before. */
#ifndef GK_XMLSS_WORKBOOK_H
#define GK_XMLSS_WORKBOOK_H

#include "base/arena.h"
#include "container/xml.h"
#include "read/spreadsheetml/look.h"
#include "sheet/number_format.h"
#include <gongkai/error.h>

/** How many styles may inherit from each other in a row; beyond is GK_E_FORMAT. */
#define GK_XMLSS_PARENTS_MAX 64u

/** What a style has of its own and does not inherit. */
enum { GK_XMLSS_OWN_FORMAT = 1, GK_XMLSS_OWN_FONT = 2, GK_XMLSS_OWN_INTERIOR = 4 };

/** A style, as far as numbers and what can be read are concerned. `code` is NULL for General. */
typedef struct gk_xmlss_style {
    const char *id, *parent; /**< In the workbook's arena; no parent: NULL. */
    unsigned own;
    const char *code;
    gk_number_kind kind;
    gk_xmlss_paint font, interior;
    unsigned look; /**< Of a cell (gk_xmlss_cell_look). */
} gk_xmlss_style;

/** Zero is a workbook without styles, in which every number is plain. */
typedef struct gk_xmlss_workbook {
    gk_arena arena;
    gk_xmlss_style *styles; /**< By id, with what they inherit. */
    size_t style_count, style_capacity;
    bool *hidden; /**< For each sheet in the order of the file. */
    size_t sheet_count, sheet_capacity;
    bool date1904;
} gk_xmlss_workbook;

/** Read a whole document, UTF-8 without an XML declaration, into an empty workbook. Free it in any
 *  case. */
gk_status gk_xmlss_workbook_read(const char *text, size_t length, gk_xmlss_workbook *workbook,
                                 gk_error *err);
void gk_xmlss_workbook_free(gk_xmlss_workbook *workbook);

/** The style of this id; NULL if there is none. */
const gk_xmlss_style *gk_xmlss_workbook_style(const gk_xmlss_workbook *workbook, gk_xml_slice id);

/** Parse a document from beginning to end. */
gk_status gk_xmlss_parse(const char *text, size_t length, const gk_xml_handler *handler,
                         gk_error *err);

#endif
