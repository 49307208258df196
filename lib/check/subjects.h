/** The names of codes that are known (data/subjects.csv): 20113 is 商贸事务. */
#ifndef GK_SUBJECTS_H
#define GK_SUBJECTS_H

#include "base/arena.h"
#include "profile/grid.h"
#include <stdbool.h>
#include <stddef.h>

enum {
    /** Bytes of a name's key with its closing zero. */
    GK_SUBJECT_KEY_MAX = 512
};

/** A code of the functional (2…) or economic (3…) classification. */
typedef struct gk_subject {
    const char *code, *name;
    const char **keys; /**< Of every name it has had (gk_subject_key). */
    size_t key_count;
} gk_subject;

typedef struct gk_subjects {
    const gk_subject *items;
    size_t count;
} gk_subjects;

/** Take the subjects from the columns code, name, also (parted by '|') of a file; they live in
 *  `arena`. False if memory is short. */
bool gk_subjects_read(gk_arena *arena, const gk_grid *grid, gk_subjects *subjects);

/** The key by which two names are the same: without brackets, and without 一、 before it. */
void gk_subject_key(const char *name, char key[GK_SUBJECT_KEY_MAX]);

/** The subject of a code; NULL if it is not known. */
const gk_subject *gk_subjects_find(const gk_subjects *subjects, const char *code);

/** True if the subject has had this name, in any year. */
bool gk_subject_has(const gk_subject *subject, const char *key);

/** The first subject that has this name, of the classification that `code` is from; NULL if none.
 *  *class_only gets whether only classes (类) have it. */
const gk_subject *gk_subjects_named(const gk_subjects *subjects, const char *code, const char *key,
                                    bool *class_only);

#endif
