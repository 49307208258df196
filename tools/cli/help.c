#include "cli/help.h"
#include "cli/message.h"

#include "cli/line_break.h"
#include <gongkai/text.h>
#include <stdio.h>
#include <string.h>

enum { LINE_WIDTH = 80, HELP_COLUMN = 28 };

/* --- wrapping --- */

/* Columns of the first `length` bytes. Quotes and dashes of unsure width are counted wide in
 * Chinese: rather a short line than a broken one. */
static size_t width_of(const char *text, size_t length, bool zh) {
    char part[256];
    if (length >= sizeof part)
        length = sizeof part - 1;
    memcpy(part, text, length);
    part[length] = '\0';
    return gk_text_width(part, zh ? 2 : 1);
}

/* May a line end between this character and the next one? */
static bool breaks_after(const char *text, bool zh) {
    const char *next = text + cli_character_size(text);
    if (!*next || *next == ' ' || *text == ' ')
        return true;
    bool wide = width_of(text, cli_character_size(text), zh) == 2 ||
                width_of(next, cli_character_size(next), zh) == 2;
    return wide && cli_may_part(text, next);
}

/* Bytes up to the next place where a line may end. */
static size_t chunk_length(const char *text, bool zh) {
    size_t length = 0;
    const char *last;
    do {
        last = text + length;
        length += cli_character_size(last);
    } while (!breaks_after(last, zh));
    return length;
}

static void start_line(size_t indent) {
    printf("\n%*s", (int)indent, "");
}

/* Print a text from column `indent` on, where the cursor already is. */
static void wrap(const char *text, size_t indent, bool zh) {
    size_t column = indent;
    bool space = false;
    for (size_t length; *text; text += length) {
        length = chunk_length(text, zh);
        if (*text == ' ') {
            space = column > indent;
            continue;
        }
        size_t width = width_of(text, length, zh) + space;
        if (column > indent && column + width > LINE_WIDTH) {
            start_line(indent);
            width -= space;
            space = false;
            column = indent;
        }
        printf("%s%.*s", space ? " " : "", (int)length, text);
        column += width;
        space = false;
    }
    putchar('\n');
}

/* --- the parts --- */

static void print_usage(const cli_tool *tool, bool zh) {
    const char *title = zh ? "用法：" : "Usage: ";
    int indent = (int)gk_text_width(title, 2);
    for (const cli_text *form = tool->usage; form->en; form++)
        printf("%*s%s %s\n", form == tool->usage ? 0 : indent, form == tool->usage ? title : "",
               tool->name, cli_pick(*form, zh));
}

static void print_description(const cli_tool *tool, bool zh) {
    wrap(cli_pick(tool->summary, zh), 0, zh);
    for (const cli_text *paragraph = tool->description; paragraph && paragraph->en; paragraph++) {
        putchar('\n');
        wrap(cli_pick(*paragraph, zh), 0, zh);
    }
}

static void print_option(const cli_option *option, bool zh) {
    char names[128];
    const char short_part[] = {'-', option->short_name, ',', ' ', '\0'};
    bool value = cli_option_takes_value(option);
    snprintf(names, sizeof names, "  %s--%s%s%s", option->short_name ? short_part : "    ",
             option->long_name, value ? "=" : "", value ? cli_pick(option->metavar, zh) : "");

    size_t width = gk_text_width(names, 2);
    fputs(names, stdout);
    if (width + 2 > HELP_COLUMN)
        start_line(HELP_COLUMN);
    else
        printf("%*s", (int)(HELP_COLUMN - width), "");
    wrap(cli_pick(option->help, zh), HELP_COLUMN, zh);
}

static void print_examples(const cli_tool *tool, bool zh) {
    for (const cli_example *example = tool->examples; example && example->command; example++) {
        printf("  %s\n      ", example->command);
        wrap(cli_pick(example->text, zh), 6, zh);
    }
}

static void print_exit(const cli_exit *exit, bool zh) {
    printf("  %d  ", exit->status);
    wrap(cli_pick(exit->meaning, zh), 5, zh);
}

static void print_exits(const cli_tool *tool, bool zh) {
    for (const cli_exit *exit = cli_exits(tool); exit->meaning.en; exit++)
        print_exit(exit, zh);
    print_exit(&cli_exit_of_system, zh);
}

const cli_exit cli_exit_of_system = {
    CLI_COULD_NOT_WORK,
    {"could not work: no space, no memory, or a write failed; try again",
     "无法进行：空间或内存不足，或写入失败；可以重试"}};

const cli_exit *cli_exits(const cli_tool *tool) {
    static const cli_exit shared[] = {
        {0, {"done", "完成"}},
        {1,
         {"done, but some of the inputs or reports were refused",
          "完成，但有部分输入或决算被拒绝"}},
        {2, {"not done", "未完成"}},
        {0, {NULL, NULL}},
    };
    return tool->exits ? tool->exits : shared;
}

void cli_print_help(const cli_tool *tool, bool zh) {
    print_usage(tool, zh);
    print_description(tool, zh);

    puts(zh ? "\n选项：" : "\nOptions:");
    const cli_option *option;
    for (size_t i = 0; (option = cli_option_at(tool->options, i)); i++)
        print_option(option, zh);

    puts(zh ? "\n例子：" : "\nExamples:");
    print_examples(tool, zh);
    puts(zh ? "\n退出状态：" : "\nExit status:");
    print_exits(tool, zh);
}
