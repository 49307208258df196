/* The command line: cli_option tables in, stored values and operands out. */
#include "cli/cli.h"

#include "cli/complete.h"
#include "cli/help.h"
#include "cli/man.h"
#include <errno.h>
#include <fcntl.h>
#include <gongkai/version.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What cli_finish frees. */
static const cli_tool *parsed;
static const char **parsed_operands;

/* A command line on the way. */
struct line {
    const cli_tool *tool;
    int argc;
    char **argv;
    int next;
    cli_list *operands;
};

/* --- what --help and --version answer --- */

static int print_form(const cli_tool *tool, const char *form) {
    if (!strcmp(form, "man"))
        cli_print_man(tool, false);
    else if (!strcmp(form, "man-zh"))
        cli_print_man(tool, true);
    else if (!strcmp(form, "bash"))
        cli_print_bash(tool);
    else if (!strcmp(form, "zsh"))
        cli_print_zsh(tool);
    else if (!strcmp(form, "fish"))
        cli_print_fish(tool);
    else
        return cli_usage("--help is one of man, man-zh, bash, zsh, fish; not %s",
                         "--help 只能是 man、man-zh、bash、zsh、fish，不能是 %s", form);
    return 0;
}

/* --help and --version store nothing. */
static bool is_built_in(const cli_option *option) {
    return option == &cli_option_help || option == &cli_option_version;
}

static int answer(const cli_tool *tool, const cli_option *option, const char *form) {
    if (option == &cli_option_help && form)
        return print_form(tool, form);
    if (option == &cli_option_help)
        cli_print_help(tool, cli_zh());
    else
        printf("%s (gongkai) %s\n", tool->name, GK_VERSION);
    return 0;
}

/* --- storing values: CLI_GO_ON, or the status to leave with --- */

static int store_number(const cli_option *option, const char *spelled, const char *value) {
    char *end;
    errno = 0;
    long number = strtol(value, &end, 10);
    bool plain = !*end && !errno && strspn(value, "-0123456789") == strlen(value);
    if (!plain || number < option->min || number > option->max)
        return cli_usage("%s is a number from %ld to %ld, not %s",
                         "%s 是 %ld 到 %ld 之间的数，不能是 %s", spelled, option->min, option->max,
                         value);
    *option->number = number;
    return CLI_GO_ON;
}

static int store_item(cli_list *list, const char *value) {
    if (cli_list_add(list, value))
        return CLI_GO_ON;
    cli_message_memory(NULL);
    return CLI_NOT_DONE;
}

static int check_word(const cli_option *option, const char *spelled, const char *value) {
    char words[512] = "";
    for (size_t i = 0; option->words[i]; i++) {
        if (!strcmp(option->words[i], value))
            return CLI_GO_ON;
        size_t used = strlen(words);
        snprintf(words + used, sizeof words - used, "%s%s", i ? ", " : "", option->words[i]);
    }
    return cli_usage("%s is one of %s; not %s", "%s 只能是 %s，不能是 %s", spelled, words, value);
}

static int store_value(const cli_option *option, const char *spelled, const char *value) {
    /* An empty value is an unset variable in somebody's script, never what was meant. */
    if (!value || !*value)
        return cli_usage("%s needs a value", "%s 后面要有内容", spelled);
    if (option->words && !option->other_words) {
        int status = check_word(option, spelled, value);
        if (status != CLI_GO_ON)
            return status;
    }
    if (option->number)
        return store_number(option, spelled, value);
    if (option->list)
        return store_item(option->list, value);
    *option->value = value;
    return CLI_GO_ON;
}

/* --- taking the line apart --- */

static const char *next_argument(struct line *line) {
    return line->next < line->argc ? line->argv[line->next++] : NULL;
}

