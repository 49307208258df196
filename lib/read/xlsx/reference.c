#include "read/xlsx/reference.h"
#include "base/fail.h"
#include "base/quote.h"
#include <string.h>

/* Numbers stop growing here, well above both limits. */
#define GK_ENOUGH 100000000u

/* One past the column, and how many letters it takes; 0 letters: none. */
static size_t letters(gk_xml_slice text, uint32_t *number) {
    size_t n = 0;
    for (*number = 0; n < text.length; n++) {
        unsigned letter = (unsigned)((unsigned char)text.text[n] | 0x20) - 'a';
        if (letter > 25)
            break;
        if (*number < GK_ENOUGH)
            *number = *number * 26 + letter + 1;
    }
    return n;
}

static size_t figures(gk_xml_slice text, size_t from, uint32_t *number) {
    size_t n = from;
    for (*number = 0; n < text.length; n++) {
        unsigned digit = (unsigned)(unsigned char)text.text[n] - '0';
        if (digit > 9)
            break;
        if (*number < GK_ENOUGH)
            *number = *number * 10 + digit;
    }
    return n - from;
}

gk_status gk_xlsx_reference(gk_xml_slice text, uint32_t *row, uint32_t *col, gk_error *err) {
    char quote[GK_QUOTE_MAX];
    uint32_t r = 0, c = 0;
    size_t n = letters(text, &c);
    size_t m = figures(text, n, &r);
    if (n == 0 || m == 0 || n + m != text.length || r == 0)
        return gk_fail(err, GK_E_FORMAT, "'%s' is no cell address", "“%s”不是单元格地址",
                       gk_quote(text.text, text.length, quote));
    if (r > GK_ROW_LIMIT || c > GK_COL_LIMIT)
        return gk_fail(err, GK_E_LIMIT, "cell %s is beyond row %u or column %u",
                       "单元格 %s 超出第 %u 行或第 %u 列", gk_quote(text.text, text.length, quote),
                       GK_ROW_LIMIT, GK_COL_LIMIT);
    *row = r - 1;
    *col = c - 1;
    return GK_OK;
}

static void order(uint32_t *low, uint32_t *high) {
    if (*low > *high) {
        uint32_t swap = *low;
        *low = *high;
        *high = swap;
    }
}

gk_status gk_xlsx_range(gk_xml_slice text, gk_range *range, gk_error *err) {
    const char *colon = text.length ? memchr(text.text, ':', text.length) : NULL;
    gk_xml_slice first = text, last = text;
    if (colon) {
        first.length = (size_t)(colon - text.text);
        last = (gk_xml_slice){colon + 1, text.length - first.length - 1};
    }
    gk_status status = gk_xlsx_reference(first, &range->first_row, &range->first_col, err);
    if (status == GK_OK)
        status = gk_xlsx_reference(last, &range->last_row, &range->last_col, err);
    if (status != GK_OK)
        return status;
    order(&range->first_row, &range->last_row);
    order(&range->first_col, &range->last_col);
    return GK_OK;
}
