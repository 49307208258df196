/** @file cells_json.h
 *  One cell a line, each a JSON object with its keys in this order: file, sheet, name, cell, type,
 *  value, and, of a formula's result, formula.
 */
#ifndef CELLS_JSON_H
#define CELLS_JSON_H

#include "cells/page.h"

extern const cells_printer cells_json_printer;

#endif
