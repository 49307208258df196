/** Which cell of a failed equation is most likely the wrong one. */
#ifndef GK_CHECK_BLAME_H
#define GK_CHECK_BLAME_H

#include "check/context.h"

/** Put the cell that is most likely wrong first in each failed equation, and make its place that of
 *  the result. False if memory is short. */
bool gk_blame(gk_check_context *run);

#endif
