/* How a 注 begins and ends. */
#include "recognize/note.h"

#include <string.h>

bool gk_note_begins(const gk_scan *scan, const gk_cell *cell) {
    static const char *const words[] = {"注", "备注", "说明"};
    const char *key = gk_scan_key(scan, cell);
    if (cell->type != GK_CELL_TEXT)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (strncmp(key, words[i], n) == 0 && (key[n] == ':' || (key[n] >= '0' && key[n] <= '9')))
            return true;
    }
    return false;
}

bool gk_note_goes_on(const char *note) {
    static const char *const ends[] = {"。", "；", ".", ";", "！", "”", "）", ")"};
    size_t length = strlen(note);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t n = strlen(ends[i]);
        if (length >= n && strcmp(note + length - n, ends[i]) == 0)
            return false;
    }
    return strncmp(note, "说明", strlen("说明")) != 0;
}
