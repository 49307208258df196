#include <gongkai/address.h>

size_t gk_address_format(uint32_t row, uint32_t col, char text[GK_ADDRESS_MAX]) {
    char letters[8], digits[12];
    size_t n = 0, used = 0, d = 0;
    for (uint32_t c = col % GK_COL_LIMIT + 1; c; c = (c - 1) / 26)
        letters[n++] = (char)('A' + (c - 1) % 26);
    while (n)
        text[used++] = letters[--n];
    for (uint32_t r = row % GK_ROW_LIMIT + 1; r; r /= 10)
        digits[d++] = (char)('0' + r % 10);
    while (d)
        text[used++] = digits[--d];
    text[used] = '\0';
    return used;
}
