/** What the files that read a table's rows share: how far they have come. */
#ifndef GK_BODY_STATE_H
#define GK_BODY_STATE_H

#include "recognize/draft.h"
#include "recognize/header.h"
#include "recognize/place.h"
#include "recognize/scan.h"
#include "recognize/stated.h"
#include "recognize/typed_texts.h"

typedef struct gk_body {
    gk_scan *scan;
    const gk_header *header;
    const gk_form *form;
    gk_draft *draft;
    const gk_stated *stated;
    bool overfull; /**< That there are too many rows has been reported. */
    bool *used;    /**< Per slot. */
    char last_code[GK_PLACE_CODE_MAX];
    bool left_table;   /**< A 注 or prose has been seen since the last row taken. */
    bool prose;        /**< It was prose: a 注 far behind it is not this table's. */
    uint32_t stray;    /**< The first line of that prose … */
    unsigned strays;   /**< … and how many lines there are since. */
    bool noted;        /**< A 注 has been seen at all. */
    bool indexed;      /**< A row of 栏次 has been seen. */
    uint32_t last_row; /**< The last row that surely belongs to the table. */
    uint32_t last_note;
    uint32_t merge_row; /**< The last row whose merged cells have been looked at (merged.h). */
    unsigned line_conflicts, by_number;
    gk_origin first_by_number;
    size_t lined, lineless; /**< Rows with a 行次, and those that lack theirs. */
    gk_origin first_lineless;
    gk_typed_texts texts;
} gk_body;

#endif
