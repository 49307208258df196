/* A folder of its own for each test: pass enter and leave to cmocka_unit_test_setup_teardown. */
#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char root[32];

static int enter(void **state) {
    (void)state;
    strcpy(root, "/tmp/gk-write-XXXXXX");
    return mkdtemp(root) && chdir(root) == 0 ? 0 : -1;
}

static size_t count_entries(bool unlink_them) {
    size_t count = 0;
    DIR *folder = opendir(".");
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        count++;
        if (unlink_them)
            unlink(entry->d_name);
    }
    closedir(folder);
    return count;
}

static int leave(void **state) {
    (void)state;
    count_entries(true);
    return chdir("/") == 0 ? rmdir(root) : -1;
}
