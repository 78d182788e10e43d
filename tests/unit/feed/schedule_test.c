/* When something takes place: what is read, and what no parent could go by. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suites.h"

#define ID "ac148810-d857-441c-9679-408f346de14b"
#define A "aaaaaaaa-d857-441c-9679-408f346de14b"

static const struct {
    const char *given;
    const char *remark; /* NULL: none at all */
    const char *field;
    const char *value; /* of the field; NULL: the time is left out */
} rows[] = {
    {"'freq':'WEEKLY','byday':'MO','opens_at':'10:00','closes_at':'11:30'", NULL, "opens_at", "'10:00'"},
    {"'freq':'WEEKLY','byday':'MO','opens_at':'10:00:00'", "times written without their seconds: 1",
     "opens_at", "'10:00'"},
    {"'freq':'WEEKLY','byday':'MO','opens_at':'09:00:00Z'",
     "schedules.opens_at 09:00:00Z read as 09:00 on the wall", "opens_at", "'09:00'"},
    {"'freq':'WEEKLY','byday':'MO','opens_at':'9am','closes_at':'noon'", "schedules.closes_at noon: left out",
     "closes_at", ""},
    {"'freq':'WEEKLY','byday':'MO','closes_at':'10:00'",
     "closes_at 10:00 is not after opens_at (none): left out", "closes_at", ""},
    {"'freq':'WEEKLY','byday':'MO','opens_at':'10:00','closes_at':'10:00'", "is not after opens_at 10:00",
     "closes_at", ""},
    {"'freq':'WEEKLY','byday':'MO','opens_at':'10:00','closes_at':'10:01'", NULL, "closes_at", "'10:01'"},
    {"'freq':'weekly','byday':'mo, th'", "schedules.byday mo, th read as MO,TH", "freq", "'WEEKLY'"},
    {"'freq':'WEEKLY','byday':['MO','TH']", NULL, "byday", "'MO,TH'"},
    {"'byday':'MO'", "freq is missing: read as WEEKLY", "freq", "'WEEKLY'"},
    {"'byday':'1SA'", "freq is missing: read as MONTHLY", "freq", "'MONTHLY'"},
    {"'bymonthday':15", "freq is missing: read as MONTHLY", "bymonthday", "'15'"},
    {"'freq':'WEEKLY','byday':'1SA'", "byday 1SA with freq WEEKLY: read as MONTHLY", "freq", "'MONTHLY'"},
    {"'freq':'WEEKLY','byday':'TH,FR','bymonthday':'2,3,4'",
     "bymonthday 2,3,4 does not go with freq WEEKLY: left out", "bymonthday", ""},
    {"'freq':'MONTHLY','bymonthday':'2,3,4'", NULL, "bymonthday", "'2,3,4'"},
    {"'freq':'DAILY'", "freq DAILY read as WEEKLY on MO,TU,WE,TH,FR,SA,SU", "byday",
     "'MO,TU,WE,TH,FR,SA,SU'"},
    {"'freq':'DAILY','byday':'MO','interval':1", "freq DAILY read as WEEKLY on MO", "freq", "'WEEKLY'"},
    {"'freq':'DAILY','interval':2,'dtstart':'2026-11-02'",
     "a time every 2 days, which the kiosk cannot show: left out", "freq", NULL},
    {"'freq':'YEARLY','dtstart':'2026-12-24'", "freq YEARLY read as once", "freq", ""},
    {"'freq':'HOURLY','byday':'MO'", "schedules.freq HOURLY: left out", "freq", "'WEEKLY'"},
    {"'freq':'WEEKLY','interval':2,'byday':'MO'",
     "a time every 2 weeks or months, counted from no day: left out", "freq", NULL},
    {"'freq':'WEEKLY','interval':2,'byday':'MO','dtstart':'2026-11-02'", NULL, "interval", "2"},
    {"'freq':'WEEKLY','interval':'2','byday':'MO','valid_from':'2026-11-02'",
     "numbers taken out of quotes: 1", "interval", "2"},
    {"'freq':'WEEKLY','interval':0,'byday':'MO'", "interval 0: left out", "interval", ""},
    {"'freq':'WEEKLY','interval':53,'byday':'MO'", "interval 53: left out", "interval", ""},
    {"'freq':'WEEKLY','interval':1.5,'byday':'MO'", "interval 1.5: left out", "interval", ""},
    {"'opens_at':'10:00','description':'Mondays'", "a time that is on no day: left out", "opens_at", NULL},
    {"'freq':'WEEKLY'", "a time that is on no day: left out", "freq", NULL},
    {"'dtstart':'2026-11-22'", NULL, "dtstart", "'2026-11-22'"},
    {"'dtstart':'2026-11-21'", "dtstart 2026-11-21 is past: the time is kept, and no longer shown", "dtstart",
     "'2026-11-21'"},
    {"'freq':'WEEKLY','byday':'MO','valid_to':'2026-11-22'", NULL, "valid_to", "'2026-11-22'"},
    {"'freq':'WEEKLY','byday':'MO','valid_to':'2026-11-21'", "valid_to 2026-11-21 is past", "valid_to",
     "'2026-11-21'"},
    {"'freq':'WEEKLY','byday':'MO','valid_from':'2026-12-01','valid_to':'2026-12-01'", NULL, "valid_to",
     "'2026-12-01'"},
    {"'freq':'WEEKLY','byday':'MO','valid_from':'2026-12-02','valid_to':'2026-12-01'",
     "a time from 2026-12-02 to 2026-12-01, which is over before it begins: left out", "freq", NULL},
    {"'freq':'WEEKLY','byday':'MO','until':'2026-12-31T00:00:00Z'", "until 2026-12-31 read as valid_to",
     "valid_to", "'2026-12-31'"},
    {"'freq':'WEEKLY','byday':'MO','service_at_location_id':'" A "'", "is no place of this service: left out",
     "service_at_location_id", ""},
    {"'freq':'WEEKLY','byday':'MO','timezone':1",
     "key timezone, which Open Referral UK does not have: left out", "timezone", ""},
};

