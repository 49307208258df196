#include <gongkai/report.h>

#include <stdio.h>

void gk_report_key(const gk_report *report, char key[GK_REPORT_KEY_MAX]) {
    char year[16] = "";
    if (report->year)
        snprintf(year, sizeof year, "%d", report->year);
    snprintf(key, GK_REPORT_KEY_MAX, "%s/%s", year, report->department);
}
