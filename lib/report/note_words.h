/** What the 注 and 说明 of a table say, whichever word they begin with. */
#ifndef GK_NOTE_WORDS_H
#define GK_NOTE_WORDS_H

#include <stdbool.h>

/** True if a note says that its table has no data: …，故本表无数据。 */
bool gk_note_says_empty(const char *note);

/** True if a note explains an empty table: it says so, begins with 说明, or says that there was none
 *  of what the table is about. */
bool gk_note_explains_empty(const char *note);

/** True for the kind of note that is written last: it begins with 说明, or with no word at all and
 *  says that the table has no data. */
bool gk_note_is_explanation(const char *note);

/** True for what a template tells its user to do, and its user left standing:
 *  无…的，仍保留该表格式，并在本表下方作下述说明： */
bool gk_note_is_instruction(const char *line);

/** True if a note says that there was none of a subject (政府性基金, 国有资本经营, 三公) that is not the one of
 *  the table of the title `title`. */
bool gk_note_is_about_other(const char *note, const char *title);

/** True if a note names the subject that a title has. */
bool gk_note_is_about(const char *note, const char *title);

#endif
