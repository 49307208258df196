/* What Excel shows, from outside: ECMA-376 18.8.30 and 18.8.31, the published tables of SheetJS SSF
   and of numfmt (which were read off Excel), the manuals of Excel on DBNum, and for accounting and
   Chinese formats LibreOffice where it agrees with Excel. A comment marks what was decided here. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sheet/number_format.h"
#include <gongkai/displayed.h>

/* What Excel writes into a CSV file for a cell it fills with #: 255 of them (the CSV files among
   SheetJS's test files, the tables of numfmt). */
#define HASHES_51 "###################################################"
#define FILLED HASHES_51 HASHES_51 HASHES_51 HASHES_51 HASHES_51

typedef struct example {
    const char *format;
    double number;
    const char *shown;
} example;

static void check_cell(const gk_cell *cell, bool date1904, const char *shown) {
    gk_displayed out = {0};
    gk_error err;
    if (gk_cell_displayed(cell, date1904, &out, &err) != GK_OK)
        fail_msg("%s: %s", cell->format, err.text);
    if (strcmp(out.text, shown) != 0 || out.length != strlen(shown))
        fail_msg("%.17g in %s shows '%s', not '%s'", cell->number,
                 cell->format ? cell->format : "NULL", out.text, shown);
    gk_displayed_free(&out);
}

static void check(const example *e, size_t count, bool date1904) {
    for (size_t i = 0; i < count; i++, e++) {
        gk_cell cell = {.type = GK_CELL_NUMBER, .format = e->format, .number = e->number};
        check_cell(&cell, date1904, e->shown);
    }
}

#define CHECK(examples) check(examples, sizeof(examples) / sizeof *(examples), false)

/* SSF's table of General. */
static void test_general(void **state) {
    (void)state;
    static const example examples[] = {
        {NULL, 0, "0"},
        {NULL, -1234.5, "-1234.5"},
        {"", 12.5, "12.5"},
        {"General", 1.234567e-14, "1.23457E-14"},
        {"General", 1.234567e-9, "1.23457E-09"},
        {"General", 0.000001234567, "1.23457E-06"},
        {"General", 0.00001234567, "1.23457E-05"},
        {"General", 0.0001234567, "0.000123457"},
        {"General", 0.001234567, "0.001234567"},
        {"General", 0.1234567, "0.1234567"},
        {"General", 1.234567, "1.234567"},
        {"General", 123456.7, "123456.7"},
        {"General", 1234567000, "1234567000"},
        {"General", 12345670000, "12345670000"},
        {"General", 123456700000, "1.23457E+11"},
        {"General", 123456700000000, "1.23457E+14"},
        {"General", 1e-10, "1E-10"},
        {"General", 1e-9, "0.000000001"},
        {"General", 0.0000001, "0.0000001"},
        {"General", 0.00001, "0.00001"},
        {"General", 0.0001, "0.0001"},
        {"General", 0.1, "0.1"},
        {"General", 10, "10"},
        {"General", 10000000000, "10000000000"},
        {"General", 100000000000, "1E+11"},
        {"General", 1.2e-9, "1.2E-09"},
        {"General", 1.2e-8, "0.000000012"},
        {"General", 120000000000, "1.2E+11"},
        {"General", 1.23e-8, "1.23E-08"},
        {"General", 1.23e-7, "0.000000123"},
        {"General", 1.234e-7, "1.234E-07"},
        {"General", 0.000001234, "0.000001234"},
        {"General", 0.0000012345, "1.2345E-06"},
        {"General", 0.000012345, "0.000012345"},
        {"General", 0.0000123456, "1.23456E-05"},
        {"General", 0.000123456, "0.000123456"},
        {"General", 0.0012345678, "0.001234568"},
        {"General", 0.012345678, "0.012345678"},
        {"General", 0.0123456789, "0.012345679"},
        {"General", 0.1234567891, "0.123456789"},
        {"General", 1.234567891, "1.234567891"},
        {"General", 12345678.9, "12345678.9"},
        {"General", 4403928373.5, "4403928374"},
        {"General", -4511987749.6, "-4511987750"},
        {"General", 12345678901.5, "12345678902"},
        {"General", 99999999999.6, "1E+11"},
        {"General", -99999999999.6, "-1E+11"},
        {"General", 2.33e-32, "2.33E-32"},
        {"General", 3300.0000000000005, "3300"},
        {"General", 0.1 + 0.2, "0.3"},
        {"General", 9.9999999999, "10"},
        {"general", 1, "1"},
        {"G/通用格式", -1.5, "-1.5"},
        {"G/通用格式\"元\"", 1.5, "1.5元"},
        {"[Blue]General", -1, "-1"},
        {"-general", -1, "--1"},
    };
    CHECK(examples);
}

