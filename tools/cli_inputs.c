#include "cli_inputs.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *const cli_encodings[] = {"UTF-8", "GB18030", "GBK", "UTF-16LE", "UTF-16BE", NULL};

enum { PATH_SIZE = 4096, DEEPEST = 64 };

typedef struct search {
    cli_inputs *inputs;
    struct stat output; /**< st_ino 0: no such file. */
    size_t found;       /**< Below the present operand. */
} search;

static bool add_path(cli_inputs *inputs, const char *path) {
    if (inputs->count == inputs->capacity) {
        size_t wanted = inputs->capacity ? inputs->capacity * 2 : 64;
        char **grown = realloc(inputs->paths, wanted * sizeof *grown);
        if (!grown)
            return false;
        inputs->paths = grown;
        inputs->capacity = wanted;
    }
    size_t size = strlen(path) + 1;
    char *copy = malloc(size);
    if (!copy)
        return false;
    memcpy(copy, path, size);
    inputs->paths[inputs->count++] = copy;
    return true;
}

static int is_input_name(const struct dirent *entry) {
    return entry->d_name[0] != '.' && strncmp(entry->d_name, "~$", 2) != 0;
}

static bool is_output(const search *s, const struct stat *info) {
    return s->output.st_ino && info->st_ino == s->output.st_ino && info->st_dev == s->output.st_dev;
}

static bool walk(search *s, const char *dir, unsigned depth);

/* Links to files are followed, links to folders are not: they could lead in a circle. */
static bool visit(search *s, const char *path, unsigned depth) {
    struct stat info, link;
    if (stat(path, &info) != 0 || lstat(path, &link) != 0)
        return true;
    if (S_ISDIR(info.st_mode))
        return S_ISLNK(link.st_mode) || depth == DEEPEST || walk(s, path, depth + 1);
    if (!S_ISREG(info.st_mode) || is_output(s, &info))
        return true;
    s->found++;
    return add_path(s->inputs, path);
}

static bool walk(search *s, const char *dir, unsigned depth) {
    struct dirent **entries;
    int count = scandir(dir, &entries, is_input_name, alphasort);
    if (count < 0) {
        cli_message(dir, "cannot be opened: %s", "无法打开：%s", strerror(errno));
        s->inputs->failures++;
        return errno != ENOMEM;
    }
    bool ok = true;
    for (int i = 0; i < count; i++) {
        char path[PATH_SIZE];
        size_t n = strlen(dir);
        int length = snprintf(path, sizeof path, "%s%s%s", dir, n && dir[n - 1] == '/' ? "" : "/",
                              entries[i]->d_name);
        if (length >= PATH_SIZE) {
            cli_message(dir, "a path below is too long", "其下有过长的路径");
            s->inputs->failures++;
        } else {
            ok = ok && visit(s, path, depth);
        }
        free(entries[i]);
    }
    free(entries);
    return ok;
}

static bool follow(search *s, const char *operand) {
    struct stat info;
    size_t failures = s->inputs->failures;
    if (strcmp(operand, "-") == 0)
        return add_path(s->inputs, operand);
    if (stat(operand, &info) != 0) {
        cli_message(operand, "cannot be opened: %s", "无法打开：%s", strerror(errno));
        s->inputs->failures++;
        return true;
    }
    if (!S_ISDIR(info.st_mode))
        return add_path(s->inputs, operand);
    s->found = 0;
    if (!walk(s, operand, 0))
        return false;
    if (s->found == 0 && s->inputs->failures == failures) {
        cli_message(operand, "a folder without files to read", "文件夹中没有可读取的文件");
        s->inputs->failures++;
    }
    return true;
}

bool cli_inputs_find(const cli_list *operands, const char *output, cli_inputs *inputs) {
    *inputs = (cli_inputs){0};
    search s = {.inputs = inputs};
    if (!output || stat(output, &s.output) != 0)
        s.output.st_ino = 0;
    for (size_t i = 0; i < operands->count; i++)
        if (!follow(&s, operands->items[i]))
            return false;
    return true;
}

void cli_inputs_free(cli_inputs *inputs) {
    for (size_t i = 0; i < inputs->count; i++)
        free(inputs->paths[i]);
    free(inputs->paths);
}

gk_book *cli_input_read(const char *path, const gk_read_options *options, gk_findings *findings,
                        gk_error *err) {
    gk_book *book = gk_book_new(path);
    if (!book) {
        *err = (gk_error){.status = GK_E_MEMORY, .text = "out of memory", .zh = "内存不足"};
        return NULL;
    }
    gk_sink sink = gk_book_sink(book);
    gk_status status = strcmp(path, "-") == 0
                           ? gk_read_fd(STDIN_FILENO, path, options, &sink, findings, err)
                           : gk_read_file(path, NULL, options, &sink, findings, err);
    if (status) {
        gk_book_free(book);
        return NULL;
    }
    return book;
}
