/** Bytes to UTF-8, and back.
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

/** Turns UTF-8 into one encoding, strictly: nothing is put in a character's place. */
typedef struct gk_encoder {
    const char *name;
    void *conversion; /**< NULL for UTF-8. */
} gk_encoder;

/** `encoding`: "utf-8" (NULL too), "gb18030" or "gbk", in any case; others are GK_E_ARGUMENT. GBK
 *  is that of Windows (code page 936, with 0x80 = €). */
gk_status gk_encoder_open(const char *encoding, gk_encoder *encoder, gk_error *err);
void gk_encoder_close(gk_encoder *encoder);

/** The most bytes that `length` bytes of UTF-8 become. */
#define GK_ENCODED_MAX(length) ((length)*2)

/** Encode a text into `bytes`, which has room for GK_ENCODED_MAX(length); *size gets their number.
 *  GK_E_ENCODING naming the first character that the encoding lacks, or if the text is no UTF-8. */
gk_status gk_encode(const gk_encoder *encoder, const char *text, size_t length, char *bytes,
                    size_t *size, gk_error *err);

#endif
