/** @file archive.h
 *  The files of a ZIP archive, read as those of a folder would be; a file that is none is taken for
 *  an archive with that one file in it.
 *
 *  What a file is shows in its content: an .xlsx is a ZIP too, but a workbook, so it is a single
 *  file here. In an archive, folders are left out, and so is what lies beside the files a folder
 *  shows: hidden files (".…", "__MACOSX"), the lock files of Office ("~$…") and WPS (".~…"). A file
 *  that cannot be had stays on the list and is refused when it is read: encrypted ones, several of
 *  one name, and names that lead out of the archive, are absolute or hold control characters. An
 *  archive inside an archive is refused like any other kind that is not read.
 *
 *  Names are UTF-8 or, where they are not valid as such, GB18030; an Info-ZIP Unicode path goes
 *  before both. '\' is taken for '/'.
 *
 *  @code
 *  gk_archive *archive;
 *  if (gk_archive_open("2024决算.zip", NULL, 0, &archive, &err))
 *      return 1;
 *  for (size_t i = 0; i < gk_archive_count(archive); i++) {
 *      gk_book *book = gk_book_new(gk_archive_source(archive, i));
 *      gk_sink sink = gk_book_sink(book);
 *      if (gk_archive_read(archive, i, NULL, &sink, NULL, &err))
 *          fprintf(stderr, "%s: %s\n", err.where, err.text);
 *      gk_book_free(book);
 *  }
 *  printf("%zu files\n", gk_archive_count(archive)); // prints: 10 files
 *  gk_archive_free(archive);
 *  @endcode
 */
#ifndef GONGKAI_ARCHIVE_H
#define GONGKAI_ARCHIVE_H

#include <gongkai/error.h>
#include <gongkai/finding.h>
#include <gongkai/read.h>
#include <gongkai/sheet.h>
#include <stdbool.h>
#include <stddef.h>

/** How many entries an archive may have, folders among them; how long a name may be; what all reads
 *  of one archive may inflate to. A file may inflate to 100 KiB plus 200 times its compressed size.
 *  Beyond these is GK_E_LIMIT. */
#define GK_ARCHIVE_FILES_MAX ((size_t)10000)
#define GK_ARCHIVE_NAME_MAX ((size_t)1000)
#define GK_ARCHIVE_TOTAL_MAX ((size_t)1 << 30)

typedef struct gk_archive gk_archive;

/** Open the archive or file at `path`; `name` is what errors and origins call it (NULL: `path`).
 *  Larger files than `max_bytes`, in the archive too, are GK_E_LIMIT; 0 means GK_READ_MAX_BYTES.
 *  The bytes are held until gk_archive_free. GK_E_FORMAT: a damaged archive. On failure *archive is
 *  NULL. */
GK_API gk_status gk_archive_open(const char *path, const char *name, size_t max_bytes,
                                 gk_archive **archive, gk_error *err);

/** The same from an open file descriptor, to its end (a pipe, standard input). */
GK_API gk_status gk_archive_open_fd(int fd, const char *name, size_t max_bytes,
                                    gk_archive **archive, gk_error *err);

/** The same from memory, borrowed until gk_archive_free. */
GK_API gk_status gk_archive_open_bytes(const void *bytes, size_t size, const char *name,
                                       size_t max_bytes, gk_archive **archive, gk_error *err);

/** NULL is fine. */
GK_API void gk_archive_free(gk_archive *archive);

/** Whether it is a ZIP archive and not a single file. */
GK_API bool gk_archive_is_zip(const gk_archive *archive);

/** How many files there are to read; an archive may have none. */
GK_API size_t gk_archive_count(const gk_archive *archive);

/** What file `i` is called in errors and origins: "exports.zip/2024/收入.xls", or the name of a
 *  single file. The files of an archive are in the order of their names. Borrowed. */
GK_API const char *gk_archive_source(const gk_archive *archive, size_t i);

/** The bytes of file `i`, borrowed until those of another are asked for: an archive keeps no more
 *  than one file inflated. */
GK_API gk_status gk_archive_bytes(gk_archive *archive, size_t i, const void **bytes, size_t *size,
                                  gk_error *err);

/** Read file `i` into `sink`, as gk_read_bytes does. */
GK_API gk_status gk_archive_read(gk_archive *archive, size_t i, const gk_read_options *options,
                                 const gk_sink *sink, gk_findings *findings, gk_error *err);

#endif
