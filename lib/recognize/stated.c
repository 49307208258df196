/* What a table states: set once; a second time it must be the same. */
#include "recognize/stated.h"

#include "report/department.h"
#include <stdio.h>
#include <string.h>

int gk_stated_year(const char *key) {
    static const char label[] = "年度:";
    if (strncmp(key, label, sizeof label - 1) == 0)
        key += sizeof label - 1;
    else if (strspn(key, "0123456789") == strlen(key))
        return 0;
    if (strspn(key, "0123456789") != 4 || (key[0] != '2' && key[0] != '1'))
        return 0;
    const char *rest = key + 4;
    if (*rest && strcmp(rest, "年") != 0 && strcmp(rest, "年度") != 0)
        return 0;
    return (key[0] - '0') * 1000 + (key[1] - '0') * 100 + (key[2] - '0') * 10 + (key[3] - '0');
}

const char *gk_stated_department_behind(const char *key) {
    static const char *const labels[] = {
        "部门名称", "单位名称", "部门",     "单位",           "编制单位",   "编制部门", "编报单位",
        "填报单位", "公开部门", "公开单位", "部门(单位)名称", "部门(单位)", "预算单位", "决算单位"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        size_t n = strlen(labels[i]);
        if (strncmp(key, labels[i], n) == 0 && key[n] == ':')
            return key + n + 1;
    }
    return NULL;
}

void gk_stated_set_unit(gk_stated *stated, const char *unit, gk_origin origin) {
    if (!*stated->unit) {
        snprintf(stated->unit, sizeof stated->unit, "%s", unit);
        stated->unit_origin = origin;
    } else if (strcmp(stated->unit, unit) != 0 && !stated->contradicted) {
        stated->contradicted = true;
        stated->contradiction = origin;
    }
}

void gk_stated_set_year(gk_stated *stated, int year, gk_origin origin) {
    if (stated->year && stated->year != year && !stated->contradicted) {
        stated->contradicted = true;
        stated->contradiction = origin;
    }
    if (!stated->year)
        stated->year_origin = origin;
    stated->year = year;
}

void gk_stated_join_title(gk_stated *stated) {
    const char *titled = stated->titled_department;
    if (!*titled)
        return;
    if (!*stated->department) {
        memcpy(stated->department, titled, sizeof stated->department);
        stated->department_origin = stated->origin;
    } else if (!gk_department_related(titled, stated->department) && !stated->contradicted) {
        stated->contradicted = true;
        stated->contradiction = stated->origin;
    }
}