/* SSF's oddities, as numfmt corrected them after Excel 16. */
static void test_sections(void **state) {
    (void)state;
    static const example examples[] = {
        {"\"foo\";\"bar\";\"baz\";\"qux\"", 1, "foo"},
        {"\"foo\";\"bar\";\"baz\";\"qux\"", -1, "bar"},
        {"\"foo\";\"bar\";\"baz\";\"qux\"", 0, "baz"},
        {"\"foo\";\"bar\";@", 0, "foo"},
        {"\"foo\";\"bar\"", -1, "bar"},
        {"@@", -1, "-1"},
        {"@ \"foo\"", 1, "1"},
        {"A\"TODO\"", -1, "-ATODO"},
        {"r", -1, "-r"},
        {"\\r", 0, "r"},
        {"((;@", 0, "(("},
        {"☃", -1, "-☃"},
        {"123", 0.7, "123"},
        {"0;0", -1.1, "1"},
        {"0.00;-0.00;\"-\"", 0, "-"},
        {"0;;", -1, ""},
        {";;;", 3, ""},
        {";;;", -3, ""},
        {";;;", 0, ""},
        {"0;-0;;@", 0, ""},
        {"0.0", -0.1, "-0.1"},
        {"0.0", -0.01, "0.0"},
        {"-0.0", -0.01, "-0.0"},
        {" - 0.0", -0.01, " - 0.0"},
        {" - 0.0", -1, "- - 1.0"},
        {"0.0;-0.0", -0.01, "-0.0"},
        {"-0", -1, "--1"},
        {"\\p\\o\\s 0.0;\\n\\e\\g 0.0;", -0.01, "neg 0.0"},
        {"\"Rs.\"#,##0.00", -51968287, "-Rs.51,968,287.00"},
        {"$#.00", -3.14159, "-$3.14"},
        {"[$INR]\\ #,##0.00", -3.14159, "-INR 3.14"},
        {"[$₹-4009]\\ #,##0.00", 3.14159, "₹ 3.14"},
        {"[$£-809]#,##0.0000;\\-[$£-809]#,##0.0000", -3.14159, "-£3.1416"},
        {"[$-1234]", 123.456, ""},
        {"[$foo]", 123.456, "foo"},
        {"[$NZ$-481]0", 1, "NZ$1"},
        {"[$ISK-]0", 1, "ISK1"},
        {"\"£\"#.####;-\"£\"#.####", -3.141592654, "-£3.1416"},
        {"[Color 5]0;[Color56]-0", -2, "-2"},
        {"[Red]General ;[Blue]General\\ ;[Green]Generalp;[Yellow]General'", 50, "50 "},
        {"[Red]General ;[Blue]General\\ ;[Green]Generalp;[Yellow]General'", 0, "0p"},
        {"[Red]General ;[Blue]General\\ ;[Green]Generalp;[Yellow]General'", -25, "25 "},
        /* what is no format in Excel */
        {"\"unclosed 0", 5, "unclosed 0"},
        {"[unclosed 0", -5, "-"},
        {"[$\xA5-804]0", 5,
         "\xEF\xBF\xBD"
         "5"},
        {"0\\", 5, "5"},
        {"0;0;0;@;0", 5, "5"},
        {"@;@", -5, "-5"},
        {"\xFF\x30", 5,
         "\xEF\xBF\xBD"
         "5"},
    };
    CHECK(examples);
}

static void test_conditions(void **state) {
    (void)state;
    static const example examples[] = {
        {"[>=100]\"A\"0;[<=-100]\"B\"0;\"C\"0", 6.3, "C6"},
        {"[>=100]\"A\"0;[<=-100]\"B\"0;\"C\"0", -6.3, "-C6"},
        {"[>=100]\"A\"0;[<=0]\"B\"0;\"C\"0", -6.3, "-B6"},
        {"[>=0]\"A\"0;[<=-100]\"B\"0;\"C\"0", 6.3, "A6"},
        {"[<=-100]\"B\"0;\"C\"0", -6.3, "C6"},
        {"[<=0]\"B\"0", 6.3, "6.3"},
        {"[<=0]\"B\"0", -6.3, "-B6"},
        {"[=6.3]\"B\"0", -6.3, "-6.3"},
        {"[<>6]\"B\"0", -6.3, "-B6"},
        {"[>6]\"A\"0;[<-6]\"B\"0", -6.3, "B6"},
        {"[>=100]\"A\"-0;[<=-100]\"B\"-0;\"C\"-0", -6.3, "-C-6"},
        {"[>=100]\"A\"0;[<=-100]\"B\"0", 6.3, FILLED},
        {"[<>-6]\\A0", -5, "-A5"},
        {"[<-4]\\A0", -5, "A5"},
        {"[=-5]\\A0", -5, "A5"},
        {"[>-6]\\A0", -5, "-A5"},
        {"[<>-5]\\A0", -5, "5"},
        {"[<-6]\\A0", -5, "5"},
        {"[=-6]\\A0", -5, "-5"},
        {"[>2]\\A0", -5, "-5"},
        {"[<>-6]\\A0;\\B0", -5, "-A5"},
        {"[<>-5]\\A0;\\B0", -5, "B5"},
        {"[=-6]\\A0;\\B0", -5, "-B5"},
        {"[<>-5]\\A0;[<-6]\\B0;\\C0", -5, "-C5"},
        {"[>2]\\A0;[<-4]\\B0;\\C0", -5, "B5"},
        {"\"A-\"0;[=-11]\"B-\"0;\"C-\"0", 10, "A-10"},
        {"\"A-\"0;[=-10]\"B-\"0;\"C-\"0", -10, "B-10"},
        {"\"A-\"0;[=-10]\"B-\"0;\"C-\"0", 0, "C-0"},
        {"\"A-\"0;[<2]\"B-\"0;\"C-\"0", -10, "-B-10"},
        {"[>=100]#,##0;[<=-100]-#,##0;#,##0.00", -3.96, "-3.96"},
        {"[>=100]0;[<=-100]-0;\"xx\"0", -10, "-xx10"},
        {"[<=-100]-0;\"xx\"0", -10, "xx10"},
        {"[<=9999999]###-####;(###) ###-####", 8675309, "867-5309"},
        {"[<=9999999]###-####;(###) ###-####", 2813308004, "(281) 330-8004"},
        {"[Red][<-25]General;[Blue][>25]General;[Green]General;[Yellow]General", -26, "26"},
        {"[Red][<-25]General;[Blue][>25]General;[Green]General;[Yellow]General", -25, "-25"},
        {"[Red][=50]General;[Blue]000", 49, "049"},
        {"[Red][<>50]General;[Blue]000", 50, "050"},
        {"[< 10]# \"Wow\"", 1, "1 Wow"}, /* Excel, of POI's FormatConditionTests.xlsx */
        {"[<      10]# \"Wow\"", 10, "10"},
        {"[=0]\"\";General", 0, ""},
        {"[=0]\"\";General", -2.5, "-2.5"},
        {"[=1]\"男\";[=2]\"女\";General", 2, "女"},
    };
    CHECK(examples);
}

