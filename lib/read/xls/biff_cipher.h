/** The ciphers of encrypted workbooks, keyed with the one password that is no secret.
 *
 *  Excel encrypts a workbook whose structure is protected, or that may only be opened for reading,
 *  with a password of its own when its author gave none for opening; any Excel opens it again
 *  without asking. A workbook with any other password stays closed.
 */
#ifndef GK_BIFF_CIPHER_H
#define GK_BIFF_CIPHER_H

#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** RC4 is keyed anew so often (MS-XLS 2.2.10). */
enum { GK_BIFF_CIPHER_BLOCK = 1024 };

typedef enum gk_biff_cipher_kind {
    GK_BIFF_CIPHER_XOR,      /**< [MS-OFFCRYPTO] 2.3.7, method 1. */
    GK_BIFF_CIPHER_RC4,      /**< 2.3.6, always 40 bits. */
    GK_BIFF_CIPHER_CRYPTOAPI /**< 2.3.5: RC4 of 40 to 128 bits, SHA-1. */
} gk_biff_cipher_kind;

typedef struct gk_biff_cipher {
    gk_biff_cipher_kind kind;
    unsigned char secret[20]; /**< What the key of a block is made of. */
    size_t secret_size, key_size;
    bool padded; /**< `pad` is that of `block`. */
    uint32_t block;
    unsigned char pad[GK_BIFF_CIPHER_BLOCK];
} gk_biff_cipher;

/** Set up the cipher that the data of a FILEPASS record (MS-XLS 2.4.117) speak of; before BIFF8
 *  there is only XOR, and nothing says so. GK_E_FORMAT: too short for what it is; GK_E_UNSUPPORTED:
 *  another password, or a cipher that is not one of the three. */
gk_status gk_biff_cipher_open(gk_biff_cipher *cipher, const unsigned char *filepass, size_t length,
                              bool biff8, gk_error *err);

/** Decrypt `length` bytes that stand at `position` of the stream, in a record with `record_length`
 *  bytes of data. The stream may be decrypted in any order, from its start on is fastest. */
void gk_biff_cipher_decrypt(gk_biff_cipher *cipher, unsigned char *bytes, size_t length,
                            size_t position, size_t record_length);

#endif
