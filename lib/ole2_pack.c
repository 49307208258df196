#include "ole2_pack.h"

#include "fail.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    SECTOR = 512,
    ENTRIES = SECTOR / 4, /* of the sector table in a sector */
    ENTRY = 128,          /* bytes of a directory entry */
    SMALLEST = 4096,      /* of a stream that is not in the mini stream */
    LISTED = 109          /* sectors of the table that the header can list */
};
static const uint32_t FREE = 0xFFFFFFFF, END = 0xFFFFFFFE, TABLE = 0xFFFFFFFD;

static void put16(unsigned char *at, unsigned value) {
    at[0] = (unsigned char)value;
    at[1] = (unsigned char)(value >> 8);
}

static void put32(unsigned char *at, uint32_t value) {
    put16(at, value & 0xFFFF);
    put16(at + 2, value >> 16);
}

/* The file is: header, sector table, one sector of directory, the stream. */
typedef struct plan {
    uint32_t tables, streams; /* sectors of each */
    size_t size;
} plan;

static void plan_file(plan *p, size_t length) {
    size_t padded = length < SMALLEST ? SMALLEST : length;
    p->streams = (uint32_t)((padded + SECTOR - 1) / SECTOR);
    p->tables = 1;
    while (p->tables * ENTRIES < p->tables + 1 + p->streams)
        p->tables++;
    p->size = (size_t)SECTOR * (1 + p->tables + 1 + p->streams);
}

static void put_header(unsigned char *at, const plan *p) {
    static const unsigned char signature[] = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
    memcpy(at, signature, sizeof signature);
    put16(at + 24, 0x003E);
    put16(at + 26, 3);
    put16(at + 28, 0xFFFE); /* little endian */
    put16(at + 30, 9);      /* sectors of 2^9 bytes */
    put16(at + 32, 6);
    put32(at + 44, p->tables);
    put32(at + 48, p->tables); /* the directory comes behind the table */
    put32(at + 56, SMALLEST);
    put32(at + 60, END);
    put32(at + 68, END);
    for (uint32_t i = 0; i < LISTED; i++)
        put32(at + 76 + 4 * i, i < p->tables ? i : FREE);
}

static void put_table(unsigned char *at, const plan *p) {
    uint32_t first = p->tables + 1, behind = first + p->streams;
    for (uint32_t i = 0; i < p->tables * ENTRIES; i++) {
        uint32_t next = i < p->tables                  ? TABLE
                        : i < first || i + 1 == behind ? END
                        : i < behind                   ? i + 1
                                                       : FREE;
        put32(at + 4 * (size_t)i, next);
    }
}

static void put_entry(unsigned char *at, const char *name, unsigned kind, uint32_t child,
                      uint32_t start, uint32_t size) {
    size_t length = strlen(name);
    for (size_t i = 0; i < length; i++)
        at[2 * i] = (unsigned char)name[i];
    put16(at + 64, length ? (unsigned)(2 * length + 2) : 0);
    at[66] = (unsigned char)kind;
    at[67] = 1;
    put32(at + 68, FREE);
    put32(at + 72, FREE);
    put32(at + 76, child);
    put32(at + 116, start);
    put32(at + 120, size);
}

gk_status gk_ole2_pack(const char *name, const void *stream, size_t length, void **bytes,
                       size_t *size, gk_error *err) {
    enum { UNUSED = 0, STREAM = 2, ROOT = 5 };
    plan p;
    if (length > (size_t)LISTED * ENTRIES * SECTOR - (size_t)(LISTED + 2) * SECTOR)
        return gk_fail(err, GK_E_LIMIT, "too much for an .xls file", "内容过多，.xls 文件无法容纳");
    plan_file(&p, length);
    unsigned char *file = calloc(p.size, 1);
    if (!file)
        return gk_fail_memory(err);
    unsigned char *directory = file + (size_t)SECTOR * (1 + p.tables);
    put_header(file, &p);
    put_table(file + SECTOR, &p);
    put_entry(directory, "Root Entry", ROOT, 1, END, 0);
    put_entry(directory + ENTRY, name, STREAM, FREE, p.tables + 1, p.streams * SECTOR);
    for (size_t i = 2; i < SECTOR / ENTRY; i++)
        put_entry(directory + i * ENTRY, "", UNUSED, FREE, 0, 0);
    memcpy(directory + SECTOR, stream, length);
    *bytes = file;
    *size = p.size;
    return GK_OK;
}
