#include "report/convert_unit.h"

#include "base/fail.h"
#include "profile/column_name.h"

static gk_status report(gk_findings *findings, gk_finding_kind kind, const gk_value *value,
                        const char *from, const char *to, gk_error *err) {
    const char *const args[3] = {from, to, NULL};
    gk_finding_at at = {.origin = value->origin};
    return gk_findings_add(findings, kind, at, args) ? gk_fail_memory(err) : GK_OK;
}

/* 元 become 万元 to two decimals; every cent this loses is reported. */
static gk_status convert(gk_value *value, int power, gk_findings *findings, size_t *errors,
                         gk_error *err) {
    gk_decimal exact;
    char from[GK_DECIMAL_TEXT_MAX], to[GK_DECIMAL_TEXT_MAX];
    gk_decimal_format(value->number, 0, from);
    if (gk_decimal_shift(value->number, power, &exact, NULL) != GK_OK) {
        ++*errors;
        return report(findings, GK_FINDING_NOT_A_NUMBER, value, from, NULL, err);
    }
    value->number = gk_decimal_round(exact, 2);
    if (gk_decimal_compare(exact, value->number) == 0)
        return GK_OK;
    gk_decimal_format(exact, 0, from);
    gk_decimal_format(value->number, 2, to);
    return report(findings, GK_FINDING_ROUNDED, value, from, to, err);
}

gk_status gk_table_convert(gk_table *table, const gk_form *form, int power, gk_findings *findings,
                           size_t *errors, gk_error *err) {
    gk_status status = GK_OK;
    for (size_t r = 0; power && r < table->row_count; r++) {
        const gk_row *row = &table->rows[r];
        gk_value *values = (gk_value *)(void *)(uintptr_t)row->values;
        for (unsigned n = 1; n <= table->column_count && !status; n++)
            if (values[n - 1].kind == GK_VALUE_NUMBER && !gk_column_is_count(form, row->key, n))
                status = convert(&values[n - 1], power, findings, errors, err);
    }
    return status;
}
