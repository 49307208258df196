/** Which column of a form each column of a header is. */
#ifndef GK_HEADER_ASSIGN_H
#define GK_HEADER_ASSIGN_H

#include "recognize/header_window.h"

/** Which form column each window column is (GK_NO_CELL: none). */
typedef struct gk_header_assignment {
    uint32_t form_col[GK_HEADER_WINDOW_COLS];
    unsigned extra, absent;
    bool partial; /**< A whole group of the form's columns is not there. */
} gk_header_assignment;

/** Find a column for each of the form's by the joined texts; *assigned is false if one that it must
 *  have is not there. */
gk_status gk_header_assign(const gk_header_window *window, const gk_form *form,
                           gk_header_assignment *out, bool *assigned);

#endif