static void test_numbers(void **state) {
    (void)state;
    static const example examples[] = {
        {"0", 12345, "12345"},
        {"0", 4294967296.5, "4294967297"},
        {"0", 2.5, "3"},
        {"0", -2.5, "-3"},
        {"0.00", 1.005, "1.01"},
        {"0.00", -1.005, "-1.01"},
        {"0.00", 1.0001, "1.00"},
        {"0.00", 0.005, "0.01"},
        {"0.00", -0.001, "0.00"},
        {"0.0%", 0.0295, "3.0%"},
        {"0.0,", 2950, "3.0"},
        {"0%", 0.125, "13%"},
        {"0%", 0, "0%"},
        {"0%%", 0.5, "5000%%"},
        {"%0", 0.5, "%50"},
        {"0", 123456789012345678.0, "123456789012346000"},
        {"0", 1e22, "10000000000000000000000"},
        {"0.0", 2.33e-321, "0.0"},
        {"0.000000000000000000", 0.1, "0.100000000000000000"},
        {"#,##0.00", 1234652.68499999999995, "1,234,652.69"}, /* 15 digits: …652.685 */
        {"#.0000,,,", 1234567, ".0012"},
        {"#.0000,,,", 12345678901, "12.3457"},
        {"#.0000,,", 1234652.68499999999995, "1.2347"},
        {"#.0000,", -4321234, "-4321.2340"},
        {"#,##0.0", 123456789012, "123,456,789,012.0"},
        {"###,##0", 1234, "1,234"},
        {"###,###", 0.99, "1"},
        {"#,###.00", 0.99, ".99"},
        {"#,###.00", 12.345, "12.35"},
        {"#,###", 0, ""},
        {"#,###", 12345.6789, "12,346"},
        {"00,000.00", 12345, "12,345.00"},
        {"00,000.00,", 12345, "00,012.35"},
        {"** #,###,#00,000.00,**", 1.2345, " 00,000.00"},
        {"** #,###,#00,000.00,**", 1234568223, " 1,234,568.22"},
        {"** #,###,#00,000.00,**", 1.23456822333333e+21, " 1,234,568,223,333,330,000.00"},
        {"0,000", 5, "0,005"},
        {"?,???", 5, "    5"},
        {"0,.0", 12345, "12.3"}, /* as Excel's manual: commas left of the point divide */
        {"#,,\"M\";#,,\"M\";0", 6000000, "6M"},
        {"#.##0,00", 0, ".000"},
        {"#0.#", 12, "12."},
        {"#0.#", -1.23, "-1.2"},
        {"#.##", 0, "."},
        {"0.##", 1000000000000.01, "1000000000000.01"},
        {"0.##", -1.008, "-1.01"},
        {"0.0#", 12345, "12345.0"},
        {"0.0#", 12.345, "12.35"},
        {"0.0#", 0.00012345, "0.0"},
        {"#.##0", -10.29, "-10.290"},
        {"#.#0#0#0", 1, "1.000"},
        {"#.####0", 0.0001, ".00010"},
        {"#.#00", 0.0001, ".00"},
        {"#.?00", 1, "1. 00"},
        {"#.????0", -10.29, "-10.29  0"},
        {"#.#x#0", 0.1, ".1x0"},
        {"#.??x?0", 0.01, ".01x 0"},
        {".0", 1234, "1234.0"},
        {"x.0", 1234, "x1234.0"},
        {".0", 0, ".0"},
        {".???0", 1, "1.   0"},
        {"0#", 0, "0"},
        {"0#", 1, "01"},
        {"0#0#", 0, "00"},
        {"0??", 0, "0  "},
        {"0??", 1, "0 1"},
        {"0,????", 1, "0    1"},
        {"\\,##.??;\\(#,###.??\\);0", 15, ",15.  "},
        {"\\,##.??;\\(#,###.??\\);0", -14.3453453, "(14.35)"},
        {"\\,##.??;\\(#,###.??\\);0", -12.1, "(12.1 )"},
        {"000-00-0000", 123456789, "123-45-6789"},
        {"00000-0000", 12345.6789, "00001-2346"},
        {"00000\\-0000", 941051630, "94105-1630"},
        {"00:00:00", 123456, "12:34:56"},
        {"###\\###\\##0.00", 0.00101, "##0.00"},
        {"###\\###\\##0.00", 1010, "#10#10.00"},
        {"###\\###\\##0.00", 123456789.01, "12345#67#89.01"},
        {"###\\\\###\\\\##\\0.00", 10100,
         "\\10"
         "1\\000.00"},
        {"###\\\\###\\\\##\\0", 12345.6789, "\\123\\460"},
        {"#,##0!.0,", 12345678, "12,34.6"}, /* as LibreOffice of #,##0\.0, */
        {"_(0_)", -0.2, " 0 "},
        {"0*x5", 1, "15"},
    };
    CHECK(examples);
}

