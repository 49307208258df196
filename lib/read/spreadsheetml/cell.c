#include "read/spreadsheetml/cell.h"
#include "base/fail.h"
#include "sheet/iso_moment.h"
#include "sheet/sink.h"
#include "sheet/written_value.h"
#include <string.h>

bool gk_xmlss_type_named(gk_xml_slice name, gk_xmlss_type *type) {
    static const char *const names[] = {"Number", "String", "Boolean", "DateTime", "Error"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (gk_xml_slice_is(name, names[i])) {
            *type = (gk_xmlss_type)i;
            return true;
        }
    return false;
}

static const char *value_text(const gk_xmlss_cell *cell) {
    return gk_buffer_view(&cell->text);
}

static gk_status fail_value(const gk_xmlss_cell *cell, gk_error *err, const char *en,
                            const char *zh) {
    return gk_written_wrong(value_text(cell), cell->text.size, err, en, zh);
}

static gk_number_kind kind_of(const gk_xmlss_cell *cell) {
    return cell->style ? cell->style->kind : GK_NUMBER_PLAIN;
}

static gk_status to_number(const gk_xmlss_cell *cell, bool date1904, locale_t c, gk_cell *out,
                           char moment[GK_SERIAL_TEXT_MAX], gk_error *err) {
    gk_status status = gk_written_number(out, value_text(cell), cell->text.size, c, err);
    if (!status && out->type == GK_CELL_NUMBER)
        gk_written_serial(out, kind_of(cell), date1904, moment);
    return status;
}

/* A moment on the day before the first one is a time of day, whatever its format shows. */
static gk_number_kind moment_kind(const gk_xmlss_cell *cell) {
    gk_number_kind kind = kind_of(cell);
    return kind == GK_NUMBER_DURATION ? kind : GK_NUMBER_TIME;
}

static gk_status to_moment(const gk_xmlss_cell *cell, bool date1904, gk_cell *out,
                           char moment[GK_SERIAL_TEXT_MAX], gk_error *err) {
    return gk_iso_moment(value_text(cell), moment_kind(cell), date1904, out, moment)
               ? GK_OK
               : fail_value(cell, err, "no date", "不是日期");
}

static gk_status to_bool(const gk_xmlss_cell *cell, gk_cell *out, gk_error *err) {
    bool yes = strcmp(value_text(cell), "1") == 0;
    if (!yes && strcmp(value_text(cell), "0") != 0)
        return fail_value(cell, err, "neither true nor false", "既不是真也不是假");
    out->type = GK_CELL_BOOL;
    out->number = yes;
    return GK_OK;
}

static gk_status convert(const gk_xmlss_cell *cell, bool date1904, locale_t c, gk_cell *out,
                         char moment[GK_SERIAL_TEXT_MAX], gk_error *err) {
    switch (cell->type) {
    case GK_XMLSS_BOOLEAN:
        return to_bool(cell, out, err);
    case GK_XMLSS_DATE_TIME:
        return to_moment(cell, date1904, out, moment, err);
    case GK_XMLSS_ERROR:
        gk_written_text(out, GK_CELL_ERROR, value_text(cell), cell->text.size);
        return GK_OK;
    case GK_XMLSS_STRING:
        gk_written_text(out, GK_CELL_TEXT, value_text(cell), cell->text.size);
        return GK_OK;
    case GK_XMLSS_NUMBER:
    default:
        return to_number(cell, date1904, c, out, moment, err);
    }
}

bool gk_xmlss_cell_holds(const gk_xmlss_cell *cell) {
    return cell->value && cell->text.size > 0;
}

static bool lacks_result(const gk_xmlss_cell *cell) {
    return cell->formula && !(cell->value && cell->type == GK_XMLSS_STRING);
}

gk_status gk_xmlss_cell_push(const gk_xmlss_cell *cell, bool date1904, locale_t c,
                             const gk_sink *sink, gk_rich_text *rich, const char *sheet,
                             gk_error *err) {
    char moment[GK_SERIAL_TEXT_MAX];
    gk_cell out = {.row = cell->row, .col = cell->col, .formula = cell->formula};
    gk_status status = GK_OK;
    if (gk_xmlss_cell_holds(cell))
        status = convert(cell, date1904, c, &out, moment, err);
    else if (lacks_result(cell))
        status = gk_written_no_result(err);
    if (status == GK_OK && out.type)
        status = gk_rich_text_apply(rich, sheet, cell->style ? cell->style->look : GK_LOOK_WHITE,
                                    cell->runs, cell->run_count, &out, err);
    if (status != GK_OK)
        return gk_fail_cell(err, status, cell->row, cell->col);
    if (!out.type || (out.text && out.length == 0)) {
        gk_sink_use(sink, cell->row, cell->col);
        return GK_OK;
    }
    out.format = cell->style ? cell->style->code : NULL;
    return sink->cell(sink->self, &out, err);
}
