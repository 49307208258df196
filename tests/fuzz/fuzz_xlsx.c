/* The .xlsx reader. An input that starts with "PK" is a workbook as it is. Since no mutation of one
   survives its checksums, any other input is the XML of a workbook's parts, parted by 0xFF in the
   order of `parts`, which are first packed into an archive. */
#define READER gk_reader_xlsx
#define NAME "fuzz.xlsx"
#include "counting_sink.h"

/* --- packing --- */

static const char *const parts[] = {
    "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",       "xl/styles.xml",
    "xl/workbook.xml",          "xl/_rels/workbook.xml.rels", "[Content_Types].xml"};
enum { PARTS = sizeof parts / sizeof *parts };

static const char *const usual[] = {
    "<worksheet><sheetData/></worksheet>",
    "<sst/>",
    "<styleSheet/>",
    "<workbook xmlns:r='r'><sheets><sheet name='a' r:id='a'/></sheets></workbook>",
    "<Relationships><Relationship Id='a' Type='worksheet' Target='worksheets/sheet1.xml'/>"
    "<Relationship Id='b' Type='sharedStrings' Target='sharedStrings.xml'/>"
    "<Relationship Id='c' Type='styles' Target='styles.xml'/></Relationships>",
    "<Types/>"};

typedef struct archive {
    uint8_t *bytes;
    size_t size;
} archive;

static void put(archive *a, uint64_t value, int bytes) {
    for (int i = 0; i < bytes; i++)
        a->bytes[a->size++] = (uint8_t)(value >> (8 * i));
}

static void put_bytes(archive *a, const void *bytes, size_t size) {
    if (size)
        memcpy(a->bytes + a->size, bytes, size);
    a->size += size;
}

static uint32_t checksum(const uint8_t *bytes, size_t size) {
    uint32_t crc = 0xFFFFFFFF;
    for (size_t i = 0; i < size; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (0xEDB88320 & (0 - (crc & 1)));
    }
    return ~crc;
}

/* The fields that a part's local and central headers share. */
static void put_header(archive *a, const char *name, const uint8_t *bytes, size_t size) {
    put(a, 20, 2); /* version; no flags, stored, 1980-01-01 */
    put(a, 0, 2);
    put(a, 0, 2);
    put(a, 0x00210000, 4);
    put(a, checksum(bytes, size), 4);
    put(a, size, 4);
    put(a, size, 4);
    put(a, strlen(name), 2);
    put(a, 0, 2);
}

static archive pack(const uint8_t *const bytes[PARTS], const size_t sizes[PARTS], size_t total) {
    archive a = {malloc(total + PARTS * (size_t)256 + 22), 0};
    size_t offsets[PARTS];
    if (!a.bytes)
        return a;
    for (int i = 0; i < PARTS; i++) {
        offsets[i] = a.size;
        put(&a, 0x04034B50, 4);
        put_header(&a, parts[i], bytes[i], sizes[i]);
        put_bytes(&a, parts[i], strlen(parts[i]));
        put_bytes(&a, bytes[i], sizes[i]);
    }
    size_t directory = a.size;
    for (int i = 0; i < PARTS; i++) {
        put(&a, 0x02014B50, 4);
        put(&a, 20, 2);
        put_header(&a, parts[i], bytes[i], sizes[i]);
        put(&a, 0, 6); /* comment, disk, attributes */
        put(&a, 0, 4);
        put(&a, offsets[i], 4);
        put_bytes(&a, parts[i], strlen(parts[i]));
    }
    size_t length = a.size - directory;
    put(&a, 0x06054B50, 4);
    put(&a, 0, 4);
    put(&a, PARTS, 2);
    put(&a, PARTS, 2);
    put(&a, length, 4);
    put(&a, directory, 4);
    put(&a, 0, 2);
    return a;
}

static archive pack_input(const uint8_t *data, size_t size) {
    const uint8_t *bytes[PARTS];
    size_t sizes[PARTS], total = 0;
    for (int i = 0; i < PARTS; i++) {
        const uint8_t *end = size ? memchr(data, 0xFF, size) : NULL;
        size_t length = end ? (size_t)(end - data) : size;
        bytes[i] = length ? data : (const uint8_t *)usual[i];
        sizes[i] = length ? length : strlen(usual[i]);
        total += sizes[i];
        data += length + (end != NULL);
        size -= length + (end != NULL);
    }
    return pack(bytes, sizes, total);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size >= 2 && memcmp(data, "PK", 2) == 0) {
        read_workbook(data, size);
        return 0;
    }
    archive a = pack_input(data, size);
    if (a.bytes)
        read_workbook(a.bytes, a.size);
    free(a.bytes);
    return 0;
}
