#include "container/ole2_pack.h"

#include "base/fail.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    SECTOR = 512,
    ENTRIES = SECTOR / 4, /* of the sector table in a sector */
    ENTRY = 128,          /* bytes of a directory entry */
    SMALLEST = 4096,      /* of a stream that is not in the mini stream */
    LISTED = 109,         /* sectors of the table that the header can list … */
    LIST = ENTRIES - 1,   /* … and a sector of the list that goes on behind it */
    LARGEST = 0x7FFFF000  /* MS-CFB 2.6.1: 2 GiB in sectors of 512 bytes */
};
static const uint32_t FREE = 0xFFFFFFFF, END = 0xFFFFFFFE, TABLE = 0xFFFFFFFD, MORE = 0xFFFFFFFC;

static void put16(unsigned char *at, unsigned value) {
    at[0] = (unsigned char)value;
    at[1] = (unsigned char)(value >> 8);
}

static void put32(unsigned char *at, uint32_t value) {
    put16(at, value & 0xFFFF);
    put16(at + 2, value >> 16);
}

/* The file is: header, sector table, the rest of its list, one sector of directory, the stream. */
typedef struct plan {
    uint32_t tables, lists, streams; /* sectors of each */
    uint32_t directory, stream;      /* the first of these */
    uint32_t length;                 /* of the stream, in bytes */
    size_t size;
} plan;

static void plan_file(plan *p, size_t length) {
    *p = (plan){.length = length < SMALLEST ? SMALLEST : (uint32_t)length};
    p->streams = (p->length + SECTOR - 1) / SECTOR;
    do {
        p->tables++;
        p->lists = p->tables > LISTED ? (p->tables - LISTED + LIST - 1) / LIST : 0;
        p->directory = p->tables + p->lists;
        p->stream = p->directory + 1;
    } while (p->tables * ENTRIES < p->stream + p->streams);
    p->size = (size_t)SECTOR * (1 + (size_t)p->stream + p->streams);
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
    put32(at + 48, p->directory);
    put32(at + 56, SMALLEST);
    put32(at + 60, END);
    put32(at + 68, p->lists ? p->tables : END);
    put32(at + 72, p->lists);
    for (uint32_t i = 0; i < LISTED; i++)
        put32(at + 76 + 4 * (size_t)i, i < p->tables ? i : FREE);
}

static uint32_t next_of(const plan *p, uint32_t i) {
    if (i < p->directory)
        return i < p->tables ? TABLE : MORE;
    if (i == p->directory || i + 1 == p->stream + p->streams)
        return END;
    return i < p->stream + p->streams ? i + 1 : FREE;
}

static void put_table(unsigned char *at, const plan *p) {
    for (uint32_t i = 0; i < p->tables * ENTRIES; i++)
        put32(at + 4 * (size_t)i, next_of(p, i));
}

/* Each sector of the list ends with the number of the next. */
static void put_lists(unsigned char *at, const plan *p) {
    for (uint32_t list = 0; list < p->lists; list++, at += SECTOR) {
        for (uint32_t i = 0; i < LIST; i++) {
            uint32_t table = LISTED + list * LIST + i;
            put32(at + 4 * (size_t)i, table < p->tables ? table : FREE);
        }
        put32(at + 4 * LIST, list + 1 < p->lists ? p->tables + list + 1 : END);
    }
}

/* MS-CFB 2.6.1: no siblings; `child` is the root's only one. */
static void put_entry(unsigned char *at, const char *name, unsigned kind, uint32_t child,
                      uint32_t start, uint32_t size) {
    enum { BLACK = 1 };
    size_t length = strlen(name);
    for (size_t i = 0; i < length; i++)
        at[2 * i] = (unsigned char)name[i];
    put16(at + 64, length ? (unsigned)(2 * length + 2) : 0);
    at[66] = (unsigned char)kind;
    at[67] = length ? BLACK : 0;
    put32(at + 68, FREE);
    put32(at + 72, FREE);
    put32(at + 76, child);
    put32(at + 116, start);
    put32(at + 120, size);
}

static void put_directory(unsigned char *at, const plan *p, const char *name) {
    enum { UNUSED = 0, STREAM = 2, ROOT = 5 };
    put_entry(at, "Root Entry", ROOT, 1, END, 0);
    put_entry(at + ENTRY, name, STREAM, FREE, p->stream, p->length);
    for (size_t i = 2; i < SECTOR / ENTRY; i++)
        put_entry(at + i * ENTRY, "", UNUSED, FREE, 0, 0);
}

gk_status gk_ole2_pack(const char *name, const void *stream, size_t length, void **bytes,
                       size_t *size, gk_error *err) {
    plan p;
    if (length > LARGEST)
        return gk_fail(err, GK_E_LIMIT, "an .xls file holds 2 GiB at most", ".xls 文件最多2 GiB");
    plan_file(&p, length);
    unsigned char *file = calloc(p.size, 1);
    if (!file)
        return gk_fail_memory(err);
    unsigned char *sectors = file + SECTOR;
    put_header(file, &p);
    put_table(sectors, &p);
    put_lists(sectors + (size_t)SECTOR * p.tables, &p);
    put_directory(sectors + (size_t)SECTOR * p.directory, &p, name);
    memcpy(sectors + (size_t)SECTOR * p.stream, stream, length);
    *bytes = file;
    *size = p.size;
    return GK_OK;
}
