#include "keeper/staff_child.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { RESULT_FD = 0 };

/* Only the end of the pipe stays open: the sockets and the lock would otherwise keep the next keeper from
 * starting for as long as this process lives. */
static _Noreturn void work(const struct staff_job *job, int fd, pid_t keeper)
{
    struct staff_outcome outcome = {.status = OK};

    (void)prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (getppid() != keeper || dup2(fd, RESULT_FD) < 0 || close_range(RESULT_FD + 1, UINT_MAX, 0) != 0)
        _exit(1);
    outcome.status = job->hash != NULL ? pin_check(job->pepper, job->staff, job->pin, job->hash)
                                       : pin_hash(job->pepper, job->staff, job->pin, &pin_cost, outcome.hash);
    _exit(write(RESULT_FD, &outcome, sizeof outcome) == (ssize_t)sizeof outcome ? 0 : 1);
}

enum status staff_child_start(const struct staff_job *job, struct staff_child *ret_child)
{
    pid_t keeper = getpid();
    int ends[2];
    pid_t pid;

    if (pipe2(ends, O_CLOEXEC) != 0)
        return FULL;
    pid = fork();
    if (pid == 0)
        work(job, ends[1], keeper);
    (void)close(ends[1]);
    if (pid < 0) {
        (void)close(ends[0]);
        return FULL;
    }
    *ret_child = (struct staff_child){.pid = pid, .fd = ends[0]};
    return OK;
}

static void reap(struct staff_child *child)
{
    (void)close(child->fd);
    while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR)
        ;
    *child = (struct staff_child){.fd = -1};
}

void staff_child_take(struct staff_child *child, struct staff_outcome *ret_outcome)
{
    struct staff_outcome outcome;
    ssize_t got;

    do
        got = read(child->fd, &outcome, sizeof outcome);
    while (got < 0 && errno == EINTR);
    reap(child);
    if (got == (ssize_t)sizeof outcome)
        *ret_outcome = outcome;
    else
        *ret_outcome = (struct staff_outcome){.status = IO};
}

void staff_child_end(struct staff_child *child)
{
    if (child->pid == 0)
        return;
    (void)kill(child->pid, SIGKILL);
    reap(child);
}
