#include "job/inputs.h"

#include "base/arena.h"
#include "base/fail.h"
#include "cli/cli.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_SIZE = 4096, DEEPEST = 64 };

typedef struct input_search {
    cli_inputs *inputs;
    struct stat output; /**< st_ino 0: no such file. */
    size_t found;       /**< Below the present operand. */
} input_search;

static bool add_input(cli_inputs *inputs, const char *path, const char *archive, size_t index) {
    if (!gk_grow((void **)&inputs->items, inputs->count, &inputs->capacity, sizeof *inputs->items))
        return false;
    cli_input input = {strdup(path), archive ? strdup(archive) : NULL, index};
    inputs->items[inputs->count++] = input;
    return input.path && (input.archive || !archive);
}

/* ---- archives ------------------------------------------------------------------------------- */

static bool add_archive(cli_inputs *inputs, const char *path, const gk_archive *archive) {
    size_t count = gk_archive_count(archive);
    if (count == 0) {
        cli_message(path, "a ZIP archive without files to read", "ZIP 压缩包中没有可读取的文件");
        inputs->failures++;
    }
    for (size_t i = 0; i < count; i++)
        if (!add_input(inputs, gk_archive_source(archive, i), path, i))
            return false;
    return true;
}

/* The files of an archive, or the one that the operand is. */
static bool add_files(cli_inputs *inputs, const char *path, const gk_archive *archive) {
    return gk_archive_is_zip(archive) ? add_archive(inputs, path, archive)
                                      : add_input(inputs, path, NULL, 0);
}

static bool fail(cli_inputs *inputs, const gk_error *err) {
    cli_message_error(err);
    inputs->failures++;
    return err->status != GK_E_MEMORY;
}

static gk_status open_archive(cli_inputs *inputs, const char *path, gk_error *err) {
    gk_archive_free(inputs->open);
    free(inputs->open_path);
    inputs->open = NULL;
    inputs->open_path = strdup(path);
    if (!inputs->open_path)
        return gk_fail_memory(err);
    return gk_archive_open(path, NULL, 0, &inputs->open, err);
}

/* Whether it is worth a look inside. */
static bool may_be_archive(const char *path) {
    char head[2] = "";
    int file = open(path, O_RDONLY | O_CLOEXEC);
    bool read_some = file >= 0 && read(file, head, sizeof head) == (ssize_t)sizeof head;
    if (file >= 0)
        close(file);
    return read_some && memcmp(head, "PK", sizeof head) == 0;
}

static bool add_file(cli_inputs *inputs, const char *path) {
    gk_error err = {0};
    if (!may_be_archive(path))
        return add_input(inputs, path, NULL, 0);
    if (open_archive(inputs, path, &err) != GK_OK)
        return fail(inputs, &err);
    return add_files(inputs, path, inputs->open);
}

/* What comes through a pipe is gone once it was looked at: so it stays in memory. */
static bool add_standard(cli_inputs *inputs) {
    gk_error err = {0};
    if (!inputs->standard &&
        gk_archive_open_fd(STDIN_FILENO, "-", 0, &inputs->standard, &err) != GK_OK)
        return fail(inputs, &err);
    return add_files(inputs, "-", inputs->standard);
}

/* ---- folders -------------------------------------------------------------------------------- */

static int is_input_name(const struct dirent *entry) {
    return entry->d_name[0] != '.' && strncmp(entry->d_name, "~$", 2) != 0;
}

static bool is_output(const input_search *search, const struct stat *info) {
    return search->output.st_ino && info->st_ino == search->output.st_ino &&
           info->st_dev == search->output.st_dev;
}

static bool walk(input_search *search, const char *dir, unsigned depth);

/* Links to files are followed, links to folders are not: they could lead in a circle. */
static bool visit(input_search *search, const char *path, unsigned depth) {
    struct stat info, link;
    if (stat(path, &info) != 0 || lstat(path, &link) != 0)
        return true;
    if (S_ISDIR(info.st_mode))
        return S_ISLNK(link.st_mode) || depth == DEEPEST || walk(search, path, depth + 1);
    if (!S_ISREG(info.st_mode) || is_output(search, &info))
        return true;
    search->found++;
    return add_file(search->inputs, path);
}

static bool walk(input_search *search, const char *dir, unsigned depth) {
    struct dirent **entries;
    int count = scandir(dir, &entries, is_input_name, alphasort);
    if (count < 0) {
        cli_message(dir, "cannot be opened: %s", "无法打开：%s", strerror(errno));
        search->inputs->failures++;
        return errno != ENOMEM;
    }
    bool ok = true;
    for (int i = 0; i < count; i++) {
        char path[PATH_SIZE];
        size_t n = strlen(dir);
        int length = snprintf(path, sizeof path, "%s%s%s", dir, n && dir[n - 1] == '/' ? "" : "/",
                              entries[i]->d_name);
        if (length >= PATH_SIZE) {
            cli_message(dir, "a path in this folder is too long", "其下有过长的路径");
            search->inputs->failures++;
        } else {
            ok = ok && visit(search, path, depth);
        }
        free(entries[i]);
    }
    free(entries);
    return ok;
}

