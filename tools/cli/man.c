#include "cli/man.h"

#include "cli/help.h"
#include "cli/line_break.h"
#include <ctype.h>
#include <gongkai/version.h>
#include <stdio.h>
#include <string.h>

static const char *escape_of(char c) {
    switch (c) {
    case '\\':
        return "\\(rs";
    case '-':
        return "\\-";
    case '\'':
        return "\\(aq";
    case '"':
        return "\\(dq";
    case '`':
        return "\\(ga";
    case '^':
        return "\\(ha";
    case '~':
        return "\\(ti";
    default:
        return NULL;
    }
}

/* May a line end between these two characters, the first of which is a Chinese one? (Those with
 * more than three bytes are rare enough to be left alone.) */
static bool may_break(const char *text, const char *next) {
    return ((unsigned char)*text & 0xF0) == 0xE0 && next == text + 3 && *next && *next != ' ' &&
           cli_may_part(text, next);
}

static void print_characters(const char *text, size_t length) {
    for (const char *c = text; c < text + length; c++) {
        const char *escape = escape_of(*c);
        if (escape)
            fputs(escape, stdout);
        else
            putchar(*c);
    }
}

/* \& keeps a line from being a request. */
static void guard(const char *text) {
    if (*text == '.' || *text == '\'')
        fputs("\\&", stdout);
}

/* Text without its macro meaning: no character of it is an escape or starts a request. */
static void print_literal(const char *text) {
    guard(text);
    print_characters(text, strlen(text));
}

/* The same for prose: roff ends lines only at spaces, which Chinese has none of, so \: says where
 * else it may. */
static void print_text(const char *text) {
    guard(text);
    while (*text) {
        size_t length = cli_character_size(text);
        print_characters(text, length);
        if (may_break(text, text + length))
            fputs("\\:", stdout);
        text += length;
    }
}

static void print_line(const char *text) {
    print_text(text);
    putchar('\n');
}

static void print_bold(const char *text) {
    fputs("\\fB", stdout);
    print_literal(text);
    fputs("\\fR", stdout);
}

static void print_section(const char *en, const char *zh_title, bool zh) {
    printf(".SH %s\n", zh ? zh_title : en);
}

static void print_head(const cli_tool *tool, bool zh) {
    fputs(".TH ", stdout);
    for (const char *c = tool->name; *c; c++)
        putchar(toupper((unsigned char)*c));
    printf(" 1 \"\" \"gongkai %s\" \"%s\"\n.nh\n.ad l\n", GK_VERSION,
           zh ? "用户命令" : "User Commands");
    print_section("NAME", "名称", zh);
    print_text(tool->name);
    fputs(" \\- ", stdout);
    print_line(cli_pick(tool->summary, zh));
}

static void print_synopsis(const cli_tool *tool, bool zh) {
    print_section("SYNOPSIS", "用法", zh);
    for (const cli_text *form = tool->usage; form->en; form++) {
        if (form != tool->usage)
            puts(".br");
        print_bold(tool->name);
        putchar(' ');
        print_line(cli_pick(*form, zh));
    }
}

static void print_description(const cli_tool *tool, bool zh) {
    print_section("DESCRIPTION", "说明", zh);
    for (const cli_text *paragraph = tool->description; paragraph && paragraph->en; paragraph++) {
        if (paragraph != tool->description)
            puts(".PP");
        print_line(cli_pick(*paragraph, zh));
    }
}

static void print_option(const cli_option *option, bool zh) {
    puts(".TP");
    if (option->short_name) {
        const char name[] = {'-', option->short_name, '\0'};
        print_bold(name);
        fputs(", ", stdout);
    }
    fputs("\\fB\\-\\-", stdout);
    print_text(option->long_name);
    fputs("\\fR", stdout);
    if (cli_option_takes_value(option)) {
        fputs("=\\fI", stdout);
        print_text(cli_pick(option->metavar, zh));
        fputs("\\fR", stdout);
    }
    putchar('\n');
    print_line(cli_pick(option->help, zh));
}

static void print_options(const cli_tool *tool, bool zh) {
    print_section("OPTIONS", "选项", zh);
    const cli_option *option;
    for (size_t i = 0; (option = cli_option_at(tool->options, i)); i++)
        print_option(option, zh);
    puts(".TP");
    fputs("\\fB\\-\\-help\\fR=\\fI", stdout);
    print_text(zh ? "形式" : "FORM");
    puts("\\fR");
    print_line(zh ? "输出本手册页（man 英文，man-zh 中文）或命令行补全脚本（bash、zsh、fish）"
                  : "print this manual page (man; man-zh: in Chinese) or a completion script "
                    "(bash, zsh, fish)");
}

static void print_exit(const cli_exit *exit, bool zh) {
    printf(".TP\n\\fB%d\\fR\n", exit->status);
    print_line(cli_pick(exit->meaning, zh));
}

static void print_exits(const cli_tool *tool, bool zh) {
    print_section("EXIT STATUS", "退出状态", zh);
    for (const cli_exit *exit = cli_exits(tool); exit->meaning.en; exit++)
        print_exit(exit, zh);
    print_exit(&cli_exit_of_system, zh);
}

static void print_environment(bool zh) {
    print_section("ENVIRONMENT", "环境变量", zh);
    puts(".TP\n\\fBLC_ALL\\fR, \\fBLC_MESSAGES\\fR, \\fBLANG\\fR");
    print_line(zh ? "其中第一个有内容的以 zh 开头时，帮助和消息用中文，否则用英文"
                  : "help and messages are in Chinese if the first of these that is not empty "
                    "begins with zh, else in English");
}

static void print_examples(const cli_tool *tool, bool zh) {
    print_section("EXAMPLES", "例子", zh);
    for (const cli_example *example = tool->examples; example && example->command; example++) {
        if (example != tool->examples)
            puts(".PP");
        print_line(cli_pick(example->text, zh));
        puts(".PP\n.RS 4\n.nf");
        print_literal(example->command);
        puts("\n.fi\n.RE");
    }
}

static void print_listed(const cli_tool *tool, bool zh) {
    const char *term, *meaning;
    if (!tool->listed)
        return;
    print_section(tool->listed_title.en, tool->listed_title.zh, zh);
    for (size_t i = 0; tool->listed(i, zh, &term, &meaning); i++) {
        puts(".TP");
        print_bold(term);
        putchar('\n');
        print_line(meaning);
    }
}

/* "gk-export(1)" as a reference: the name bold, the section not. */
static void print_reference(const char *reference) {
    char name[64];
    size_t length = strcspn(reference, "(");
    snprintf(name, sizeof name, "%.*s", (int)length, reference);
    print_bold(name);
    print_text(reference + length);
}

static void print_see_also(const cli_tool *tool, bool zh) {
    if (!tool->see_also || !tool->see_also[0])
        return;
    print_section("SEE ALSO", "参见", zh);
    for (const char *const *reference = tool->see_also; *reference; reference++) {
        print_reference(*reference);
        puts(reference[1] ? "," : "");
    }
}

void cli_print_man(const cli_tool *tool, bool zh) {
    print_head(tool, zh);
    print_synopsis(tool, zh);
    print_description(tool, zh);
    print_options(tool, zh);
    print_exits(tool, zh);
    print_environment(zh);
    print_examples(tool, zh);
    print_listed(tool, zh);
    print_see_also(tool, zh);
}
