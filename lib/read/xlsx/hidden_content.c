#include "read/xlsx/hidden_content.h"

#include "container/xml_walk.h"
#include "read/xlsx/properties.h"
#include "read/xlsx/reference.h"
#include <stdint.h>
#include <string.h>
#include <strings.h>

/* ---- parts by their names ------------------------------------------------------------------- */

static bool holds(const char *name, const char *piece) {
    size_t n = strlen(piece);
    for (; *name; name++)
        if (strncasecmp(name, piece, n) == 0)
            return true;
    return false;
}

static void look_at_parts(const gk_zip *zip, gk_hidden_content *b) {
    for (size_t i = 0; i < gk_zip_count(zip); i++) {
        const char *name = gk_zip_file_name(zip, i);
        if (!name)
            continue;
        b->macro = b->macro || holds(name, "vbaProject.bin") || holds(name, "xl/macrosheets/");
        b->link = b->link || holds(name, "xl/externalLinks/externalLink");
        b->object = b->object || holds(name, "xl/embeddings/") || holds(name, "xl/activeX/");
    }
}

/* ---- core properties ------------------------------------------------------------------------ */

static void look_at_properties(gk_zip *zip, gk_hidden_content *b) {
    static const char *const names[] = {"creator", "lastModifiedBy", NULL};
    gk_xlsx_properties properties;
    gk_xlsx_properties_read(zip, "core-properties", "coreProperties", names, &properties);
    b->author = gk_hidden_content_is_person(properties.texts[0], properties.lengths[0]);
    b->last_author = gk_hidden_content_is_person(properties.texts[1], properties.lengths[1]);
}

/* ---- a sheet -------------------------------------------------------------------------------- */

enum { SHEET = 1, SHEET_SETUP, FIT, DATA, ROW, CELL, FORMULA, PAPER };

typedef struct sheet_reader {
    gk_xml_walk walk;
    gk_hidden_content *content;
    gk_origin cell; /* the present one */
    bool filled, fit, a4;
} sheet_reader;

static gk_status sheet_start(void *self, const char *name, const gk_xml_attributes *attributes,
                             gk_error *err) {
    enum { A4 = 9 };
    sheet_reader *r = self;
    unsigned paper;
    (void)err;
    if (!gk_xml_walk_enter(&r->walk, name))
        return GK_OK;
    switch (r->walk.state) {
    case FIT:
        r->fit = gk_xml_slice_true(gk_xml_attribute(attributes, "fitToPage"));
        break;
    case CELL:
        r->filled = true;
        if (gk_xlsx_reference(gk_xml_attribute(attributes, "r"), &r->cell.row, &r->cell.col, NULL))
            r->cell.row = GK_NO_CELL; /* it need not say where it is */
        break;
    case FORMULA:
        gk_hidden_content_count(&r->content->formulas, &r->content->formula, r->cell);
        break;
    case PAPER:
        r->a4 =
            gk_xml_slice_unsigned(gk_xml_attribute(attributes, "paperSize"), &paper) && paper == A4;
        break;
    default:
        break;
    }
    return GK_OK;
}

static gk_status sheet_end(void *self, gk_error *err) {
    (void)err;
    gk_xml_walk_leave(&((sheet_reader *)self)->walk);
    return GK_OK;
}

static bool has_comments(gk_zip *zip, const char *part) {
    gk_xlsx_relations relations = {0};
    bool found = gk_xlsx_relations_read(zip, part, &relations, NULL) == GK_OK &&
                 (gk_xlsx_relation_by_type(&relations, "comments") ||
                  gk_xlsx_relation_by_type(&relations, "threadedComment"));
    gk_xlsx_relations_free(&relations);
    return found;
}

static gk_status look_at_sheet(gk_zip *zip, const gk_xlsx_tab *tab, gk_hidden_content *b,
                               gk_error *err) {
    static const gk_xml_step steps[] = {{0, "worksheet", SHEET},
                                        {SHEET, "sheetPr", SHEET_SETUP},
                                        {SHEET_SETUP, "pageSetUpPr", FIT},
                                        {SHEET, "sheetData", DATA},
                                        {DATA, "row", ROW},
                                        {ROW, "c", CELL},
                                        {CELL, "f", FORMULA},
                                        {SHEET, "pageSetup", PAPER},
                                        {0, NULL, 0}};
    gk_origin sheet = {.source = b->source, .sheet = tab->name, .row = GK_NO_CELL};
    sheet_reader r = {.walk = {steps, 0, 0}, .content = b, .cell = sheet};
    gk_xml_handler handler = {&r, sheet_start, sheet_end, NULL};
    gk_status status = gk_xlsx_parse(zip, tab->part, SIZE_MAX, &handler, err);
    b->sheets += r.filled;
    if (r.filled && !(r.a4 && r.fit))
        gk_hidden_content_count(&b->unfit, &b->sheet, sheet);
    if (has_comments(zip, tab->part))
        gk_hidden_content_count(&b->comments, &b->comment, sheet);
    return status;
}

gk_status gk_xlsx_hidden_content(gk_zip *zip, const gk_xlsx_workbook *workbook,
                                 gk_hidden_content *b, gk_error *err) {
    gk_status status = GK_OK;
    look_at_parts(zip, b);
    look_at_properties(zip, b);
    for (size_t i = 0; i < workbook->count && !status; i++)
        if (workbook->tabs[i].part)
            status = look_at_sheet(zip, &workbook->tabs[i], b, err);
    return status;
}
