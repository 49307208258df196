/* How a 注 begins and ends. */
#include "recognize/note.h"

#include "base/words.h"
#include "report/note_words.h"
#include <string.h>

static bool is_labelled(const char *key) {
    static const char *const words[] = {"注", "备注", "说明"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (strncmp(key, words[i], n) == 0 && (key[n] == ':' || (key[n] >= '0' && key[n] <= '9')))
            return true;
    }
    return false;
}

bool gk_note_is_labelled(const gk_scan *scan, const gk_cell *cell) {
    return cell->type == GK_CELL_TEXT && is_labelled(gk_scan_key(scan, cell));
}

bool gk_note_begins(const gk_scan *scan, const gk_cell *cell) {
    /* 100 hanzi: more is a paragraph that speaks of a table. */
    enum { LONGEST_UNLABELLED = 300 };
    const char *key = gk_scan_key(scan, cell);
    return gk_note_is_labelled(scan, cell) ||
           (cell->type == GK_CELL_TEXT && strlen(key) <= LONGEST_UNLABELLED && strstr(key, "表") &&
            gk_note_says_empty(key));
}

bool gk_note_is_whole(const char *note) {
    static const char *const ends[] = {"。", "；", ".", ";", "！", "”", "）", ")", NULL};
    return gk_ends_with_any(note, ends);
}

bool gk_note_is_open(const char *note) {
    static const char *const ends[] = {"，", ",", "、", "：", ":", "（", "(", "“", NULL};
    return gk_ends_with_any(note, ends);
}
