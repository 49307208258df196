/** Makes an encrypted workbook stream a plain one, so that all who read records know nothing of
 *  passwords. Which bytes are encrypted: MS-XLS 2.2.10; how: biff_cipher.h. */
#ifndef GK_BIFF_DECRYPT_H
#define GK_BIFF_DECRYPT_H

#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>

/** True if a FILEPASS record stands between the stream's first BOF and its EOF. */
bool gk_biff_is_encrypted(const unsigned char *stream, size_t size);

/** Decrypt a stream in place, and turn its FILEPASS into a record that means nothing. One that is
 *  not encrypted, or older than BIFF5, or does not begin with BOF, is left as it is and is
 *  GK_OK.
 *
 *  GK_E_UNSUPPORTED: another password than Excel's own, or an unknown cipher. GK_E_FORMAT: FILEPASS
 *  is too short, or a record anywhere behind it is cut off; what stands behind that one stays
 *  encrypted, and would be read as figures. */
gk_status gk_biff_decrypt(unsigned char *stream, size_t size, gk_error *err);

#endif
