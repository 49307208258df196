/** @file error.h
 *  What went wrong, when a job could not be done.
 *
 *  Every function that can fail returns a gk_status and, where the caller passes one, fills a
 *  gk_error. The caller owns it; it needs no initialising and no freeing. The library never prints,
 *  exits, aborts or touches the locale. What a job *found* (a label it does not know, a figure that
 *  is none) is not an error but a finding: see finding.h.
 *
 *  @code
 *  gk_decimal amount;
 *  if (gk_amount_parse("12,36.4", 7, &amount, &err) != GK_OK)
 *      printf("%s: %s\n", gk_status_name(err.status), err.text);
 *  // prints: format: not a well-formed number
 *  @endcode
 */
#ifndef GONGKAI_ERROR_H
#define GONGKAI_ERROR_H

#ifdef __cplusplus
#define GK_LINKAGE extern "C"
#else
#define GK_LINKAGE
#endif

#if defined(__GNUC__)
#define GK_API GK_LINKAGE __attribute__((visibility("default")))
#else
#define GK_API GK_LINKAGE
#endif

/** How a call ended. The order is part of the ABI: new ones are added at the end. */
typedef enum gk_status {
    GK_OK = 0,
    GK_E_MEMORY,      /**< An allocation failed. */
    GK_E_IO,          /**< The operating system refused; gk_error.sys holds errno. */
    GK_E_ARGUMENT,    /**< The caller asked for something that cannot be. */
    GK_E_FORMAT,      /**< The bytes are damaged, or not what they claim to be. */
    GK_E_UNSUPPORTED, /**< A kind of file known by name that this library does not read. */
    GK_E_ENCODING,    /**< Bytes that are no text in any encoding tried, or in the one named. */
    GK_E_LIMIT,       /**< The input goes beyond a stated limit (size, rows, expansion). */
    GK_E_PROFILE,     /**< A mistake in a form, mapping or check; .where is file:row:column. */
    GK_E_EXISTS,      /**< The output exists and overwriting was not asked for. */
    GK_E_VERIFY       /**< What was written does not read back as what was to be written. */
} gk_status;

/** Details of one failure. `text` and `zh` hold the same sentence in English and in Chinese, one
 *  line without a full stop. `where` names the place from the outside in, joined by '!' (file,
 *  sheet, cell), each container having put itself in front; it may be empty. Over-long strings are
 *  cut at a character's end. */
typedef struct gk_error {
    gk_status status;
    int sys; /**< errno where status is GK_E_IO, else 0. */
    char where[1024];
    char text[512];
    char zh[512];
} gk_error;

/** The status in one English word or two ("out of memory"); never NULL. */
GK_API const char *gk_status_name(gk_status status);

#endif
