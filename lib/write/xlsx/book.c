#include "write/xlsx/book.h"

#include "base/arena.h"
#include "base/fail.h"
#include "write/draw/sheet_label.h"
#include "write/xlsx/text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OPC "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define CONTENT "application/vnd.openxmlformats-"
#define SHEET_CONTENT CONTENT "officedocument.spreadsheetml."

gk_status gk_xlsx_put_part(gk_zip_pack *pack, const char *name, gk_buffer *xml, gk_error *err) {
    gk_status status = gk_buffer_check(xml, err);
    if (!status)
        status = gk_zip_pack_part(pack, name, err);
    if (!status)
        status = gk_zip_pack_put(pack, xml->bytes, xml->size, err);
    gk_buffer_free(xml);
    return status;
}

/* ---- sheets --------------------------------------------------------------------------------- */

gk_status gk_xlsx_book_add(gk_xlsx_book *book, gk_zip_pack *pack, const char *name, uint32_t body,
                           gk_error *err) {
    char part[64];
    for (size_t i = 0; i < book->count; i++)
        if (gk_sheet_label_same(book->tabs[i].name, name))
            return gk_fail(err, GK_E_LIMIT, "two sheets called %s", "两个工作表同名：%s", name);
    char *copy = strdup(name);
    if (!copy || !gk_grow((void **)&book->tabs, book->count, &book->capacity, sizeof *book->tabs)) {
        free(copy);
        return gk_fail_memory(err);
    }
    book->tabs[book->count++] = (gk_xlsx_tab){copy, body};
    snprintf(part, sizeof part, "xl/worksheets/sheet%zu.xml", book->count);
    return gk_zip_pack_part(pack, part, err);
}

void gk_xlsx_put_reference(gk_buffer *out, const char *name) {
    gk_buffer_char(out, '\'');
    for (; *name; name++) {
        if (*name == '\'')
            gk_buffer_char(out, '\'');
        gk_buffer_char(out, *name);
    }
    gk_buffer_text(out, "'!");
}

/* ---- before the sheets ---------------------------------------------------------------------- */

static gk_status put_core(gk_zip_pack *pack, int64_t created, gk_error *err) {
    gk_buffer xml = {0};
    char when[32] = "";
    time_t seconds = (time_t)created;
    struct tm moment;
    if (gmtime_r(&seconds, &moment))
        strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", &moment);
    gk_buffer_printf(&xml,
                     XML "<cp:coreProperties xmlns:cp=\"" OPC "metadata/core-properties\" "
                         "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                         "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                         "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%s</dcterms:created>"
                         "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">%s</dcterms:modified>"
                         "</cp:coreProperties>",
                     when, when);
    return gk_xlsx_put_part(pack, "docProps/core.xml", &xml, err);
}

static gk_status put_app(gk_zip_pack *pack, gk_error *err) {
    gk_buffer xml = {0};
    gk_buffer_text(&xml, XML "<Properties xmlns=\"" OFFICE "extended-properties\">"
                             "<Application>gongkai</Application></Properties>");
    return gk_xlsx_put_part(pack, "docProps/app.xml", &xml, err);
}

/* The first part is the one by which programs know such a package (file(1) looks at its name). */
gk_status gk_xlsx_put_properties(gk_zip_pack *pack, int64_t created, gk_error *err) {
    gk_buffer xml = {0};
    gk_buffer_text(&xml, XML "<Relationships xmlns=\"" OPC "relationships\">"
                             "<Relationship Id=\"rId1\" Type=\"" OFFICE
                             "relationships/officeDocument\" Target=\"xl/workbook.xml\"/>"
                             "<Relationship Id=\"rId2\" Type=\"" OPC
                             "relationships/metadata/core-properties\" "
                             "Target=\"docProps/core.xml\"/>"
                             "<Relationship Id=\"rId3\" Type=\"" OFFICE
                             "relationships/extended-properties\" Target=\"docProps/app.xml\"/>"
                             "</Relationships>");
    gk_status status = gk_xlsx_put_part(pack, "_rels/.rels", &xml, err);
    if (!status)
        status = put_core(pack, created, err);
    return status ? status : put_app(pack, err);
}

/* ---- behind the sheets ---------------------------------------------------------------------- */

