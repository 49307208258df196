/** Texts in XML and HTML. */
#ifndef GK_XML_ESCAPE_H
#define GK_XML_ESCAPE_H

#include "base/buffer.h"
#include <stdint.h>

/** Append a text as content or as the value of an attribute in double quotes. Control characters,
 *  line ends too, become blanks; what is no UTF-8 (names of files may be) or no character of XML
 *  becomes U+FFFD. NULL is "". */
void gk_xml_put(gk_buffer *out, const char *text);

/** What is written for a character that means something to XML; NULL for any other. */
const char *gk_xml_entity(uint32_t c);

#endif
