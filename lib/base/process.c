#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    DESCRIPTORS = 256, /* closed in the child, should some be open */
    CANNOT_START = 127
};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* ---- starting ------------------------------------------------------------------------------- */

static void reset_signals(void) {
    static const int signals[] = {SIGPIPE, SIGALRM, SIGXCPU, SIGXFSZ};
    sigset_t none;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* In the child. Not posix_spawn, which cannot set limits: they must hold before the first foreign
 * instruction. */
static _Noreturn void become(const char *const arguments[], const gk_limits *limits, int output) {
    setpgid(0, 0);
    reset_signals();
    int null = dup2(output, STDOUT_FILENO) < 0 ? -1 : open("/dev/null", O_RDWR);
    if (null < 0 || dup2(null, STDIN_FILENO) < 0 || dup2(null, STDERR_FILENO) < 0)
        _exit(CANNOT_START);
    for (int i = STDERR_FILENO + 1; i < DESCRIPTORS; i++)
        close(i);
    gk_limit_self(limits);
    execv(arguments[0], (char *const *)(uintptr_t)arguments);
    _exit(CANNOT_START);
}

bool gk_process_start(gk_process *process, const char *const arguments[], const gk_limits *limits) {
    int ends[2];
    if (access(arguments[0], X_OK) != 0 || pipe(ends) != 0)
        return false;
    process->deadline = limits->seconds ? now() + limits->seconds : 0;
    process->output = ends[0];
    process->id = fork();
    if (process->id == 0)
        become(arguments, limits, ends[1]);
    int sys = errno;
    close(ends[1]);
    if (process->id > 0) {
        setpgid(process->id, process->id); /* whichever of the two is first */
        return true;
    }
    close(ends[0]);
    errno = sys;
    return false;
}

/* ---- reading -------------------------------------------------------------------------------- */

/* False once it is out of time; true for a failure too, which reading then meets again. */
static bool wait_for_output(const gk_process *process) {
    struct pollfd wanted = {.fd = process->output, .events = POLLIN};
    for (;;) {
        double left = process->deadline - now();
        if (process->deadline > 0 && left <= 0)
            return false;
        int ready = poll(&wanted, 1, process->deadline > 0 ? (int)(left * 1000) + 1 : -1);
        if (ready > 0 || (ready < 0 && errno != EINTR))
            return true;
        if (ready == 0)
            return false;
    }
}

ssize_t gk_process_read(const gk_process *process, void *bytes, size_t size) {
    ssize_t got = -1;
    while (wait_for_output(process)) {
        got = read(process->output, bytes, size);
        if (got >= 0 || errno != EINTR)
            return got < 0 ? 0 : got;
    }
    return -1;
}

/* ---- ending --------------------------------------------------------------------------------- */

/* True once it has ended; it stays a zombie, so that its number is nobody else's. */
static bool wait_for_end(const gk_process *process) {
    struct timespec pause = {.tv_nsec = 50000};
    siginfo_t info = {.si_pid = 0};
    int options = WEXITED | WNOHANG | WNOWAIT;
    while (waitid(P_PID, (id_t)process->id, &info, options) == 0 || errno == EINTR) {
        if (info.si_pid == process->id)
            return true;
        if (process->deadline > 0 && now() > process->deadline)
            return false;
        nanosleep(&pause, NULL);
        if (pause.tv_nsec < 10000000)
            pause.tv_nsec *= 2;
    }
    return true;
}

static gk_process_ending describe(int status, int *detail) {
    if (WIFEXITED(status)) {
        *detail = WEXITSTATUS(status);
        return GK_PROCESS_EXITED;
    }
    *detail = WTERMSIG(status);
    if (*detail != SIGALRM && *detail != SIGXCPU)
        return GK_PROCESS_CRASHED;
    *detail = 0;
    return GK_PROCESS_OUT_OF_TIME;
}

gk_process_ending gk_process_end(gk_process *process, bool wait, int *detail) {
    int status = 0;
    bool late = wait && !wait_for_end(process);
    close(process->output);
    kill(-process->id, SIGKILL); /* what it has left behind, too */
    kill(process->id, SIGKILL);
    while (waitpid(process->id, &status, 0) < 0 && errno == EINTR)
        continue;
    *detail = 0;
    return late ? GK_PROCESS_OUT_OF_TIME : describe(status, detail);
}
