#include "write/xlsx/sheet.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/fail.h"
#include "write/xlsx/text.h"
#include <gongkai/address.h>
#include <stdlib.h>
#include <string.h>

/* Rows are put together until there are so many bytes: few calls, and little memory. */
enum { ENOUGH = 1 << 14 };

/* A cell of the row at hand: what stands between <c and </c>. */
typedef struct piece {
    uint32_t col;
    unsigned style;
    size_t from, to; /* of the row's `contents` */
} piece;

/* A merged range, with the look of its cells. */
typedef struct merge {
    gk_drawn_box box;
    unsigned style;
} merge;

struct gk_xlsx_sheet {
    gk_zip_pack *pack;
    gk_xlsx_page page;
    gk_buffer xml; /* what is not put yet */
    gk_buffer contents;
    piece *pieces;
    size_t piece_count, piece_capacity;
    merge *merges;
    size_t merge_count, merge_capacity;
    size_t first_open; /* merges before this one end above the row at hand */
    gk_buffer links;
};

static gk_status put(gk_xlsx_sheet *sheet, gk_error *err) {
    gk_status status = gk_buffer_check(&sheet->xml, err);
    if (!status)
        status = gk_zip_pack_put(sheet->pack, sheet->xml.bytes, sheet->xml.size, err);
    gk_buffer_clear(&sheet->xml);
    return status;
}

/* ---- above the rows ------------------------------------------------------------------------- */

static void put_view(gk_buffer *out, const gk_xlsx_page *page) {
    gk_buffer_printf(out, "<sheetViews><sheetView%s workbookViewId=\"0\">",
                     page->first ? " tabSelected=\"1\"" : "");
    if (page->body)
        gk_buffer_printf(out,
                         "<pane ySplit=\"%u\" topLeftCell=\"A%u\" activePane=\"bottomLeft\" "
                         "state=\"frozen\"/><selection pane=\"bottomLeft\"/>",
                         (unsigned)page->body, (unsigned)page->body + 1);
    gk_buffer_text(out, "</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>");
}

/* A width is counted in digits of seven pixels, with five for the margins that Excel puts around
 * (ECMA-376 part 1, 18.3.1.13), in 256ths. */
static void put_columns(gk_buffer *out, const gk_xlsx_page *page) {
    if (!page->width)
        return;
    gk_buffer_text(out, "<cols>");
    for (uint32_t col = 0; col < page->width; col++) {
        unsigned width = (unsigned)((page->widths[col] * 7 + 5) / 7 * 256);
        gk_buffer_printf(out, "<col min=\"%u\" max=\"%u\" width=\"%u.%08u\" customWidth=\"1\"/>",
                         (unsigned)col + 1, (unsigned)col + 1, width / 256,
                         width % 256 * (100000000 / 256));
    }
    gk_buffer_text(out, "</cols>");
}

gk_status gk_xlsx_sheet_new(gk_zip_pack *pack, const gk_xlsx_page *page, gk_xlsx_sheet **sheet,
                            gk_error *err) {
    gk_xlsx_sheet *s = *sheet = calloc(1, sizeof *s);
    if (!s)
        return gk_fail_memory(err);
    s->pack = pack;
    s->page = *page;
    gk_buffer_text(
        &s->xml, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns="
                 "\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetPr>"
                 "<pageSetUpPr fitToPage=\"1\"/></sheetPr>");
    put_view(&s->xml, page);
    put_columns(&s->xml, page);
    gk_buffer_text(&s->xml, "<sheetData>");
    return GK_OK;
}

/* ---- cells ---------------------------------------------------------------------------------- */

static gk_status check_place(uint32_t row, uint32_t col, gk_error *err) {
    if (row < GK_ROW_LIMIT && col < GK_COL_LIMIT)
        return GK_OK;
    return gk_fail(err, GK_E_LIMIT, "more than %u rows or %u columns", "超过 %u 行或 %u 列",
                   GK_ROW_LIMIT, GK_COL_LIMIT);
}

static gk_status add_piece(gk_xlsx_sheet *sheet, uint32_t col, unsigned style, size_t from,
                           gk_error *err) {
    if (!gk_grow((void **)&sheet->pieces, sheet->piece_count, &sheet->piece_capacity,
                 sizeof *sheet->pieces))
        return gk_fail_memory(err);
    sheet->pieces[sheet->piece_count++] = (piece){col, style, from, sheet->contents.size};
    return GK_OK;
}

