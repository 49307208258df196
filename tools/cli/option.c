#include "cli/option.h"

#include "base/arena.h"
#include <string.h>

const cli_option cli_option_help = {
    'h', "help", {0}, {"show this help", "显示本帮助"}, .flag = NULL};
const cli_option cli_option_version = {
    0, "version", {0}, {"show the version", "显示版本"}, .flag = NULL};

bool cli_list_add(cli_list *list, const char *text) {
    if (!gk_grow((void **)&list->items, list->count, &list->capacity, sizeof *list->items))
        return false;
    list->items[list->count++] = text;
    return true;
}

/* The option *left places on; NULL if the table ends before, *left then what remains to go. */
static const cli_option *walk(const cli_option *table, size_t *left) {
    const cli_option *found = NULL;
    for (; table && !found && (table->long_name || table->join); table++)
        if (table->join)
            found = walk(table->join, left);
        else if ((*left)-- == 0)
            found = table;
    return found;
}

const cli_option *cli_option_at(const cli_option *table, size_t i) {
    const cli_option *const built_in[] = {&cli_option_help, &cli_option_version};
    const cli_option *own = walk(table, &i);
    return own ? own : i < sizeof built_in / sizeof *built_in ? built_in[i] : NULL;
}

bool cli_option_takes_value(const cli_option *option) {
    return option->value || option->number || option->list;
}

const cli_option *cli_option_long(const cli_option *table, const char *name, size_t length) {
    const cli_option *option;
    for (size_t i = 0; (option = cli_option_at(table, i)); i++)
        if (strlen(option->long_name) == length && !memcmp(option->long_name, name, length))
            return option;
    return NULL;
}

const cli_option *cli_option_short(const cli_option *table, char name) {
    const cli_option *option;
    for (size_t i = 0; (option = cli_option_at(table, i)); i++)
        if (option->short_name && option->short_name == name)
            return option;
    return NULL;
}
