/** What a report is called where it is named by one string: "2024/某某局", "/某某局" without a
 * year.
 */
#ifndef GK_REPORT_KEY_H
#define GK_REPORT_KEY_H

#include <gongkai/report.h>

#define GK_REPORT_KEY_MAX 1024

void gk_report_key(const gk_report *report, char key[GK_REPORT_KEY_MAX]);

#endif
