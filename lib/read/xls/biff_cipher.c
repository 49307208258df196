#include "read/xls/biff_cipher.h"

#include "base/fail.h"
#include "base/little_endian.h"
#include "container/biff_records.h"
#include <nettle/arcfour.h>
#include <nettle/md5.h>
#include <nettle/sha1.h>
#include <string.h>

/* The password in UTF-16. */
static const unsigned char password[] = {'V', 0, 'e', 0, 'l', 0, 'v', 0, 'e', 0,
                                         't', 0, 'S', 0, 'w', 0, 'e', 0, 'a', 0,
                                         't', 0, 's', 0, 'h', 0, 'o', 0, 'p', 0};

/* What 2.3.7.1 and 2.3.7.2 make of it: the key, the verifier and the obfuscation array. They depend
 * on nothing else. */
enum { XOR_KEY = 0xB359, XOR_VERIFIER = 0x9A0A };
static const unsigned char xor_array[16] = {0x87, 0x6B, 0x9A, 0xE2, 0x1E, 0xE3, 0x05, 0x62,
                                            0x1E, 0x69, 0x96, 0x60, 0x98, 0x6E, 0x94, 0x04};

enum { SALT = 16, VERIFIER = 16, MD5 = 16, SHA1 = 20, RC4_SECRET = 5, KEY_MAX = 16 };

static gk_status other_password(gk_error *err) {
    return gk_fail(err, GK_E_UNSUPPORTED, "a password-protected workbook",
                   "加密的工作簿，需先去除密码");
}

static gk_status unknown(gk_error *err) {
    return gk_fail(err, GK_E_UNSUPPORTED, "an encryption that is not known", "未知的加密方式");
}

static gk_status too_short(gk_error *err) {
    return gk_biff_damaged(err, "its FILEPASS record is too short", "FILEPASS 记录过短");
}

/* ---- digests and keys -------------------------------------------------------------------------
 */

typedef struct bytes {
    const unsigned char *at;
    size_t length;
} bytes;

static void md5(bytes a, bytes b, int times, unsigned char digest[MD5]) {
    struct md5_ctx state;
    md5_init(&state);
    for (int i = 0; i < times; i++) {
        md5_update(&state, a.length, a.at);
        md5_update(&state, b.length, b.at);
    }
    md5_digest(&state, MD5, digest);
}

static void sha1(bytes a, bytes b, unsigned char digest[SHA1]) {
    struct sha1_ctx state;
    sha1_init(&state);
    sha1_update(&state, a.length, a.at);
    sha1_update(&state, b.length, b.at);
    sha1_digest(&state, SHA1, digest);
}

/* The key of a block, for both kinds of RC4: a digest of the secret and the block's number. */
static void start_block(const gk_biff_cipher *c, uint32_t block, struct arcfour_ctx *state) {
    const unsigned char number[4] = {(unsigned char)block, (unsigned char)(block >> 8),
                                     (unsigned char)(block >> 16), (unsigned char)(block >> 24)};
    unsigned char digest[SHA1];
    const bytes secret = {c->secret, c->secret_size}, counter = {number, sizeof number};
    if (c->kind == GK_BIFF_CIPHER_RC4)
        md5(secret, counter, 1, digest);
    else
        sha1(secret, counter, digest);
    /* 2.3.5.2: a key of 40 bits is filled up with zeros to 128, one of 56 is not. */
    size_t size = c->key_size;
    if (size == 5) {
        memset(digest + size, 0, KEY_MAX - size);
        size = KEY_MAX;
    }
    arcfour_set_key(state, size, digest);
}

/* ---- the password -----------------------------------------------------------------------------
 */

/* 2.3.6.4 and 2.3.5.6: the verifier and behind it the verifier's digest are encrypted as one
 * stretch with the key of block 0. */
static bool verified(const gk_biff_cipher *c, const unsigned char *verifier,
                     const unsigned char *hash) {
    struct arcfour_ctx state;
    unsigned char plain[VERIFIER], said[SHA1], digest[SHA1];
    bool is_md5 = c->kind == GK_BIFF_CIPHER_RC4;
    size_t size = is_md5 ? MD5 : SHA1;
    start_block(c, 0, &state);
    arcfour_crypt(&state, VERIFIER, plain, verifier);
    arcfour_crypt(&state, size, said, hash);
    if (is_md5)
        md5((bytes){plain, VERIFIER}, (bytes){plain, 0}, 1, digest);
    else
        sha1((bytes){plain, VERIFIER}, (bytes){plain, 0}, digest);
    return memcmp(said, digest, size) == 0;
}

static gk_status open_xor(gk_biff_cipher *c, bytes b, gk_error *err) {
    if (b.length < 4)
        return too_short(err);
    c->kind = GK_BIFF_CIPHER_XOR;
    return gk_u16(b.at) == XOR_KEY && gk_u16(b.at + 2) == XOR_VERIFIER ? GK_OK
                                                                       : other_password(err);
}

