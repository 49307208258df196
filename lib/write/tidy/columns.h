/** The columns of tidy CSV: what they are called and hold (tidy.h). */
#ifndef GK_TIDY_COLUMNS_H
#define GK_TIDY_COLUMNS_H

#include <stdbool.h>

typedef enum gk_tidy_type {
    GK_TIDY_STRING,
    GK_TIDY_INTEGER,
    GK_TIDY_NUMBER,
    GK_TIDY_BOOLEAN
} gk_tidy_type;

typedef struct gk_tidy_column {
    const char *name;
    gk_tidy_type type;
    bool required; /**< Never empty. */
    const char *zh;
} gk_tidy_column;

enum { GK_TIDY_COLUMN_COUNT = 16 };

extern const gk_tidy_column gk_tidy_columns[GK_TIDY_COLUMN_COUNT];

#endif
