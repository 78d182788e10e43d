/* Days as people write them into a cell. */
#include <stdlib.h>
#include <string.h>

#include "feed/plain.h"
#include "suites.h"

static const struct {
    const char *text;
    const char *days; /* NULL: not to be read */
} rows[] = {
    {"Mon", "MO"},
    {"MO,TH", "MO,TH"},
    {"th, mo", "MO,TH"},
    {"Mon, Mon", "MO"},
    {"Mondays and Thursdays", "MO,TH"},
    {"every Monday & Thursday", "MO,TH"},
    {"Monday to Friday", "MO,TU,WE,TH,FR"},
    {"Mon-Wed", "MO,TU,WE"},
    {"Mon \xE2\x80\x93 Wed", "MO,TU,WE"},
    {"Sat to Mon", "MO,SA,SU"},
    {"Mon-Mon", "MO"},
    {"1st Saturday", "1SA"},
    {"1SA,-1FR", "1SA,-1FR"},
    {"1TH", "1TH"},
    {"4TH,5TH", "4TH,5TH"},
    {"4th Thursday", "4TH"},
    {"4th and 5th Tuesday", "4TU,5TU"},
    {"4TH TUESDAY", "4TU"},
    {"first, third and last Sun of the month", "1SU,3SU,-1SU"},
    {"the 2nd Tue of each month", "2TU"},
    {"1st Mon, 1st Mon", "1MO"},
    {"", NULL},
    {"1st", NULL},
    {"0MO", NULL},
    {"6MO", NULL},
    {"11MO", NULL},
    {"-6MO", NULL},
    {"M", NULL},
    {"Monday-ish", NULL},
    {"Mondayish", NULL},
    {"every other Monday", NULL},
    {"Mon 10am", NULL},
    {"1st Sat and Sun", NULL},
    {"Sat, 1st Sun", NULL},
    {"daily", NULL},
    {"1,2,3,4,5,1,2 Mon", NULL},
};

START_TEST(reads_days)
{
    struct strbuf days;

    strbuf_init(&days, 200);
    if (rows[_i].days == NULL) {
        ck_assert_msg(plain_week(rows[_i].text, &days) == PLAIN_UNREADABLE, "%s was read as %s",
                      rows[_i].text, strbuf_text(&days));
    } else {
        ck_assert_msg(plain_week(rows[_i].text, &days) == PLAIN_FINE, "%s", rows[_i].text);
        ck_assert_str_eq(strbuf_text(&days), rows[_i].days);
    }
    strbuf_finish(&days);
}
END_TEST

TCase *week_tests(void)
{
    TCase *tcase = tcase_create("week");

    tcase_add_loop_test(tcase, reads_days, 0, sizeof rows / sizeof rows[0]);
    return tcase;
}
