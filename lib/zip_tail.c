#include "zip_tail.h"
#include "little_endian.h"
#include <stdbool.h>
#include <string.h>

/* The record at the end of the archive, and the longest comment behind it. */
#define GK_TAIL_SIZE 22u
#define GK_COMMENT_MAX 65535u

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
