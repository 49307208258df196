/** What a file in an archive is called, and whether it may be read. */
#ifndef GK_ARCHIVE_NAME_H
#define GK_ARCHIVE_NAME_H

#include <gongkai/error.h>

typedef enum gk_archive_fate {
    GK_ARCHIVE_READ = 0,
    GK_ARCHIVE_SKIP,       /**< A folder, or what a folder would not show. */
    GK_ARCHIVE_UNREADABLE, /**< From here on: refused, for its name is no text, */
    GK_ARCHIVE_LONG,       /**< too long, */
    GK_ARCHIVE_CONTROL,    /**< not for one line of a message, */
    GK_ARCHIVE_ABSOLUTE,   /**< outside the archive, */
    GK_ARCHIVE_OUTSIDE,    /**< outside by "..", */
    GK_ARCHIVE_TWICE       /**< not the only one of that name (never said here). */
} gk_archive_fate;

/** Decode a raw name and judge it. *name gets UTF-8 to free, without empty and "." components if it
 *  is read, and fit for a message in any case. GK_E_MEMORY only. */
gk_status gk_archive_name(const char *raw, char **name, gk_archive_fate *fate, gk_error *err);

/** Fill `err` with why a file of this fate is refused; GK_OK for one that is not. */
gk_status gk_archive_refuse(gk_archive_fate fate, gk_error *err);

#endif