/* The rows that repeat on each printed page. */
static gk_status put_title_rows(const gk_xlsx_tab *tab, size_t i, gk_buffer *out, gk_error *err) {
    gk_buffer rows = {0};
    gk_xlsx_put_reference(&rows, tab->name);
    gk_buffer_printf(&rows, "$1:$%u", (unsigned)tab->body);
    gk_buffer_printf(out, "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"%zu\">", i);
    gk_status status = gk_buffer_check(&rows, err);
    if (!status)
        status = gk_xlsx_put_text(out, gk_buffer_view(&rows), err);
    gk_buffer_text(out, "</definedName>");
    gk_buffer_free(&rows);
    return status;
}

static gk_status put_titles(const gk_xlsx_book *book, gk_buffer *out, gk_error *err) {
    gk_status status = GK_OK;
    size_t start = out->size;
    gk_buffer_text(out, "<definedNames>");
    size_t none = out->size;
    for (size_t i = 0; i < book->count && !status; i++)
        if (book->tabs[i].body)
            status = put_title_rows(&book->tabs[i], i, out, err);
    if (out->size == none)
        gk_buffer_cut(out, start); /* an empty list is none of the schema */
    else
        gk_buffer_text(out, "</definedNames>");
    return status;
}

static gk_status put_workbook(const gk_xlsx_book *book, gk_buffer *out, gk_error *err) {
    gk_status status = GK_OK;
    gk_buffer_text(out, XML "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "relationships\">"
                            "<bookViews><workbookView/></bookViews><sheets>");
    for (size_t i = 0; i < book->count && !status; i++) {
        gk_buffer_text(out, "<sheet name=\"");
        status = gk_xlsx_put_text(out, book->tabs[i].name, err);
        gk_buffer_printf(out, "\" sheetId=\"%zu\" r:id=\"rId%zu\"/>", i + 1, i + 1);
    }
    gk_buffer_text(out, "</sheets>");
    if (!status)
        status = put_titles(book, out, err);
    gk_buffer_text(out, "</workbook>");
    return status;
}

static void put_relationships(const gk_xlsx_book *book, gk_buffer *out) {
    gk_buffer_text(out, XML "<Relationships xmlns=\"" OPC "relationships\">");
    for (size_t i = 1; i <= book->count; i++)
        gk_buffer_printf(out,
                         "<Relationship Id=\"rId%zu\" Type=\"" OFFICE "relationships/worksheet\" "
                         "Target=\"worksheets/sheet%zu.xml\"/>",
                         i, i);
    gk_buffer_printf(out,
                     "<Relationship Id=\"rId%zu\" Type=\"" OFFICE "relationships/styles\" "
                     "Target=\"styles.xml\"/></Relationships>",
                     book->count + 1);
}

static void put_content_types(const gk_xlsx_book *book, gk_buffer *out) {
    gk_buffer_text(
        out, XML
        "<Types xmlns=\"" OPC "content-types\">"
        "<Default Extension=\"rels\" ContentType=\"" CONTENT "package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        "<Override PartName=\"/docProps/core.xml\" ContentType=\"" CONTENT
        "package.core-properties+xml\"/>"
        "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" SHEET_CONTENT "sheet.main+xml\"/>"
        "<Override PartName=\"/xl/styles.xml\" ContentType=\"" SHEET_CONTENT "styles+xml\"/>");
    for (size_t i = 1; i <= book->count; i++)
        gk_buffer_printf(out,
                         "<Override PartName=\"/xl/worksheets/sheet%zu.xml\" "
                         "ContentType=\"" SHEET_CONTENT "worksheet+xml\"/>",
                         i);
    gk_buffer_text(out, "</Types>");
}

gk_status gk_xlsx_book_put(const gk_xlsx_book *book, gk_zip_pack *pack, gk_error *err) {
    gk_buffer workbook = {0}, relationships = {0}, types = {0};
    gk_status status = put_workbook(book, &workbook, err);
    if (status) {
        gk_buffer_free(&workbook);
        return status;
    }
    status = gk_xlsx_put_part(pack, "xl/workbook.xml", &workbook, err);
    if (status)
        return status;
    put_relationships(book, &relationships);
    status = gk_xlsx_put_part(pack, "xl/_rels/workbook.xml.rels", &relationships, err);
    if (status)
        return status;
    put_content_types(book, &types);
    return gk_xlsx_put_part(pack, "[Content_Types].xml", &types, err);
}

void gk_xlsx_book_free(gk_xlsx_book *book) {
    for (size_t i = 0; i < book->count; i++)
        free(book->tabs[i].name);
    free(book->tabs);
    *book = (gk_xlsx_book){0};
}
