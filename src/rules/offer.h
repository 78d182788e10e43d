/* What the centre has for children of these ages: which services fit whom, in which group of the page, in
 * which order. Services are plain data that the centre room reads from Open Referral UK. Pure: no file, no
 * clock, no language. */
#ifndef RULES_OFFER_H
#define RULES_OFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "rules/age.h"
#include "rules/schedule.h"

enum { OFFER_SERVICES_MAX = 5000, OFFER_PLACES_MAX = 16, OFFER_SCHEDULES_MAX = 32 };

/* How to get in. The order is that of the page. */
enum offer_access {
    OFFER_DROP_IN,    /* just come */
    OFFER_BOOK,       /* sign up for a time */
    OFFER_ASK,        /* ask for a place */
    OFFER_REFERRAL,   /* the centre, or somebody who knows the family, asks for it */
    OFFER_INVITATION, /* families are invited */
    OFFER_ELSEWHERE,  /* others do it; the page says how to reach them */
};

struct service_place {
    const char *name;
    const char *address; /* in one line, or NULL when it is not set */
};

struct service_time {
    struct schedule schedule;
    int place; /* index into `places`, or -1 */
};

struct service {
    const char *key; /* plain name, part of ids and of its strings: "baby-massage"; a UUID when it has none */
    const char *id;  /* UUID */
    const char *name;  /* English */
    const char *about; /* English */
    const char *icon;  /* a pictogram's name */
    enum offer_access access;
    struct age_limits limits;
    const char *area; /* from the area's age on only for families who use a place of it; NULL: for all */
    const char
        *flow; /* which questionnaire its button opens: "self-referral", "two-year-check"; NULL: none */
    const char *help;  /* the option of that flow's "help" question that asking from here chooses, or NULL */
    const char *cost;  /* English, "Free"; NULL when it is not set */
    const char *phone; /* as it is to be read, or NULL */
    const char *url;   /* or NULL */
    const char *alert; /* English: what is different now, or NULL */
    bool is_paused;    /* status "temporarily closed" */
    const struct service_place *places;
    size_t place_count;
    const struct service_time *times;
    size_t time_count;
    struct date checked; /* the day it was last checked; all 0: not known */
};

/* What the family said about the place they use, per area. */
enum offer_use { OFFER_USE_UNKNOWN, OFFER_USES, OFFER_USES_NOT, OFFER_NOT_SURE };

struct offer_question {
    const struct service *services;
    size_t service_count;
    struct age ages[AGES_MAX];
    size_t age_count;     /* 0: everything */
    const char *area;     /* the area that was asked about, or NULL */
    int area_from_months; /* children below this age have the whole offer wherever they go */
    enum offer_use use;
    struct date today;
    int stale_months;  /* after so many since it was checked it "may have changed"; 0: never */
    int hidden_months; /* after so many it is not shown; 0: never */
};

struct offer_entry {
    size_t service;
    unsigned fits; /* bit n: for the n-th child */
    unsigned may_fit;
    bool is_stale;
    bool depends_on_place; /* the family was not sure which place it uses */
    struct date from;      /* when nobody fits yet: the first day on which a child does, within six months */
    bool has_next;         /* a time is known: */
    struct date next_day;
    const struct service_time *next_time;
};

/* Fills in what fits, in the order of the page: by access, then by the next time, then as in the pack.
 * Returns how many; entries beyond `capacity` are left out. */
size_t offer_make(const struct offer_question *question, const struct schedule_closures *closures,
                  struct offer_entry *ret_entries, size_t capacity);

/* Whether what is shown depends on the area, so that the question must be asked. */
bool offer_depends_on_area(const struct offer_question *question, const char *area);

/* Whether nobody has looked at a service for longer than `stale_months`. */
bool offer_is_stale(const struct offer_question *question, const struct service *service);

/* How many services are stale and how many are hidden because of that, for staff. */
void offer_count_old(const struct offer_question *question, size_t *ret_stale, size_t *ret_hidden);

#endif
