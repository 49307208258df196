/** Cell addresses as SpreadsheetML writes them. */
#ifndef GK_XLSX_REFERENCE_H
#define GK_XLSX_REFERENCE_H

#include "container/xml.h"
#include <gongkai/sheet.h>

/** Read "B3". GK_E_FORMAT: no address; GK_E_LIMIT: beyond the limits of sheet.h. */
gk_status gk_xlsx_reference(gk_xml_slice text, uint32_t *row, uint32_t *col, gk_error *err);

/** Read "A1:B3" or "B3", in whatever order its corners are. */
gk_status gk_xlsx_range(gk_xml_slice text, gk_range *range, gk_error *err);

#endif
