/* A name that exists holds a whole, checked file; a failure leaves nothing behind. */
#include <dirent.h>
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fail.h"
#include "write/output.h"

/* Every test runs in an empty folder of its own. */
static int enter(void **state) {
    static char dir[32];
    strcpy(dir, "/tmp/gk-output-XXXXXX");
    *state = dir;
    return mkdtemp(dir) && chdir(dir) == 0 ? 0 : -1;
}

static void remove_all(const char *dir) {
    DIR *folder = opendir(dir);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        unlink(entry->d_name);
    closedir(folder);
}

static int leave(void **state) {
    remove_all(".");
    if (chdir("/") != 0)
        return -1;
    return rmdir(*state);
}

static size_t count_entries(void) {
    size_t count = 0;
    DIR *folder = opendir(".");
    assert_non_null(folder);
    while (readdir(folder))
        count++;
    closedir(folder);
    return count - 2; /* . and .. */
}

static void put_file(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void assert_holds(const char *path, const char *wanted) {
    char text[64] = "";
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t n = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[n] = '\0';
    assert_string_equal(text, wanted);
}

/** What the check is to say, and what it saw. */
typedef struct judge {
    gk_status verdict;
    char seen[64];
    size_t calls;
    const char *path; /**< Must not hold the new bytes yet. */
    bool named;
} judge;

static gk_status check(void *self, const void *bytes, size_t size, gk_error *err) {
    judge *j = self;
    struct stat info;
    j->calls++;
    memcpy(j->seen, bytes, size);
    j->named = j->path && stat(j->path, &info) == 0;
    return j->verdict ? gk_fail(err, j->verdict, "not as meant", "不一致") : GK_OK;
}

/* Puts "new" in two pieces. */
static gk_status put_new(gk_output *output, gk_error *err) {
    gk_stream_output stream = gk_output_stream(output);
    gk_status status = stream.write(stream.self, "n", 1, err);
    return status ? status : stream.write(stream.self, "ew", 2, err);
}

static gk_status put(const char *path, bool force, judge *j, gk_error *err) {
    gk_output *output;
    gk_status status = gk_output_open_file(path, force, &output, err);
    return status ? status : gk_output_close(output, put_new(output, err), check, j, err);
}

static void test_new_file(void **state) {
    (void)state;
    judge j = {.path = "out"};
    assert_int_equal(put("out", false, &j, NULL), GK_OK);
    assert_holds("out", "new");
    assert_string_equal(j.seen, "new");
    assert_int_equal(j.calls, 1);
    assert_false(j.named); /* it gets its name only after the check */
    assert_int_equal(count_entries(), 1);
    struct stat info;
    mode_t mask = umask(022);
    umask(mask);
    assert_int_equal(stat("out", &info), 0);
    assert_int_equal(info.st_mode & 0777, 0666 & ~mask);
    assert_int_equal(info.st_nlink, 1);
}

static void test_existing_file_stays(void **state) {
    (void)state;
    gk_error err = {0};
    judge j = {0};
    put_file("out", "old");
    assert_int_equal(put("out", false, &j, &err), GK_E_EXISTS);
    assert_string_equal(err.text, "exists already; --force replaces it");
    assert_string_equal(err.zh, "已存在；使用 --force 覆盖");
    assert_string_equal(err.where, "out");
    assert_holds("out", "old");
    assert_int_equal(count_entries(), 1);
}

static void test_force(void **state) {
    (void)state;
    judge j = {0};
    put_file("out", "the old and longer text");
    assert_int_equal(put("out", true, &j, NULL), GK_OK);
    assert_holds("out", "new");
    assert_int_equal(count_entries(), 1);
    assert_int_equal(put("other", true, &j, NULL), GK_OK);
    assert_holds("other", "new");
    assert_int_equal(count_entries(), 2);
}

static void test_failed_check(void **state) {
    (void)state;
    gk_error err = {0};
    judge j = {.verdict = GK_E_VERIFY};
    assert_int_equal(put("out", false, &j, &err), GK_E_VERIFY);
    assert_string_equal(err.text, "not as meant");
    assert_string_equal(err.where, "out");
    assert_int_equal(count_entries(), 0);
    put_file("out", "old");
    assert_int_equal(put("out", true, &j, &err), GK_E_VERIFY);
    assert_holds("out", "old");
    assert_int_equal(count_entries(), 1);
}

/* Somebody makes the file while ours is being written. */
static gk_status make_rival(void *self, const void *bytes, size_t size, gk_error *err) {
    (void)self, (void)bytes, (void)size, (void)err;
    put_file("out", "rival");
    return GK_OK;
}

static void test_rival(void **state) {
    (void)state;
    gk_error err = {0};
    gk_output *output;
    assert_int_equal(gk_output_open_file("out", false, &output, &err), GK_OK);
    assert_int_equal(put_new(output, &err), GK_OK);
    assert_int_equal(gk_output_close(output, GK_OK, make_rival, NULL, &err), GK_E_EXISTS);
    assert_holds("out", "rival");
    assert_int_equal(count_entries(), 1);
}

static void test_no_plain_file(void **state) {
    (void)state;
    gk_error err = {0};
    judge j = {0};
    assert_int_equal(put("/dev/null", true, &j, &err), GK_E_EXISTS);
    assert_string_equal(err.text, "is not a plain file");
    assert_int_equal(put("/tmp", true, &j, &err), GK_E_EXISTS);
    assert_string_equal(err.text, "is not a plain file");
    assert_int_equal(mkfifo("pipe", 0600), 0);
    assert_int_equal(put("pipe", true, &j, &err), GK_E_EXISTS);
    assert_int_equal(j.calls, 0);
    assert_int_equal(count_entries(), 1);
}

static void test_missing_folder(void **state) {
    (void)state;
    gk_error err = {0};
    judge j = {0};
    assert_int_equal(put("no/such/out", false, &j, &err), GK_E_IO);
    assert_int_equal(err.sys, ENOENT);
    assert_string_equal(err.where, "no/such/out");
    assert_string_equal(err.text, "cannot be created: No such file or directory");
    assert_int_equal(count_entries(), 0);
}

/* Through a link the file is replaced, not the link. */
static void test_link(void **state) {
    (void)state;
    judge j = {0};
    struct stat info;
    put_file("real", "old");
    assert_int_equal(symlink("real", "link"), 0);
    assert_int_equal(put("link", true, &j, NULL), GK_OK);
    assert_holds("real", "new");
    assert_int_equal(lstat("link", &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    assert_int_equal(count_entries(), 2);
}

static void test_long_path(void **state) {
    (void)state;
    char path[5000];
    gk_error err = {0};
    judge j = {0};
    memset(path, 'a', sizeof path);
    path[sizeof path - 1] = '\0';
    assert_true(put(path, false, &j, &err) != GK_OK);
    assert_true(err.text[0]);
    assert_int_equal(count_entries(), 0);
}

/* Whoever writes fails half way: the file is given up, and the check not asked. */
static void test_abandoned(void **state) {
    (void)state;
    judge j = {0};
    gk_output *output;
    put_file("out", "old");
    assert_int_equal(gk_output_open_file("out", true, &output, NULL), GK_OK);
    assert_int_equal(put_new(output, NULL), GK_OK);
    assert_int_equal(gk_output_close(output, GK_E_LIMIT, check, &j, NULL), GK_E_LIMIT);
    assert_int_equal(j.calls, 0);
    assert_holds("out", "old");
    assert_int_equal(count_entries(), 1);
}

static gk_status put_to(int fd, judge *j, gk_error *err) {
    gk_output *output;
    assert_int_equal(gk_output_open_fd(fd, &output, err), GK_OK);
    return gk_output_close(output, put_new(output, err), check, j, err);
}

/* A pipe gets nothing before the check agrees. */
static void test_descriptors(void **state) {
    (void)state;
    gk_error err = {0};
    int ends[2];
    char text[8] = "";
    judge refuse = {.verdict = GK_E_VERIFY}, agree = {0};
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(put_to(ends[1], &refuse, &err), GK_E_VERIFY);
    assert_string_equal(err.where, "");
    assert_int_equal(put_to(ends[1], &agree, &err), GK_OK);
    assert_string_equal(agree.seen, "new");
    assert_int_equal(read(ends[0], text, sizeof text), 3);
    assert_string_equal(text, "new");
    assert_int_equal(put_to(ends[0], &agree, &err), GK_E_IO); /* for reading only */
    assert_int_equal(err.sys, EBADF);
    close(ends[0]);
    close(ends[1]);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter, leave)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_new_file),       IN_FOLDER(test_existing_file_stays),
        IN_FOLDER(test_force),          IN_FOLDER(test_failed_check),
        IN_FOLDER(test_rival),          IN_FOLDER(test_no_plain_file),
        IN_FOLDER(test_missing_folder), IN_FOLDER(test_link),
        IN_FOLDER(test_long_path),      IN_FOLDER(test_descriptors),
        IN_FOLDER(test_abandoned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
