/* The reader of web pages. */
#define READER gk_reader_html
#define NAME "fuzz.html"
#include "counting_sink.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    read_workbook(data, size);
    return 0;
}