START_TEST(mends_times)
{
    char text[600], path[80];
    struct feed *feed;

    (void)snprintf(text, sizeof text,
                   "{'id':'" ID "','name':'Play','status':'active','schedules':[{'id':'" A "',%s}]}",
                   rows[_i].given);
    feed = feed_of(text);
    (void)snprintf(path, sizeof path, "0.schedules.0.%s", rows[_i].field);
    if ((rows[_i].remark == NULL && feed_remark_count(feed) > 0) ||
        (rows[_i].remark != NULL && !has_remark(feed, rows[_i].remark))) {
        print_remarks(feed);
        ck_abort_msg("%s: not as wanted", rows[_i].given);
    }
    if (rows[_i].value == NULL)
        ck_assert_str_eq(at(feed, "0.schedules"), "");
    else
        ck_assert_str_eq(at(feed, path), rows[_i].value);
    feed_destroy(feed);
}
END_TEST

START_TEST(keeps_at_most_as_many_as_a_pack_may_have)
{
    static char text[8000];
    size_t used =
        (size_t)snprintf(text, sizeof text, "{'id':'" ID "','name':'Play','status':'active','schedules':[");
    struct feed *feed;

    for (int i = 0; i < 33; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s{'id':%d,'dtstart':'2026-12-%02d'}",
                                 i > 0 ? "," : "", i + 1, i % 31 + 1);
    (void)snprintf(text + used, sizeof text - used, "]}");
    feed = feed_of(text);
    ck_assert(has_remark(feed, "schedules has 33 entries: the first 32 are kept"));
    ck_assert_str_ne(at(feed, "0.schedules.31"), "");
    ck_assert_str_eq(at(feed, "0.schedules.32"), "");
    feed_destroy(feed);
}
END_TEST

START_TEST(takes_times_out_of_places)
{
    struct feed *feed = feed_of(
        "{'id':'" ID "','name':'Play','status':'active','service_at_locations':[{'id':'" A "','location':"
        "{'id':'" A "','location_type':'physical','name':'Hall'},'schedules':[{'id':'" A
        "','byday':'MO'}]}]}");

    ck_assert(has_remark(feed, "schedules in a place: put with those of the service"));
    ck_assert_str_eq(at(feed, "0.schedules.0.service_at_location_id"), "'" A "'");
    ck_assert_str_eq(at(feed, "0.schedules.0.byday"), "'MO'");
    ck_assert_str_eq(at(feed, "0.service_at_locations.0.schedules"), "");
    feed_destroy(feed);
}
END_TEST

TCase *schedule_tests(void)
{
    TCase *tests = tcase_create("schedule");

    tcase_add_loop_test(tests, mends_times, 0, sizeof rows / sizeof rows[0]);
    tcase_add_test(tests, keeps_at_most_as_many_as_a_pack_may_have);
    tcase_add_test(tests, takes_times_out_of_places);
    return tests;
}
