#include "read/xlsx/calculation.h"

#include "container/xml_walk.h"
#include <stdint.h>
#include <string.h>

/* ---- the program that wrote the package ------------------------------------------------------ */

enum { PROPERTIES = 1, APPLICATION };

typedef struct properties_reader {
    gk_xml_walk walk;
    char name[64];
    size_t length;
} properties_reader;

static gk_status property_start(void *self, const char *name, const gk_xml_attributes *attributes,
                                gk_error *err) {
    (void)attributes;
    (void)err;
    gk_xml_walk_enter(&((properties_reader *)self)->walk, name);
    return GK_OK;
}

static gk_status property_end(void *self, gk_error *err) {
    (void)err;
    gk_xml_walk_leave(&((properties_reader *)self)->walk);
    return GK_OK;
}

static gk_status property_text(void *self, const char *text, size_t length, gk_error *err) {
    properties_reader *r = self;
    size_t room = sizeof r->name - 1 - r->length, n = length < room ? length : room;
    (void)err;
    if (gk_xml_walk_state(&r->walk) != APPLICATION)
        return GK_OK;
    memcpy(r->name + r->length, text, n);
    r->length += n;
    return GK_OK;
}

/* Libraries that write a zero as the result of each formula, and call themselves by their names. */
static bool is_library(const char *application) {
    static const char *const names[] = {"Apache POI", "NPOI"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(application, names[i], strlen(names[i])) == 0)
            return true;
    return false;
}

/* Properties that cannot be read are none. */
static bool by_library(gk_zip *zip) {
    static const gk_xml_step steps[] = {
        {0, "Properties", PROPERTIES}, {PROPERTIES, "Application", APPLICATION}, {0, NULL, 0}};
    properties_reader r = {.walk = {steps, 0, 0}};
    gk_xml_handler handler = {&r, property_start, property_end, property_text};
    gk_xlsx_relations relations = {0};
    const gk_xlsx_relation *properties = NULL;
    if (gk_xlsx_relations_read(zip, "", &relations, NULL) == GK_OK)
        properties = gk_xlsx_relation_by_type(&relations, "extended-properties");
    if (properties && properties->target)
        gk_xlsx_parse(zip, properties->target, GK_XLSX_LIST_MAX, &handler, NULL);
    gk_xlsx_relations_free(&relations);
    return is_library(r.name);
}

/* ---- whether any formula has a result --------------------------------------------------------- */

enum { SHEET = 1, DATA, ROW, CELL, FORMULA, VALUE };

typedef struct sheet_reader {
    gk_xml_walk walk;
    bool formula, any, digit; /* the cell has one; of all: a result; the value is more than zeros */
} sheet_reader;

static gk_status sheet_start(void *self, const char *name, const gk_xml_attributes *attributes,
                             gk_error *err) {
    sheet_reader *r = self;
    (void)attributes;
    (void)err;
    if (!gk_xml_walk_enter(&r->walk, name))
        return GK_OK;
    if (r->walk.state == CELL)
        r->formula = r->digit = false;
    else if (r->walk.state == FORMULA)
        r->formula = true;
    return GK_OK;
}

static gk_status sheet_text(void *self, const char *text, size_t length, gk_error *err) {
    sheet_reader *r = self;
    (void)err;
    if (gk_xml_walk_state(&r->walk) == VALUE)
        for (size_t i = 0; i < length; i++)
            r->digit = r->digit || !strchr("0.-+ ", text[i]);
    return GK_OK;
}

static gk_status sheet_end(void *self, gk_error *err) {
    sheet_reader *r = self;
    (void)err;
    if (gk_xml_walk_leave(&r->walk) == CELL)
        r->any = r->any || (r->formula && r->digit);
    return GK_OK;
}

static gk_status find_result(gk_zip *zip, const gk_xlsx_workbook *workbook, bool *any,
                             gk_error *err) {
    static const gk_xml_step steps[] = {
        {ROW, "c", CELL},   {CELL, "v", VALUE},         {CELL, "f", FORMULA},
        {DATA, "row", ROW}, {SHEET, "sheetData", DATA}, {0, "worksheet", SHEET},
        {0, NULL, 0}};
    sheet_reader r = {.walk = {steps, 0, 0}};
    gk_xml_handler handler = {&r, sheet_start, sheet_end, sheet_text};
    gk_status status = GK_OK;
    for (size_t i = 0; i < workbook->count && !r.any && !status; i++)
        if (workbook->tabs[i].part)
            status = gk_xlsx_parse(zip, workbook->tabs[i].part, SIZE_MAX, &handler, err);
    *any = r.any;
    return status;
}

/* ---- the answer ------------------------------------------------------------------------------ */

gk_status gk_xlsx_calculation_find(gk_zip *zip, const gk_xlsx_workbook *workbook,
                                   gk_xlsx_calculation *calculation, gk_error *err) {
    bool any = true;
    gk_status status = GK_OK;
    if (!workbook->calculate_on_load && by_library(zip))
        status = find_result(zip, workbook, &any, err);
    *calculation = workbook->calculate_on_load || !any ? GK_XLSX_NOT_CALCULATED
                   : workbook->incomplete              ? GK_XLSX_INCOMPLETE
                                                       : GK_XLSX_CALCULATED;
    return status;
}
