/* The reader of XML Spreadsheets. */
#define READER gk_reader_spreadsheetml
#define NAME "fuzz.xml"
#include "counting_sink.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    read_workbook(data, size);
    return 0;
}