static void test_exponents(void **state) {
    (void)state;
    static const example examples[] = {
        {"0.00E+00", 12345, "1.23E+04"},
        {"0E+00", 95000000, "1E+08"},
        {"0E+00", 199999999, "2E+08"},
        {"0E+00", 0.00001, "1E-05"},
        {"0E+00", 1.4999999, "1E+00"},
        {"0.0E+00", 999000000, "1.0E+09"},
        {"0.00E+00", 999000000, "9.99E+08"},
        {"0.000E+00", 999990000, "1.000E+09"},
        {"0.E+00", 9.49999, "9.E+00"},
        {"0.E+00", 9.59999, "1.E+01"},
        {"00.E+00", 95.9999, "96.E+00"},
        {"00.E+00", 959.999, "10.E+02"},
        {"00.0E+00", 100, "01.0E+02"},
        {"00.00E+00", 94999.9, "09.50E+04"},
        {"000.E+00", 1000, "001.E+03"},
        {"000.00E+00", 96999.9, "097.00E+03"},
        {"#0.0E+0", 1.23457E-13, "12.3E-14"},
        {"#0.0E+0", 123.456789, "1.2E+2"},
        {"#0.0E+0", 12345678900000000000000000000000.0, "12.3E+30"},
        {"##0.0E+0", 1, "1.0E+0"},
        {"##0.0E+0", 123, "123.0E+0"},
        {"##0.0E+0", 1234, "1.2E+3"},
        {"##0.0E+0", 123456, "123.5E+3"},
        {"##0.0E+0", 123456789, "123.5E+6"},
        {"##0.0E+0", 0.000123457, "123.5E-6"},
        {"##0.0E+0", 0, "000.0E+0"},
        {"###0.0E+0", 1.23457E-13, "1234.6E-16"},
        {"###0.0E+0", 12345.6789, "1.2E+4"},
        {"####0.0E+0", 1.23457E-12, "1234.6E-15"},
        {"####0.0E+0", 12345.6789, "12345.7E+0"},
        {"0.000E+000", 2.33e-32, "2.330E-032"},
        {"0.000E+000", 2.33e+307, "2.330E+307"},
        {"0E-0", 12345, "1E4"},
        {"0.0E-00", 0.00012, "1.2E-04"},
        {".0E+0", 12345, ".1E+5"},
        {"0.00E+00", -0.00012345, "-1.23E-04"},
        {"0.00E+00", 0, "0.00E+00"},
        {"0.00E+0x0", 123456789, "1.23E+0x8"},
        {"0.00E+?x?", 123456789, "1.23E+ x8"},
        {"0.00E+#x#", 123456789, "1.23E+x8"},
        {"0.0x0E+0", 123456789, "1.2x3E+8"},
        {"0x0.0x0E+0x0", 1, "0x1.0x0E+0x0"},
        {"#x#.#x#E+#x#", 1, "x1.xE+x0"},
        {"?x?.?x?E+?x?", 1, " x1. x E+ x0"},
        {"00x0E+00", 12345.67, "01x2E+03"},
        {"0.0E+0x00", 1234567890000, "1.2E+0x12"},
    };
    CHECK(examples);
}

