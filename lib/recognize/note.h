/** The words of a 注. */
#ifndef GK_NOTE_H
#define GK_NOTE_H

#include "recognize/scan.h"

/** True for a cell that begins a 注, 备注 or 说明 line. */
bool gk_note_begins(const gk_scan *scan, const gk_cell *cell);

/** True if a 注 so far does not end a sentence: it goes on in the next line. */
bool gk_note_goes_on(const char *note);

#endif
