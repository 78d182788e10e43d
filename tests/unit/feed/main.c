#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "suites.h"

static char *with_quotes(const char *text)
{
    char *copy = memory_copy_text(text);

    for (char *c = copy; *c != '\0'; c++)
        *c = *c == '\'' ? '"' : *c;
    return copy;
}

struct feed *feed_of(const char *text)
{
    char *quoted = with_quotes(text);
    struct faults faults;
    struct feed *feed = NULL;
    char line[400] = "";

    faults_init(&faults);
    if (feed_read_text(quoted, strlen(quoted), "feed.json", TODAY, &faults, &feed) != OK) {
        faults_line(&faults, 0, line, sizeof line);
        ck_abort_msg("%s: %s", text, line);
    }
    ck_assert_uint_eq(faults.count, 0);
    faults_finish(&faults);
    free(quoted);
    return feed;
}

void refuse_feed(const char *text, size_t bytes, const char *words, int line)
{
    struct faults faults;
    struct feed *feed = NULL;

    faults_init(&faults);
    ck_assert_msg(feed_read_text(text, bytes, "feed.json", TODAY, &faults, &feed) != OK, "%s was read", text);
    ck_assert_ptr_null(feed);
    ck_assert_uint_ge(faults.count, 1);
    ck_assert_str_eq(faults.list[0].file, "feed.json");
    ck_assert_msg(strstr(faults.list[0].text, words) != NULL, "%s is not in: %s", words, faults.list[0].text);
    ck_assert_int_eq(faults.list[0].line, line);
    faults_finish(&faults);
}

bool has_remark(const struct feed *feed, const char *words)
{
    size_t kept;
    const struct feed_remark *remarks = feed_remarks(feed, &kept);

    for (size_t i = 0; i < kept; i++) {
        if (strstr(remarks[i].text, words) != NULL)
            return true;
    }
    return false;
}

void print_remarks(const struct feed *feed)
{
    size_t kept;
    const struct feed_remark *remarks = feed_remarks(feed, &kept);

    for (size_t i = 0; i < kept; i++)
        printf("%s: %s\n", remarks[i].service, remarks[i].text);
}

const char *at(const struct feed *feed, const char *path)
{
    static char text[20000];
    char copy[200], *rest = copy, *step;
    const json_t *value = feed_services(feed);
    char *written;

    (void)snprintf(copy, sizeof copy, "%s", path);
    while ((step = strsep(&rest, ".")) != NULL && step[0] != '\0')
        value = json_is_array(value) ? json_array_get(value, strtoul(step, NULL, 10))
                                     : json_object_get(value, step);
    text[0] = '\0';
    if (value == NULL)
        return text;
    written = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
    (void)snprintf(text, sizeof text, "%s", written);
    free(written);
    for (char *c = text; *c != '\0'; c++)
        *c = *c == '"' ? '\'' : *c;
    return text;
}

int main(void)
{
    Suite *suite = suite_create("feed");
    SRunner *runner;
    int failed;

    suite_add_tcase(suite, plain_tests());
    suite_add_tcase(suite, mend_tests());
    suite_add_tcase(suite, schedule_tests());
    suite_add_tcase(suite, form_tests());
    suite_add_tcase(suite, plan_tests());
    suite_add_tcase(suite, week_tests());
    suite_add_tcase(suite, timetable_tests());
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
