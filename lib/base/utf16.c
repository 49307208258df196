#include "base/utf16.h"
#include "base/utf8.h"

static size_t put_unit(gk_utf16 *state, uint32_t unit, char *out) {
    uint32_t high = state->high;
    state->high = 0;
    bool low = unit >= 0xDC00 && unit <= 0xDFFF;
    if (high && low)
        return gk_utf8_put(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00), out);
    size_t length = 0;
    if (high)
        out[length++] = '\xFF';
    if (unit >= 0xD800 && unit < 0xDC00)
        state->high = unit;
    else if (low)
        out[length++] = '\xFF';
    else
        length += gk_utf8_put(unit, out + length);
    return length;
}

size_t gk_utf16_push(gk_utf16 *state, const char *bytes, size_t size, char *out) {
    size_t length = 0;
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        state->half = !state->half;
        if (state->half) {
            state->byte = byte;
            continue;
        }
        uint32_t unit =
            state->big ? (uint32_t)state->byte << 8 | byte : (uint32_t)byte << 8 | state->byte;
        length += put_unit(state, unit, out + length);
    }
    return length;
}

bool gk_utf16_complete(const gk_utf16 *state) {
    return !state->half && !state->high;
}
