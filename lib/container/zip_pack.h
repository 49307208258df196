/** Making a ZIP archive, part by part, straight into an output: nothing is held back but a block.
 *
 *  An output cannot be gone back in, so a part's checksum and sizes stand behind it (a data
 *  descriptor). ZIP64 is used only where an offset or the number of parts needs it; a part of 4 GiB
 *  or more is GK_E_LIMIT, for its header would have to say so before anybody knows. The same parts
 *  make the same bytes: each has the earliest time a ZIP can have. zip_pack.c is the only file that
 *  includes <zlib.h>.
 */
#ifndef GK_ZIP_PACK_H
#define GK_ZIP_PACK_H

#include <gongkai/error.h>
#include <gongkai/stream.h>
#include <stddef.h>

typedef struct gk_zip_pack gk_zip_pack;

/** Begin an archive on `output`, which is borrowed until gk_zip_pack_free. *pack is NULL on failure.
 */
gk_status gk_zip_pack_new(const gk_stream_output *output, gk_zip_pack **pack, gk_error *err);

/** Begin a part; the one before is ended. `name` is ASCII. After a failure of any of these only
 *  gk_zip_pack_free may follow. */
gk_status gk_zip_pack_part(gk_zip_pack *pack, const char *name, gk_error *err);

/** Bytes of the part. */
gk_status gk_zip_pack_put(gk_zip_pack *pack, const void *bytes, size_t size, gk_error *err);

/** The last part is ended, and the directory put behind it. */
gk_status gk_zip_pack_finish(gk_zip_pack *pack, gk_error *err);

/** NULL is fine. */
void gk_zip_pack_free(gk_zip_pack *pack);

#endif
