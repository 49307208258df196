#include "read/xlsx/cell_place.h"
#include "base/fail.h"
#include "base/quote.h"
#include "read/xlsx/reference.h"

static bool is_filled(const gk_xlsx_place *place) {
    return place->filled[place->row / 8] >> (place->row % 8) & 1;
}

gk_status gk_xlsx_place_row(gk_xlsx_place *place, gk_xml_slice r, gk_error *err) {
    unsigned number = place->next_row + 1;
    if (r.text && (!gk_xml_slice_unsigned(r, &number) || number == 0)) {
        char quote[GK_QUOTE_MAX];
        return gk_fail(err, GK_E_FORMAT, "'%s' is no row number", "“%s”不是行号",
                       gk_quote(r.text, r.length, quote));
    }
    if (number > GK_ROW_LIMIT)
        return gk_fail(err, GK_E_LIMIT, "row %u is beyond row %u", "第 %u 行超出第 %u 行", number,
                       GK_ROW_LIMIT);
    place->row = number - 1;
    place->row_numbered = r.text != NULL;
    place->row_filled = false;
    place->next_col = 0;
    place->ordinal++;
    return GK_OK;
}

static gk_status place_named(gk_xlsx_place *place, gk_xml_slice r, uint32_t *col, gk_error *err) {
    uint32_t row;
    gk_status status = gk_xlsx_reference(r, &row, col, err);
    if (status == GK_E_FORMAT)
        return gk_fail_cell(err, status, place->row, place->next_col);
    if (status != GK_OK)
        return status;
    if (!place->row_numbered)
        place->row = row;
    if (row == place->row)
        return GK_OK;
    status = gk_fail(err, GK_E_FORMAT, "the cell stands in row %u", "该单元格在第 %u 行中",
                     place->row + 1);
    return gk_fail_cell(err, status, row, *col);
}

gk_status gk_xlsx_place_cell(gk_xlsx_place *place, gk_xml_slice r, uint32_t *col, gk_error *err) {
    gk_status status = GK_OK;
    *col = place->next_col;
    if (r.text)
        status = place_named(place, r, col, err);
    else if (place->next_col >= GK_COL_LIMIT)
        status = gk_fail(err, GK_E_LIMIT, "row %u goes beyond column %u", "第 %u 行超出第 %u 列",
                         place->row + 1, GK_COL_LIMIT);
    place->row_numbered = true;
    place->next_col = *col + 1;
    return status;
}

gk_status gk_xlsx_place_fill(gk_xlsx_place *place, uint32_t col, gk_error *err) {
    bool twice = place->filled_by[col] == place->ordinal;
    if (!place->row_filled && is_filled(place))
        twice = true; /* by another <row>; which of its cells, is not known any more */
    if (twice)
        return gk_fail_cell(
            err,
            gk_fail(err, GK_E_FORMAT, "the cell or its row comes twice", "该单元格或其所在行重复"),
            place->row, col);
    place->filled_by[col] = place->ordinal;
    place->row_filled = true;
    return GK_OK;
}

void gk_xlsx_place_end_row(gk_xlsx_place *place) {
    place->next_row = place->row + 1;
    if (place->row_filled)
        place->filled[place->row / 8] |= (unsigned char)(1u << (place->row % 8));
}
