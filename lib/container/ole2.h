/** OLE2 compound files (MS-CFB): a file of files, in which .xls workbooks live.
 *
 *  All offsets, chains and counts are checked: a chain that leaves the file, runs in a circle or
 *  ends early is GK_E_FORMAT. Sectors of 512 and 4,096 bytes. Only the streams of the root folder
 *  are seen, so that a workbook embedded in a Word document is not taken for the file's own.
 */
#ifndef GK_OLE2_H
#define GK_OLE2_H

#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct gk_ole2 gk_ole2;

/** True if the bytes begin as a compound file does. */
bool gk_ole2_signature(const unsigned char *bytes, size_t size);

/** Open the file in `bytes` (borrowed until gk_ole2_free). */
gk_status gk_ole2_open(const unsigned char *bytes, size_t size, gk_ole2 **ole, gk_error *err);
void gk_ole2_free(gk_ole2 *ole);

/** True if the root folder has a stream of this name (ASCII, case ignored). */
bool gk_ole2_has(const gk_ole2 *ole, const char *name);

/** Read a stream whole into malloc'ed memory. */
gk_status gk_ole2_read(const gk_ole2 *ole, const char *name, unsigned char **bytes, size_t *size,
                       gk_error *err);

#endif
