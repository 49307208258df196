/** What the end of a ZIP archive says of the rest, told without a library. */
#ifndef GK_ZIP_TAIL_H
#define GK_ZIP_TAIL_H

#include <stddef.h>
#include <stdint.h>

/** Where an archive is: in memory, or in a file if `bytes` is NULL. */
typedef struct gk_zip_place {
    const unsigned char *bytes;
    int fd;
    uint64_t size;
} gk_zip_place;

/** How many bytes stand before an archive, such as the line end of a script that sent it; 0 if none
 *  do, or if there is no archive. The places of its files count from behind them. */
size_t gk_zip_prefix(const unsigned char *bytes, size_t size);

/** How many bytes the directory takes, all directories together if there seem to be several: so
 *  much a library may read before it knows what the archive holds. 0 if there is none. */
uint64_t gk_zip_directories(const gk_zip_place *place);

#endif
