/* OLE2 containers: every chain, cycle and length. */
#include "container/ole2.h"
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const names[] = {"Workbook", "Book", "A"};
    gk_ole2 *ole = NULL;
    gk_error err = {0};
    if (gk_ole2_open(data, size, &ole, &err) != GK_OK)
        return 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        unsigned char *bytes = NULL;
        size_t length = 0;
        gk_status status = gk_ole2_read(ole, names[i], &bytes, &length, &err);
        if ((status == GK_OK) != (bytes != NULL) || (!status && length > size))
            abort();
        free(bytes);
    }
    gk_ole2_free(ole);
    return 0;
}
