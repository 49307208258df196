/** Kinds of file that are known by their first bytes and refused by name. */
#ifndef GK_PROBE_H
#define GK_PROBE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct gk_known_kind {
    const char *en, *zh;
} gk_known_kind;

/** The kind, for which a container is searched to its end; NULL if gk_probe_may_be_text. */
const gk_known_kind *gk_probe_known(const unsigned char *bytes, size_t size);

/** True if the first bytes are no signature known here. */
bool gk_probe_may_be_text(const unsigned char *bytes, size_t size);

/** True if an OLE2 file speaks of a workbook and of no other kind of document, whole or damaged. */
bool gk_probe_names_workbook(const unsigned char *bytes, size_t size);

/** Whether the bytes are a ZIP archive of files: not a document or workbook, which are ZIP archives
 *  too. A damaged one is, if nothing in it looks like the part of a document. */
bool gk_probe_archive(const unsigned char *bytes, size_t size);

/** Whether a regular file is the ZIP archive of a document or workbook, and whole. */
bool gk_probe_package_fd(int fd);

#endif
