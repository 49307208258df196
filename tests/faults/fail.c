/* A preloaded library in which one call fails: the n-th allocation (FAIL_ALLOCATION=n) or the n-th call
 * that writes, syncs, names or closes a file (FAIL_IO=n). With FAIL_COUNT=FILE it counts instead, and
 * writes both numbers there at the end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);

static long allocations, calls;

static long asked(const char *name) {
    const char *text = getenv(name);
    return text ? atol(text) : 0;
}

/* No getenv in a malloc that getenv may need. */
static int allocation_fails(void) {
    static long n = -1;
    if (n < 0)
        n = asked("FAIL_ALLOCATION");
    if (++allocations != n)
        return 0;
    errno = ENOMEM;
    return 1;
}

static int call_fails(void) {
    static long n = -1;
    if (n < 0)
        n = asked("FAIL_IO");
    if (++calls != n)
        return 0;
    errno = ENOSPC;
    return 1;
}

__attribute__((destructor)) static void tell(void) {
    const char *path = getenv("FAIL_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!file)
        return;
    fprintf(file, "%ld %ld\n", allocations, calls);
    fclose(file);
}

void *malloc(size_t size) {
    return allocation_fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    return allocation_fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *block, size_t size) {
    return allocation_fails() ? NULL : __libc_realloc(block, size);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *bytes, size_t size) {
    /* Messages must be seen. */
    return fd != STDERR_FILENO && call_fails() ? -1 : NEXT(write)(fd, bytes, size);
}

int fsync(int fd) {
    return call_fails() ? -1 : NEXT(fsync)(fd);
}

int linkat(int from, const char *old, int to, const char *name, int flags) {
    return call_fails() ? -1 : NEXT(linkat)(from, old, to, name, flags);
}

int rename(const char *old, const char *name) {
    return call_fails() ? -1 : NEXT(rename)(old, name);
}

ssize_t pread(int fd, void *bytes, size_t size, off_t at) {
    return call_fails() ? -1 : NEXT(pread)(fd, bytes, size, at);
}