/* The other cells of a merged one are there too, empty: they have its borders. Those of later rows
 * are added with their row. */
static gk_status add_merge(gk_xlsx_sheet *sheet, gk_drawn_box box, unsigned style, gk_error *err) {
    if (box.last_row == box.row && box.last_col == box.col)
        return GK_OK;
    gk_status status = check_place(box.last_row, box.last_col, err);
    if (status)
        return status;
    if (!gk_grow((void **)&sheet->merges, sheet->merge_count, &sheet->merge_capacity,
                 sizeof *sheet->merges))
        return gk_fail_memory(err);
    sheet->merges[sheet->merge_count++] = (merge){box, style};
    for (uint32_t col = box.col + 1; col <= box.last_col && !status; col++)
        status = add_piece(sheet, col, style, sheet->contents.size, err);
    return status;
}

static bool needs_space_kept(const char *text) {
    size_t length = strlen(text);
    return strchr(" \t\n", *text) || strchr(" \t\n", text[length - 1]) || strchr(text, '\n') ||
           strchr(text, '\t') || strstr(text, "  ");
}

static gk_status put_string(gk_buffer *out, const char *text, gk_error *err) {
    gk_buffer_text(out, " t=\"inlineStr\"><is><t");
    gk_buffer_text(out, needs_space_kept(text) ? " xml:space=\"preserve\">" : ">");
    gk_status status = gk_xlsx_put_text(out, text, err);
    gk_buffer_text(out, "</t></is></c>");
    return status;
}

gk_status gk_xlsx_sheet_text(gk_xlsx_sheet *sheet, gk_drawn_box box, unsigned style,
                             const char *text, gk_error *err) {
    size_t from = sheet->contents.size;
    gk_status status = check_place(box.row, box.col, err);
    if (!status && *text)
        status = put_string(&sheet->contents, text, err);
    if (!status)
        status = add_piece(sheet, box.col, style, from, err);
    return status ? status : add_merge(sheet, box, style, err);
}

gk_status gk_xlsx_sheet_number(gk_xlsx_sheet *sheet, gk_drawn_box box, unsigned style,
                               const char *digits, gk_error *err) {
    size_t from = sheet->contents.size;
    gk_status status = check_place(box.row, box.col, err);
    if (status)
        return status;
    gk_buffer_text(&sheet->contents, "><v>");
    gk_buffer_text(&sheet->contents, digits);
    gk_buffer_text(&sheet->contents, "</v></c>");
    status = add_piece(sheet, box.col, style, from, err);
    return status ? status : add_merge(sheet, box, style, err);
}

gk_status gk_xlsx_sheet_link(gk_xlsx_sheet *sheet, uint32_t row, uint32_t col, const char *target,
                             gk_error *err) {
    char address[GK_ADDRESS_MAX];
    gk_address_format(row, col, address);
    gk_buffer_printf(&sheet->links, "<hyperlink ref=\"%s\" location=\"", address);
    gk_status status = gk_xlsx_put_text(&sheet->links, target, err);
    gk_buffer_text(&sheet->links, "\"/>");
    return status;
}

/* ---- rows ----------------------------------------------------------------------------------- */

static int by_column(const void *a, const void *b) {
    const piece *x = a, *y = b;
    return (x->col > y->col) - (x->col < y->col);
}

/* The cells of merged ones that began above. Merges come in the order of their rows, so that those
 * that have ended gather in front. */
static gk_status add_covered(gk_xlsx_sheet *sheet, uint32_t row, gk_error *err) {
    gk_status status = GK_OK;
    while (sheet->first_open < sheet->merge_count &&
           sheet->merges[sheet->first_open].box.last_row < row)
        sheet->first_open++;
    for (size_t i = sheet->first_open; i < sheet->merge_count; i++) {
        const merge *m = &sheet->merges[i];
        if (m->box.row >= row || m->box.last_row < row)
            continue;
        for (uint32_t col = m->box.col; col <= m->box.last_col && !status; col++)
            status = add_piece(sheet, col, m->style, sheet->contents.size, err);
    }
    return status;
}

