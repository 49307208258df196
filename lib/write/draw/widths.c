#include "write/draw/widths.h"

#include <gongkai/decimal.h>
#include <stdlib.h>
#include <string.h>

/* Of a number as it is shown: with a comma between thousands, and room for two decimals. */
static size_t shown_length(gk_decimal number) {
    char digits[GK_DECIMAL_TEXT_MAX];
    size_t length = gk_decimal_format(number, 2, digits);
    size_t whole = strcspn(digits, ".") - (*digits == '-');
    return length + (whole - 1) / 3;
}

/* Bold digits of a stand-in for 宋体 are a fifth wider than those that widths are counted in; the
 * rest is the indent, and the margins of a cell. In whole characters, which no program rounds. */
double gk_width_for(gk_decimal number) {
    enum { MARGINS = 3 };
    size_t length = shown_length(number);
    return (double)(length + (length + 4) / 5 + MARGINS);
}

static void widen(const gk_form *form, unsigned column, double needed, double *widths) {
    for (uint32_t row = 0; row < form->height; row++)
        for (uint32_t col = 0; col < form->width; col++) {
            const gk_field *field = &form->rows[row].fields[col];
            if (field->kind == GK_FIELD_VALUE && field->column == column && widths[col] < needed)
                widths[col] = needed;
        }
}

double *gk_widths_for(const gk_form *form, const gk_table *table) {
    double *widths = malloc((form->width + 1) * sizeof *widths);
    if (!widths)
        return NULL;
    memcpy(widths, form->widths, form->width * sizeof *widths);
    for (unsigned column = 1; column <= table->column_count; column++) {
        double needed = 0;
        for (size_t i = 0; i < table->row_count; i++) {
            const gk_value *value = &table->rows[i].values[column - 1];
            double width = value->kind == GK_VALUE_NUMBER ? gk_width_for(value->number) : 0;
            needed = width > needed ? width : needed;
        }
        if (needed > 0)
            widen(form, column, needed, widths);
    }
    return widths;
}
