/* Keys, pads and passwords. FILEPASS and what it makes of bytes were computed with Python's hashlib
   and fixtures/xls/encrypt.py, the salt being 10 11 … 1F and the verifier A0 A1 … AF. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read/xls/biff_cipher.h"

typedef struct filepass {
    const char *hex;
    gk_biff_cipher_kind kind;
    const char *pad0, *pad1020, *pad_far; /* 8 bytes of zeros, decrypted */
} filepass;

#define PROVIDER                                                                                   \
    "4d006900630072006f0073006f0066007400200045006e00680061006e0063006500640020004300720079007000" \
    "74006f0067007200610070006800690063002000500072006f00760069006400650072002000760031002e003000" \
    "0000"
#define CRYPTOAPI(bits, verifier, digest)                                                          \
    "010002000200"                                                                                 \
    "040000007e000000"                                                                             \
    "04000000000000000168000004800000" bits "000000010000000000000000000000" PROVIDER              \
    "10000000101112131415161718191a1b1c1d1e1f" verifier "14000000" digest

static const filepass examples[] = {
    {"010001000100101112131415161718191a1b1c1d1e1f79a822e180e15c36a84275603717640bd09221e42301da30d"
     "490489c91b7a3cd",
     GK_BIFF_CIPHER_RC4, "d90980422444fa91", "b4c8be6cbb3937e6", "c579b0e7616b4b73"},
    {CRYPTOAPI("28", "26205aa1f691fb9f03d1793a250f145b",
               "0692eb1123a0bdd59f813ecce34183996490cf2c"),
     GK_BIFF_CIPHER_CRYPTOAPI, "8681f80252345d38", "ddf7b7dd0e05deb7", "7250f5df5c869809"},
    {CRYPTOAPI("80", "f4158f966195c15d68ec8b0d01df85cc",
               "7ac931eacdd450555df05be72e45b8504abd7a65"),
     GK_BIFF_CIPHER_CRYPTOAPI, "54b42d35c53067fa", "e1155222d775ef32", "7849c9909045eec1"},
};
enum { EXAMPLES = sizeof examples / sizeof *examples };

/* Into memory exactly as large, so that the sanitizer sees a read beyond its end. */
static unsigned char *from_hex(const char *hex, size_t *size) {
    *size = strlen(hex) / 2;
    unsigned char *bytes = malloc(*size ? *size : 1);
    assert_non_null(bytes);
    for (size_t i = 0; i < *size; i++) {
        const char digits[3] = {hex[2 * i], hex[2 * i + 1], 0};
        bytes[i] = (unsigned char)strtoul(digits, NULL, 16);
    }
    return bytes;
}

static gk_biff_cipher open_example(const filepass *e) {
    size_t size;
    gk_biff_cipher cipher;
    gk_error err = {0};
    unsigned char *bytes = from_hex(e->hex, &size);
    if (gk_biff_cipher_open(&cipher, bytes, size, true, &err) != GK_OK)
        fail_msg("%s: %s", e->hex, err.text);
    free(bytes);
    assert_int_equal(cipher.kind, e->kind);
    return cipher;
}

static void check_pad(gk_biff_cipher *cipher, size_t position, const char *hex) {
    unsigned char zeros[8] = {0};
    char got[17];
    gk_biff_cipher_decrypt(cipher, zeros, sizeof zeros, position, sizeof zeros);
    for (size_t i = 0; i < sizeof zeros; i++)
        snprintf(got + 2 * i, 3, "%02x", zeros[i]);
    assert_string_equal(got, hex);
}

static void test_pads(void **state) {
    (void)state;
    for (size_t i = 0; i < EXAMPLES; i++) {
        gk_biff_cipher cipher = open_example(&examples[i]);
        check_pad(&cipher, 0, examples[i].pad0);
        check_pad(&cipher, 1020, examples[i].pad1020);
        check_pad(&cipher, 0x3F0203u * 1024 + 1, examples[i].pad_far);
        check_pad(&cipher, 0, examples[i].pad0);
    }
}