static void put_cell(gk_xlsx_sheet *sheet, uint32_t row, const piece *p) {
    char address[GK_ADDRESS_MAX];
    gk_address_format(row, p->col, address);
    gk_buffer_text(&sheet->xml, "<c r=\"");
    gk_buffer_text(&sheet->xml, address);
    gk_buffer_printf(&sheet->xml, "\" s=\"%u\"", p->style);
    if (p->to > p->from)
        gk_buffer_append(&sheet->xml, sheet->contents.bytes + p->from, p->to - p->from);
    else
        gk_buffer_text(&sheet->xml, "/>");
}

/* Heights go by quarters of a point, the pixels of Excel by three of them. */
gk_status gk_xlsx_sheet_row(gk_xlsx_sheet *sheet, uint32_t row, double points, gk_error *err) {
    unsigned quarters = (unsigned)(points * 4 + 0.5);
    gk_status status = add_covered(sheet, row, err);
    if (status)
        return status;
    if (sheet->piece_count)
        qsort(sheet->pieces, sheet->piece_count, sizeof *sheet->pieces, by_column);
    gk_buffer_printf(&sheet->xml, "<row r=\"%u\" ht=\"%u.%02u\" customHeight=\"1\">",
                     (unsigned)row + 1, quarters / 4, quarters % 4 * 25);
    for (size_t i = 0; i < sheet->piece_count; i++)
        put_cell(sheet, row, &sheet->pieces[i]);
    gk_buffer_text(&sheet->xml, "</row>");
    status = gk_buffer_check(&sheet->contents, err);
    sheet->piece_count = 0;
    gk_buffer_clear(&sheet->contents);
    return status || sheet->xml.size < ENOUGH ? status : put(sheet, err);
}

/* ---- below the rows ------------------------------------------------------------------------- */

static void put_merges(gk_xlsx_sheet *sheet) {
    gk_buffer *out = &sheet->xml;
    if (!sheet->merge_count)
        return;
    gk_buffer_printf(out, "<mergeCells count=\"%zu\">", sheet->merge_count);
    for (size_t i = 0; i < sheet->merge_count; i++) {
        const gk_drawn_box *box = &sheet->merges[i].box;
        char first[GK_ADDRESS_MAX], last[GK_ADDRESS_MAX];
        gk_address_format(box->row, box->col, first);
        gk_address_format(box->last_row, box->last_col, last);
        gk_buffer_printf(out, "<mergeCell ref=\"%s:%s\"/>", first, last);
    }
    gk_buffer_text(out, "</mergeCells>");
}

/* A4, as wide as a page, and as high if it nearly is. */
static void put_page(gk_buffer *out, const gk_xlsx_page *page, bool one_page) {
    gk_buffer_text(out,
                   "<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.5\" right=\"0.5\""
                   " top=\"0.6\" bottom=\"0.7\" header=\"0.3\" footer=\"0.3\"/>");
    gk_buffer_printf(out, "<pageSetup paperSize=\"9\"%s orientation=\"%s\"/>",
                     one_page ? "" : " fitToHeight=\"0\"",
                     page->landscape ? "landscape" : "portrait");
    gk_buffer_text(out, "<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter>"
                        "</headerFooter>");
    /* Codes and 行次 are text on purpose; no green corners for that. */
    gk_buffer_text(out, "<ignoredErrors><ignoredError sqref=\"A1:XFD1048576\" "
                        "numberStoredAsText=\"1\"/></ignoredErrors></worksheet>");
}

gk_status gk_xlsx_sheet_end(gk_xlsx_sheet *sheet, bool one_page, gk_error *err) {
    gk_status status = gk_buffer_check(&sheet->links, err);
    gk_buffer_text(&sheet->xml, "</sheetData>");
    put_merges(sheet);
    if (sheet->links.size) {
        gk_buffer_text(&sheet->xml, "<hyperlinks>");
        gk_buffer_append(&sheet->xml, sheet->links.bytes, sheet->links.size);
        gk_buffer_text(&sheet->xml, "</hyperlinks>");
    }
    put_page(&sheet->xml, &sheet->page, one_page);
    return status ? status : put(sheet, err);
}

void gk_xlsx_sheet_free(gk_xlsx_sheet *sheet) {
    if (!sheet)
        return;
    gk_buffer_free(&sheet->xml);
    gk_buffer_free(&sheet->contents);
    gk_buffer_free(&sheet->links);
    free(sheet->pieces);
    free(sheet->merges);
    free(sheet);
}
