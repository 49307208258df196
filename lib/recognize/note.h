/** The words of a 注. */
#ifndef GK_NOTE_H
#define GK_NOTE_H

#include "recognize/scan.h"

/** True for a cell that begins a 注, 备注 or 说明 line, or that says without such a word that its table
 *  has no data. */
bool gk_note_begins(const gk_scan *scan, const gk_cell *cell);

/** True only for one that begins with such a word. */
bool gk_note_is_labelled(const gk_scan *scan, const gk_cell *cell);

/** True if a 注 so far ends a sentence: nothing belongs to it any more. */
bool gk_note_is_whole(const char *note);

/** True if it ends in the middle of one, at a comma or a colon: it goes on in the next line. */
bool gk_note_is_open(const char *note);

#endif
