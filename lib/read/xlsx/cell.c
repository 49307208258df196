#include "read/xlsx/cell.h"
#include "base/double_text.h"
#include "base/fail.h"
#include "sheet/iso_moment.h"
#include "sheet/sink.h"
#include "sheet/written_value.h"
#include <string.h>

bool gk_xlsx_cell_type_named(gk_xml_slice t, gk_xlsx_cell_type *type) {
    static const char *const names[] = {"n", "s", "inlineStr", "str", "b", "e", "d"};
    *type = GK_XLSX_CELL_NUMBER;
    if (!t.text)
        return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (gk_xml_slice_is(t, names[i])) {
            *type = (gk_xlsx_cell_type)i;
            return true;
        }
    return false;
}

static const char *value_text(const gk_xlsx_cell *cell) {
    return gk_buffer_view(&cell->text);
}

static gk_status fail_value(const gk_xlsx_cell *cell, gk_error *err, const char *en,
                            const char *zh) {
    return gk_written_wrong(value_text(cell), cell->text.size, err, en, zh);
}

static gk_status to_serial(const gk_xlsx_context *context, const gk_xlsx_cell *cell, gk_cell *out,
                           char room[GK_SERIAL_TEXT_MAX], gk_error *err) {
    gk_number_format format;
    if (!gk_xlsx_styles_format(context->styles, cell->style, &format))
        return gk_fail(err, GK_E_FORMAT, "style %u does not exist", "样式 %u 不存在", cell->style);
    out->format = format.code;
    gk_written_serial(out, format.kind, context->date1904, room);
    return GK_OK;
}

static gk_status to_number(const gk_xlsx_context *context, const gk_xlsx_cell *cell, gk_cell *out,
                           char room[GK_SERIAL_TEXT_MAX], gk_error *err) {
    gk_status status =
        gk_written_number(out, value_text(cell), cell->text.size, context->locale, err);
    if (status || out->type == GK_CELL_TEXT)
        return status;
    return to_serial(context, cell, out, room, err);
}

static gk_status to_shared(const gk_xlsx_context *context, const gk_xlsx_cell *cell, gk_cell *out,
                           gk_error *err) {
    unsigned index;
    gk_xml_slice value = {value_text(cell), cell->text.size};
    if (!gk_xml_slice_unsigned(value, &index))
        return fail_value(cell, err, "no number of a shared string", "不是共享字符串的编号");
    size_t length = 0;
    const char *text = gk_xlsx_strings_at(context->strings, index, &length);
    if (!text)
        return gk_fail(err, GK_E_FORMAT, "shared string %u does not exist, there are %zu",
                       "共享字符串 %u 不存在，共有 %zu 个", index, context->strings->count);
    gk_written_text(out, GK_CELL_TEXT, text, length);
    return GK_OK;
}

static gk_status to_bool(const gk_xlsx_cell *cell, gk_cell *out, gk_error *err) {
    gk_xml_slice value = {value_text(cell), cell->text.size};
    bool yes = gk_xml_slice_is(value, "1") || gk_xml_slice_is(value, "true");
    bool no = gk_xml_slice_is(value, "0") || gk_xml_slice_is(value, "false");
    if (!yes && !no)
        return fail_value(cell, err, "neither true nor false", "既不是真也不是假");
    out->type = GK_CELL_BOOL;
    out->number = yes;
    return GK_OK;
}

static gk_status to_date(const gk_xlsx_context *context, const gk_xlsx_cell *cell, gk_cell *out,
                         char room[GK_SERIAL_TEXT_MAX], gk_error *err) {
    gk_number_format format;
    gk_xlsx_styles_format(context->styles, cell->style, &format);
    return gk_iso_moment(value_text(cell), format.kind, context->date1904, out, room)
               ? GK_OK
               : fail_value(cell, err, "no date", "不是日期");
}

