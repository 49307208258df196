/* The smallest program that uses the installed library. */
#include <gongkai/profile.h>
#include <gongkai/version.h>
#include <stdio.h>

int main(void) {
    gk_error err;
    gk_profiles *profiles = gk_profiles_new(&err);
    const char *profile = profiles ? gk_profiles_name(profiles, 0) : NULL;
    printf("gongkai %s %s\n", GK_VERSION, profile ? profile : "none");
    int status = profile ? 0 : 1;
    gk_profiles_free(profiles);
    return status;
}
