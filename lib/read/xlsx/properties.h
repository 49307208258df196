/** Document properties of a package: what its docProps parts say of who made it. */
#ifndef GK_XLSX_PROPERTIES_H
#define GK_XLSX_PROPERTIES_H

#include "read/xlsx/package.h"

enum { GK_XLSX_PROPERTY_MAX = 256, GK_XLSX_PROPERTIES_MAX = 2 };

typedef struct gk_xlsx_properties {
    char texts[GK_XLSX_PROPERTIES_MAX]
              [GK_XLSX_PROPERTY_MAX]; /**< UTF-8, cut to fit; "" for none. */
    size_t lengths[GK_XLSX_PROPERTIES_MAX];
} gk_xlsx_properties;

/** Read the properties called `names` (at most GK_XLSX_PROPERTIES_MAX, behind them a NULL), children of
 *  `root`, from the part related to the package as `type`. Properties that cannot be read are none: the
 *  cells could be. */
void gk_xlsx_properties_read(gk_zip *zip, const char *type, const char *root,
                             const char *const *names, gk_xlsx_properties *out);

#endif
