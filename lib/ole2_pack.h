/** Making an OLE2 file (MS-CFB) of one stream. */
#ifndef GK_OLE2_PACK_H
#define GK_OLE2_PACK_H

#include <gongkai/error.h>
#include <stddef.h>

/** Pack a stream of at least one byte; zeros are put behind one below 4,096 bytes, so that there is
 *  no mini stream. `name` has ASCII letters only. *bytes is malloc'ed. GK_E_LIMIT above 6.8 MiB,
 *  where the list of the sector table would need sectors of its own. */
gk_status gk_ole2_pack(const char *name, const void *stream, size_t length, void **bytes,
                       size_t *size, gk_error *err);

#endif
