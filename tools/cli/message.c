#include "cli/message.h"

#include "base/utf8.h"
#include "cli/language.h"
#include <errno.h>
#include <gongkai/text.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

static const char *tool_name = "gongkai";
static double started;
static bool progress_shown;

/* --- messages --- */

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void cli_message_begin(const char *tool) {
    tool_name = tool;
    started = seconds();
}

static void wipe_progress(void) {
    if (progress_shown)
        fputs("\r\033[K", stderr);
    progress_shown = false;
}

/* Control characters come from file names and cells; on a terminal they could do anything, and a
 * message is one line. Those above 0x7F are 0xC2 0x80 to 0xC2 0x9F in UTF-8. */
static void defuse(char *line) {
    for (unsigned char *c = (unsigned char *)line; *c; c++) {
        if (*c < 0x20 || *c == 0x7F)
            *c = '?';
        if (c[0] == 0xC2 && c[1] >= 0x80 && c[1] < 0xA0)
            c[0] = c[1] = '?';
    }
}

/* Drop what was cut off in the middle of a character. */
static void trim_partial(char *text) {
    text[gk_utf8_cut(text, strlen(text))] = '\0';
}

/* One write for the whole line, so that lines of several processes do not mix. */
static void print_line(const char *where, const char *text, const char *hint) {
    char line[4096];
    bool placed = where && *where;
    snprintf(line, sizeof line - 1, "%s: %s%s%s%s", tool_name, placed ? where : "",
             placed ? ": " : "", text, hint);
    trim_partial(line);
    defuse(line);
    strcat(line, "\n");
    wipe_progress();
    fputs(line, stderr);
}

__attribute__((format(printf, 3, 0), format(printf, 4, 0))) static void
print_message(const char *where, const char *hint, const char *en, const char *zh,
              va_list arguments) {
    char text[2048];
    vsnprintf(text, sizeof text, cli_zh() ? zh : en, arguments);
    trim_partial(text);
    print_line(where, text, hint);
}

void cli_message(const char *where, const char *en, const char *zh, ...) {
    va_list arguments;
    va_start(arguments, zh);
    print_message(where, "", en, zh, arguments);
    va_end(arguments);
}

static bool system_failed;

/* Not the errors that say something of a name: missing, no permission, a folder. */
static bool is_of_system(int error) {
    static const int errors[] = {ENOSPC, EDQUOT, EFBIG,  EIO,   EPIPE,
                                 ENOMEM, EMFILE, ENFILE, EINTR, ENODEV};
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (errors[i] == error)
            return true;
    return false;
}

bool cli_message_was_of_system(void) {
    return system_failed;
}

void cli_message_error(const gk_error *err) {
    system_failed = system_failed || err->status == GK_E_MEMORY || err->status == GK_E_VERIFY ||
                    (err->status == GK_E_IO && is_of_system(err->sys));
    const char *text = cli_zh() && err->zh[0] ? err->zh : err->text;
    print_line(err->where, text[0] ? text : gk_status_name(err->status), "");
}

void cli_message_memory(const char *where) {
    system_failed = true;
    cli_message(where, "out of memory", "内存不足");
}

int cli_usage(const char *en, const char *zh, ...) {
    va_list arguments;
    va_start(arguments, zh);
    print_message(NULL, cli_zh() ? "（见 --help）" : " (see --help)", en, zh, arguments);
    va_end(arguments);
    return CLI_NOT_DONE;
}

/* --- progress --- */

static bool terminal_can(void) {
    const char *term = getenv("TERM");
    return isatty(STDERR_FILENO) && term && *term && strcmp(term, "dumb") != 0;
}

static size_t terminal_width(void) {
    struct winsize size;
    bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : 80;
}

/* A line that wraps could not be wiped: cut it short of the terminal's width. */
static void fit(char *line, size_t width) {
    for (size_t length = strlen(line); length > 0 && gk_text_width(line, 2) >= width; length--)
        if (((unsigned char)line[length] & 0xC0) != 0x80)
            line[length] = '\0';
    trim_partial(line);
}

void cli_progress(size_t done, size_t total, const char *label) {
    static double shown;
    if (!label) {
        wipe_progress();
        return;
    }
    double now = seconds();
    if (now - started < 1 || now - shown < 0.1 || !terminal_can())
        return;
    shown = now;

    char line[512];
    snprintf(line, sizeof line, "[%zu/%zu] %s", done, total, label);
    trim_partial(line);
    defuse(line);
    fit(line, terminal_width());
    fprintf(stderr, "\r%s\033[K", line);
    progress_shown = true;
}
