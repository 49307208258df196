/** Filling a gk_error. */
#ifndef GK_FAIL_H
#define GK_FAIL_H

#include <gongkai/error.h>
#include <stdarg.h>

#if defined(__GNUC__)
#define GK_PRINTF(sentence, first) __attribute__((format(printf, sentence, first)))
#else
#define GK_PRINTF(sentence, first)
#endif

/** Fill `err` (may be NULL) and return `status`. The two sentences take the same arguments in the
 *  same order. `where` is cleared; containers add themselves with gk_fail_in. */
gk_status gk_fail(gk_error *err, gk_status status, const char *en, const char *zh, ...)
    GK_PRINTF(3, 5) GK_PRINTF(4, 5);

/** The same with two finished sentences, for when they differ in more than their words. */
gk_status gk_fail_texts(gk_error *err, gk_status status, const char *en, const char *zh);

/** The same for a failed system call: errno goes into `sys`, its text behind the sentence. */
gk_status gk_fail_sys(gk_error *err, const char *en, const char *zh, ...) GK_PRINTF(2, 4)
    GK_PRINTF(3, 4);

/** Out of memory. */
gk_status gk_fail_memory(gk_error *err);

/** Put a container's name in front of err->where; returns err's status for `return gk_fail_in(…)`.
 */
gk_status gk_fail_in(gk_error *err, gk_status status, const char *container);

/** The same for a cell. */
gk_status gk_fail_cell(gk_error *err, gk_status status, unsigned row, unsigned col);

#endif