static bool follow(input_search *search, const char *operand) {
    struct stat info;
    size_t failures = search->inputs->failures;
    if (strcmp(operand, "-") == 0)
        return add_standard(search->inputs);
    if (stat(operand, &info) !=
        0) /* reading it will fail, with a message and a record in a stream */
        return add_input(search->inputs, operand, NULL, 0);
    if (S_ISREG(info.st_mode))
        return add_file(search->inputs, operand);
    if (!S_ISDIR(info.st_mode))
        return add_input(search->inputs, operand, NULL, 0);
    search->found = 0;
    if (!walk(search, operand, 0))
        return false;
    if (search->found == 0 && search->inputs->failures == failures) {
        cli_message(operand, "a folder without files to read", "文件夹中没有可读取的文件");
        search->inputs->failures++;
    }
    return true;
}

const cli_list *cli_or_standard_input(const cli_list *operands) {
    static const char *name[] = {"-"};
    static const cli_list standard = {.items = name, .count = 1};
    return operands->count ? operands : &standard;
}

bool cli_inputs_find(const cli_list *operands, const char *output, cli_inputs *inputs) {
    *inputs = (cli_inputs){0};
    input_search search = {.inputs = inputs};
    if (!output || stat(output, &search.output) != 0)
        search.output.st_ino = 0;
    for (size_t i = 0; i < operands->count; i++)
        if (!follow(&search, operands->items[i]))
            return false;
    return true;
}

void cli_inputs_free(cli_inputs *inputs) {
    for (size_t i = 0; i < inputs->count; i++) {
        free(inputs->items[i].path);
        free(inputs->items[i].archive);
    }
    free(inputs->items);
    free(inputs->open_path);
    gk_archive_free(inputs->open);
    gk_archive_free(inputs->standard);
}

/* ---- reading -------------------------------------------------------------------------------- */

/* The archive the input is in, or is alone in; opened again if another was looked into since. */
static gk_status archive_of(cli_inputs *inputs, const cli_input *input, gk_archive **archive,
                            gk_error *err) {
    const char *path = input->archive ? input->archive : input->path;
    gk_status status = GK_OK;
    bool standard = strcmp(path, "-") == 0;
    if (!standard && (!inputs->open || strcmp(inputs->open_path, path) != 0))
        status = open_archive(inputs, path, err);
    *archive = standard ? inputs->standard : inputs->open;
    if (status == GK_OK && (input->index >= gk_archive_count(*archive) ||
                            strcmp(gk_archive_source(*archive, input->index), input->path) != 0))
        return gk_fail_in(err,
                          gk_fail(err, GK_E_IO, "the archive changed while it was read",
                                  "压缩包在读取过程中被更改"),
                          path);
    return status;
}

gk_status cli_input_push(cli_inputs *inputs, const cli_input *input, const gk_read_options *options,
                         const gk_sink *sink, gk_findings *findings, gk_error *err) {
    gk_archive *archive;
    if (!input->archive && strcmp(input->path, "-") != 0) /* a large one can stay in its file */
        return gk_read_file(input->path, NULL, options, sink, findings, err);
    gk_status status = archive_of(inputs, input, &archive, err);
    if (status)
        return status;
    return gk_archive_read(archive, input->index, options, sink, findings, err);
}

gk_status cli_input_bytes(cli_inputs *inputs, const cli_input *input, const void **bytes,
                          size_t *size, gk_error *err) {
    gk_archive *archive;
    gk_status status = archive_of(inputs, input, &archive, err);
    if (status)
        return status;
    return gk_archive_bytes(archive, input->index, bytes, size, err);
}

gk_book *cli_input_read(cli_inputs *inputs, const cli_input *input, const gk_read_options *options,
                        gk_findings *findings, gk_error *err) {
    gk_book *book = gk_book_new(input->path);
    if (!book) {
        gk_fail_memory(err);
        return NULL;
    }
    gk_sink sink = gk_book_sink(book);
    if (cli_input_push(inputs, input, options, &sink, findings, err)) {
        gk_book_free(book);
        return NULL;
    }
    return book;
}

static bool write_all(int file, const unsigned char *bytes, size_t size) {
    while (size) {
        ssize_t n = write(file, bytes, size);
        if (n < 0 && errno != EINTR)
            return false;
        bytes += n > 0 ? n : 0;
        size -= n > 0 ? (size_t)n : 0;
    }
    return true;
}

bool cli_input_unpack(cli_inputs *inputs, const cli_input *input, char path[GK_TEMPORARY_PATH]) {
    gk_error err;
    const void *bytes;
    size_t size;
    errno = EIO;
    if (cli_input_bytes(inputs, input, &bytes, &size, &err))
        return false;
    int file = gk_temporary(path);
    if (file < 0)
        return false;
    bool whole = write_all(file, bytes, size);
    if (close(file) == 0 && whole)
        return true;
    unlink(path);
    return false;
}
