#include "container/ole2.h"

#include "base/arena.h"
#include "base/characters.h"
#include "base/fail.h"
#include "base/little_endian.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HEADER_SIZE = 512, ENTRY_SIZE = 128, HEADER_DIFAT = 109, MINI_SECTOR = 64 };

/* Sector numbers from here on are marks, not places (MS-CFB 2.1). */
#define SECTOR_MAX 0xFFFFFFFAu
#define NO_ENTRY 0xFFFFFFFFu

typedef enum entry_type { ENTRY_STREAM = 2, ENTRY_ROOT = 5 } entry_type;

struct gk_ole2 {
    const unsigned char *bytes;
    size_t size;
    size_t sector_size;
    uint32_t sector_count; /**< Whole or begun in the file. */
    uint32_t *fat, fat_count;
    unsigned char *directory; /**< Entries of ENTRY_SIZE bytes. */
    uint32_t entry_count;
    uint32_t *stack; /**< Where the directory is searched: had from the beginning, for … */
    bool *seen;      /**< … an entry that memory is too short to find looks like one left out. */
    uint32_t mini_cutoff;
    uint32_t *mini_fat, mini_fat_count;
    unsigned char *mini_stream;
    size_t mini_stream_size;
};

static gk_status damaged(gk_error *err, const char *en, const char *zh) {
    char en_text[160], zh_text[160];
    snprintf(en_text, sizeof en_text, "a damaged OLE2 file: %s", en);
    snprintf(zh_text, sizeof zh_text, "OLE2 文件损坏：%s", zh);
    return gk_fail_texts(err, GK_E_FORMAT, en_text, zh_text);
}

