/* What tables of one input, or of all, agree on. */
#include "assemble/consensus.h"

#include "report/department.h"

/* What a table states; one of a stream belongs to the report that the stream names, whatever it
 * states. */
static const char *department_of(const gk_tables_item *item) {
    return item->report ? item->department : item->readings[0].table.department;
}

static int year_of(const gk_tables_item *item) {
    return item->report ? item->year : item->readings[0].table.year;
}

void gk_consensus_add(gk_consensus *agreed, const gk_tables_item *item) {
    const char *department = department_of(item);
    int year = year_of(item);
    if (department && !agreed->department)
        agreed->department = department;
    else if (department && !gk_department_same(agreed->department, department))
        agreed->departments_differ = true;
    if (year && !agreed->year)
        agreed->year = year;
    else if (year && agreed->year != year)
        agreed->years_differ = true;
}

bool gk_consensus_department(const gk_tables_item *item, const gk_consensus *own,
                             const gk_consensus *all, const char **department) {
    *department = department_of(item);
    if (*department)
        return true;
    const gk_consensus *agreed = own->department ? own : all;
    *department = agreed->department ? agreed->department : "";
    return !agreed->departments_differ;
}

bool gk_consensus_year(const gk_tables_item *item, const gk_consensus *own, const gk_consensus *all,
                       int *year) {
    *year = year_of(item);
    if (*year)
        return true;
    const gk_consensus *agreed = own->year ? own : all;
    *year = agreed->year;
    return !agreed->years_differ;
}