static gk_status convert(const gk_xlsx_context *context, const gk_xlsx_cell *cell, gk_cell *out,
                         char room[GK_SERIAL_TEXT_MAX], gk_error *err) {
    switch (cell->type) {
    case GK_XLSX_CELL_SHARED:
        return to_shared(context, cell, out, err);
    case GK_XLSX_CELL_BOOL:
        return to_bool(cell, out, err);
    case GK_XLSX_CELL_DATE:
        return to_date(context, cell, out, room, err);
    case GK_XLSX_CELL_ERROR:
        gk_written_text(out, GK_CELL_ERROR, value_text(cell), cell->text.size);
        return GK_OK;
    case GK_XLSX_CELL_INLINE:
    case GK_XLSX_CELL_STRING:
        gk_written_text(out, GK_CELL_TEXT, value_text(cell), cell->text.size);
        return GK_OK;
    case GK_XLSX_CELL_NUMBER:
    default:
        return to_number(context, cell, out, room, err);
    }
}

/* A text or a date has a format like a number, though neither needs it to be read. */
static const char *code_of(const gk_xlsx_context *context, const gk_xlsx_cell *cell) {
    gk_number_format format;
    return gk_xlsx_styles_format(context->styles, cell->style, &format) ? format.code : NULL;
}

/* --- what of it counts --- */

static const gk_text_run *runs_of(const gk_xlsx_context *context, const gk_xlsx_cell *cell,
                                  size_t *count) {
    unsigned index;
    gk_xml_slice value = {value_text(cell), cell->text.size};
    if (cell->type == GK_XLSX_CELL_SHARED && gk_xml_slice_unsigned(value, &index))
        return gk_run_table_of(&context->strings->runs, index, count);
    *count = cell->run_count;
    return cell->runs;
}

static gk_status look_at(const gk_xlsx_context *context, const char *sheet,
                         const gk_xlsx_cell *cell, gk_cell *out, gk_error *err) {
    size_t count = 0;
    const gk_text_run *runs = runs_of(context, cell, &count);
    return gk_rich_text_apply(context->rich, sheet,
                              gk_xlsx_styles_look(context->styles, cell->style), runs, count, out,
                              err);
}

/* --- formulas --- */

/* A zero that stands where the result of a formula should. */
static bool is_placeholder(const gk_xlsx_context *context, const gk_xlsx_cell *cell) {
    double number;
    const char *start;
    size_t length;
    return cell->formula && context->results == GK_XLSX_NOT_CALCULATED &&
           cell->type == GK_XLSX_CELL_NUMBER &&
           gk_double_parse(value_text(cell), context->locale, &number, &start, &length) ==
               GK_DOUBLE_GOOD &&
           number == 0;
}

/* An empty <v> holds nothing. */
bool gk_xlsx_cell_holds(const gk_xlsx_context *context, const gk_xlsx_cell *cell) {
    return cell->value && cell->text.size > 0 && !is_placeholder(context, cell);
}

/* An empty text is a result, if anybody calculated it. */
static bool lacks_result(const gk_xlsx_context *context, const gk_xlsx_cell *cell) {
    bool text = cell->type == GK_XLSX_CELL_STRING || cell->type == GK_XLSX_CELL_INLINE;
    return cell->formula && (!text || context->results == GK_XLSX_NOT_CALCULATED);
}

gk_status gk_xlsx_cell_push(const gk_xlsx_context *context, const char *sheet,
                            const gk_xlsx_cell *cell, const gk_sink *sink, gk_error *err) {
    char room[GK_SERIAL_TEXT_MAX];
    gk_cell out = {.row = cell->row, .col = cell->col, .formula = cell->formula};
    gk_origin place = {.sheet = sheet, .row = cell->row, .col = cell->col};
    gk_status status = GK_OK;
    bool holds = gk_xlsx_cell_holds(context, cell);
    bool stored = context->rich->as_stored && is_placeholder(context, cell);
    if (holds && cell->formula && context->results != GK_XLSX_CALCULATED)
        gk_formula_results_stored(context->formulas, place);
    else if (!holds && lacks_result(context, cell))
        status = gk_formula_results_missing(context->formulas, place, err);
    if (status == GK_OK && (holds || stored))
        status = convert(context, cell, &out, room, err);
    if (status == GK_OK && out.type)
        status = look_at(context, sheet, cell, &out, err);
    if (status != GK_OK)
        return gk_fail_cell(err, status, cell->row, cell->col);
    if (!out.type || (out.text && out.length == 0)) {
        gk_sink_use(sink, cell->row, cell->col);
        return GK_OK;
    }
    if (cell->type != GK_XLSX_CELL_NUMBER)
        out.format = code_of(context, cell);
    return sink->cell(sink->self, &out, err);
}
