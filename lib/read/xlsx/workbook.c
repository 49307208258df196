#include "read/xlsx/workbook.h"
#include "base/arena.h"
#include "base/fail.h"
#include "container/xml_walk.h"
#include "read/xlsx/escape.h"
#include <stdlib.h>
#include <string.h>

enum { WORKBOOK = 1, PROPERTIES, SHEETS, SHEET, CALCULATION };

static const gk_xml_step steps[] = {
    {0, "workbook", WORKBOOK}, {WORKBOOK, "workbookPr", PROPERTIES}, {WORKBOOK, "sheets", SHEETS},
    {SHEETS, "sheet", SHEET},  {WORKBOOK, "calcPr", CALCULATION},    {0, NULL, 0}};

typedef struct workbook_reader {
    gk_xml_walk walk;
    gk_xlsx_workbook *workbook;
    const gk_xlsx_relations *relations;
} workbook_reader;

static gk_xlsx_tab *new_tab(gk_xlsx_workbook *workbook) {
    if (!gk_grow((void **)&workbook->tabs, workbook->count, &workbook->capacity,
                 sizeof *workbook->tabs))
        return NULL;
    gk_xlsx_tab *tab = &workbook->tabs[workbook->count++];
    *tab = (gk_xlsx_tab){0};
    return tab;
}

/* The name without its escapes; NULL: no memory. */
static char *sheet_name(gk_xml_slice name) {
    gk_buffer text = {0};
    if (gk_buffer_append(&text, name.text, name.length))
        return NULL;
    gk_xlsx_unescape(&text, 0);
    return text.bytes;
}

static gk_status tab_part(const workbook_reader *reader, const gk_xml_attributes *attributes,
                          gk_xlsx_tab *tab, gk_error *err) {
    gk_xml_slice id = gk_xml_attribute_ns(attributes, "id");
    const gk_xlsx_relation *relation = gk_xlsx_relation_by_id(reader->relations, id);
    gk_status status = GK_OK;
    if (id.text && id.length == 0)
        return GK_OK;
    if (!relation)
        status = gk_fail(err, GK_E_FORMAT, "the workbook does not say where the sheet's content is",
                         "工作簿没有指明该工作表的内容所在");
    else if (!relation->target)
        status = gk_fail(err, GK_E_UNSUPPORTED, "the sheet's content is outside the file",
                         "该工作表的内容不在本文件中");
    if (status != GK_OK)
        return gk_fail_in(err, status, tab->name);
    tab->part = gk_xml_slice_copy((gk_xml_slice){relation->target, strlen(relation->target)});
    return tab->part ? GK_OK : gk_fail_memory(err);
}

static gk_status add_tab(workbook_reader *reader, const gk_xml_attributes *attributes,
                         gk_error *err) {
    gk_xml_slice name = gk_xml_attribute(attributes, "name");
    gk_xml_slice state = gk_xml_attribute(attributes, "state");
    if (!name.text || name.length == 0)
        return gk_fail(err, GK_E_FORMAT, "a sheet has no name", "有工作表没有名称");
    if (name.length > GK_XLSX_NAME_MAX)
        return gk_fail(err, GK_E_LIMIT, "a sheet's name has more than %u bytes",
                       "有工作表的名称超过 %u 字节", GK_XLSX_NAME_MAX);
    if (reader->workbook->count == GK_XLSX_SHEETS_MAX)
        return gk_fail(err, GK_E_LIMIT, "more than %u sheets", "工作表超过 %u 个",
                       GK_XLSX_SHEETS_MAX);
    gk_xlsx_tab *tab = new_tab(reader->workbook);
    if (!tab)
        return gk_fail_memory(err);
    tab->name = sheet_name(name);
    if (!tab->name)
        return gk_fail_memory(err);
    tab->hidden = gk_xml_slice_is(state, "hidden") || gk_xml_slice_is(state, "veryHidden");
    return tab_part(reader, attributes, tab, err);
}

static void note_calculation(gk_xlsx_workbook *workbook, const gk_xml_attributes *attributes) {
    gk_xml_slice completed = gk_xml_attribute(attributes, "calcCompleted");
    workbook->calculate_on_load = gk_xml_slice_true(gk_xml_attribute(attributes, "fullCalcOnLoad"));
    workbook->incomplete = completed.text && !gk_xml_slice_true(completed);
}

static gk_status workbook_start(void *self, const char *name, const gk_xml_attributes *attributes,
                                gk_error *err) {
    workbook_reader *reader = self;
    if (!gk_xml_walk_enter(&reader->walk, name))
        return reader->walk.state ? GK_OK
                                  : gk_fail(err, GK_E_FORMAT, "the workbook part is no workbook",
                                            "工作簿部件不是工作簿");
    if (reader->walk.state == PROPERTIES)
        reader->workbook->date1904 = gk_xml_slice_true(gk_xml_attribute(attributes, "date1904"));
    if (reader->walk.state == CALCULATION)
        note_calculation(reader->workbook, attributes);
    if (reader->walk.state == SHEET)
        return add_tab(reader, attributes, err);
    return GK_OK;
}

static gk_status workbook_end(void *self, gk_error *err) {
    workbook_reader *reader = self;
    if (gk_xml_walk_leave(&reader->walk) == WORKBOOK && reader->workbook->count == 0)
        return gk_fail(err, GK_E_FORMAT, "the workbook has no sheet", "工作簿中没有工作表");
    return GK_OK;
}

gk_status gk_xlsx_workbook_read(gk_zip *zip, const char *part, const gk_xlsx_relations *relations,
                                gk_xlsx_workbook *workbook, gk_error *err) {
    workbook_reader reader = {{steps, 0, 0}, workbook, relations};
    gk_xml_handler handler = {&reader, workbook_start, workbook_end, NULL};
    return gk_xlsx_parse(zip, part, GK_XLSX_PART_MAX, &handler, err);
}

void gk_xlsx_workbook_free(gk_xlsx_workbook *workbook) {
    for (size_t i = 0; i < workbook->count; i++) {
        free(workbook->tabs[i].name);
        free(workbook->tabs[i].part);
    }
    free(workbook->tabs);
    *workbook = (gk_xlsx_workbook){0};
}