/* 2.3.6.1 the record, 2.3.6.2 the key. */
static gk_status open_rc4(gk_biff_cipher *c, bytes b, gk_error *err) {
    if (b.length < SALT + VERIFIER + MD5)
        return too_short(err);
    unsigned char digest[MD5];
    md5((bytes){password, sizeof password}, (bytes){password, 0}, 1, digest);
    md5((bytes){digest, RC4_SECRET}, (bytes){b.at, SALT}, 16, digest);
    c->kind = GK_BIFF_CIPHER_RC4;
    memcpy(c->secret, digest, RC4_SECRET);
    c->secret_size = RC4_SECRET;
    c->key_size = KEY_MAX;
    return verified(c, b.at + SALT, b.at + SALT + VERIFIER) ? GK_OK : other_password(err);
}

/* 2.3.2, the fixed part of an EncryptionHeader: no AES, no cipher of someone else's, and RC4 and
 * SHA-1 even where they are left to the flags (0). */
static bool is_rc4_with_sha1(const unsigned char *header, size_t *key_size) {
    enum { CRYPTOAPI = 0x04, EXTERNAL = 0x10, AES = 0x20, RC4_ID = 0x6801, SHA1_ID = 0x8004 };
    uint32_t flags = gk_u32(header), cipher = gk_u32(header + 8), hash = gk_u32(header + 12);
    uint32_t bits = gk_u32(header + 16);
    if (bits == 0)
        bits = 40;
    *key_size = bits / 8;
    return (flags & (CRYPTOAPI | EXTERNAL | AES)) == CRYPTOAPI &&
           (cipher == 0 || cipher == RC4_ID) && (hash == 0 || hash == SHA1_ID) && bits >= 40 &&
           bits <= 128 && bits % 8 == 0;
}

/* 2.3.5.1 the record, 2.3.3 its verifier, 2.3.5.2 the key. */
static gk_status open_cryptoapi(gk_biff_cipher *c, bytes b, gk_error *err) {
    enum { FIXED = 32, BEFORE = 8, BEHIND = 4 + SALT + VERIFIER + 4 + SHA1 };
    if (b.length < BEFORE + FIXED + BEHIND)
        return too_short(err);
    size_t header_size = gk_u32(b.at + 4);
    if (header_size < FIXED || header_size > b.length - BEFORE - BEHIND)
        return too_short(err);
    const unsigned char *verifier = b.at + BEFORE + header_size;
    if (!is_rc4_with_sha1(b.at + BEFORE, &c->key_size) || gk_u32(verifier) != SALT ||
        gk_u32(verifier + 4 + SALT + VERIFIER) != SHA1)
        return unknown(err);
    c->kind = GK_BIFF_CIPHER_CRYPTOAPI;
    sha1((bytes){verifier + 4, SALT}, (bytes){password, sizeof password}, c->secret);
    c->secret_size = SHA1;
    verifier += 4 + SALT;
    return verified(c, verifier, verifier + VERIFIER + 4) ? GK_OK : other_password(err);
}

/* MS-XLS 2.4.117; the versions are those of 2.3.5.1 and 2.3.6.1. */
gk_status gk_biff_cipher_open(gk_biff_cipher *c, const unsigned char *filepass, size_t length,
                              bool biff8, gk_error *err) {
    *c = (gk_biff_cipher){0};
    if (!biff8)
        return open_xor(c, (bytes){filepass, length}, err);
    if (length < 2)
        return too_short(err);
    unsigned type = gk_u16(filepass);
    if (type == 0)
        return open_xor(c, (bytes){filepass + 2, length - 2}, err);
    if (type != 1)
        return unknown(err);
    if (length < 6)
        return too_short(err);
    unsigned major = gk_u16(filepass + 2), minor = gk_u16(filepass + 4);
    const bytes rest = {filepass + 6, length - 6};
    if (major == 1 && minor == 1)
        return open_rc4(c, rest, err);
    return major >= 2 && major <= 4 && minor == 2 ? open_cryptoapi(c, rest, err) : unknown(err);
}

/* ---- decrypting -------------------------------------------------------------------------------
 */

/* 2.3.7.3. The array is entered where the record's data would end. */
static void xor_decrypt(unsigned char *at, size_t length, size_t entry) {
    for (size_t i = 0; i < length; i++) {
        unsigned mixed = at[i] ^ xor_array[(entry + i) % sizeof xor_array];
        at[i] = (unsigned char)(mixed >> 5 | mixed << 3);
    }
}

static void turn_to(gk_biff_cipher *c, uint32_t block) {
    if (c->padded && c->block == block)
        return;
    struct arcfour_ctx state;
    start_block(c, block, &state);
    memset(c->pad, 0, sizeof c->pad);
    arcfour_crypt(&state, sizeof c->pad, c->pad, c->pad);
    c->block = block;
    c->padded = true;
}

void gk_biff_cipher_decrypt(gk_biff_cipher *c, unsigned char *at, size_t length, size_t position,
                            size_t record_length) {
    if (c->kind == GK_BIFF_CIPHER_XOR) {
        xor_decrypt(at, length, position + record_length);
        return;
    }
    for (size_t i = 0; i < length; i++) {
        turn_to(c, (uint32_t)((position + i) / GK_BIFF_CIPHER_BLOCK));
        at[i] ^= c->pad[(position + i) % GK_BIFF_CIPHER_BLOCK];
    }
}