static void test_fractions(void **state) {
    (void)state;
    static const example examples[] = {
        {"# ?/?", 1, "1    "},
        {"# ?/?", -1.2, "-1 1/5"},
        {"# ?/?", 12.3, "12 1/3"},
        {"# ?/?", -12.34, "-12 1/3"},
        {"# ?/?", 123.45, "123 4/9"},
        {"# ?/?", 12345.6789, "12345 2/3"},
        {"# ?/?", 0.3, " 2/7"},
        {"# ?/?", 1.3, "1 1/3"},
        {"# ?/?", 2.3, "2 2/7"},
        {"# ?/?", 0, "0    "},
        {"# ?/?", -0.01, "-0    "},
        {"# ?\?/??", 1, "1      "},
        {"# ?\?/??", -1.2, "-1  1/5 "},
        {"# ?\?/??", 12.3, "12  3/10"},
        {"# ?\?/??", -123.456, "-123 26/57"},
        {"# ?\?/??", 12.3456789, "12 28/81"},
        {"# ??\?/???", -1.2, "-1   1/5  "},
        {"# ??\?/???", -123.456, "-123  57/125"},
        {"# ??\?/???", -12345.67891, "-12345 573/844"},
        {"# ?/2", -1.2, "-1    "},
        {"# ?/2", 12.3, "12 1/2"},
        {"# ?/4", 123.45, "123 2/4"},
        {"# ?/8", -12.34, "-12 3/8"},
        {"# ?\?/16", -1.2, "-1  3/16"},
        {"# ?/10", 1, "1     "},
        {"# ?/10", 1234.567, "1234 6/10"},
        {"# ?\?/100", 1, "1       "},
        {"# ?\?/100", -123.456, "-123 46/100"},
        {"?\?/??", 1, " 1/1 "},
        {"?\?/??", -1.2, "- 6/5 "},
        {"?\?/??", 12.3, "123/10"},
        {"?\?/??", -12345.67891, "-1000000/81"},
        {"?\?/??", 0.00001, " 0/1 "},
        {"# ?\?/?????????", 0.123251512342345, " 480894/3901729  "},
        {"# ?? / ?????????", 0.123251512342345, " 480894 / 3901729  "},
        {"#?\?/??", 12.3456789, "1000/81"},
        {"#0#00?\?/??", 12.3456789, "01000/81"},
        {"0/0", 0, "0/1"},
        {"0/0", 12.345, "37/3"},
        {"0 0/0", 0, "0 0/1"},
        {"0 0/0", 12.345, "12 1/3"},
        {"0 0/0", 0.5, "0 1/2"},
        {"?/?", 0, "0/1"},
        {"? ?/?", 0, "0    "},
        {"#/#", 0, "0/1"},
        {"# #/#", 1, "1"},
        {"# #/#", 12.345, "12 1/3"},
        {"00 00/00", 1, "01 00/01"},
        {"00x00/00", 12345.67, "12345x65/97"},
        {"0z0 00/00", 12345.67, "1234z5 65/97"},
        {"00 0z0/00", 12345.67, "1234 5z65/97"},
        {"00 00/0z0", 12345.67, "12345 02/3z0"},
        {"00 ?\?/?z?", 12345.67, "12345  2/3z "},
        {"# ?/?", 0.99, "1    "}, /* as LibreOffice and SSF */
        {"0/", 5, "5/"},          /* no format in Excel */
        {"/0", 5, "/5"},
    };
    CHECK(examples);
}

static void test_dates(void **state) {
    (void)state;
    static const example examples[] = {
        {"yyyy-mm-dd", 61, "1900-03-01"},
        {"yyyy-mm-dd", 60, "1900-02-29"},
        {"yyyy-mm-dd", 59, "1900-02-28"},
        {"yyyy-mm-dd", 1, "1900-01-01"},
        {"yyyy-mm-dd", 0, "1900-01-00"},
        {"yyyy-mm-dd", 2958465, "9999-12-31"},
        {"yyyy-mm-dd", 2958466, FILLED},
        {"yyyy-mm-dd", -1, FILLED},
        {"h:mm", -0.25, FILLED},
        {"yyyy-mm-dd", 45657.9999999, "2024-12-31"},
        {"m/d/yy h:mm", 45657.9999999, "1/1/25 0:00"},
        {"yyyy-mm-dd/hh:mm:ss.00", 2958465.99999994, "9999-12-31/23:59:59.99"},
        {"mm-dd-yy", 45657, "12-31-24"},
        {"d-mmm-yy", 45657, "31-Dec-24"},
        {"d-mmm", 45657, "31-Dec"},
        {"[$-409]mmm\\-yy", 12345, "Oct-33"},
        {"mmmm", 1234, "May"},
        {"MmMm", 1234, "May"},
        {"dddd", 1234, "Monday"},
        {"dDdD", 1234, "Monday"},
        {"ddd", 1, "Sun"},
        {"dddd", 0, "Saturday"},
        {"mmmmm", 45657, "D"},
        {"yyy", 45657, "2024"},
        {"y", 45657, "24"},
        {"e", 0.7, "1900"},
        {"b", 1, "43"},
        {"b", 1000, "45"},
        {"bbbb", 45657, "2567"},
        {"h:mm AM/PM", 0, "12:00 AM"},
        {"hh:mm AM/PM", 0.7, "04:48 PM"},
        {"hhh:mm AM/PM", 0.7, "04:48 PM"},
        {"h:mm A/P", 0.6, "2:24 P"},
        {"A/P", 0.7, "P"},
        {"hh:mm:ss am/pm", 0.5, "12:00:00 PM"},
        {"hhh:mmm:sss", 0.7, "16:Jan:00"},
        {"hh:mm:sss", 0.7, "16:48:00"},
        {"hh:mm:ss.000", 0.7, "16:48:00.000"},
        {"hh:mm:ss.000", 0.70707, "16:58:10.848"},
        {"hh.000", 0.70707, "16.848"},
        {"hh .00", 0.70707, "16 .85"},
        {"hh .00 .000", 0.70707, "16 .84 .848"},
        {"mm:ss.0", 0.0012345, "01:46.7"},
        {"ss.000", 0.9999999999, "00.000"},
        {"h:mm:ss", 0.999999, "0:00:00"},
        {"h:mm", 0.99999, "23:59"},
        {"[hhh]", 1, "024"},
        {"[hhh]", -1, "-024"},
        {"[h]:mm:ss;@", 2.9999999999999996, "72:00:00"},
        {"[HH]", 123.456, "2962"},
        {"[SS]", 123.456, "10666598"},
        {"[M]", 123.456, "177776"},
        {"[mm]:ss", 0.05, "72:00"},
        {"[s].0", 1.23456, "106666.0"},
        {"[h] m s", 1.52, "36 28 48"},
        {"[h]:mm", -1.5, FILLED},
        {"mm/dd hh\"h\"mm", 45657.5, "12/31 12h00"},
        {"d m h m", 45657.52, "31 12 12 28"},
        {"s m", 0.52, "48 28"},
        {"h \"x\" m", 0.52, "12 x 28"},
        {"[s]", 1e12, FILLED},
    };
    CHECK(examples);
}

