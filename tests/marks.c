/* check writes down the place of every assertion that holds, and reads it all back when the test has ended: a
 * test that asserts a million times did little else. One place a millisecond tells as well where a test hung
 * or died; what fails says its own place. The linker's --wrap puts this before check's own. */
#include <check.h>
#include <time.h>

void __real__mark_point(const char *file, int line);
void __wrap__mark_point(const char *file, int line);

void __wrap__mark_point(const char *file, int line)
{
    static struct timespec last;
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    if (now.tv_sec == last.tv_sec && now.tv_nsec / 1000000 == last.tv_nsec / 1000000)
        return;
    last = now;
    __real__mark_point(file, line);
}
