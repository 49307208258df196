/* Number formats and serial dates: the first eight bytes are a number, the rest a format code. */
#include "sheet/serial_date.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    double serial;
    char text[GK_SERIAL_TEXT_MAX];
    if (size < sizeof serial)
        return 0;
    memcpy(&serial, data, sizeof serial);
    gk_number_kind kind =
        gk_number_format_kind((const char *)data + sizeof serial, size - sizeof serial);
    for (int i = 0; i < 2; i++) {
        gk_cell_type type = gk_serial_text(kind, serial, i, text);
        if (type != GK_CELL_NUMBER && memchr(text, '\0', sizeof text) == NULL)
            abort();
    }
    return 0;
}
