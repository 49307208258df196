/* Units of money, in the words of many offices. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/money_unit.h"
#include <gongkai/text.h>

static gk_unit_said said(const char *text, char unit[GK_UNIT_MAX]) {
    char key[512];
    gk_text_key(text, key, sizeof key);
    strcpy(unit, "");
    return gk_unit_read(key, unit);
}

static void test_statements(void **state) {
    (void)state;
    static const char *const in_yuan[] = {"元",
                                          "（元）",
                                          "金额：元",
                                          "金额单位：元",
                                          "单位：元",
                                          "单位:元",
                                          "单位﹕元",
                                          "单位︰元",
                                          "单位∶元",
                                          "单位꞉元",
                                          "单位；元",
                                          "单位;元",
                                          "单位=元",
                                          "单位＝元",
                                          "单位－元",
                                          "单位—元",
                                          "单位(元)",
                                          "单位（元）",
                                          "（单位：元）",
                                          "[单位：元]",
                                          "［单位：元］",
                                          "【单位：元】",
                                          "〔单位：元〕",
                                          "单位元",
                                          "人民币：元",
                                          "RMB：元",
                                          "人民币元",
                                          "单位：人民币元",
                                          "单位：人民币（元）",
                                          "币种:人民币 单位:元",
                                          "币种：人民币单位：元",
                                          "单位：元 币种：人民币",
                                          "货币单位：元",
                                          "计量单位：元",
                                          "本表单位：元",
                                          "本套报表金额单位：元",
                                          "金额单位为元",
                                          "金额单位均为元",
                                          "以元为单位",
                                          "以人民币元为单位",
                                          "金额以元为单位",
                                          "本表以元为单位",
                                          "单位：元（保留两位小数）",
                                          "单位：圆",
                                          "单 位 ： 元",
                                          "单位：元/辆",
                                          "单位：辆、元",
                                          "本表金额以元列示",
                                          "币种：人民币，金额单位：元",
                                          "单位 元"};
    for (size_t i = 0; i < sizeof in_yuan / sizeof *in_yuan; i++) {
        char unit[GK_UNIT_MAX];
        if (said(in_yuan[i], unit) != GK_UNIT_KNOWN || strcmp(unit, "元") != 0)
            fail_msg("%s: %s", in_yuan[i], unit);
    }
    static const char *const others[][2] = {
        {"单位：万元", "万元"}, {"单位：百万元", "百万元"},   {"金额：千元", "千元"},
        {"RMB：亿元", "亿元"},  {"单位：人民币万元", "万元"}, {"单位：万圆", "万元"}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        char unit[GK_UNIT_MAX];
        assert_int_equal(said(others[i][0], unit), GK_UNIT_KNOWN);
        assert_string_equal(unit, others[i][1]);
    }
}

static void test_strange_units(void **state) {
    (void)state;
    static const char *const strange[] = {
        "单位：美元",       "金额：美元",   "单位：元、万元", "单位：万元或元", "单位：元/万元",
        "金额单位：十万元", "单位：十万元", "币种：美元",     "单位：USD",      "金额单位：人民币",
        "单位：人民币",     "单位：万",     "单位：万美元",   "人民币：千万元"};
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
        char unit[GK_UNIT_MAX];
        if (said(strange[i], unit) != GK_UNIT_STRANGE)
            fail_msg("%s: %d %s", strange[i], said(strange[i], unit), unit);
    }
}

static void test_other_things(void **state) {
    (void)state;
    static const char *const counts[] = {"单位：人",           "单位：辆",  "单位：台、套",
                                         "单位：辆、台（套）", "单位:人次", "计量单位：平方米"};
    static const char *const currency[] = {"币种：人民币", "单位：元/人"};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        char unit[GK_UNIT_MAX];
        if (said(counts[i], unit) != GK_UNIT_COUNTS || !strstr(counts[i], "单位") || !*unit)
            fail_msg("%s: %d", counts[i], said(counts[i], unit));
    }
    for (size_t i = 0; i < sizeof currency / sizeof *currency; i++) {
        char unit[GK_UNIT_MAX];
        assert_int_equal(said(currency[i], unit), GK_UNIT_CURRENCY);
    }
    static const char *const nothing[] = {"单位：元氏县财政局",
                                          "编制单位：某局",
                                          "单位名称：某局",
                                          "金额",
                                          "单位",
                                          "金额：100万元",
                                          "单价100万元以上",
                                          "元月",
                                          "万元以上设备",
                                          "单位：某局",
                                          "元/人",
                                          "合同金额：5元",
                                          "采购单位：公元局",
                                          "金额单位",
                                          "人民币"};
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
        char unit[GK_UNIT_MAX];
        if (said(nothing[i], unit) != GK_UNIT_NOTHING)
            fail_msg("%s: %d %s", nothing[i], said(nothing[i], unit), unit);
    }
}

static void test_find(void **state) {
    (void)state;
    static const char *const texts[][2] = {{"说明：本套报表金额单位均为元", "元"},
                                           {"注：本表以万元为单位，按四舍五入取数。", "万元"},
                                           {"2024年度本表各项数字均以元为单位", "元"},
                                           {"（本报告所有表格金额单位统一为：千元）", "千元"},
                                           {"公开01表 单位：元 编制：某局", "元"},
                                           {"本套报表金额单位均为美元", "美元"},
                                           {"本套报表金额单位转换时可能存在尾数误差。", ""},
                                           {"采购金额100万元以上的项目，元旦前完成", ""},
                                           {"各单位，万元以上设备3台", ""},
                                           {"由十万元为单位的", ""}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char key[512], unit[GK_UNIT_MAX] = "";
        const char *at = key;
        gk_text_key(texts[i][0], key, sizeof key);
        gk_unit_said found = gk_unit_find(&at, unit);
        if (!*texts[i][1] ? found != GK_UNIT_NOTHING : strcmp(unit, texts[i][1]) != 0)
            fail_msg("%s: %s", texts[i][0], unit);
    }
}

static void test_suffix(void **state) {
    (void)state;
    static const char *const texts[][3] = {{"小计（元）", "小计", "元"},
                                           {"小计［元］", "小计", "元"},
                                           {"金额：元", "金额", "元"},
                                           {"决算数/万元", "决算数", "万元"},
                                           {"项目单位：元", "项目", "元"},
                                           {"项目金额单位：元", "项目", "元"},
                                           {"项目（单位：元）", "项目", "元"},
                                           {"决算数【元】", "决算数", "元"},
                                           {"金额（人民币元）", "金额", "元"},
                                           {"合计（元/人）", NULL, NULL},
                                           {"车辆（辆）", NULL, NULL},
                                           {"设备（台，套）", NULL, NULL},
                                           {"元", NULL, NULL},
                                           {"（元）", NULL, NULL},
                                           {"国（境）费", NULL, NULL},
                                           {"支出（万元）", "支出", "万元"}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char key[512], unit[GK_UNIT_MAX] = "";
        gk_text_key(texts[i][0], key, sizeof key);
        const char *at = gk_unit_suffix(key, unit);
        if (!at != !texts[i][1])
            fail_msg("%s: %s", texts[i][0], at ? at : "nothing");
        if (!at)
            continue;
        assert_int_equal(at - key, strlen(texts[i][1]));
        assert_string_equal(unit, texts[i][2]);
    }
}

static void test_words(void **state) {
    (void)state;
    assert_string_equal(gk_unit_of_word("yuan"), "元");
    assert_string_equal(gk_unit_of_word("wan"), "万元");
    assert_string_equal(gk_unit_of_word("百万元"), "百万元");
    assert_null(gk_unit_of_word("美元"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_statements),   cmocka_unit_test(test_strange_units),
        cmocka_unit_test(test_other_things), cmocka_unit_test(test_find),
        cmocka_unit_test(test_suffix),       cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
