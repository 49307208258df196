#include "read/xlsx/find_workbook.h"
#include "base/fail.h"
#include "container/xml_walk.h"
#include "read/xlsx/package.h"
#include <stdlib.h>
#include <string.h>

enum { TYPES = 1, OVERRIDE };

typedef struct types_reader {
    gk_xml_walk walk;
    char *part; /* of the workbook, once found */
} types_reader;

static bool contains(gk_xml_slice slice, const char *word) {
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= slice.length; i++)
        if (memcmp(slice.text + i, word, length) == 0)
            return true;
    return false;
}

/* Workbooks, templates and add-ins, with or without macros; not the binary ones. */
static bool is_workbook_type(gk_xml_slice type) {
    return contains(type, ".main+xml") &&
           (contains(type, "spreadsheetml") || contains(type, "ms-excel"));
}

static gk_status types_start(void *self, const char *name, const gk_xml_attributes *attributes,
                             gk_error *err) {
    types_reader *reader = self;
    if (!gk_xml_walk_enter(&reader->walk, name) || reader->walk.state != OVERRIDE || reader->part)
        return GK_OK;
    gk_xml_slice part = gk_xml_attribute(attributes, "PartName");
    if (!part.text || !is_workbook_type(gk_xml_attribute(attributes, "ContentType")))
        return GK_OK;
    while (part.length > 0 && *part.text == '/') {
        part.text++;
        part.length--;
    }
    reader->part = gk_xml_slice_copy(part);
    return reader->part ? GK_OK : gk_fail_memory(err);
}

static gk_status types_end(void *self, gk_error *err) {
    (void)err;
    gk_xml_walk_leave(&((types_reader *)self)->walk);
    return GK_OK;
}

static gk_status by_content_types(gk_zip *zip, char **part, gk_error *err) {
    static const gk_xml_step steps[] = {
        {0, "Types", TYPES}, {TYPES, "Override", OVERRIDE}, {0, NULL, 0}};
    types_reader reader = {{steps, 0, 0}, NULL};
    gk_xml_handler handler = {&reader, types_start, types_end, NULL};
    gk_status status = gk_xlsx_parse(zip, "[Content_Types].xml", GK_XLSX_LIST_MAX, &handler, err);
    *part = NULL;
    if (status == GK_OK && reader.part && gk_zip_has(zip, reader.part))
        *part = reader.part;
    else
        free(reader.part);
    return status;
}

/* Note the root element, and end the parsing: anything but GK_OK does. */
static gk_status root_start(void *self, const char *name, const gk_xml_attributes *attributes,
                            gk_error *err) {
    (void)attributes, (void)err;
    *(bool *)self = strcmp(name, "workbook") == 0;
    return GK_E_ARGUMENT;
}

static gk_status root_end(void *self, gk_error *err) {
    (void)self, (void)err;
    return GK_OK;
}

/* A document or a presentation is an officeDocument, too. */
static bool is_workbook(gk_zip *zip, const char *part) {
    bool found = false;
    gk_xml_handler handler = {&found, root_start, root_end, NULL};
    gk_xlsx_parse(zip, part, GK_XLSX_PART_MAX, &handler, NULL);
    return found;
}

static gk_status by_relation(gk_zip *zip, char **part, gk_error *err) {
    gk_xlsx_relations relations = {0};
    gk_status status = gk_xlsx_relations_read(zip, "", &relations, err);
    if (status == GK_OK) {
        const gk_xlsx_relation *main = gk_xlsx_relation_by_type(&relations, "officeDocument");
        if (main && main->target && is_workbook(zip, main->target))
            *part = gk_xml_slice_copy((gk_xml_slice){main->target, strlen(main->target)});
    }
    gk_xlsx_relations_free(&relations);
    return status;
}

/* What does not tell, for whatever reason, is passed over; but a bomb is no reason. */
static gk_status by_lists(gk_zip *zip, char **part, gk_error *err) {
    gk_error own = {0};
    gk_status status = by_content_types(zip, part, &own);
    if (status != GK_E_LIMIT && !*part)
        status = by_relation(zip, part, &own);
    if (*part || status != GK_E_LIMIT)
        return GK_OK;
    if (err)
        *err = own;
    return status;
}

gk_status gk_xlsx_find_workbook(gk_zip *zip, char **part, gk_error *err) {
    static const char usual[] = "xl/workbook.xml";
    gk_status status = by_lists(zip, part, err);
    if (status != GK_OK || *part)
        return status;
    if (!gk_zip_has(zip, usual))
        return gk_fail(err, GK_E_FORMAT, "the archive holds no workbook", "压缩包中没有工作簿");
    *part = gk_xml_slice_copy((gk_xml_slice){usual, sizeof usual - 1});
    return *part ? GK_OK : gk_fail_memory(err);
}
