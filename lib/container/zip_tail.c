#include "container/zip_tail.h"
#include "base/little_endian.h"
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The record at the end of the archive, and the longest comment behind it. */
#define GK_TAIL_SIZE 22u
#define GK_COMMENT_MAX 65535u

/* Before it stands, where 32 bits are not enough, a pointer to a record of the same in 64. */
#define GK_LOCATOR_SIZE 20u
#define GK_TAIL64_SIZE 56u

static bool is_tail(const unsigned char *at) {
    return memcmp(at, "PK\5\6", 4) == 0;
}

/* Where the last such record begins; `size` if there is none. */
static size_t find_tail(const unsigned char *bytes, size_t size) {
    if (size < GK_TAIL_SIZE)
        return size;
    size_t last = size - GK_TAIL_SIZE;
    size_t first = last > GK_COMMENT_MAX ? last - GK_COMMENT_MAX : 0;
    for (size_t at = last + 1; at-- > first;)
        if (is_tail(bytes + at))
            return at;
    return size;
}

size_t gk_zip_prefix(const unsigned char *bytes, size_t size) {
    size_t tail = find_tail(bytes, size);
    if (tail == size)
        return 0;
    size_t directory = gk_u32(bytes + tail + 12), offset = gk_u32(bytes + tail + 16);
    if (directory > tail || offset > tail - directory)
        return 0;
    size_t prefix = tail - directory - offset;
    bool begins = prefix + 4 <= tail && memcmp(bytes + prefix, "PK\3\4", 4) == 0;
    return begins ? prefix : 0;
}

/* --- directories --- */

static bool read_at(const gk_zip_place *place, uint64_t offset, void *out, size_t size) {
    if (size > place->size || offset > place->size - size)
        return false;
    if (!place->bytes)
        return pread(place->fd, out, size, (off_t)offset) == (ssize_t)size;
    memcpy(out, place->bytes + offset, size);
    return true;
}

static uint64_t u64(const unsigned char *p) {
    return gk_u32(p) | (uint64_t)gk_u32(p + 4) << 32;
}

/* The same by the record in 64 bits, which may stand anywhere; 0 if there is none. */
static uint64_t directory_size64(const gk_zip_place *place, uint64_t tail) {
    unsigned char locator[GK_LOCATOR_SIZE], tail64[GK_TAIL64_SIZE];
    bool found =
        tail >= sizeof locator && read_at(place, tail - sizeof locator, locator, sizeof locator) &&
        memcmp(locator, "PK\6\7", 4) == 0 &&
        read_at(place, u64(locator + 8), tail64, sizeof tail64) && memcmp(tail64, "PK\6\6", 4) == 0;
    return found ? u64(tail64 + 40) : 0;
}

/* The size of the directory whose end is the record at `tail`. What is larger than the archive is
   damaged, and not read. */
static uint64_t directory_size(const gk_zip_place *place, const unsigned char *record,
                               uint64_t tail) {
    uint64_t size = gk_u32(record + 12), size64 = directory_size64(place, tail);
    if (size64 && (size == UINT32_MAX || size64 > size))
        size = size64;
    return size < place->size ? size : place->size;
}

uint64_t gk_zip_directories(const gk_zip_place *place) {
    uint64_t most = GK_TAIL_SIZE + GK_COMMENT_MAX, sum = 0;
    size_t size = (size_t)(place->size < most ? place->size : most);
    uint64_t start = place->size - size;
    unsigned char *end = malloc(size + 1);
    if (end && read_at(place, start, end, size))
        for (size_t i = 0; i + GK_TAIL_SIZE <= size; i++)
            if (is_tail(end + i))
                sum += directory_size(place, end + i, start + i);
    free(end);
    return sum;
}
