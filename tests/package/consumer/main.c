/* The smallest program that uses the installed library. */
#include <gongkai/profile.h>
#include <gongkai/version.h>
#include <stdio.h>

int main(void) {
    gk_error err;
    gk_layouts *layouts = gk_layouts_new(&err);
    const char *profile = layouts ? gk_layouts_profile(layouts, 0) : NULL;
    printf("gongkai %s %s\n", GK_VERSION, profile ? profile : "none");
    int status = profile ? 0 : 1;
    gk_layouts_free(layouts);
    return status;
}