bool gk_ole2_signature(const unsigned char *bytes, size_t size) {
    return size >= 8 && memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

/* ---- sectors -------------------------------------------------------------------------------- */

/* The bytes of a sector, *length of them: the last one of a file need not be whole. */
static const unsigned char *sector_at(const gk_ole2 *ole, uint32_t sector, size_t *length) {
    if (sector >= ole->sector_count)
        return NULL;
    size_t offset = ((size_t)sector + 1) * ole->sector_size;
    size_t left = ole->size - offset;
    *length = left < ole->sector_size ? left : ole->sector_size;
    return ole->bytes + offset;
}

static uint32_t next_sector(const gk_ole2 *ole, uint32_t sector) {
    return sector < ole->fat_count ? ole->fat[sector] : NO_ENTRY;
}

/** A chain of sectors while it is followed: none may come twice. */
typedef struct chain {
    unsigned char *seen; /**< A bit per sector. */
    uint32_t count;
} chain;

static bool chain_visit(chain *c, uint32_t sector) {
    unsigned char bit = (unsigned char)(1u << (sector % 8));
    if (sector >= c->count || c->seen[sector / 8] & bit)
        return false;
    c->seen[sector / 8] |= bit;
    return true;
}

static gk_status follow_chain(const gk_ole2 *ole, chain *c, uint32_t sector, size_t size,
                              unsigned char **bytes, size_t *read, gk_error *err) {
    size_t capacity = 0;
    while (*read < size && sector < SECTOR_MAX) {
        size_t length;
        const unsigned char *from = sector_at(ole, sector, &length);
        /* only the last sector may be cut off: the bytes behind it would move up */
        if (!from || *read % ole->sector_size)
            return damaged(err, "a chain of sectors leaves the file (truncated?)",
                           "扇区链超出文件（是否被截断？）");
        if (!chain_visit(c, sector))
            return damaged(err, "a chain of sectors runs in a circle", "扇区链成环");
        if (!gk_reserve((void **)bytes, *read + ole->sector_size, &capacity, 1))
            return gk_fail_memory(err);
        memcpy(*bytes + *read, from, length);
        *read += length;
        sector = next_sector(ole, sector);
    }
    return GK_OK;
}

/* Read `size` bytes of a chain, or with SIZE_MAX all sectors it has. */
static gk_status read_chain(const gk_ole2 *ole, uint32_t sector, size_t size, unsigned char **bytes,
                            size_t *read, gk_error *err) {
    size_t limit = (size_t)ole->sector_count * ole->sector_size;
    *read = 0;
    *bytes = NULL;
    if (size != SIZE_MAX && size > limit)
        return damaged(err, "a stream is larger than the file (truncated?)",
                       "数据流大于文件（是否被截断？）");
    chain c = {calloc(ole->sector_count / 8 + 1, 1), ole->sector_count};
    gk_status status =
        c.seen ? follow_chain(ole, &c, sector, size, bytes, read, err) : gk_fail_memory(err);
    free(c.seen);
    return status;
}

/* ---- the FAT -------------------------------------------------------------------------------- */

static gk_status add_fat_sector(gk_ole2 *ole, uint32_t sector, gk_error *err) {
    size_t length, per_sector = ole->sector_size / 4;
    const unsigned char *from = sector_at(ole, sector, &length);
    /* some programs write a larger table than the file needs: what is over names no sector of it */
    if (ole->fat_count >= ole->sector_count || sector == NO_ENTRY)
        return GK_OK;
    if (!from || length < ole->sector_size)
        return damaged(err, "its sector table is cut off (truncated?)",
                       "扇区表不完整（是否被截断？）");
    uint32_t *grown = realloc(ole->fat, (ole->fat_count + per_sector) * sizeof *grown);
    if (!grown)
        return gk_fail_memory(err);
    ole->fat = grown;
    for (size_t i = 0; i < per_sector; i++)
        ole->fat[ole->fat_count++] = gk_u32(from + 4 * i);
    return GK_OK;
}

/* The header lists 109 sectors of the FAT; a chain of further lists may follow. */
static gk_status read_fat(gk_ole2 *ole, gk_error *err) {
    uint32_t fat_sectors = gk_u32(ole->bytes + 44), list = gk_u32(ole->bytes + 68), done = 0;
    const unsigned char *entries = ole->bytes + 76;
    size_t entry_count = HEADER_DIFAT;
    for (uint32_t lists = 0; done < fat_sectors && ole->fat_count < ole->sector_count; lists++) {
        for (size_t i = 0; i < entry_count && done < fat_sectors; i++, done++) {
            gk_status status = add_fat_sector(ole, gk_u32(entries + 4 * i), err);
            if (status)
                return status;
        }
        if (done == fat_sectors || ole->fat_count >= ole->sector_count)
            break;
        size_t length;
        const unsigned char *from = sector_at(ole, list, &length);
        if (!from || length < ole->sector_size || lists > ole->sector_count)
            return damaged(err, "its list of sector tables is cut off", "扇区表清单不完整");
        entries = from;
        entry_count = ole->sector_size / 4 - 1;
        list = gk_u32(from + 4 * entry_count);
    }
    return GK_OK;
}

/* ---- the directory -------------------------------------------------------------------------- */

static const unsigned char *entry_at(const gk_ole2 *ole, uint32_t i) {
    return ole->directory + (size_t)i * ENTRY_SIZE;
}

static bool entry_is(const unsigned char *entry, const char *name) {
    size_t length = strlen(name);
    if (entry[66] != ENTRY_STREAM || gk_u16(entry + 64) != (length + 1) * 2)
        return false;
    for (size_t i = 0; i < length; i++)
        if (entry[2 * i + 1] || gk_lower((char)entry[2 * i]) != gk_lower(name[i]))
            return false;
    return true;
}

/* The root's children form a tree by their left and right siblings. Walked with a stack; every
 * entry once at most. */
static const unsigned char *find_in_tree(const gk_ole2 *ole, const char *name) {
    const unsigned char *found = NULL;
    size_t depth = 0;
    memset(ole->seen, 0, ole->entry_count * sizeof *ole->seen);
    ole->stack[depth++] = gk_u32(entry_at(ole, 0) + 76);
    while (depth && !found) {
        uint32_t i = ole->stack[--depth];
        if (i >= ole->entry_count || ole->seen[i])
            continue;
        ole->seen[i] = true;
        const unsigned char *entry = entry_at(ole, i);
        if (entry_is(entry, name))
            found = entry;
        for (size_t side = 68; side <= 72; side += 4) {
            uint32_t next = gk_u32(entry + side);
            if (next < ole->entry_count && !ole->seen[next] && depth < ole->entry_count)
                ole->stack[depth++] = next;
        }
    }
    return found;
}

static gk_status read_directory(gk_ole2 *ole, gk_error *err) {
    size_t size;
    gk_status status =
        read_chain(ole, gk_u32(ole->bytes + 48), SIZE_MAX, &ole->directory, &size, err);
    ole->entry_count = status ? 0 : (uint32_t)(size / ENTRY_SIZE);
    if (!status && ole->entry_count == 0)
        return damaged(err, "it has no directory", "没有目录");
    if (status)
        return status;
    ole->stack = malloc(((size_t)ole->entry_count + 2) * sizeof *ole->stack);
    ole->seen = malloc(ole->entry_count * sizeof *ole->seen);
    return ole->stack && ole->seen ? GK_OK : gk_fail_memory(err);
}

/* ---- the mini stream: streams below mini_cutoff, in sectors of 64 bytes -----------------------
 */

static gk_status read_mini_fat(gk_ole2 *ole, gk_error *err) {
    unsigned char *bytes = NULL;
    size_t size;
    gk_status status = read_chain(ole, gk_u32(ole->bytes + 60), SIZE_MAX, &bytes, &size, err);
    if (!status && size) {
        ole->mini_fat = malloc(size);
        status = ole->mini_fat ? GK_OK : gk_fail_memory(err);
    }
    for (size_t i = 0; !status && i + 4 <= size; i += 4)
        ole->mini_fat[ole->mini_fat_count++] = gk_u32(bytes + i);
    free(bytes);
    if (status)
        return status;
    const unsigned char *root = entry_at(ole, 0);
    return read_chain(ole, gk_u32(root + 116), gk_u32(root + 120), &ole->mini_stream,
                      &ole->mini_stream_size, err);
}

/* A long stream can be had without it; a short one then has no bytes. */
static gk_status try_mini_stream(gk_ole2 *ole, gk_error *err) {
    gk_status status = read_mini_fat(ole, NULL);
    if (status == GK_E_MEMORY)
        return gk_fail_memory(err);
    if (status)
        ole->mini_stream_size = 0;
    return GK_OK;
}

static gk_status follow_mini_chain(const gk_ole2 *ole, chain *c, uint32_t sector, size_t size,
                                   unsigned char *bytes, gk_error *err) {
    for (size_t done = 0; done < size; sector = ole->mini_fat[sector]) {
        size_t offset = (size_t)sector * MINI_SECTOR;
        size_t length = size - done < MINI_SECTOR ? size - done : MINI_SECTOR;
        if (!chain_visit(c, sector) || offset + length > ole->mini_stream_size)
            return damaged(err, "a short stream is cut off or runs in a circle",
                           "短数据流不完整或成环");
        memcpy(bytes + done, ole->mini_stream + offset, length);
        done += length;
    }
    return GK_OK;
}

static gk_status read_mini_chain(const gk_ole2 *ole, uint32_t sector, size_t size,
                                 unsigned char **bytes, gk_error *err) {
    /* the size is the file's word, and memory is taken by it */
    if (size > ole->mini_stream_size)
        return damaged(err, "a short stream is cut off (truncated?)",
                       "短数据流不完整（是否被截断？）");
    *bytes = malloc(size + 1);
    chain c = {calloc(ole->mini_fat_count / 8 + 1, 1), ole->mini_fat_count};
    gk_status status = c.seen && *bytes ? follow_mini_chain(ole, &c, sector, size, *bytes, err)
                                        : gk_fail_memory(err);
    free(c.seen);
    return status;
}

/* ---- the interface -------------------------------------------------------------------------- */

static gk_status read_all(gk_ole2 *ole, gk_error *err) {
    if (ole->size < HEADER_SIZE)
        return damaged(err, "its header is cut off (truncated?)", "文件头不完整（是否被截断？）");
    unsigned shift = gk_u16(ole->bytes + 30);
    if ((shift != 9 && shift != 12) || gk_u16(ole->bytes + 32) != 6)
        return damaged(err, "an unknown sector size", "未知的扇区大小");
    ole->sector_size = (size_t)1 << shift;
    size_t body = ole->size > ole->sector_size ? ole->size - ole->sector_size : 0;
    ole->sector_count = (uint32_t)((body + ole->sector_size - 1) / ole->sector_size);
    ole->mini_cutoff = gk_u32(ole->bytes + 56);
    gk_status status = read_fat(ole, err);
    if (!status)
        status = read_directory(ole, err);
    return status ? status : try_mini_stream(ole, err);
}

gk_status gk_ole2_open(const unsigned char *bytes, size_t size, gk_ole2 **out, gk_error *err) {
    gk_ole2 *ole = calloc(1, sizeof *ole);
    if (!ole)
        return gk_fail_memory(err);
    ole->bytes = bytes;
    ole->size = size;
    gk_status status = read_all(ole, err);
    if (status)
        gk_ole2_free(ole);
    *out = status ? NULL : ole;
    return status;
}

void gk_ole2_free(gk_ole2 *ole) {
    if (!ole)
        return;
    free(ole->fat);
    free(ole->directory);
    free(ole->stack);
    free(ole->seen);
    free(ole->mini_fat);
    free(ole->mini_stream);
    free(ole);
}

bool gk_ole2_has(const gk_ole2 *ole, const char *name) {
    return find_in_tree(ole, name) != NULL;
}

gk_status gk_ole2_read(const gk_ole2 *ole, const char *name, unsigned char **bytes, size_t *size,
                       gk_error *err) {
    const unsigned char *entry = find_in_tree(ole, name);
    if (!entry)
        return gk_fail(err, GK_E_FORMAT, "no stream %s", "没有数据流 %s", name);
    size_t wanted = gk_u32(entry + 120), read = 0;
    uint32_t start = gk_u32(entry + 116);
    gk_status status;
    *bytes = NULL;
    *size = wanted;
    if (wanted >= ole->mini_cutoff) {
        status = read_chain(ole, start, wanted, bytes, &read, err);
        if (!status && read < wanted)
            status =
                damaged(err, "a stream ends early (truncated?)", "数据流提前结束（是否被截断？）");
    } else {
        status = read_mini_chain(ole, start, wanted, bytes, err);
    }
    if (!status && !*bytes && !(*bytes = malloc(1))) /* an empty stream is a stream */
        status = gk_fail_memory(err);
    if (status) {
        free(*bytes);
        *bytes = NULL;
    }
    return status;
}
