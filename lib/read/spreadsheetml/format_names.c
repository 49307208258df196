#include "read/spreadsheetml/format_names.h"
#include <string.h>

gk_xml_slice gk_xmlss_format_code(gk_xml_slice name) {
    static const struct {
        const char *name, *code;
    } names[] = {
        {"General", NULL},
        {"General Number", NULL},
        {"General Date", "yyyy/m/d h:mm"},
        {"Long Date", "yyyy\"年\"m\"月\"d\"日\""},
        {"Medium Date", "d\\-mmm\\-yy"},
        {"Short Date", "yyyy/m/d"},
        {"Long Time", "h:mm:ss AM/PM"},
        {"Medium Time", "h:mm AM/PM"},
        {"Short Time", "h:mm"},
        {"Currency", "\"¥\"#,##0.00;[Red]\"¥\"\\-#,##0.00"},
        {"Euro Currency", "[$€-2]\\ #,##0.00;[Red]\\-[$€-2]\\ #,##0.00"},
        {"Fixed", "0.00"},
        {"Standard", "#,##0.00"},
        {"Percent", "0.00%"},
        {"Scientific", "0.00E+00"},
        {"Yes/No", "\"Yes\";\"Yes\";\"No\""},
        {"True/False", "\"True\";\"True\";\"False\""},
        {"On/Off", "\"On\";\"On\";\"Off\""},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (gk_xml_slice_is(name, names[i].name))
            return (gk_xml_slice){names[i].code, names[i].code ? strlen(names[i].code) : 0};
    return name;
}