static void test_pads_in_pieces(void **state) {
    (void)state;
    unsigned char whole[3000] = {0}, pieces[3000] = {0};
    gk_biff_cipher cipher = open_example(&examples[0]);
    gk_biff_cipher_decrypt(&cipher, whole, sizeof whole, 500, sizeof whole);
    for (size_t at = 0; at < sizeof pieces; at += 100)
        gk_biff_cipher_decrypt(&cipher, pieces + at, 100, 500 + at, 100);
    assert_memory_equal(whole, pieces, sizeof whole);
}

static void test_xor(void **state) {
    (void)state;
    static const unsigned char said[6] = {0, 0, 0x59, 0xb3, 0x0a, 0x9a};
    unsigned char text[16] = {0x18, 0xc5, 0x43, 0x04, 0x98, 0xcf, 0x50, 0x86,
                              0x9f, 0x49, 0xb8, 0x48, 0xeb, 0xe7, 0x36, 0x2e};
    gk_biff_cipher cipher;
    assert_int_equal(gk_biff_cipher_open(&cipher, said, sizeof said, true, NULL), GK_OK);
    assert_int_equal(gk_biff_cipher_open(&cipher, said + 2, 4, false, NULL), GK_OK);
    assert_int_equal(cipher.kind, GK_BIFF_CIPHER_XOR);
    gk_biff_cipher_decrypt(&cipher, text, 4, 100, 16);
    gk_biff_cipher_decrypt(&cipher, text + 4, 12, 104, 16);
    assert_memory_equal(text, "0123456789abcdef", 16);
}

static void test_every_cut_is_too_short(void **state) {
    (void)state;
    for (size_t i = 0; i < EXAMPLES; i++) {
        size_t whole;
        unsigned char *bytes = from_hex(examples[i].hex, &whole);
        for (size_t size = 0; size < whole; size++) {
            gk_biff_cipher cipher;
            gk_error err = {0};
            unsigned char *cut = malloc(size ? size : 1);
            assert_non_null(cut);
            memcpy(cut, bytes, size);
            assert_int_equal(gk_biff_cipher_open(&cipher, cut, size, true, &err), GK_E_FORMAT);
            assert_string_equal(err.text, "a damaged workbook: its FILEPASS record is too short");
            assert_string_equal(err.zh, "工作簿损坏：FILEPASS 记录过短");
            free(cut);
        }
        free(bytes);
    }
}

static void refused(const unsigned char *bytes, size_t size, bool biff8) {
    gk_biff_cipher cipher;
    gk_error err = {0};
    assert_int_equal(gk_biff_cipher_open(&cipher, bytes, size, biff8, &err), GK_E_UNSUPPORTED);
    assert_string_equal(err.text, "a password-protected workbook");
    assert_string_equal(err.zh, "加密的工作簿，需先去除密码");
}

/* One bit of salt, verifier or digest is one of another password. */
static void test_every_bit_matters(void **state) {
    (void)state;
    for (size_t i = 0; i < EXAMPLES; i++) {
        size_t size, behind = examples[i].kind == GK_BIFF_CIPHER_RC4 ? 48 : 60;
        unsigned char *bytes = from_hex(examples[i].hex, &size);
        for (size_t at = size - behind; at < size; at++) {
            size_t from_end = size - at;
            if (behind == 60 && (from_end > 56 || (from_end <= 24 && from_end > 20)))
                continue; /* the sizes of salt and digest */
            bytes[at] ^= 1;
            refused(bytes, size, true);
            bytes[at] ^= 1;
        }
        free(bytes);
    }
    for (size_t bit = 0; bit < 32; bit++) {
        unsigned char key[4] = {0x59, 0xb3, 0x0a, 0x9a};
        key[bit / 8] ^= (unsigned char)(1u << bit % 8);
        refused(key, sizeof key, false);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pads),
        cmocka_unit_test(test_pads_in_pieces),
        cmocka_unit_test(test_xor),
        cmocka_unit_test(test_every_cut_is_too_short),
        cmocka_unit_test(test_every_bit_matters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
