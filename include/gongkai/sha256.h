/** @file sha256.h
 *  The digest of a file's bytes.
 *
 *  @code
 *  char digest[GK_SHA256_TEXT_MAX];
 *  gk_sha256("abc", 3, digest);
 *  puts(digest); // prints: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
 *  @endcode
 */
#ifndef GONGKAI_SHA256_H
#define GONGKAI_SHA256_H

#include <gongkai/error.h>
#include <stddef.h>

/** A buffer of this size holds a digest in hexadecimal, with its NUL. */
#define GK_SHA256_TEXT_MAX 65

/** The SHA-256 of some bytes. */
GK_API void gk_sha256(const void *bytes, size_t size, char hex[GK_SHA256_TEXT_MAX]);

#endif
