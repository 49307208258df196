#include "container/zip_pack.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/fail.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* Names and numbers of APPNOTE.TXT 6.3, sections 4.3 and 4.4. */
enum {
    LOCAL_HEADER = 0x04034B50,
    DESCRIPTOR = 0x08074B50,
    ENTRY = 0x02014B50,
    END = 0x06054B50,
    END64 = 0x06064B50,
    END64_PLACE = 0x07064B50,
    PLAIN_VERSION = 20, /* deflated */
    ZIP64_VERSION = 45,
    SIZES_BEHIND = 1 << 3, /* a flag: a descriptor follows the part */
    DEFLATED = 8,
    MIDNIGHT = 0,
    FIRST_OF_1980 = 1 << 5 | 1,
    MOST_PARTS = 0xFFFF /* without ZIP64, this one not included */
};
static const uint64_t LARGEST = 0xFFFFFFFF; /* without ZIP64, not included */

typedef struct part {
    const char *name;
    uint64_t offset, size, packed;
    uint32_t crc;
} part;

struct gk_zip_pack {
    const gk_stream_output *output;
    z_stream deflate;
    gk_arena arena; /* the names */
    part *parts;
    size_t count, capacity;
    bool open;       /* the last part is not ended */
    uint64_t offset; /* bytes put so far */
    unsigned char block[1 << 15];
};

/* ---- bytes ---------------------------------------------------------------------------------- */

static void put_number(gk_buffer *out, uint64_t value, int bytes) {
    for (; bytes > 0; bytes--, value >>= 8)
        gk_buffer_char(out, (char)(value & 0xFF));
}

static gk_status send(gk_zip_pack *pack, const void *bytes, size_t size, gk_error *err) {
    pack->offset += size;
    return size ? pack->output->write(pack->output->self, bytes, size, err) : GK_OK;
}

/* Send a header that was put together, and free it. */
static gk_status send_buffer(gk_zip_pack *pack, gk_buffer *header, gk_error *err) {
    gk_status status = gk_buffer_check(header, err);
    if (!status)
        status = send(pack, header->bytes, header->size, err);
    gk_buffer_free(header);
    return status;
}

/* ---- parts ---------------------------------------------------------------------------------- */

/* What a local header and an entry of the directory have in common. */
static void put_common(gk_buffer *out, const part *p, bool known, unsigned extra) {
    put_number(out, SIZES_BEHIND, 2);
    put_number(out, DEFLATED, 2);
    put_number(out, MIDNIGHT, 2);
    put_number(out, FIRST_OF_1980, 2);
    put_number(out, known ? p->crc : 0, 4);
    put_number(out, known ? p->packed : 0, 4);
    put_number(out, known ? p->size : 0, 4);
    put_number(out, strlen(p->name), 2);
    put_number(out, extra, 2);
}

/* Deflate what is at hand into blocks; with Z_FINISH to the end. */
static gk_status deflate_all(gk_zip_pack *pack, int flush, gk_error *err) {
    gk_status status = GK_OK;
    do {
        pack->deflate.next_out = pack->block;
        pack->deflate.avail_out = sizeof pack->block;
        if (deflate(&pack->deflate, flush) == Z_STREAM_ERROR)
            return gk_fail(err, GK_E_IO, "cannot be compressed", "无法压缩");
        size_t size = sizeof pack->block - pack->deflate.avail_out;
        pack->parts[pack->count - 1].packed += size;
        status = send(pack, pack->block, size, err);
    } while (!status && pack->deflate.avail_out == 0);
    return status;
}

static gk_status end_part(gk_zip_pack *pack, gk_error *err) {
    gk_buffer descriptor = {0};
    if (!pack->open)
        return GK_OK;
    pack->open = false;
    pack->deflate.avail_in = 0;
    gk_status status = deflate_all(pack, Z_FINISH, err);
    const part *p = &pack->parts[pack->count - 1];
    if (!status && (p->size >= LARGEST || p->packed >= LARGEST))
        status = gk_fail(err, GK_E_LIMIT, "the part %s of the workbook is larger than 4 GiB",
                         "工作簿的部件%s超过 4 GiB", p->name);
    if (status)
        return status;
    put_number(&descriptor, DESCRIPTOR, 4);
    put_number(&descriptor, p->crc, 4);
    put_number(&descriptor, p->packed, 4);
    put_number(&descriptor, p->size, 4);
    return send_buffer(pack, &descriptor, err);
}

gk_status gk_zip_pack_part(gk_zip_pack *pack, const char *name, gk_error *err) {
    gk_buffer header = {0};
    gk_status status = end_part(pack, err);
    if (status)
        return status;
    const char *copy = gk_arena_string(&pack->arena, name);
    if (!copy || !gk_grow((void **)&pack->parts, pack->count, &pack->capacity, sizeof *pack->parts))
        return gk_fail_memory(err);
    part *p = &pack->parts[pack->count++];
    *p = (part){.name = copy, .offset = pack->offset, .crc = (uint32_t)crc32(0, NULL, 0)};
    deflateReset(&pack->deflate);
    pack->open = true;
    put_number(&header, LOCAL_HEADER, 4);
    put_number(&header, PLAIN_VERSION, 2);
    put_common(&header, p, false, 0);
    gk_buffer_text(&header, name);
    return send_buffer(pack, &header, err);
}

