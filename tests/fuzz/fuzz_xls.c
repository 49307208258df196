/* The .xls reader, from the container to the cells. */
#define READER gk_reader_xls
#define NAME "fuzz.xls"
#include "counting_sink.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    read_workbook(data, size);
    return 0;
}
