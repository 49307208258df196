/** The names an XML Spreadsheet has for number formats. */
#ifndef GK_XMLSS_FORMAT_NAMES_H
#define GK_XMLSS_FORMAT_NAMES_H

#include "container/xml.h"

/** The code of the format called `name`, such as "0.00" for "Fixed"; what is no name is a code
 *  already. Where Excel shows a format as its country does, it is China's. `text` is NULL for
 *  General. Borrowed from `name`, or static. */
gk_xml_slice gk_xmlss_format_code(gk_xml_slice name);

#endif