static int take_long(struct line *line, const char *argument) {
    size_t length = strcspn(argument + 2, "=");
    const char *value = argument[2 + length] ? argument + 2 + length + 1 : NULL;
    char spelled[64];
    snprintf(spelled, sizeof spelled, "%.*s", (int)length + 2, argument);

    const cli_option *option = cli_option_long(line->tool->options, argument + 2, length);
    if (!option)
        return cli_usage("unknown option %s", "没有 %s 这个选项", spelled);
    if (value && !cli_option_takes_value(option) && option != &cli_option_help)
        return cli_usage("%s takes no value", "%s 后面不带内容", spelled);
    if (is_built_in(option))
        return answer(line->tool, option, value);
    if (cli_option_takes_value(option))
        return store_value(option, spelled, value ? value : next_argument(line));
    *option->flag = true;
    return CLI_GO_ON;
}

/* One argument of short options: flags, the last of which may have its value behind it. */
static int take_short(struct line *line, const char *argument) {
    for (const char *name = argument + 1; *name; name++) {
        const cli_option *option = cli_option_short(line->tool->options, *name);
        const char spelled[] = {'-', *name, '\0'};
        if (!option && (unsigned char)*name >= 0x80) /* show a whole character, not a byte of it */
            return cli_usage("unknown option %s", "没有 %s 这个选项", argument);
        if (!option)
            return cli_usage("unknown option %s", "没有 %s 这个选项", spelled);
        if (is_built_in(option))
            return answer(line->tool, option, NULL);
        if (cli_option_takes_value(option))
            return store_value(option, spelled, name[1] ? name + 1 : next_argument(line));
        *option->flag = true;
    }
    return CLI_GO_ON;
}

static int take(struct line *line) {
    const char *argument = next_argument(line);
    if (argument[0] != '-' || !argument[1])
        return store_item(line->operands, argument);
    if (argument[1] != '-')
        return take_short(line, argument);
    if (argument[2])
        return take_long(line, argument);

    int status = CLI_GO_ON;
    while (status == CLI_GO_ON && line->next < line->argc)
        status = store_item(line->operands, next_argument(line));
    return status;
}

/* A closed standard stream would give its number to the next file opened, and messages would then
 * be written into somebody's workbook. Opened the wrong way round, it fails when used. */
static void open_standard_streams(void) {
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF)
            (void)!open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
}

int cli_parse(const cli_tool *tool, int argc, char **argv, cli_list *operands) {
    open_standard_streams();
    signal(SIGXFSZ, SIG_IGN); /* a file too large is an error with a message, not a death */
    cli_message_begin(tool->name);
    parsed = tool;

    *operands = (cli_list){0};
    struct line line = {tool, argc, argv, 1, operands};
    int status = CLI_GO_ON;
    while (status == CLI_GO_ON && line.next < argc)
        status = take(&line);
    parsed_operands = operands->items;
    return status;
}

static void free_lists(void) {
    const cli_option *option;
    for (size_t i = 0; parsed && (option = cli_option_at(parsed->options, i)); i++)
        if (option->list) {
            free(option->list->items);
            *option->list = (cli_list){0};
        }
    free(parsed_operands);
    parsed_operands = NULL;
}

static int write_errno;

void cli_wrote(void) {
    if (ferror(stdout) && !write_errno)
        write_errno = errno;
}

int cli_finish(int status) {
    cli_progress(0, 0, NULL);
    free_lists();

    /* Of a write that failed long ago the reason may be lost; that it failed is not. */
    bool failed = ferror(stdout);
    errno = 0;
    failed = fflush(stdout) || failed;
    failed = fclose(stdout) || failed;
    if (!failed)
        return status == CLI_NOT_DONE && cli_message_was_of_system() ? CLI_COULD_NOT_WORK : status;
    if (!errno)
        errno = write_errno;
    const char *reason = errno ? strerror(errno) : "write error";
    if (!cli_message_was_of_system()) /* once is enough */
        cli_message(NULL, "standard output: %s", "标准输出：%s", reason);
    return CLI_COULD_NOT_WORK;
}
