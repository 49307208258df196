/** @file gongkai.h
 *  All of libgongkai: read.h gives cells (sheet.h), archive.h those of the files in a ZIP, raw.h
 *  writes them as they are; recognize.h makes tables of them with the help of profiles (profile.h),
 *  tables make reports (report.h), write.h writes them, stream.h passes them on, migrate.h moves
 *  them into the form of another year, tidy.h lists their values and diff.h compares them; check.h
 *  checks them, findings_format.h writes down what was found (finding.h); displayed.h shows a cell
 *  as Excel does.
 */
#ifndef GONGKAI_GONGKAI_H
#define GONGKAI_GONGKAI_H

#include <gongkai/address.h>
#include <gongkai/archive.h>
#include <gongkai/check.h>
#include <gongkai/decimal.h>
#include <gongkai/diff.h>
#include <gongkai/displayed.h>
#include <gongkai/error.h>
#include <gongkai/finding.h>
#include <gongkai/findings_format.h>
#include <gongkai/form.h>
#include <gongkai/migrate.h>
#include <gongkai/profile.h>
#include <gongkai/raw.h>
#include <gongkai/read.h>
#include <gongkai/recognize.h>
#include <gongkai/report.h>
#include <gongkai/sha256.h>
#include <gongkai/sheet.h>
#include <gongkai/stream.h>
#include <gongkai/text.h>
#include <gongkai/tidy.h>
#include <gongkai/write.h>

#endif
