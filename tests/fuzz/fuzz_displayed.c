/* A cell as it is shown: the first byte is its type and the date system, the next eight a number,
 * the rest a format code, then, behind a NUL, a text. What is shown is UTF-8 and within its limit,
 * the same the second time, and never part of what was shown before. */
#include "base/utf8.h"
#include <gongkai/displayed.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds) {
    if (!holds)
        abort();
}

static bool is_utf8(const char *text, size_t length) {
    const char *end = text + length;
    while (text < end)
        if (gk_utf8_next(&text, end) == UINT32_MAX)
            return false;
    return true;
}

static void show(const gk_cell *cell, bool date1904) {
    gk_displayed once = {0}, again = {0};
    gk_error err = {0};
    gk_status status = gk_cell_displayed(cell, date1904, &once, &err);
    check(status == err.status && (status == GK_OK || status == GK_E_LIMIT));
    check(once.text && strlen(once.text) <= once.length && once.length <= GK_DISPLAYED_MAX);
    check(once.text[once.length] == 0 && (!status || once.length == 0));
    check(is_utf8(once.text, once.length));

    gk_cell other = {.type = GK_CELL_BOOL};
    check(gk_cell_displayed(&other, date1904, &again, NULL) == GK_OK);
    check(gk_cell_displayed(cell, date1904, &again, NULL) == status);
    check(once.length == again.length && memcmp(once.text, again.text, once.length) == 0);
    gk_displayed_free(&once);
    gk_displayed_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    gk_cell cell = {0};
    if (size < 1 + sizeof cell.number)
        return 0;
    cell.type = (gk_cell_type)(GK_CELL_NUMBER + (data[0] & 0x7F) % GK_CELL_DURATION);
    memcpy(&cell.number, data + 1, sizeof cell.number);
    size -= 1 + sizeof cell.number;
    char *code = malloc(size + 1);
    check(code != NULL);
    memcpy(code, data + 1 + sizeof cell.number, size);
    code[size] = 0;
    cell.format = code;
    cell.text = code + strlen(code) + (strlen(code) < size);
    cell.length = size - (size_t)(cell.text - code);
    if (!is_utf8(cell.text, cell.length)) /* as readers promise */
        cell.length = 0;
    show(&cell, data[0] & 0x80);
    free(code);
    return 0;
}
