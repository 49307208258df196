/** Bytes to UTF-8.
 *
 *  The order of trial, with its reasons: a byte order mark is a statement; UTF-16 without one shows
 *  in its zero bytes; strict UTF-8 over a whole file is almost never an accident; what is left in
 *  these offices is GBK, of which GB18030 is a strict superset (iconv's "GB2312" maps — and · to
 *  other characters and is never used). 0x80 is € in Windows' GBK and is taken so.
 */
#ifndef GK_ENCODING_H
#define GK_ENCODING_H

#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct gk_decoded {
    char *text; /**< UTF-8 without a byte order mark, NUL-terminated; free() it. */
    size_t length;
    const char *encoding; /**< The encoding found ("UTF-8", "GB18030" …) or the one asked for. */
    bool doubtful; /**< Valid as UTF-8 and as GB18030, with fewer than 32 bytes to tell by. */
} gk_decoded;

/** Decode all of `bytes`. `encoding` NULL: find out; else that one only (a byte order mark is still
 *  dropped). GK_E_ENCODING names the offset of the first byte that is no text; a zero byte is none.
 *  GK_E_ARGUMENT for an encoding iconv does not know. */
gk_status gk_decode(const void *bytes, size_t size, const char *encoding, gk_decoded *out,
                    gk_error *err);

#endif
