/* What found no place in a new form, as a list: one value a row. Titles stand in brackets, so that
 * no list is taken for the table. */
#include "write/draw/leftovers.h"

#include "base/fail.h"
#include "profile/column_name.h"
#include "profile/profiles.h"
#include "report/kept_words.h"
#include "report/money_unit.h"
#include "write/draw/exact.h"
#include "write/draw/list.h"
#include <stdio.h>
#include <string.h>

static gk_status draw_number(const gk_list *l, const gk_form *form, const gk_row *row, unsigned n) {
    const gk_value *value = &row->values[n - 1];
    const gk_drawn_box box = {l->row, l->row, GK_LEFTOVER_VALUE, GK_LEFTOVER_VALUE};
    if (value->kind == GK_VALUE_NOT_APPLICABLE)
        return gk_list_put(l, GK_LEFTOVER_VALUE, GK_DRAWN_CENTRED, "——");
    bool count = gk_column_is_count(form, row->key, n);
    return gk_draw_exact(l->canvas, box, count ? GK_DRAWN_COUNT : GK_DRAWN_MONEY, value->number,
                         l->err);
}

static gk_status draw_value(gk_list *l, const gk_report *report, const gk_table *table,
                            const gk_form *form, const gk_row *row, unsigned n) {
    char title[512], column[GK_COLUMN_NAME_MAX], origin[1024] = "", year[16] = "";
    gk_column_name(form, n, column);
    snprintf(title, sizeof title, "%s《%s》", table->number, table->title);
    if (report->year)
        snprintf(year, sizeof year, "%d", report->year);
    if (row->values[n - 1].origin.source)
        gk_origin_format(row->values[n - 1].origin, origin, sizeof origin);
    const char *const texts[GK_LEFTOVER_COLUMNS] = {[GK_LEFTOVER_PROFILE] = table->profile,
                                                    [GK_LEFTOVER_TABLE] = title,
                                                    [GK_LEFTOVER_ROW] = row->key,
                                                    [GK_LEFTOVER_LABEL] = row->label,
                                                    [GK_LEFTOVER_COLUMN] = column,
                                                    [GK_LEFTOVER_ORIGIN] = origin,
                                                    [GK_LEFTOVER_UNIT] = gk_amount_unit(table),
                                                    [GK_LEFTOVER_DEPARTMENT] = report->department,
                                                    [GK_LEFTOVER_YEAR] = year};
    gk_status status = GK_OK;
    for (uint32_t col = 0; col < GK_LEFTOVER_COLUMNS && !status; col++)
        status = texts[col] ? gk_list_put(l, col, GK_DRAWN_LABEL, texts[col])
                            : draw_number(l, form, row, n);
    return status ? status : gk_list_end_row(l, 18);
}

static gk_status draw_table(gk_list *l, const gk_report *report, const gk_table *table,
                            const gk_profiles *profiles) {
    const gk_form *form = gk_profiles_form(profiles, table->profile, table->role);
    gk_status status = GK_OK;
    if (!form)
        return gk_fail(l->err, GK_E_ARGUMENT, "no layout of %s in profile %s", "没有%s（%s）的版式",
                       table->title, table->profile);
    for (size_t i = 0; i < table->row_count; i++)
        for (unsigned n = 1; n <= table->column_count && !status; n++)
            if (table->rows[i].values[n - 1].kind != GK_VALUE_BLANK)
                status = draw_value(l, report, table, form, &table->rows[i], n);
    return status;
}

gk_status gk_draw_leftovers(const gk_report *report, const gk_profiles *profiles,
                            const gk_canvas *canvas, gk_error *err) {
    static const double widths[GK_LEFTOVER_COLUMNS] = {10, 46, 24, 36, 30, 16, 60, 10, 30, 8};
    char title[512];
    gk_list l;
    snprintf(title, sizeof title, "未能归入%s的内容", report->profile);
    const gk_list_form form = {gk_leftover_name, title, GK_LEFTOVER_COLUMNS, widths,
                               gk_leftover_headings};
    gk_status status = gk_list_begin(&l, &form, canvas, err);
    for (size_t i = 0; i < report->leftover_count && !status; i++)
        status = draw_table(&l, report, &report->leftovers[i], profiles);
    return status ? status : gk_list_end(&l);
}
