#include "cli/language.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

bool cli_zh(void) {
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return !strncmp(value, "zh", 2);
    }
    return false;
}

const char *cli_pick(cli_text text, bool zh) {
    return zh && text.zh ? text.zh : text.en;
}
