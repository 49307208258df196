/* Decrypting a bare stream of records: one that is not encrypted stays as it is and
   is never an error. */
#include "read/xls/biff_decrypt.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    unsigned char *copy = malloc(size ? size : 1);
    gk_error err = {0};
    if (!copy)
        abort();
    if (size)
        memcpy(copy, data, size);
    gk_status status = gk_biff_decrypt(copy, size, &err);
    if (status != err.status)
        abort();
    if (!gk_biff_is_encrypted(data, size) && (status || (size && memcmp(copy, data, size) != 0)))
        abort();
    free(copy);
    return 0;
}
