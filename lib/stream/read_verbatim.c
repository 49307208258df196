#include "stream/read_verbatim.h"

#include "base/fail.h"
#include "finding/origin_read.h"
#include <string.h>

static gk_status take_text(gk_arena *arena, gk_json value, const char **text, gk_error *err) {
    *text = value.type == GK_JSON_STRING ? gk_json_text(arena, value) : "";
    return *text ? GK_OK : gk_fail_memory(err);
}

static gk_status read_member(gk_arena *arena, gk_json key, gk_json value, gk_verbatim_cell *cell,
                             gk_error *err) {
    const char *text;
    bool understood = value.type == GK_JSON_STRING;
    gk_status status = take_text(arena, value, &text, err);
    if (status)
        return status;
    if (gk_json_is(key, "cell"))
        understood = understood && gk_address_read(text, &cell->row, &cell->col);
    else if (gk_json_is(key, "to"))
        understood = understood && gk_address_read(text, &cell->last_row, &cell->last_col);
    else if (gk_json_is(key, "text"))
        cell->text = text;
    else if (gk_json_is(key, "number"))
        understood =
            understood && gk_decimal_parse(text, strlen(text), &cell->number, NULL) == GK_OK;
    else if (!gk_record_add_unknown(arena, key, value, &cell->unknown_members))
        return gk_fail_memory(err);
    else
        understood = true;
    return understood ? GK_OK : gk_record_fault(err, "cells");
}

static gk_status read_cell(gk_arena *arena, gk_json json, gk_verbatim_cell *cell, gk_error *err) {
    gk_json_walk walk = gk_json_inside(json);
    gk_json key, value;
    gk_status status = json.type == GK_JSON_OBJECT ? GK_OK : gk_record_fault(err, "cells");
    *cell = (gk_verbatim_cell){.row = UINT32_MAX, .last_row = UINT32_MAX};
    while (!status && gk_json_next(&walk, &key, &value))
        status = read_member(arena, key, value, cell, err);
    if (!status && cell->last_row == UINT32_MAX) {
        cell->last_row = cell->row;
        cell->last_col = cell->col;
    }
    bool sound =
        cell->row != UINT32_MAX && cell->last_row >= cell->row && cell->last_col >= cell->col;
    return status ? status : sound ? GK_OK : gk_record_fault(err, "cells");
}

/* They are drawn one after the other. */
static bool is_behind(const gk_verbatim_cell *cell, const gk_verbatim_cell *before) {
    return cell->row > before->row || (cell->row == before->row && cell->col > before->last_col);
}

static gk_status read_cells(gk_arena *arena, gk_json list, gk_verbatim_table *sheet,
                            gk_error *err) {
    gk_json_walk walk = gk_json_inside(list);
    gk_json json;
    size_t most = 0;
    while (gk_json_next(&walk, NULL, &json))
        most++;
    gk_verbatim_cell *cells = gk_arena_alloc(arena, (most + 1) * sizeof *cells);
    gk_status status = cells ? GK_OK : gk_fail_memory(err);
    walk = gk_json_inside(list);
    for (size_t i = 0; !status && gk_json_next(&walk, NULL, &json); i++) {
        status = read_cell(arena, json, &cells[i], err);
        if (!status && i && !is_behind(&cells[i], &cells[i - 1]))
            status = gk_record_fault(err, "cells");
    }
    sheet->cells = cells;
    sheet->cell_count = most;
    return status;
}

gk_status gk_stream_read_verbatim(const gk_record *record, gk_arena *arena, const char *source,
                                  gk_verbatim_table *sheet, gk_error *err) {
    gk_json cells;
    const char *where = NULL;
    gk_status status = gk_record_text(record, arena, "name", &sheet->name, err);
    if (!status)
        status = gk_record_text(record, arena, "src", &where, err);
    if (!status && !gk_origin_read(arena, where, source, &sheet->origin))
        status = gk_record_fault(err, "src");
    if (!status)
        status = gk_record_member(record, "cells", GK_JSON_ARRAY, &cells, err);
    if (!status && !(sheet->unknown_members = gk_record_unknown_members(record, arena)))
        status = gk_fail_memory(err);
    return status ? status : read_cells(arena, cells, sheet, err);
}
