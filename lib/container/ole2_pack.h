/** Making an OLE2 file (MS-CFB) of one stream. */
#ifndef GK_OLE2_PACK_H
#define GK_OLE2_PACK_H

#include <gongkai/error.h>
#include <stddef.h>

/** Pack a stream; zeros are put behind one below 4,096 bytes and count as its own, so that there is
 *  no mini stream. `name` has up to 31 ASCII characters. Nothing in the file tells of a time.
 *  *bytes is malloc'ed. GK_E_LIMIT above 2 GiB. */
gk_status gk_ole2_pack(const char *name, const void *stream, size_t length, void **bytes,
                       size_t *size, gk_error *err);

#endif
