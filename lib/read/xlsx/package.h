/** The Open Packaging Conventions: parts of a ZIP archive, and how they name each other. */
#ifndef GK_XLSX_PACKAGE_H
#define GK_XLSX_PACKAGE_H

#include "container/xml.h"
#include "container/zip.h"

/** More relationships of one part than this are GK_E_LIMIT. */
#define GK_XLSX_RELATIONS_MAX 16384u

typedef struct gk_xlsx_relation {
    char *id;
    char *type;   /**< The last word of the type's URI, such as "worksheet": it is the same in
                       transitional and strict files. */
    char *target; /**< The part's name in the archive; NULL if it is outside. */
} gk_xlsx_relation;

/** The relationships of one part. Zero is an empty list. */
typedef struct gk_xlsx_relations {
    gk_xlsx_relation *items;
    size_t count, capacity;
} gk_xlsx_relations;

/** How large a part may be that is kept in memory, and one that only lists other parts. */
#define GK_XLSX_PART_MAX ((size_t)64 << 20)
#define GK_XLSX_LIST_MAX ((size_t)16 << 20)

/** Parse a part from beginning to end. One of more than `limit` bytes is GK_E_LIMIT; SIZE_MAX: only
 *  the limits of zip.h hold. */
gk_status gk_xlsx_parse(gk_zip *zip, const char *part, size_t limit, const gk_xml_handler *handler,
                        gk_error *err);

/** Read the relationships of `part` ("" for the package's own) into an empty list. GK_E_FORMAT if
 *  it has none. Free the list in any case. */
gk_status gk_xlsx_relations_read(gk_zip *zip, const char *part, gk_xlsx_relations *relations,
                                 gk_error *err);
void gk_xlsx_relations_free(gk_xlsx_relations *relations);

/** NULL if there is none. */
const gk_xlsx_relation *gk_xlsx_relation_by_id(const gk_xlsx_relations *relations, gk_xml_slice id);
const gk_xlsx_relation *gk_xlsx_relation_by_type(const gk_xlsx_relations *relations,
                                                 const char *type);

#endif
