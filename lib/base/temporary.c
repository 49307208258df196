#include "base/temporary.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

int gk_temporary(char path[GK_TEMPORARY_PATH]) {
    const char *folder = getenv("TMPDIR");
    int length =
        snprintf(path, GK_TEMPORARY_PATH, "%s/gk-XXXXXX", folder && *folder ? folder : "/tmp");
    if (length < GK_TEMPORARY_PATH)
        return mkstemp(path);
    errno = ENAMETOOLONG;
    return -1;
}

FILE *gk_temporary_nameless(void) {
    char path[GK_TEMPORARY_PATH];
    int file = gk_temporary(path);
    if (file < 0)
        return NULL;
    unlink(path);
    FILE *opened = fdopen(file, "w+b");
    if (!opened)
        close(file);
    return opened;
}
