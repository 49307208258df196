/** The parts of a package, or the files of an archive, in a ZIP. zip.c is the only file that
 *  includes <zip.h>.
 *
 *  ZIP64 and data descriptors are understood; a part's checksum and length are verified by the time
 *  gk_zip_read returns. Part names are compared without regard to ASCII case, as OPC asks, with '\'
 *  as '/' and without a leading '/'.
 */
#ifndef GK_ZIP_H
#define GK_ZIP_H

#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>

/** A part may inflate to GK_ZIP_FREE bytes plus GK_ZIP_RATIO times its compressed size, and all
 *  reads of one archive together to GK_ZIP_TOTAL bytes; beyond that is GK_E_LIMIT. */
#define GK_ZIP_FREE ((size_t)100 << 10)
#define GK_ZIP_RATIO 200u
#define GK_ZIP_TOTAL ((size_t)1 << 30)

/** A directory may take so much, which is some ten thousands of files; beyond that is GK_E_LIMIT.
 */
#define GK_ZIP_DIRECTORY_MAX ((size_t)4 << 20)

typedef struct gk_zip gk_zip;

/** Receives a part piece by piece. Anything but GK_OK ends the reading with that status. */
typedef gk_status (*gk_zip_chunk)(void *self, const char *bytes, size_t size, gk_error *err);

/** Open the archive in `bytes`, which are borrowed until gk_zip_close. GK_E_FORMAT: no archive, a
 *  damaged one, or one with two parts of the same name. *zip is NULL on failure. */
gk_status gk_zip_open(const void *bytes, size_t size, gk_zip **zip, gk_error *err);

/** The same for an archive in a regular file, whose descriptor stays the caller's: parts are read
 *  when they are asked for, so that a large archive takes no memory. Moves the file's offset. */
gk_status gk_zip_open_fd(int fd, gk_zip **zip, gk_error *err);

/** The same for an archive of files, which are known by number: there may be none of them, and two
 *  of one name. gk_zip_has and gk_zip_read find nothing in it. */
gk_status gk_zip_open_files(const void *bytes, size_t size, gk_zip **zip, gk_error *err);

/** The same as both. */
gk_status gk_zip_open_files_fd(int fd, gk_zip **zip, gk_error *err);

/** NULL is fine. */
void gk_zip_close(gk_zip *zip);

bool gk_zip_has(const gk_zip *zip, const char *part);

/** Push the inflated bytes of `part` to `chunk`. GK_E_FORMAT: no such part, or it is damaged or cut
 *  short; GK_E_UNSUPPORTED: encrypted, or compressed by an unknown method; GK_E_LIMIT: see above.
 *  A fault may show only after all bytes were pushed. The messages name the part. */
gk_status gk_zip_read(gk_zip *zip, const char *part, gk_zip_chunk chunk, void *self, gk_error *err);

/** How many files, folders among them, the directory lists. */
size_t gk_zip_count(const gk_zip *zip);

/** The name of file `i` as the directory has it, in whatever encoding and whatever it may mean to a
 *  file system; or, in UTF-8, as an Info-ZIP Unicode path says that belongs to it. NULL for a
 *  damaged entry. */
const char *gk_zip_file_name(const gk_zip *zip, size_t i);

/** As gk_zip_read for file `i`. The messages leave the name to the caller. */
gk_status gk_zip_read_file(gk_zip *zip, size_t i, gk_zip_chunk chunk, void *self, gk_error *err);

#endif
