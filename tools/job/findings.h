/** @file cli_findings.h
 *  Telling a person what was found.
 */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include <gongkai/finding.h>

/** One line on standard error for each finding from `first` on that is at or above `least`: place,
 *  severity, sentence, id. Of one kind only the first ten are told, and how many more there are,
 *  unless `all` is set. */
void cli_findings_tell(const gk_findings *findings, size_t first, gk_severity least, bool all);

#endif