static void test_dates_1904(void **state) {
    (void)state;
    static const example examples[] = {
        {"yyyy-mm-dd", 0, "1904-01-01"},      {"dddd", 0, "Friday"},
        {"yyyy-mm-dd", 44195, "2024-12-31"},  {"[h]:mm", 1.5, "36:00"},
        {"[h]:mm", -1.5, "-36:00"},           {"yyyy-mm-dd", -1, "-1904-01-02"},
        {"yyyy-mm-dd", 2957004, FILLED},      {"h:mm", -0.25, "-6:00"},
        {"yyyy-mm-dd", 2957003, "9999-12-31"}};
    check(examples, sizeof examples / sizeof *examples, true);
}

/* number_format.xls of SheetJS's test files, as Excel saved it. */
static void test_builtin_formats_of_the_us(void **state) {
    (void)state;
    static const struct {
        unsigned id;
        const char *shown;
    } examples[] = {
        {0, "12345.6789"},    {1, "12346"},        {2, "12345.68"},        {3, "12,346"},
        {4, "12,345.68"},     {9, "1234568%"},     {10, "1234567.89%"},    {11, "1.23E+04"},
        {12, "12345 2/3"},    {13, "12345 55/81"}, {14, "10/18/33"},       {15, "18-Oct-33"},
        {16, "18-Oct"},       {17, "Oct-33"},      {18, "4:17 PM"},        {19, "4:17:37 PM"},
        {20, "16:17"},        {21, "16:17:37"},    {22, "10/18/33 16:17"}, {37, "12,346 "},
        {38, "12,346 "},      {39, "12,345.68"},   {40, "12,345.68"},      {45, "17:37"},
        {46, "296296:17:37"}, {47, "1737.0"},      {48, "12.3E+3"},        {49, "12345.6789"},
        {5, "$12,346 "}, /* SSF's table, here and below */
        {8, "$12,345.68 "},   {41, " 12,346 "},    {44, " $12,345.68 "},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        gk_cell cell = {.type = GK_CELL_NUMBER, .number = 12345.6789};
        cell.format = gk_number_format_builtin(examples[i].id, GK_COUNTRY_US).code;
        check_cell(&cell, false, examples[i].shown);
    }
}

