/* Strings of BIFF8 and BIFF5 over CONTINUE records: the input is a stream of records, the first of
   which is read as one string after another. */
#include "read/xls/biff_strings.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const gk_biff_text *text) {
    if (text->utf8.bytes[text->utf8.size] != '\0')
        abort();
}

static void read_strings(const uint8_t *data, size_t size, bool unicode) {
    static const gk_biff_bytes how = {"GB18030", "CP1252"};
    gk_biff_walk walk = {data, size, 0};
    gk_biff_record first;
    gk_biff_text text = {0};
    gk_error err = {0};
    bool end;
    if (gk_biff_next(&walk, &first, &end, &err) == GK_OK && !end) {
        gk_biff_cursor c = gk_biff_read(&walk, &first, &err);
        while (gk_biff_more(&c) && (unicode ? gk_biff_unicode(&c, 2, &text)
                                            : gk_biff_bytes_read(&c, 2, &how, &text)) == GK_OK)
            check(&text);
    }
    gk_biff_text_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    read_strings(data, size, true);
    read_strings(data, size, false);
    return 0;
}
