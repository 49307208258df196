#include "write/tidy/columns.h"

const gk_tidy_column gk_tidy_columns[GK_TIDY_COLUMN_COUNT] = {
    {"report", GK_TIDY_STRING, true, "决算（年度/部门）"},
    {"department", GK_TIDY_STRING, false, "部门名称"},
    {"year", GK_TIDY_INTEGER, false, "年度"},
    {"profile", GK_TIDY_STRING, true, "版式"},
    {"role", GK_TIDY_STRING, true, "表的含义"},
    {"number", GK_TIDY_STRING, true, "公开表号"},
    {"title", GK_TIDY_STRING, true, "表名"},
    {"row", GK_TIDY_STRING, false, "行（行次、科目代码或名称）"},
    {"item", GK_TIDY_STRING, false, "各年度不变的行标识"},
    {"label", GK_TIDY_STRING, false, "行的名称"},
    {"column", GK_TIDY_INTEGER, true, "栏次"},
    {"column_name", GK_TIDY_STRING, false, "栏的名称"},
    {"value", GK_TIDY_NUMBER, false, "数值"},
    {"na", GK_TIDY_BOOLEAN, true, "是否为——"},
    {"unit", GK_TIDY_STRING, false, "单位"},
    {"source", GK_TIDY_STRING, false, "出处（文件!工作表!单元格）"},
};
