#include "base/quote.h"
#include "base/utf8.h"

const char *gk_quote(const char *text, size_t size, char out[GK_QUOTE_MAX]) {
    size_t length = size < GK_QUOTE_MAX ? size : gk_utf8_cut(text, GK_QUOTE_MAX - 1);
    for (size_t i = 0; i < length; i++)
        out[i] = (unsigned char)text[i] < 0x20 || text[i] == 0x7F ? ' ' : text[i];
    out[length] = 0;
    return out;
}