/* What stands in the exports of Chinese offices, and the built-in formats of Chinese Excel. */
static void test_chinese_formats(void **state) {
    (void)state;
    static const char accounting[] = "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ";
    static const char yuan[] =
        "_ \"¥\"* #,##0.00_ ;_ \"¥\"* \\-#,##0.00_ ;_ \"¥\"* \"-\"??_ ;_ @_ ";
    const example examples[] = {
        {"#,##0.00_ ", 1234.5, "1,234.50 "},
        {"#,##0.00_ ", -1234.5, "-1,234.50 "},
        {"0.00_ ", 0, "0.00 "},
        {"0.00_);[Red]\\(0.00\\)", -3.456, "(3.46)"},
        {"#,##0.00;[Red]-#,##0.00", -1234567.891, "-1,234,567.89"},
        {"#,##0.00;[红色]-#,##0.00", -1, "-1.00"},
        {"#,##0.00_);[Red]\\(#,##0.00\\)", 12, "12.00 "},
        {"#,##0.00_ ;[Red]\\-#,##0.00\\ ", -12, "-12.00 "},
        {accounting, 1234, " 1,234.00 "},
        {accounting, -1234, " -1,234.00 "},
        {accounting, 0, " -   "},
        {yuan, 1234.5, " ¥1,234.50 "},
        {yuan, 0, " ¥-   "},
        {"_($* #,##0_);_($* (#,##0);_($* \"-\"_);_(@_)", -1, " $(1)"},
        {"_-[$¥-804]* #,##0.00_ ;_-[$¥-804]* \\-#,##0.00\\ ;_-[$¥-804]* \"-\"??_ ;_-@_ ", 5,
         " ¥5.00 "},
        {"\"¥\"#,##0.00;\"¥\"\\-#,##0.00", -5, "¥-5.00"},
        {"[$€-2]\\ #,##0.00", 1234.5, "€ 1,234.50"},
        {"0!.0,\"万\"", 123456, "12.3万"},
        {"0!.0,\"万\"", 500, "0.1万"},
        {"0!.0,\"万\"", -123456, "-12.3万"},
        {"0!.0000", 123456, "12.3456"},
        {"0\\.0,\"万元\"", 98765, "9.9万元"},
        {"#,##0.00\"万元\"", 1234.5, "1,234.50万元"},
        {"#,##0.00万元", 1234.5, "1,234.50万元"},
        {"0.00%", 0.12345, "12.35%"},
        {"0.00%", -0.00001, "0.00%"},
        {"[>=10000]0!.0,\"万\";General", 56789, "5.7万"},
        {"[>=10000]0!.0,\"万\";General", 500, "500"},
        {"[>=10000]0!.0,\"万\";General", -500, "-500"},
        {"000000", 4403, "004403"},
        {"yyyy\"年\"m\"月\"d\"日\"", 45657, "2024年12月31日"},
        {"yyyy\"年\"m\"月\"d\"日\";@", 45292, "2024年1月1日"},
        {"yyyy年m月d日", 45657, "2024年12月31日"},
        {"yyyy\"年\"m\"月\"", 45657, "2024年12月"},
        {"m\"月\"d\"日\"", 45657, "12月31日"},
        {"yyyy/m/d;@", 45292, "2024/1/1"},
        {"yyyy/m/d h:mm", 45657.354166666664, "2024/12/31 8:30"},
        {"h:mm;@", 0.354166666666667, "8:30"},
        {"h\"时\"mm\"分\"ss\"秒\"", 0.75, "18时00分00秒"},
        {"上午/下午h\"时\"mm\"分\"", 0.75, "下午6时00分"},
        {"上午/下午h\"时\"mm\"分\"", 0.25, "上午6时00分"},
        {"[$-804]AM/PM h:mm", 0.7, "下午 4:48"},
        {"[$-804]aaaa;@", 45658, "星期三"},
        {"[$-804]aaa;@", 45658, "周三"},
        {"aaaa", 45662, "星期日"},
        {"[$-804]dddd", 45658, "星期三"},
        {"[$-zh-CN]ddd", 45658, "周三"},
        {"[$¥-zh-CN]#,##0.00", 5, "¥5.00"},
        {"[$-804]mmmm", 45657, "十二月"},
        {"[$-804]mmm", 45657, "12月"},
        {"[$-804]mmmmm", 45657, "十"},
        {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 45657, "2024年12月31日"}, /* a Chinese system */
        {"[$-F400]h:mm:ss\\ AM/PM", 45657.75, "18:00:00"},
        {"[$-x-sysdate]dddd, mmmm dd, yyyy", 45657, "2024年12月31日"},
    };
    CHECK(examples);
}

static void test_chinese_numerals(void **state) {
    (void)state;
    static const example examples[] = {
        {"[DBNum1][$-804]General", 0, "〇"},
        {"[DBNum1][$-804]General", 10, "一十"},
        {"[DBNum1][$-804]General", 101, "一百〇一"},
        {"[DBNum1][$-804]General", 1234, "一千二百三十四"},
        {"[DBNum1][$-804]G/通用格式", 10010, "一万〇一十"},
        {"[DBNum1][$-804]General", 10100, "一万〇一百"},
        {"[DBNum1][$-804]General", 100000, "一十万"},
        {"[DBNum1][$-804]General", 1001000, "一百万一千"},
        {"[DBNum1][$-804]General", 10002000, "一千万二千"},
        {"[DBNum1][$-804]General", 100001000, "一亿〇一千"},
        {"[DBNum1][$-804]General", 100010000, "一亿〇一万"},
        {"[DBNum1][$-804]General", 10000000001, "一百亿〇一"},
        {"[DBNum1][$-804]General", 123456789, "一亿二千三百四十五万六千七百八十九"},
        {"[DBNum1][$-804]General", 1234567890123,
         "一兆二千三百四十五亿六千七百八十九万〇一百二十三"},
        {"[DBNum2][$-804]General", 123, "壹佰贰拾叁"},
        {"[DBNum2][$-804]General", 1234567, "壹佰贰拾叁万肆仟伍佰陆拾柒"},
        {"[DBNum2][$-804]General", 1234.56, "壹仟贰佰叁拾肆.伍陆"},
        {"[DBNum2][$-804]General", -12.3, "-壹拾贰.叁"},
        {"[DBNum2][$-804]G/通用格式\"元整\"", 101, "壹佰零壹元整"},
        {"[DBNum3][$-804]General", 1234, "１千２百３十４"},
        {"[DBNum1][$-804]0", 2024, "二〇二四"},
        {"[DBNum2][$-804]0.00", 123.45, "壹贰叁.肆伍"},
        {"[dbnum2]0\"角\"0\"分\"", 56, "伍角陆分"},
        {"[DBNum3]#,##0", 1234, "１,２３４"},
        {"[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", 45657, "二〇二四年十二月三十一日"},
        {"[DBNum1][$-804]yyyy\"年\"m\"月\"", 45577, "二〇二四年十月"},
        {"[DBNum1][$-804]m\"月\"d\"日\"", 37695, "三月十五日"},
        {"[DBNum2][$-804]yyyy\"年\"m\"月\"d\"日\"", 45577, "贰零贰肆年壹拾月壹拾贰日"},
        {"[DBNum3][$-804]yyyy\"年\"m\"月\"d\"日\"", 45657, "２０２４年１２月３１日"},
        {"[DBNum1][$-804]h\"时\"mm\"分\"", 0.5625, "十三时三十分"},
        {"[DBNum1][$-804]上午/下午h\"时\"mm\"分\"", 0.5625, "下午一时三十分"},
    };
    CHECK(examples);
}

