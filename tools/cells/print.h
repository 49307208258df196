/** @file print.h
 *  Fields of the lines on standard output, separated by tabs.
 */
#ifndef CELLS_PRINT_H
#define CELLS_PRINT_H

#include <stdbool.h>
#include <stddef.h>

/** Print a field: \t \n \r \\ stand for what would break the line. */
void cells_print_field(const char *text, size_t length);

/** Print the field a line may begin with, and its tab. */
void cells_print_file(const char *file, bool name_file);

#endif
