/** @file attribute.h
 *  The attributes of an XML Spreadsheet: Excel writes them in a namespace (ss:Index), other programs
 *  often without one (Index). */
#ifndef GK_XMLSS_ATTRIBUTE_H
#define GK_XMLSS_ATTRIBUTE_H

#include "container/xml.h"

/** The attribute called `name`, in some namespace or in none; `text` is NULL if there is none. */
gk_xml_slice gk_xmlss_attribute(const gk_xml_attributes *attributes, const char *name);

#endif
