/** Characters that show nothing, and turn up beside figures that were copied from somewhere: the
 *  message that quotes such a text must name them, or there is nothing wrong to be seen in it. */
#ifndef GK_INVISIBLE_H
#define GK_INVISIBLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Whether the character shows nothing and is no blank or line end: controls, spaces of no width,
 *  the soft hyphen, marks of a byte order and of the direction of writing. */
bool gk_is_invisible(uint32_t c);

/** Whether it also means nothing at the edge of a text: all but those that turn what follows. */
bool gk_is_idle(uint32_t c);

/** Room for a name, "U+200B". */
#define GK_INVISIBLE_NAME_MAX 12

/** Write the name of a character; returns its length. */
size_t gk_invisible_name(uint32_t c, char name[GK_INVISIBLE_NAME_MAX]);

#endif
