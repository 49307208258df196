#include "job/output_names.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool cli_is_folder(const char *path) {
    struct stat info;
    size_t n = strlen(path);
    return (n && path[n - 1] == '/') || (stat(path, &info) == 0 && S_ISDIR(info.st_mode));
}

bool cli_make_folder(const char *path) {
    char part[CLI_PATH_SIZE];
    for (size_t i = 1; path[i] && i < sizeof part; i++) {
        if (path[i] != '/')
            continue;
        memcpy(part, path, i);
        part[i] = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST)
            break;
    }
    struct stat info;
    if (mkdir(path, 0777) == 0 || (stat(path, &info) == 0 && S_ISDIR(info.st_mode)))
        return true;
    cli_message(path, "the folder cannot be made: %s", "无法创建文件夹：%s", strerror(errno));
    return false;
}

void cli_join(char path[CLI_PATH_SIZE], const char *folder, const char *name) {
    size_t n = strlen(folder);
    snprintf(path, CLI_PATH_SIZE, "%s%s%s", folder, n && folder[n - 1] == '/' ? "" : "/", name);
}

/* A department's name as part of a file's: no separator, no control character, not too long. */
void cli_name_report(char path[CLI_PATH_SIZE], const char *folder, const gk_report *report,
                     const char *extension) {
    char department[256], name[512];
    size_t used = 0;
    for (const char *p = report->department; *p && used + 5 < 200; p++)
        department[used++] = *p == '/' || *p == '\\' || (unsigned char)*p < ' ' ? '_' : *p;
    while (used && ((unsigned char)report->department[used] & 0xC0) == 0x80)
        used--;
    department[used] = '\0';
    snprintf(name, sizeof name, "%d-%s%s", report->year, department, extension);
    cli_join(path, folder, name);
}

static bool is_taken(const cli_output *out, const char *path) {
    for (size_t i = 0; i < out->names.count; i++)
        if (strcmp(out->names.items[i], path) == 0)
            return true;
    return false;
}

void cli_name_take(cli_output *out, const char *path) {
    const char **grown = realloc(out->names.items, (out->names.count + 1) * sizeof *grown);
    char *copy = grown ? strdup(path) : NULL;
    if (grown)
        out->names.items = grown;
    if (copy)
        out->names.items[out->names.count++] = copy;
}

bool cli_name_is_free(const cli_run *r, const cli_output *out, const char *path) {
    if (cli_run_names_input(r, path))
        cli_message(path, "is one of the inputs and would be replaced", "是输入文件之一，不能覆盖");
    else if (is_taken(out, path))
        cli_message(path, "two outputs would have this name", "两个输出将使用同一名称");
    else
        return true;
    return false;
}
