#include "cli/complete.h"

#include <stdio.h>
#include <string.h>

/* gk-convert as a shell function's name: gk_convert. */
static void print_identifier(const char *name) {
    for (; *name; name++)
        putchar(*name == '-' ? '_' : *name);
}

/* The text with a backslash before each of `special`. */
static void print_escaped(const char *text, const char *special) {
    for (; *text; text++) {
        if (strchr(special, *text))
            putchar('\\');
        putchar(*text);
    }
}

/* The text inside '…' for bash and zsh, where a quote inside is written '\''. */
static void print_quoted(const char *text, const char *special) {
    for (; *text; text++) {
        if (*text == '\'')
            fputs("'\\''", stdout);
        else if (strchr(special, *text))
            printf("\\%c", *text);
        else
            putchar(*text);
    }
}

static void print_words(const cli_option *option) {
    for (size_t i = 0; option->words[i]; i++)
        printf("%s%s", i ? " " : "", option->words[i]);
}

/* --- bash --- */

static void print_bash_value(const cli_option *option) {
    if (option->short_name)
        printf("    -%c | ", option->short_name);
    else
        fputs("    ", stdout);
    printf("--%s)\n        ", option->long_name);
    if (option->words) {
        fputs("mapfile -t COMPREPLY < <(compgen -W '", stdout);
        print_words(option);
        puts("' -- \"$cur\")");
    } else if (option->file || option->dir) {
        printf("compopt -o filenames; mapfile -t COMPREPLY < <(compgen -%c -- \"$cur\")\n",
               option->dir ? 'd' : 'f');
    } else {
        puts("COMPREPLY=()");
    }
    puts("        return ;;");
}

static void print_bash_names(const cli_tool *tool) {
    const cli_option *option;
    for (size_t i = 0; (option = cli_option_at(tool->options, i)); i++)
        printf("%s--%s%s", i ? " " : "", option->long_name,
               cli_option_takes_value(option) ? "=" : "");
}

void cli_print_bash(const cli_tool *tool) {
    printf("# bash completion for %s\n_", tool->name);
    print_identifier(tool->name);
    puts("()\n{\n"
         "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
         "    COMPREPLY=()\n"
         "    # bash takes --name=value apart into three words\n"
         "    if [[ $cur == = ]]; then\n"
         "        cur=\n"
         "    elif [[ $prev == = && $COMP_CWORD -ge 2 ]]; then\n"
         "        prev=${COMP_WORDS[COMP_CWORD-2]}\n"
         "    fi\n"
         "    case $prev in");
    const cli_option *option;
    for (size_t i = 0; (option = cli_option_at(tool->options, i)); i++)
        if (cli_option_takes_value(option))
            print_bash_value(option);
    puts("    esac\n"
         "    if [[ $cur == -* ]]; then\n"
         "        compopt -o nospace");
    fputs("        mapfile -t COMPREPLY < <(compgen -W '", stdout);
    print_bash_names(tool);
    puts("' -- \"$cur\")\n"
         "        [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} != *= ]] && compopt +o nospace\n"
         "    else\n"
         "        compopt -o filenames\n"
         "        mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n"
         "    fi\n}");
    fputs("complete -F _", stdout);
    print_identifier(tool->name);
    printf(" %s\n", tool->name);
}

/* --- zsh --- */

/* What follows the name: '[help]:VALUE:action'. */
static void print_zsh_rest(const cli_option *option) {
    putchar('[');
    print_quoted(option->help.en, "[]\\:");
    putchar(']');
    if (!cli_option_takes_value(option))
        return;
    putchar(':');
    print_quoted(option->metavar.en, "[]\\:");
    putchar(':');
    if (option->words) {
        putchar('(');
        print_words(option);
        putchar(')');
    } else if (option->dir) {
        fputs("_files -/", stdout);
    } else if (option->file) {
        fputs("_files", stdout);
    }
}

static void print_zsh_spec(const cli_option *option, const char *name) {
    fputs(" \\\n    '", stdout);
    if (option->list)
        putchar('*');
    else if (option->short_name)
        printf("(-%c --%s)", option->short_name, option->long_name);
    fputs(name, stdout);
    print_zsh_rest(option);
    putchar('\'');
}

void cli_print_zsh(const cli_tool *tool) {
    printf("#compdef %s\n_arguments -s -S", tool->name);
    const cli_option *option;
    for (size_t i = 0; (option = cli_option_at(tool->options, i)); i++) {
        bool value = cli_option_takes_value(option);
        char name[80];
        snprintf(name, sizeof name, "--%s%s", option->long_name, value ? "=" : "");
        print_zsh_spec(option, name);
        snprintf(name, sizeof name, "-%c%s", option->short_name, value ? "+" : "");
        if (option->short_name)
            print_zsh_spec(option, name);
    }
    puts(" \\\n    '*:file:_files'");
}

/* --- fish --- */

static void print_fish_value(const cli_option *option) {
    if (option->words) {
        fputs(" -x -a '", stdout);
        print_words(option);
        putchar('\'');
    } else if (option->dir) {
        fputs(" -x -a '(__fish_complete_directories)'", stdout);
    } else {
        fputs(option->file ? " -r -F" : " -x", stdout);
    }
}

void cli_print_fish(const cli_tool *tool) {
    printf("# fish completion for %s\n", tool->name);
    const cli_option *option;
    for (size_t i = 0; (option = cli_option_at(tool->options, i)); i++) {
        printf("complete -c %s", tool->name);
        if (option->short_name)
            printf(" -s %c", option->short_name);
        printf(" -l %s", option->long_name);
        if (cli_option_takes_value(option))
            print_fish_value(option);
        fputs(" -d '", stdout);
        print_escaped(option->help.en, "'\\");
        puts("'");
    }
}
