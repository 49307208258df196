/** The contract of a writer: a canvas in front, the bytes of a file behind.
 *
 *  A writer is opened on an output, drawn on, and closed. It puts bytes as soon as its format lets
 *  them go, and knows neither where they go nor where what is drawn comes from.
 *
 *  To add one: a file here, or a folder if it takes several (write/NAME.c, write/NAME/), that
 *  defines a gk_writer; declare it below; a line in write.c, an enumerator in <gongkai/write.h>.
 */
#ifndef GK_WRITER_H
#define GK_WRITER_H

#include "write/draw/canvas.h"
#include <gongkai/stream.h>
#include <gongkai/write.h>

typedef struct gk_writer {
    const char *name;
    /** Begin a file. `options` and `output` are borrowed until the end; *canvas gets what is drawn
     *  on. The same options and the same drawing put the same bytes. After a failure nothing is to
     *  be closed. */
    gk_status (*open)(const gk_write_options *options, const gk_stream_output *output,
                      gk_canvas *canvas, gk_error *err);
    /** All is drawn: put what is left, and free `self`, the canvas's. If `status`, how the drawing
     *  went, is not GK_OK, free it only. Returns the first failure. */
    gk_status (*close)(void *self, gk_status status, gk_error *err);
} gk_writer;

extern const gk_writer gk_writer_xls;
extern const gk_writer gk_writer_xlsx;
extern const gk_writer gk_writer_csv;

#endif
