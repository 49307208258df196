#include "job/output_names.h"

#include "base/characters.h"
#include "base/utf8.h"
#include "cli/message.h"
#include <errno.h>
#include <gongkai/sha256.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* What file systems take for one name, in bytes. */
enum { FILE_NAME_MAX = 255 };

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

/* A department's name as part of a file's, no longer than `room`: no separator, no control
 * character. Where it is cut, a digest of the whole keeps two names apart that begin alike. */
static void name_department(const char *department, size_t room, char name[FILE_NAME_MAX + 1]) {
    enum { DIGITS = 8 };
    char digest[GK_SHA256_TEXT_MAX];
    size_t length = strlen(department), whole = length;
    if (whole > room)
        length = gk_utf8_cut(department, room - DIGITS - 1);
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)department[i];
        name[i] = (char)(c == '/' || c == '\\' || c < ' ' || c == 0x7F ? '_' : c);
    }
    name[length] = '\0';
    if (length == whole)
        return;
    gk_sha256(department, whole, digest);
    snprintf(name + length, FILE_NAME_MAX + 1 - length, "-%.*s", DIGITS, digest);
}

void cli_name_report(char path[CLI_PATH_SIZE], const char *folder, const gk_report *report,
                     const char *extension) {
    char department[FILE_NAME_MAX + 1], name[2 * FILE_NAME_MAX], year[16];
    size_t around = (size_t)snprintf(year, sizeof year, "%d-", report->year) + strlen(extension);
    name_department(report->department, FILE_NAME_MAX - around, department);
    snprintf(name, sizeof name, "%s%s%s", year, department, extension);
    cli_join(path, folder, name);
}

void cli_name_after_input(char path[CLI_PATH_SIZE], const cli_output *out, const cli_input *input) {
    const char *base = gk_base_name(input->path), *extension = cli_output_extension(out);
    const char *beside = input->archive ? input->archive : input->path;
    char name[300]; /* longer than any file system takes: one that is cut fails */
    if (strcmp(base, "-") == 0)
        base = "stdin";
    const char *dot = strrchr(base, '.');
    size_t stem = dot && dot != base ? (size_t)(dot - base) : strlen(base);
    snprintf(name, sizeof name, "%.*s%s%s", (int)stem, base, *extension ? "." : "", extension);
    if (out->path)
        cli_join(path, out->path, name);
    else
        snprintf(path, CLI_PATH_SIZE, "%.*s%s", (int)(gk_base_name(beside) - beside), beside, name);
}

static bool is_taken(const cli_output *out, const char *path) {
    for (size_t i = 0; i < out->names.count; i++)
        if (strcmp(out->names.items[i], path) == 0)
            return true;
    return false;
}

void cli_name_take(cli_output *out, const char *path) {
    char *copy = strdup(path);
    if (copy && !cli_list_add(&out->names, copy))
        free(copy);
}

bool cli_name_is_free(const cli_run *run, const cli_output *out, const char *path) {
    if (cli_run_names_input(run, path))
        cli_message(path, "is one of the inputs and would be replaced", "是输入文件之一，不能覆盖");
    else if (is_taken(out, path))
        cli_message(path, "two outputs would have this name", "两个输出将使用同一名称");
    else
        return true;
    return false;
}
