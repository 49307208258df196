#include "read/spreadsheetml/attribute.h"

gk_xml_slice gk_xmlss_attribute(const gk_xml_attributes *attributes, const char *name) {
    gk_xml_slice value = gk_xml_attribute_ns(attributes, name);
    return value.text ? value : gk_xml_attribute(attributes, name);
}