static void test_text(void **state) {
    (void)state;
    static const struct {
        const char *format, *text, *shown;
    } examples[] = {
        {NULL, "总计", "总计"},
        {"General", "总计", "总计"},
        {"@", "001", "001"},
        {"@@", "text", "texttext"},
        {"\"bar\" @ \"foo\"", "text", "bar text foo"},
        {"0.00_ ", "无", "无"},
        {"\"foo\";\"bar\";\"baz\";\"qux\"", "text", "qux"},
        {"\"foo\";\"bar\";\"baz\"", "text", "text"},
        {"\"foo\";\"bar\";@", "text", "text"},
        {"[Red]General ;[Blue]General\\ ;[Green]Generalp;[Yellow]General'", "foo", "foo'"},
        {"_($* #,##0_);_($* (#,##0);_($* \"-\"_);_(@_)", "text", " text "},
        {"_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "——", " —— "},
        {";;;", "hidden", ""},
        {"0;0;0;", "hidden", ""},
        {"yyyy/m/d;@", "2024年", "2024年"},
        {"@\"元\"", "12", "12元"},
        {"[>5]0;@", "x", "x"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        gk_cell cell = {.type = GK_CELL_TEXT,
                        .format = examples[i].format,
                        .text = examples[i].text,
                        .length = strlen(examples[i].text)};
        check_cell(&cell, false, examples[i].shown);
    }
}

static void test_other_types(void **state) {
    (void)state;
    gk_cell yes = {.type = GK_CELL_BOOL, .number = 1, .format = "0.00"};
    gk_cell no = {.type = GK_CELL_BOOL, .number = 0};
    gk_cell error = {
        .type = GK_CELL_ERROR, .text = "#DIV/0!", .length = 7, .format = "0;0;0;\"x\""};
    gk_cell date = {
        .type = GK_CELL_DATE, .number = 45657, .format = "yyyy/m/d", .text = "2024-12-31"};
    gk_cell hours = {.type = GK_CELL_DURATION, .number = 1.5, .format = "[h]:mm", .text = "PT36H"};
    gk_cell endless = {.type = GK_CELL_NUMBER, .number = (double)INFINITY, .format = "0.00"};
    check_cell(&yes, false, "TRUE");
    check_cell(&no, false, "FALSE");
    no.format = ";;;";
    check_cell(&no, false, "");
    no.format = ";;";
    check_cell(&no, false, "FALSE");
    no.format = "0;0;0;";
    check_cell(&no, false, "");
    no.format = "@\"?\"";
    check_cell(&no, false, "FALSE?");
    check_cell(&error, false, "#DIV/0!");
    check_cell(&date, false, "2024/12/31");
    check_cell(&hours, false, "36:00");
    check_cell(&endless, false, "#NUM!");
}

/* One buffer for many cells; after an error it is empty. */
static void test_reuse_and_limits(void **state) {
    (void)state;
    gk_displayed out = {0};
    gk_error err;
    char *code = calloc(1, GK_DISPLAYED_CODE_MAX + 2);
    assert_non_null(code);
    gk_cell cell = {
        .type = GK_CELL_TEXT, .text = "12345678901234567", .length = 17, .format = code};

    memset(code, '@', GK_DISPLAYED_CODE_MAX);
    assert_int_equal(gk_cell_displayed(&cell, false, &out, &err), GK_E_LIMIT);
    assert_string_equal(err.text, "a cell that would show more than 1 MiB of text");
    assert_string_equal(out.text, "");
    assert_int_equal(out.length, 0);

    cell.length = 16;
    assert_int_equal(gk_cell_displayed(&cell, false, &out, &err), GK_OK);
    assert_int_equal(out.length, GK_DISPLAYED_MAX);

    code[GK_DISPLAYED_CODE_MAX] = '@';
    assert_int_equal(gk_cell_displayed(&cell, false, &out, &err), GK_E_LIMIT);
    assert_string_equal(err.text, "a number format of more than 64 KiB");
    assert_string_equal(out.text, "");

    cell.format = NULL;
    assert_int_equal(gk_cell_displayed(&cell, false, &out, &err), GK_OK);
    assert_string_equal(out.text, "1234567890123456");
    gk_displayed_free(&out);
    assert_null(out.text);
    gk_displayed_free(NULL);
    free(code);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_general),
        cmocka_unit_test(test_sections),
        cmocka_unit_test(test_conditions),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_exponents),
        cmocka_unit_test(test_fractions),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_dates_1904),
        cmocka_unit_test(test_builtin_formats_of_the_us),
        cmocka_unit_test(test_chinese_formats),
        cmocka_unit_test(test_chinese_numerals),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_other_types),
        cmocka_unit_test(test_reuse_and_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
