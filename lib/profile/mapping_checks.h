/** What a line of mappings.csv must not say: beside the other lines, and beside the forms. */
#ifndef GK_MAPPING_CHECKS_H
#define GK_MAPPING_CHECKS_H

#include "profile/form.h"
#include "profile/mapping.h"

/** Check the lines from `first` on, those of one file, against each other and against the ones
 *  before them, of earlier files. GK_E_PROFILE with file:row:column as the place
 *
 *  * where two lines of the file give one source different targets (a line of an earlier file is
 *    replaced),
 *  * where a target is itself the source of another line, or a source the target of one in this
 *    file: each old name stands once, with its newest name. Thus there is no circle. */
gk_status gk_mappings_check_lines(const gk_mappings *mappings, size_t first, const char *file,
                                  gk_error *err);

/** Check a line against a form: GK_E_PROFILE if the source and the target both stand there, for
 *  then they are two and none became the other. */
gk_status gk_mapping_check_form(const gk_mapping *mapping, const char *file, const gk_form *form,
                                gk_error *err);

/** True if the form is of the table from which a split's amount comes, and has the row. */
bool gk_mapping_has_source(const gk_mapping *mapping, const gk_form *form);

/** GK_E_PROFILE: a note's profile, or the row of a split's source, is none that there is. Such a
 *  line would never hold, and nobody would see it. */
gk_status gk_mapping_fail_name(const gk_mapping *mapping, const char *file, gk_error *err);

#endif
