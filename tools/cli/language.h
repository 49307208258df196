/** @file language.h
 *  English or Chinese: the language people are spoken to in.
 *
 *  They get Chinese if LC_ALL, else LC_MESSAGES, else LANG begins with "zh"; the environment is
 *  read directly, for a small system has no such locale.
 */
#ifndef CLI_LANGUAGE_H
#define CLI_LANGUAGE_H

#include <stdbool.h>

/** One sentence in both languages. zh may be NULL: then en serves for both. */
typedef struct cli_text {
    const char *en, *zh;
} cli_text;

/** True if people get Chinese. */
bool cli_zh(void);

/** The text in that language. */
const char *cli_pick(cli_text text, bool zh);

#endif
