/** How high a row must be for its texts. */
#ifndef GK_DRAW_HEIGHTS_H
#define GK_DRAW_HEIGHTS_H

/** The lines that a text needs in a column of so many characters. */
double gk_lines_needed(const char *text, double width);

/** The height of a row of so many lines, in points: no higher than a row may be. */
double gk_height_of(double lines);

#endif
