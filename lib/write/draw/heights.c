#include "write/draw/heights.h"

#include "write/draw/canvas.h"
#include <gongkai/text.h>

/* A row is as high as its fullest cell needs at ten points; 宋体 takes about a character's width. */
double gk_lines_needed(const char *text, double width) {
    enum { MOST_LINES = 30 }; /* more than the highest row has */
    double needed = (double)gk_text_width(text, 2) * 1.05;
    double lines = 1;
    for (; *text; text++)
        lines += *text == '\n';
    while (needed > width - 1 && lines < MOST_LINES) {
        needed -= width - 1;
        lines++;
    }
    return lines;
}

double gk_height_of(double lines) {
    double height = 5 + 13.5 * lines;
    return lines <= 1 ? 18 : height < GK_DRAWN_HIGHEST ? height : GK_DRAWN_HIGHEST;
}
