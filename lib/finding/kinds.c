#include "finding/kinds.h"

static const gk_finding_description kinds[GK_FINDING_COUNT] = {
    [GK_FINDING_ENCODING_DOUBTFUL] =
        {"encoding-doubtful", GK_SEVERITY_WARN,
         "read as UTF-8, but the text is so short that it could be GB18030 as well; --encoding "
         "decides",
         "按 UTF-8 读取，但文字太短，也可能是 GB18030；可用 --encoding 指定"},
    [GK_FINDING_CODEPAGE_DOUBTFUL] =
        {"codepage-doubtful", GK_SEVERITY_WARN,
         "the code page is missing or contradicts the fonts; texts were read as {1}; --codepage "
         "decides",
         "代码页缺失或与字体不符，文字按 {1} 读取；可用 --codepage 指定"},
    [GK_FINDING_FORMULA_UNSAVED] =
        {"formula-unsaved", GK_SEVERITY_WARN,
         "formulas without a stored result: {1}, this is the first; open the file in Excel or WPS "
         "and save it again",
         "没有保存计算结果的公式：{1}个，这是第一个；请用 Excel 或 WPS 打开后重新保存"},
    [GK_FINDING_FORMULA_NOT_CALCULATED] =
        {"formula-not-calculated", GK_SEVERITY_WARN,
         "the program that wrote the workbook left its formulas for the next one to calculate; "
         "results it stored: {1}, this is the first; open the file in Excel or WPS and save it "
         "again",
         "生成工作簿的程序未计算公式，要求打开时重新计算；文件中已存结果：{1}个，这是第一个；请用 "
         "Excel "
         "或 WPS 打开后重新保存"},
    [GK_FINDING_TEXT_STRUCK] = {"text-struck", GK_SEVERITY_WARN,
                                "“{1}” is struck through here and was left out, which leaves “{2}”",
                                "此处“{1}”加了删除线，未读取，余下“{2}”"},
    [GK_FINDING_TEXT_HIDDEN] = {"text-hidden", GK_SEVERITY_WARN,
                                "“{1}” is hidden here and was left out, which leaves “{2}”",
                                "此处“{1}”被隐藏，未读取，余下“{2}”"},
    [GK_FINDING_HIDDEN] = {"hidden", GK_SEVERITY_WARN,
                           "{1} is hidden here, and was read all the same",
                           "此处的{1}被隐藏，仍已读取"},
    [GK_FINDING_FORMULA] = {"formula", GK_SEVERITY_INFO, "formulas: {1}, this is the first",
                            "公式：{1}个，这是第一个"},
    [GK_FINDING_MACRO] = {"macro", GK_SEVERITY_INFO, "the workbook has macros", "工作簿含有宏"},
    [GK_FINDING_EXTERNAL_LINK] = {"external-link", GK_SEVERITY_INFO,
                                  "the workbook contains links to other files",
                                  "工作簿引用了其他文件"},
    [GK_FINDING_COMMENT] = {"comment", GK_SEVERITY_INFO,
                            "sheets with comments: {1}, this is the first",
                            "有批注的工作表：{1}个，这是第一个"},
    [GK_FINDING_EMBEDDED_OBJECT] = {"embedded-object", GK_SEVERITY_INFO,
                                    "an object of another program is embedded", "含有嵌入的对象"},
    [GK_FINDING_PERSON_NAMED] = {"person-named", GK_SEVERITY_INFO,
                                 "the properties of the file name a person ({1})",
                                 "文档属性中有个人姓名（{1}）"},
    [GK_FINDING_PAGE_SETUP] =
        {"page-setup", GK_SEVERITY_INFO,
         "{1} of {2} sheets are not set up to print on A4, fitted to the width; "
         "this is the first",
         "{2}个工作表中有{1}个未设置为按 A4 纸宽打印，这是第一个"},
    [GK_FINDING_UNPLACED] = {"unplaced", GK_SEVERITY_ERROR,
                             "“{1}” is inside {2}, but no row or column of it fits",
                             "“{1}”位于{2}之内，但认不出属于哪一行哪一栏"},
    [GK_FINDING_LINE_UNKNOWN] =
        {"line-unknown", GK_SEVERITY_ERROR,
         "“{1}” is above the headings of {2}, and what it makes of the figures is unknown; delete "
         "the line if they are final figures of this year",
         "“{1}”写在{2}的表头上方，无法确定下面的数字是什么；如确为本年决算数，请删去此行"},
    [GK_FINDING_SUBTOTAL_LEFT_OUT] = {"subtotal-left-out", GK_SEVERITY_WARN,
                                      "“{1}” in {2} adds up rows of a page; the row was left out",
                                      "{2}中的“{1}”行是分页小计，未计入"},
    [GK_FINDING_COLUMNS_BY_BLANKS] =
        {"columns-by-blanks", GK_SEVERITY_ERROR,
         "the columns of “{1}” stand apart by blanks only, as in text copied from a PDF: an empty "
         "cell cannot be seen in it; give the original .xls, .xlsx or Word file",
         "“{1}”各栏仅以空格分隔（如从 PDF 复制的文字），无法辨认空单元格；请提供原始的 .xls、.xlsx "
         "或 Word 文件"},
    [GK_FINDING_MERGED_FIGURE] =
        {"merged-figure", GK_SEVERITY_ERROR,
         "“{1}” is merged over {2}, and it cannot be known whose figure it is; unmerge these cells "
         "and "
         "type into each row and column its own",
         "“{1}”所在的单元格合并了{2}，无法确定是哪一行、哪一栏的数；请取消合并，逐格填写"},
    [GK_FINDING_LINE_LEFT_OUT] =
        {"line-left-out", GK_SEVERITY_WARN,
         "“{1}” below {2} is neither a row nor a note and was left out; begin it with 注： or "
         "说明： "
         "if it belongs to the table",
         "{2}下方的“{1}"
         "”既不是数据行，也不是注或说明，未写入；如属于本表，请在行首加“注：”或“说明：”"},
    [GK_FINDING_NOTE_OF_OTHER_TABLE] =
        {"note-of-other-table", GK_SEVERITY_WARN,
         "“{1}” is at {2} but about another table, and was left out; move it below its own table",
         "“{1}”写在{2}处，说的却是另一张表，未写入；请移到所属的表下方"},
    [GK_FINDING_NOT_A_NUMBER] = {"not-a-number", GK_SEVERITY_ERROR,
                                 "“{1}” is not a well-formed number", "“{1}”不是规范的数字"},
    [GK_FINDING_SHOWN_OTHERWISE] = {"shown-otherwise", GK_SEVERITY_ERROR,
                                    "shows “{1}” but holds {2}: its number format makes another number of it",
                                    "显示为“{1}”，实际存的是{2}：数字格式显示成了另一个数"},
    [GK_FINDING_HIDDEN_BY_FORMAT] = {"hidden-by-format", GK_SEVERITY_ERROR,
                                     "holds {1} and shows nothing: its number format hides it",
                                     "单元格存有{1}却不显示任何内容：被数字格式隐藏"},
    [GK_FINDING_HIDDEN_BY_COLOUR] = {"hidden-by-colour", GK_SEVERITY_ERROR,
                                     "holds {1} in the colour of what is behind it",
                                     "单元格存有{1}，但字体与底色相同，看不见"},
    [GK_FINDING_HIDDEN_BY_MERGE] = {"hidden-by-merge", GK_SEVERITY_ERROR,
                                    "holds {1} under a merged cell, where it does not show",
                                    "{1}位于合并单元格之下，不显示"},
    [GK_FINDING_FOOTNOTE_MARK] =
        {"footnote-mark", GK_SEVERITY_WARN,
         "the raised “{1}” in “{2}” was taken for the mark of a footnote and left out",
         "“{2}”中的上标“{1}”按脚注标记处理，未读取"},
    [GK_FINDING_COUNT_NOT_WHOLE] = {"count-not-whole", GK_SEVERITY_ERROR,
                                    "a count must be whole, not “{1}”",
                                    "数量应为整数，而不是“{1}”"},
    [GK_FINDING_CODE_INVALID] = {"code-invalid", GK_SEVERITY_ERROR,
                                 "“{1}” is not a 科目代码 (3, 5 or 7 digits)",
                                 "“{1}”不是科目代码（应为3、5或7位数字）"},
    [GK_FINDING_ROW_TWICE] = {"row-twice", GK_SEVERITY_ERROR, "row {1} occurs twice in {2}",
                              "{2}中第二次出现“{1}”行"},
    [GK_FINDING_ROW_MISSING] = {"row-missing", GK_SEVERITY_WARN,
                                "{2} lacks the row {1}; it is left blank", "{2}缺少“{1}”行，留空"},
    [GK_FINDING_ROW_UNKNOWN] = {"row-unknown", GK_SEVERITY_ERROR, "{2} has no row {1}",
                                "{2}没有“{1}”行"},
    [GK_FINDING_ROW_DROPPED] = {"row-dropped", GK_SEVERITY_WARN,
                                "{2} has no row {1}; the row has no figures and was left out",
                                "{2}没有“{1}”行，该行无数据，已略去"},
    [GK_FINDING_LABEL_UNKNOWN] = {"label-unknown", GK_SEVERITY_WARN,
                                  "“{1}” was placed by its line number, as “{2}”",
                                  "“{1}”按编号归入“{2}”"},
    [GK_FINDING_LABEL_RENAMED] = {"label-renamed", GK_SEVERITY_WARN,
                                  "“{1}” is the name of “{2}” in other years",
                                  "“{1}”是“{2}”在其他年度的名称"},
    [GK_FINDING_LABEL_JOINED] = {"label-joined", GK_SEVERITY_INFO,
                                 "a label on several lines was joined: “{1}”",
                                 "分行的名称已合并：“{1}”"},
    [GK_FINDING_LINE_NUMBER] = {"line-number", GK_SEVERITY_WARN,
                                "行次 “{1}” where the form has {2}", "行次为“{1}”，表式应为{2}"},
    [GK_FINDING_LINE_ORDER] = {"line-order", GK_SEVERITY_WARN,
                               "行次 {1} of “{2}” does not continue that of the row above",
                               "“{2}”的行次{1}未接续上一行"},
    [GK_FINDING_LINE_MISSING] =
        {"line-missing", GK_SEVERITY_WARN,
         "rows of {2} without 行次 beside others with one: {1}, this is the "
         "first",
         "{2}中未填行次的行：{1}个（其余各行已填），这是第一个"},
    [GK_FINDING_COLUMN_NUMBER] = {"column-number", GK_SEVERITY_WARN,
                                  "栏次 “{1}” where the form has {2}", "栏次为“{1}”，表式应为{2}"},
    [GK_FINDING_COLUMN_MISSING] = {"column-missing", GK_SEVERITY_ERROR, "{2} lacks the column {1}",
                                   "{2}缺少“{1}”栏"},
    [GK_FINDING_HEADER_UNKNOWN] = {"header-unknown", GK_SEVERITY_ERROR,
                                   "{1} is named here, but its header was not found below",
                                   "此处有{1}的表名，但其下未找到该表表头"},
    [GK_FINDING_NUMBER_ALONE] =
        {"number-alone", GK_SEVERITY_ERROR,
         "below “{1}” stand figures that no table takes; give it a full title that ends in 表 "
         "(国有资产占用情况表), or delete it",
         "“{1}"
         "”之下有数字，但未识别为任何表；请写明以“表”结尾的完整表名（如国有资产占用情况表），或将其"
         "删除"},
    [GK_FINDING_HEADER_AGAINST_TITLE] = {"header-against-title", GK_SEVERITY_ERROR,
                                         "the title says {1}, the header is that of {2}",
                                         "表名为{1}，表头却是{2}"},
    [GK_FINDING_TABLE_AMBIGUOUS] =
        {"table-ambiguous", GK_SEVERITY_ERROR,
         "an untitled table that could be {1}; give its role with --role",
         "无表名，可能是{1}；请用 --role 指定"},
    [GK_FINDING_NUMBER_AGAINST_TITLE] = {"number-against-title", GK_SEVERITY_WARN,
                                         "the number is {1}, but {2} is {3} in this form",
                                         "表号为{1}，而{2}在本表式中是{3}"},
    [GK_FINDING_NUMBER_MISSING] = {"number-missing", GK_SEVERITY_INFO,
                                   "no number stands over {1}, which is {2} in this form",
                                   "{1}上方没有表号，本表式中是{2}"},
    [GK_FINDING_TITLE_MISSING] = {"title-missing", GK_SEVERITY_INFO,
                                  "no title stands over this table, which has the header of {1}",
                                  "此表没有表名，按表头为{1}"},
    [GK_FINDING_TITLE_REWORDED] = {"title-reworded", GK_SEVERITY_INFO,
                                   "the title is “{1}”, that of this form “{2}”",
                                   "表名为“{1}”，本表式中是“{2}”"},
    [GK_FINDING_PROFILE_DOUBTFUL] =
        {"profile-doubtful", GK_SEVERITY_WARN,
         "read by the profile {1}, but {2} fits as well; --from decides",
         "按版式{1}读取，但也符合{2}；可用 --from 指定"},
    [GK_FINDING_FORM_MIXED] =
        {"form-mixed", GK_SEVERITY_WARN,
         "{1} has the form of {2}, the report that of {3}; the table keeps its form",
         "{1}是{2}的表式，而本决算是{3}的表式；按原表式保留"},
    [GK_FINDING_FORM_OUTDATED] =
        {"form-outdated", GK_SEVERITY_WARN,
         "{1} has the form of {2}, which was given up before the report's year, {3}",
         "{1}是{2}的表式，到决算年度{3}年已不再使用"},
    [GK_FINDING_FORM_LATER] =
        {"form-later", GK_SEVERITY_WARN,
         "{1} has the form of {2}, which is newer than the report's year, {3}",
         "{1}是{2}的表式，晚于决算年度{3}年"},
    [GK_FINDING_NOT_APPLICABLE] = {"not-applicable", GK_SEVERITY_INFO, "“{1}” was taken as ——",
                                   "“{1}”按“——”处理"},
    [GK_FINDING_FIGURE_AS_TEXT] = {"figure-as-text", GK_SEVERITY_INFO,
                                   "figures of {2} that are texts with thousands separators: {1}, "
                                   "this is the first",
                                   "{2}中存为文本并带千分位的金额：{1}个，这是第一个"},
    [GK_FINDING_LABEL_SPACED] = {"label-spaced", GK_SEVERITY_INFO,
                                 "names of {2} with stray spaces: {1}, this is the first",
                                 "{2}中含多余空格的名称：{1}个，这是第一个"},
    [GK_FINDING_ZERO_NOT_SHOWN] = {"zero-not-shown", GK_SEVERITY_WARN,
                                   "zeros of {2} that show nothing: {1}, this is the first; they "
                                   "were read as 0, not as blank",
                                   "{2}中不显示的零：{1}个，这是第一个；按 0 读取，未按空白处理"},
    [GK_FINDING_HEAD_CONTRADICTED] =
        {"head-contradicted", GK_SEVERITY_ERROR,
         "“{1}” contradicts the unit, year or department that {2} states elsewhere",
         "“{1}”与{2}别处注明的单位、年度或部门不一致"},
    [GK_FINDING_TITLE_UNKNOWN] = {"title-unknown", GK_SEVERITY_ERROR,
                                  "“{1}” is not a known title, but the header is that of {2}",
                                  "“{1}”不是已知的表，但表头与{2}相同"},
    [GK_FINDING_ROWS_TOO_MANY] = {"rows-too-many", GK_SEVERITY_ERROR,
                                  "{1} has more than 10000 rows", "{1}超过10000行"},
    [GK_FINDING_THOUSANDS_SPLIT] =
        {"thousands-split", GK_SEVERITY_ERROR,
         "“{1}” look like a figure split at a thousands comma that was not quoted",
         "“{1}”像是被未加引号的千分位逗号拆开的数字"},
    [GK_FINDING_TABLE_EMPTY] = {"table-empty", GK_SEVERITY_ERROR,
                                "no row of {1} was found under its header",
                                "{1}的表头下没有找到任何一行"},
    [GK_FINDING_UNIT_MISSING] = {"unit-missing", GK_SEVERITY_WARN,
                                 "{1} states no unit; its amounts were taken as {2}",
                                 "{1}没有金额单位，按{2}处理"},
    [GK_FINDING_UNIT_UNKNOWN] = {"unit-unknown", GK_SEVERITY_ERROR, "unknown unit “{1}”",
                                 "未知的金额单位“{1}”"},
    [GK_FINDING_UNIT_UNDECIDED] = {"unit-undecided", GK_SEVERITY_ERROR,
                                   "{1} names no unit of money, and no other table shows what its "
                                   "figures are in; say it with "
                                   "--input-unit 万元 (or 元, 千元, 百万元, 亿元)",
                                   "{1}没有金额单位，也无法由其他表核对；请用 --input-unit "
                                   "万元（或 元、千元、百万元、亿元）指明"},
    [GK_FINDING_UNIT_CONTRADICTED] =
        {"unit-contradicted", GK_SEVERITY_ERROR,
         "{2} here, but {3} for the same figure in {1}: one of the two tables states a wrong unit",
         "此处为{2}，而{1}中同一数字为{3}：其中一张表的金额单位有误"},
    [GK_FINDING_UNIT_CONVERTED] = {"unit-converted", GK_SEVERITY_INFO,
                                   "{1} is in {2}; its amounts were converted to {3}",
                                   "{1}以{2}为单位，金额已换算为{3}"},
    [GK_FINDING_ROUNDED] = {"rounded", GK_SEVERITY_INFO, "{1} was rounded half up to {2}",
                            "{1}四舍五入为{2}"},
    [GK_FINDING_TABLE_TWICE] = {"table-twice", GK_SEVERITY_INFO,
                                "{1} occurs twice with equal values", "{1}出现两次，数值相同"},
    [GK_FINDING_TABLE_CONTRADICTED] =
        {"table-contradicted", GK_SEVERITY_ERROR,
         "{1} occurs twice with different values: {2} here, {3} there",
         "{1}出现两次且不一致：此处{2}，另一处{3}"},
    [GK_FINDING_TABLE_CONTINUED] = {"table-continued", GK_SEVERITY_INFO,
                                    "{1} continues here; its rows were joined",
                                    "{1}在此处续表，已合并各行"},
    [GK_FINDING_TABLE_MISSING] = {"table-missing", GK_SEVERITY_WARN, "missing from the inputs: {1}",
                                  "输入中没有：{1}"},
    [GK_FINDING_TABLE_HOMELESS] =
        {"table-homeless", GK_SEVERITY_ERROR,
         "{1} states no department or year, and the inputs hold several reports; add --department "
         "and --year",
         "{1}未注明部门或年度，而输入中有多份决算；请用 --department 和 --year 指定"},
    [GK_FINDING_TABLE_VERBATIM] =
        {"table-kept", GK_SEVERITY_WARN,
         "“{1}” is in no profile; it was carried over unchanged, as an extra sheet",
         "“{1}”不在任何版式中，已原样保留为附加工作表"},
    [GK_FINDING_VERBATIM_CUT] =
        {"kept-cut", GK_SEVERITY_ERROR,
         "“{1}” begins here, but the line “{2}” behind it is missing: the file is cut off",
         "“{1}”由此开始，但其后缺少“{2}”一行：文件不完整"},
    [GK_FINDING_LEFTOVER_UNKNOWN] =
        {"leftover-unknown", GK_SEVERITY_ERROR,
         "“{1}” in this list of leftovers is not known, or comes twice; restore the row, or give "
         "its profile with --layouts",
         "遗留清单中的“{1}”无法识别或重复；请恢复该行，或用 --layouts 给出其版式"},
    [GK_FINDING_LEFTOVERS_ALONE] =
        {"leftovers-alone", GK_SEVERITY_ERROR,
         "leftovers of {1}, but none of its tables is among the inputs; convert them together",
         "此处是{1}的遗留内容，但输入中没有该决算的表；请一并转换"},
    [GK_FINDING_LEFT_OVER] = {"left-over", GK_SEVERITY_WARN,
                              "{1} of {2} has no place in {3} and is listed as a leftover",
                              "{2}的“{1}”在{3}中没有位置，已列入遗留"},
    [GK_FINDING_TABLE_LEFT_OVER] =
        {"table-left-over", GK_SEVERITY_WARN,
         "{2} has no table like {1}; its {3} values are listed as leftovers",
         "{2}中没有{1}，其{3}个数值已列入遗留"},
    [GK_FINDING_TABLES_PLACELESS] =
        {"tables-placeless", GK_SEVERITY_ERROR,
         "none of the tables of this report has a place in {1}; move it together with its others",
         "{1}中没有此决算的任何一张表；请与其他各表一并转换"},
    [GK_FINDING_ROWS_MERGED] = {"rows-merged", GK_SEVERITY_INFO,
                                "{1} of {2} is one row with another now; their sum is {3}",
                                "{2}的“{1}”已与另一行合并，合计{3}"},
    [GK_FINDING_ROW_SPLIT] =
        {"row-split", GK_SEVERITY_INFO,
         "{1} of {2} was taken from here: {3}, of which it is part, is several rows now",
         "{2}的“{1}”取自此处：原“{3}”现分为几行"},
    [GK_FINDING_MEANING_CHANGED] =
        {"meaning-changed", GK_SEVERITY_WARN,
         "figures of {1} have another meaning in this form; a note says so: {2}",
         "{1}的数据口径与本表式不同，已注明：{2}"},
    [GK_FINDING_REPORT_APART] =
        {"report-apart", GK_SEVERITY_WARN,
         "{1} belongs to {2}, all other tables to {3}: is its year or department mistyped?",
         "{1}属于{2}，其余各表属于{3}：年度或部门名称是否有误？"},
    [GK_FINDING_DEPARTMENT_LONG] =
        {"department-long", GK_SEVERITY_ERROR,
         "the name of the department has more than 120 characters: “{1}”",
         "部门名称超过120字：“{1}”"},
    [GK_FINDING_DEPARTMENT_MISSING] = {"department-missing", GK_SEVERITY_WARN,
                                       "no 部门名称 was found; give it with --department",
                                       "未找到部门名称；可用 --department 指定"},
    [GK_FINDING_YEAR_MISSING] = {"year-missing", GK_SEVERITY_WARN,
                                 "no 年度 was found; give it with --year",
                                 "未找到年度；可用 --year 指定"},
};

const gk_finding_description *gk_finding_kinds(size_t *count) {
    *count = GK_FINDING_COUNT;
    return kinds;
}
