#include "job/reading.h"

#include <gongkai/profile.h>

cli_reading cli_reading_asked;

/* For completion: a profile of the caller's own may know others. */
static const char *const roles[] = {GK_ROLE_SUMMARY,
                                    GK_ROLE_REVENUE,
                                    GK_ROLE_EXPENDITURE,
                                    GK_ROLE_APPROPRIATION,
                                    GK_ROLE_GENERAL,
                                    GK_ROLE_BASIC,
                                    GK_ROLE_FUND,
                                    GK_ROLE_STATE_CAPITAL,
                                    GK_ROLE_THREE_PUBLIC,
                                    GK_ROLE_STATISTICS,
                                    NULL};

static const char *const units[] = {"万元", "元",  "千元", "百元", "百万元",
                                    "亿元", "wan", "yuan", NULL};

static const char *const encodings[] = {"UTF-8", "GB18030", "GBK", "UTF-16LE", "UTF-16BE", NULL};

const cli_option cli_reading_options[] = {
    {0,
     "department",
     {"NAME", "名称"},
     {"set the 部门名称 of all inputs, overriding what they state", "指定全部输入的部门名称"},
     .value = &cli_reading_asked.department},
    {0,
     "year",
     {"YEAR", "年度"},
     {"set the 年度 of all inputs, overriding what they state", "指定全部输入的年度"},
     .min = 1990,
     .max = 2100,
     .number = &cli_reading_asked.year},
    {0,
     "role",
     {"ROLE", "角色"},
     {"the table that an untitled one is (gk-profiles lists the roles)",
      "指明无表名的表是哪一张（gk-profiles 列出全部角色）"},
     .words = roles,
     .other_words = true,
     .value = &cli_reading_asked.role},
    {0,
     "from",
     {"PROFILE", "版式"},
     {"read every table by this profile instead of the one that fits best (gk-profiles lists them)",
      "一律按此版式读取，不自动判断（gk-profiles 列出全部版式）"},
     .value = &cli_reading_asked.from},
    {0,
     "input-unit",
     {"UNIT", "单位"},
     {"the unit of tables that name none; without it the report's other tables decide, or it is "
      "refused",
      "未注明金额单位的表以此为单位；缺省时由同一决算的其他表核对，无法核对则拒绝"},
     .words = units,
     .value = &cli_reading_asked.input_unit},
    {0,
     "keep-unit",
     {0},
     {"leave amounts in the unit their table states (default: convert them to 万元 and report each "
      "rounding)",
      "金额保持原表注明的单位；否则换算为万元，并列出舍入的尾数"},
     .flag = &cli_reading_asked.keep_unit},
    {0,
     "layouts",
     {"DIR", "文件夹"},
     {"add the profiles in DIR; one with the name of a built-in profile replaces it",
      "增加文件夹中的版式；与自带版式同名的替换之"},
     .dir = true,
     .value = &cli_reading_asked.profiles},
    {0}};

const cli_option cli_decoding_options[] = {
    {0,
     "encoding",
     {"NAME", "编码"},
     {"the encoding of text inputs (default: detected for each)", "文本输入的编码；缺省时自动判断"},
     .words = encodings,
     .other_words = true,
     .value = &cli_reading_asked.encoding},
    {0,
     "codepage",
     {"NUMBER", "代码页"},
     {"the Windows code page of old .xls files, 936 for Chinese (default: detected for each)",
      "旧版 .xls 文件的代码页（936 为中文）；缺省时自动判断"},
     .min = 1,
     .max = 65535,
     .number = &cli_reading_asked.codepage},
    {0}};

const cli_option cli_message_options[] = {
    {'q', "quiet", {0}, {"show errors only", "只显示错误"}, .flag = &cli_reading_asked.quiet},
    {'v',
     "verbose",
     {0},
     {"show every finding", "显示全部发现"},
     .flag = &cli_reading_asked.verbose},
    {0}};