gk_status gk_zip_pack_put(gk_zip_pack *pack, const void *bytes, size_t size, gk_error *err) {
    part *p = &pack->parts[pack->count - 1];
    const unsigned char *at = bytes;
    gk_status status = GK_OK;
    p->size += size;
    for (size_t step; size > 0 && !status; at += step, size -= step) {
        step = size < 1u << 30 ? size : 1u << 30; /* zlib counts in unsigned ints */
        p->crc = (uint32_t)crc32(p->crc, at, (uInt)step);
        pack->deflate.next_in = (z_const Bytef *)(uintptr_t)at;
        pack->deflate.avail_in = (uInt)step;
        status = deflate_all(pack, Z_NO_FLUSH, err);
    }
    return status;
}

/* ---- the directory -------------------------------------------------------------------------- */

static void put_entry(gk_buffer *out, const part *p) {
    enum { ZIP64_EXTRA = 1, ZIP64_OFFSET = 8 };
    bool far = p->offset >= LARGEST;
    unsigned version = far ? ZIP64_VERSION : PLAIN_VERSION;
    put_number(out, ENTRY, 4);
    put_number(out, version, 2); /* made by, for MS-DOS: no attributes */
    put_number(out, version, 2);
    put_common(out, p, true, far ? 4 + ZIP64_OFFSET : 0);
    put_number(out, 0, 2); /* no comment … */
    put_number(out, 0, 2); /* … on the first disk … */
    put_number(out, 0, 2); /* … as bytes … */
    put_number(out, 0, 4); /* … and with no attributes */
    put_number(out, far ? LARGEST : p->offset, 4);
    gk_buffer_text(out, p->name);
    if (far) {
        put_number(out, ZIP64_EXTRA, 2);
        put_number(out, ZIP64_OFFSET, 2);
        put_number(out, p->offset, 8);
    }
}

static void put_end64(gk_buffer *out, size_t count, uint64_t offset, uint64_t size) {
    enum { REST = 44 }; /* of the record, behind its own length */
    put_number(out, END64, 4);
    put_number(out, REST, 8);
    put_number(out, ZIP64_VERSION, 2);
    put_number(out, ZIP64_VERSION, 2);
    put_number(out, 0, 4);
    put_number(out, 0, 4);
    put_number(out, count, 8);
    put_number(out, count, 8);
    put_number(out, size, 8);
    put_number(out, offset, 8);
    put_number(out, END64_PLACE, 4);
    put_number(out, 0, 4);
    put_number(out, offset + size, 8);
    put_number(out, 1, 4);
}

static void put_end(gk_buffer *out, size_t count, uint64_t offset, uint64_t size) {
    bool many = count >= MOST_PARTS;
    if (many || offset >= LARGEST || size >= LARGEST)
        put_end64(out, count, offset, size);
    put_number(out, END, 4);
    put_number(out, 0, 2);
    put_number(out, 0, 2);
    put_number(out, many ? MOST_PARTS : count, 2);
    put_number(out, many ? MOST_PARTS : count, 2);
    put_number(out, size < LARGEST ? size : LARGEST, 4);
    put_number(out, offset < LARGEST ? offset : LARGEST, 4);
    put_number(out, 0, 2); /* no comment */
}

gk_status gk_zip_pack_finish(gk_zip_pack *pack, gk_error *err) {
    gk_buffer directory = {0};
    gk_status status = end_part(pack, err);
    uint64_t offset = pack->offset;
    for (size_t i = 0; i < pack->count; i++)
        put_entry(&directory, &pack->parts[i]);
    put_end(&directory, pack->count, offset, directory.size);
    if (!status)
        return send_buffer(pack, &directory, err);
    gk_buffer_free(&directory);
    return status;
}

/* ---- the archive ---------------------------------------------------------------------------- */

gk_status gk_zip_pack_new(const gk_stream_output *output, gk_zip_pack **pack, gk_error *err) {
    enum { BARE = -15, MEMORY = 8 }; /* no header of zlib's own; the window and memory it has */
    gk_zip_pack *p = *pack = calloc(1, sizeof *p);
    if (p && deflateInit2(&p->deflate, Z_DEFAULT_COMPRESSION, Z_DEFLATED, BARE, MEMORY,
                          Z_DEFAULT_STRATEGY) == Z_OK) {
        p->output = output;
        return GK_OK;
    }
    free(p);
    *pack = NULL;
    return gk_fail_memory(err);
}

void gk_zip_pack_free(gk_zip_pack *pack) {
    if (!pack)
        return;
    deflateEnd(&pack->deflate);
    gk_arena_free(&pack->arena);
    free(pack->parts);
    free(pack);
}
