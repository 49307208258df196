/** A check's formula, read once: signed references on two sides, and what it is repeated for. */
#ifndef GK_FORMULA_H
#define GK_FORMULA_H

#include "base/arena.h"
#include <gongkai/decimal.h>
#include <gongkai/profile.h>

typedef enum gk_rows_kind {
    GK_ROWS_ONE,     /**< [收入/总计], [201], [合计], [支出/@k] */
    GK_ROWS_SELF,    /**< [@r] */
    GK_ROWS_CLASSES, /**< [类]: the codes of three digits */
    GK_ROWS_BELOW,   /**< [below @r]: the codes one level below */
    GK_ROWS_ABOVE, /**< [above 收入/本年收入合计]: its side's rows from the top down to it */
    GK_ROWS_PREFIX /**< [309*]: the codes that begin so */
} gk_rows_kind;

enum { GK_COLUMNS_MAX = 12 };

typedef struct gk_reference {
    const char *at; /**< Where it stands in the text of the formula. */
    bool negative, constant;
    gk_decimal number; /**< Of a constant. */
    bool any_table;    /**< @t */
    bool last_year;    /**< previous.ROLE */
    const char *role;
    gk_rows_kind rows;
    const char *row;
    bool optional;                       /**< A form without such a row has 0 there. */
    bool any_column;                     /**< @c */
    const char *columns[GK_COLUMNS_MAX]; /**< Headings; none: the row's only column. */
    size_t column_count;
} gk_reference;

typedef struct gk_side_of {
    gk_reference *references;
    size_t count;
} gk_side_of;

typedef enum gk_relation { GK_EQUAL, GK_AT_MOST, GK_AT_LEAST } gk_relation;

typedef struct gk_formula {
    gk_side_of left, right;
    gk_relation relation;
} gk_formula;

/** each column, row, parent, code, class; in which tables */
typedef struct gk_scope {
    bool column, row, parent, code, class_;
    const char **roles;
    size_t role_count;
} gk_scope;

/** A mistake in a formula or scope. */
typedef struct gk_formula_fault {
    const char *en, *zh;
    const char *at; /**< Where in the text it was noticed; NULL: there is none but want of memory. */
} gk_formula_fault;

/** Read a formula. On a mistake false, with what it is in *fault. Its tables are those of the
 *  profiles; with `profiles` NULL any role will do. */
bool gk_formula_read(gk_arena *arena, const gk_profiles *profiles, const char *text,
                     gk_formula *formula, gk_formula_fault *fault);

bool gk_scope_read(gk_arena *arena, const gk_profiles *profiles, const char *text, gk_scope *scope,
                   gk_formula_fault *fault);

/** False if the formula has a variable, @t @c @r @k, that the scope never comes to. */
bool gk_formula_fits(const gk_formula *formula, const gk_scope *scope, gk_formula_fault *fault);

#endif
