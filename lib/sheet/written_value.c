#include "sheet/written_value.h"

#include "base/double_text.h"
#include "base/fail.h"
#include "base/quote.h"
#include <string.h>

gk_status gk_written_wrong(const char *text, size_t size, gk_error *err, const char *en,
                           const char *zh) {
    char quote[GK_QUOTE_MAX];
    return gk_fail(err, GK_E_FORMAT, "'%s' is %s%.0s", "“%s”%.0s%s", gk_quote(text, size, quote),
                   en, zh);
}

gk_status gk_written_no_result(gk_error *err) {
    return gk_fail(err, GK_E_UNSUPPORTED,
                   "a formula without a stored result; open the file in Excel or WPS and save "
                   "it again",
                   "公式没有保存计算结果，请用 Excel 或 WPS 打开后重新保存");
}

void gk_written_text(gk_cell *cell, gk_cell_type type, const char *text, size_t length) {
    cell->type = type;
    cell->text = text;
    cell->length = length;
}

gk_status gk_written_number(gk_cell *cell, const char *text, size_t size, locale_t c,
                            gk_error *err) {
    const char *start;
    size_t length;
    cell->type = GK_CELL_NUMBER;
    switch (gk_double_parse(text, c, &cell->number, &start, &length)) {
    case GK_DOUBLE_GOOD:
        return GK_OK;
    case GK_DOUBLE_LONG:
        cell->number = 0;
        if (start[length]) /* blanks behind it, and a text must end in a NUL */
            return gk_written_wrong(text, size, err, "too long for a number",
                                    "位数过多，不能作为数字");
        gk_written_text(cell, GK_CELL_TEXT, start, length);
        return GK_OK;
    case GK_DOUBLE_VAST:
        return gk_written_wrong(text, size, err, "too large or too small for a number",
                                "过大或过小");
    case GK_DOUBLE_NONE:
    default:
        return gk_written_wrong(text, size, err, "no number", "不是数字");
    }
}

void gk_written_serial(gk_cell *cell, gk_number_kind kind, bool date1904,
                       char room[GK_SERIAL_TEXT_MAX]) {
    cell->type = gk_serial_text(kind, cell->number, date1904, room);
    if (cell->type != GK_CELL_NUMBER)
        gk_written_text(cell, cell->type, room, strlen(room));
}
