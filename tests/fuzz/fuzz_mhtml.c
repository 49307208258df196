/* The reader of web pages in MIME messages. */
#define READER gk_reader_mhtml
#define NAME "fuzz.mht"
#include "counting_sink.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    read_workbook(data, size);
    return 0;
}
