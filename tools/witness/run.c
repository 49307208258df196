#include "witness/run.h"

#include "witness/limits.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

enum {
    LINE_SIZE = 512 * 1024, /* twice the longest text a cell can have, escaped */
    DESCRIPTORS = 256,      /* closed in the child, should some be open */
    CANNOT_START = 127
};

/* All the numbers a process of 256 MiB can have in mind, and more. */
#define OUTPUT_MAX ((size_t)512 << 20)

typedef struct child {
    pid_t pid;
    int output;
    double deadline;
    witness_take *take;
    void *self;
    char *buffer; /* LINE_SIZE bytes: what has been read but not taken */
    size_t filled, total;
} child;

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

/* In the child: nothing but the pipe remains, and the limits hold before the first foreign
 * instruction. */
static _Noreturn void become(const char *program, const char *file, int output) {
    setpgid(0, 0);
    reset_signals();
    int null = dup2(output, STDOUT_FILENO) < 0 ? -1 : open("/dev/null", O_RDWR);
    if (null < 0 || dup2(null, STDIN_FILENO) < 0 || dup2(null, STDERR_FILENO) < 0)
        _exit(CANNOT_START);
    for (int i = STDERR_FILENO + 1; i < DESCRIPTORS; i++)
        close(i);
    witness_limit_self();
    execl(program, program, file, (char *)NULL);
    _exit(CANNOT_START);
}

static bool start(child *c, const char *program, const char *file) {
    int ends[2];
    if (access(program, X_OK) != 0 || pipe(ends) != 0)
        return false;
    signal(SIGCHLD, SIG_DFL); /* were it ignored, the child's number could become another's */
    c->deadline = now() + WITNESS_SECONDS;
    c->pid = fork();
    if (c->pid == 0)
        become(program, file, ends[1]);
    int sys = errno;
    close(ends[1]);
    c->output = ends[0];
    if (c->pid > 0) {
        setpgid(c->pid, c->pid); /* whichever of the two is first */
        return true;
    }
    close(ends[0]);
    errno = sys;
    return false;
}

/* ---- reading -------------------------------------------------------------------------------- */

static bool wait_for_output(const child *c) {
    for (;;) {
        double left = c->deadline - now();
        struct pollfd poll_for = {.fd = c->output, .events = POLLIN};
        int ready = left > 0 ? poll(&poll_for, 1, (int)(left * 1000) + 1) : 0;
        if (ready > 0 || (ready < 0 && errno != EINTR))
            return true;
        if (ready == 0)
            return false;
    }
}

/* False if `take` wants no more. */
static bool take_lines(child *c) {
    char *line = c->buffer, *end = c->buffer + c->filled, *feed;
    while ((feed = memchr(line, '\n', (size_t)(end - line)))) {
        *feed = '\0';
        if (!c->take(c->self, line, (size_t)(feed - line)))
            return false;
        line = feed + 1;
    }
    c->filled = (size_t)(end - line);
    memmove(c->buffer, line, c->filled);
    return true;
}

/* Up to the end of the output; a last line without a line feed is dropped. */
static witness_ending read_output(child *c) {
    for (;;) {
        if (!wait_for_output(c))
            return WITNESS_OUT_OF_TIME;
        ssize_t got = read(c->output, c->buffer + c->filled, LINE_SIZE - c->filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return WITNESS_EXITED;
        c->filled += (size_t)got;
        c->total += (size_t)got;
        if (!take_lines(c))
            return WITNESS_STOPPED;
        if (c->filled == LINE_SIZE || c->total > OUTPUT_MAX)
            return WITNESS_FLOODED;
    }
}

/* ---- ending --------------------------------------------------------------------------------- */

/* True once it has ended; it stays a zombie, so that its number is nobody else's. */
static bool wait_for_end(const child *c) {
    struct timespec pause = {.tv_nsec = 50000};
    siginfo_t info = {.si_pid = 0};
    while (waitid(P_PID, (id_t)c->pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 || errno == EINTR) {
        if (info.si_pid == c->pid)
            return true;
        if (now() > c->deadline)
            return false;
        nanosleep(&pause, NULL);
        if (pause.tv_nsec < 10000000)
            pause.tv_nsec *= 2;
    }
    return true;
}

static witness_ending describe(int status, int *detail) {
    if (WIFEXITED(status)) {
        *detail = WEXITSTATUS(status);
        return WITNESS_EXITED;
    }
    *detail = WTERMSIG(status);
    return *detail == SIGALRM || *detail == SIGXCPU ? WITNESS_OUT_OF_TIME : WITNESS_CRASHED;
}

static witness_ending finish(child *c, witness_ending ending, int *detail) {
    int status = 0;
    if (ending == WITNESS_EXITED && !wait_for_end(c))
        ending = WITNESS_OUT_OF_TIME;
    close(c->output);
    kill(-c->pid, SIGKILL); /* what it has left behind, too */
    kill(c->pid, SIGKILL);
    while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    *detail = 0;
    if (ending == WITNESS_EXITED)
        ending = describe(status, detail);
    if (ending == WITNESS_OUT_OF_TIME)
        *detail = WITNESS_SECONDS;
    return ending;
}

witness_ending witness_run(const char *program, const char *file, witness_take *take, void *self,
                           int *detail) {
    child c = {.take = take, .self = self, .buffer = malloc(LINE_SIZE)};
    if (!c.buffer || !start(&c, program, file)) {
        *detail = c.buffer ? errno : ENOMEM;
        free(c.buffer);
        return WITNESS_NOT_STARTED;
    }
    witness_ending ending = finish(&c, read_output(&c), detail);
    free(c.buffer);
    return ending;
}
