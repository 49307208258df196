/** Lines between a table's title and its headings, beside those that meta.h reads. */
#ifndef GK_HEAD_LINE_H
#define GK_HEAD_LINE_H

#include "recognize/header.h"
#include "recognize/stated.h"

/** Hold what stands between the title and the header, or without a title directly over the header,
 *  against what such lines may say. A figure there has lost its table; a word that may change what
 *  the figures are (上年数, 年初预算, 2023年支出, or any not known) is an error finding: figures
 *  are never read under a line that nobody understood. */
gk_status gk_head_line_check(gk_scan *scan, const gk_stated *stated, const gk_header *header);

#endif
