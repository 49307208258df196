/** Places that stand as text: "file!sheet!cell", as gk_origin_format writes them. */
#ifndef GK_ORIGIN_READ_H
#define GK_ORIGIN_READ_H

#include "base/arena.h"
#include <gongkai/finding.h>

/** Read "sheet!cell" (of `source`) or "file!sheet!cell"; '!' and '\' inside names are escaped by
 *  '\'. False if it is neither, or memory is short. */
bool gk_origin_read(gk_arena *arena, const char *text, const char *source, gk_origin *origin);

/** Read "file", "file!sheet" or "file!sheet!cell". False if it is none, or memory is short. */
bool gk_origin_read_place(gk_arena *arena, const char *text, gk_origin *origin);

/** Read the address of a cell, A1; false if it is none. */
bool gk_address_read(const char *text, uint32_t *row, uint32_t *col);

#endif
