#include "cli/line_break.h"

#include <string.h>

size_t cli_character_size(const char *text) {
    size_t size = 1;
    while (((unsigned char)text[size] & 0xC0) == 0x80)
        size++;
    return size;
}

static bool is_one_of(const char *text, const char *characters) {
    char character[8] = "";
    size_t size = cli_character_size(text);
    memcpy(character, text, size < sizeof character ? size : sizeof character - 1);
    return *character && strstr(characters, character) != NULL;
}

bool cli_may_part(const char *character, const char *next) {
    return !is_one_of(next, "，。、；：！？）】》〉”’…—,.;:!?)") &&
           !is_one_of(character, "（【《〈“‘—(");
}
