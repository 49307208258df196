#include "read/xlsx/calculation.h"

#include "container/xml_walk.h"
#include "read/xlsx/properties.h"
#include <stdint.h>
#include <string.h>

/* ---- the program that wrote the package ------------------------------------------------------ */

/* Libraries that write a zero as the result of each formula, and call themselves by their names. */
static bool is_library(const char *application) {
    static const char *const names[] = {"Apache POI", "NPOI"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(application, names[i], strlen(names[i])) == 0)
            return true;
    return false;
}

static bool by_library(gk_zip *zip) {
    static const char *const names[] = {"Application", NULL};
    gk_xlsx_properties properties;
    gk_xlsx_properties_read(zip, "extended-properties", "Properties", names, &properties);
    return is_library(properties.texts[0]);
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
