/** @file cli_json.h
 *  Strings in JSON, and what is no UTF-8.
 */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include <stddef.h>
#include <stdio.h>

/** Print a string in quotes. What is no UTF-8, as names of files may be, is U+FFFD. */
void cli_json_print(FILE *out, const char *text, size_t length);

/** Bytes of the UTF-8 character that begins here; 0: none does. */
size_t cli_character_length(const char *text, size_t left);

#endif
