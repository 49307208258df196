/** @file temporary.h
 *  Temporary files, in TMPDIR or else /tmp, which only this user can read. */
#ifndef GK_TEMPORARY_H
#define GK_TEMPORARY_H

#include <stdio.h>

enum { GK_TEMPORARY_PATH = 4096 };

/** Make one, open for reading and writing, and write its name to `path`. Returns its descriptor, or
 *  -1 with errno set. The caller closes it and removes the name. */
int gk_temporary(char path[GK_TEMPORARY_PATH]);

/** One without a name, that is gone once it is closed; NULL with errno set. */
FILE *gk_temporary_nameless(void);

#endif
