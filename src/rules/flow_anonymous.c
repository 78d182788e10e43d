/* Text in which nobody may be named: what is shaped like a thing that says who somebody is. A shape only: a
 * number that happens to look so is refused as well, and the person writes it in words. */
#include <ctype.h>
#include <string.h>

#include "base/memory.h"
#include "rules/check.h"
#include "rules/flow.h"
#include "rules/flow_inside.h"

enum { POSTCODE_BYTES_MAX = 12, PHONE_DIGITS_MIN = 10, NHS_DIGITS = 10, GROUPS_MAX = 8, WORD_BYTES_MAX = 12 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Writing of another script ends a word: in Chinese no blank stands before a postcode. */
static bool is_word(char c)
{
    return (unsigned char)c < 0x80 && isalnum((unsigned char)c);
}

static bool begins_word(const char *text, const char *at)
{
    return at == text || !is_word(at[-1]);
}

/* The bytes of the blanks, dots, dashes and brackets that stand here, whatever kind they are. */
static size_t separators(const char *at)
{
    const char *end = at;

    for (;;) {
        if (*end != '\0' && strchr(" \t.-()/", *end) != NULL)
            end += 1;
        else if (strncmp(end, "\xC2\xA0", 2) == 0)
            end += 2; /* no-break space */
        else if (strncmp(end, "\xE2\x80", 2) == 0 && (unsigned char)end[2] >= 0x90 &&
                 (unsigned char)end[2] <= 0x95)
            end += 3; /* dashes */
        else
            return (size_t)(end - at);
    }
}

static size_t alphanumerics(const char *at)
{
    size_t count = 0;

    while (is_word(at[count]))
        count++;
    return count;
}

static bool is_postcode(const char *first, size_t first_bytes, const char *second, size_t second_bytes)
{
    char candidate[POSTCODE_BYTES_MAX] = "";
    char postcode[9];
    bool fits;

    if (first_bytes + second_bytes >= sizeof candidate)
        return false;
    memcpy(candidate, first, first_bytes);
    memcpy(candidate + first_bytes, second, second_bytes);
    fits = check_postcode(candidate, postcode);
    memory_wipe(candidate, sizeof candidate);
    memory_wipe(postcode, sizeof postcode);
    return fits;
}

/* "E2 0SN" and "e20sn": in one word, or in two of which the second has three characters. */
static bool postcode_begins(const char *at)
{
    size_t first = alphanumerics(at);
    size_t between = separators(at + first);
    const char *second_at = at + first + between;
    size_t second = between > 0 ? alphanumerics(second_at) : 0;

    if (first == 0)
        return false;
    return is_postcode(at, first, "", 0) ||
           (second == 3 && !is_word(second_at[second]) && is_postcode(at, first, second_at, second));
}

/* A number of one to four digits, and how many it has. */
struct figure {
    int value;
    size_t digits;
};

static bool take_figure(const char **at, struct figure *ret_figure)
{
    struct figure figure = {0};

    while (is_digit(**at) && figure.digits < 5) {
        figure.value = figure.value * 10 + (*(*at)++ - '0');
        figure.digits++;
    }
    *ret_figure = figure;
    return figure.digits >= 1 && figure.digits <= 4;
}

static bool is_year(struct figure figure)
{
    return figure.digits == 4 && figure.value >= 1800 && figure.value < 2200;
}

static bool is_day(struct figure figure)
{
    return figure.digits <= 2 && figure.value >= 1 && figure.value <= 31;
}

static bool is_month(struct figure figure)
{
    return figure.digits <= 2 && figure.value >= 1 && figure.value <= 12;
}

/* 3/5/2019, 3.5.19, 5-13-2019, 2019-05-03, 03 05 2019. */
static bool numeric_date_begins(const char *at)
{
    struct figure part[3];
    bool is_spaced = false;

    for (int i = 0; i < 3; i++) {
        size_t between = i > 0 ? separators(at) : 0;

        if (i > 0 && (between == 0 || between > 4))
            return false;
        is_spaced |= i > 0 && at[0] == ' ' && between == 1;
        at += between;
        if (!take_figure(&at, &part[i]))
            return false;
    }
    if (is_word(*at))
        return false;
    if (is_year(part[0]))
        return is_month(part[1]) && is_day(part[2]);
    return ((is_day(part[0]) && is_month(part[1])) || (is_month(part[0]) && is_day(part[1]))) &&
           (is_year(part[2]) || (part[2].digits == 2 && !is_spaced));
}

static bool take_month_name(const char **at)
{
    static const char *const names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    size_t length = alphanumerics(*at);

    if (length < 3 || is_word((*at)[length]))
        return false;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (length <= strlen(names[i]) && strncasecmp(*at, names[i], length) == 0) {
            *at += length;
            return true;
        }
    }
    return false;
}

static bool take_word(const char **at, const char *word)
{
    size_t length = strlen(word);

    if (strncasecmp(*at, word, length) != 0 || is_word((*at)[length]))
        return false;
    *at += length;
    return true;
}

static void skip_between(const char **at)
{
    *at += strspn(*at, ", ");
    *at += separators(*at);
}

static bool take_day(const char **at)
{
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    struct figure day;
    bool fits = take_figure(at, &day) && is_day(day);

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (take_word(at, endings[i]))
            break;
    }
    skip_between(at);
    return fits;
}

static bool year_follows(const char *at)
{
    struct figure year;

    return take_figure(&at, &year) && (is_year(year) || year.digits == 2) && !is_word(*at);
}

/* 3 May 2019, 3rd of May '19, May 3, 2019. */
static bool named_date_begins(const char *at)
{
    bool month_first = take_month_name(&at);

    if (month_first)
        skip_between(&at);
    if (!take_day(&at))
        return false;
    if (take_word(&at, "of"))
        skip_between(&at);
    if (!month_first && !take_month_name(&at))
        return false;
    skip_between(&at);
    return year_follows(at + (*at == '\''));
}

/* The digits that stand here, with nothing but separators between them. */
struct run {
    char digits[NHS_DIGITS + 1]; /* the first of them */
    size_t count;
    size_t group[GROUPS_MAX];
    size_t groups;
};

static void take_run(const char *at, struct run *ret_run)
{
    struct run run = {0};

    while (is_digit(*at)) {
        size_t group = 0;

        for (; is_digit(*at); at++, group++, run.count++) {
            if (run.count < NHS_DIGITS)
                run.digits[run.count] = *at;
        }
        if (run.groups < GROUPS_MAX)
            run.group[run.groups++] = group;
        at += separators(at);
    }
    *ret_run = run;
    memory_wipe(&run, sizeof run);
}

/* Source: NHS Data Dictionary, NHS NUMBER: the tenth digit is 11 less the remainder of the weighted sum of
 * the nine before it, 11 itself standing for 0 and 10 for a number that is not given out. */
static bool has_nhs_check_digit(const char *digits)
{
    int sum = 0;
    int check;

    for (int i = 0; i < NHS_DIGITS - 1; i++)
        sum += (digits[i] - '0') * (NHS_DIGITS - i);
    check = 11 - sum % 11;
    return (check == 11 ? 0 : check) == digits[NHS_DIGITS - 1] - '0';
}

/* As it is written on a letter, 3-3-4, it is one even with a slip in it. */
static bool is_nhs_number(const struct run *run)
{
    if (run->count != NHS_DIGITS || run->digits[0] == '0')
        return false;
    return (run->groups == 3 && run->group[0] == 3 && run->group[1] == 3) || has_nhs_check_digit(run->digits);
}

static enum flow_problem check_run(const char *at)
{
    struct run run;
    enum flow_problem problem = FLOW_FINE;

    take_run(at, &run);
    if (is_nhs_number(&run))
        problem = FLOW_NOT_ANONYMOUS_NHS;
    else if (run.count >= PHONE_DIGITS_MIN)
        problem = FLOW_NOT_ANONYMOUS_PHONE;
    memory_wipe(&run, sizeof run);
    return problem;
}

/* Source: Unicode, general category Nd; the noughts of the scripts in use on keyboards. */
static int digit_of(unsigned code)
{
    static const unsigned noughts[] = {0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6,
                                       0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50,
                                       0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0xFF10};

    for (size_t i = 0; i < sizeof noughts / sizeof noughts[0]; i++) {
        if (code >= noughts[i] && code <= noughts[i] + 9)
            return (int)(code - noughts[i]);
    }
    return -1;
}

/* Whatever digits it was written with, with ASCII ones. */
static void fold_digits(const char *plain, char folded[ANSWER_TEXT_BYTES])
{
    size_t used = 0;

    while (*plain != '\0' && used + 1 < ANSWER_TEXT_BYTES) {
        const unsigned char *at = (const unsigned char *)plain;
        size_t bytes = at[0] >= 0xC0 && at[0] < 0xE0 && at[1] >= 0x80                    ? 2
                       : at[0] >= 0xE0 && at[0] < 0xF0 && at[1] >= 0x80 && at[2] >= 0x80 ? 3
                                                                                         : 1;
        int digit = -1;

        if (bytes == 2)
            digit = digit_of((at[0] & 0x1FU) << 6 | (at[1] & 0x3FU));
        else if (bytes == 3)
            digit = digit_of((at[0] & 0x0FU) << 12 | (at[1] & 0x3FU) << 6 | (at[2] & 0x3FU));
        folded[used] = *plain;
        if (digit >= 0)
            folded[used] = "0123456789"[digit];
        used++;
        plain += digit >= 0 ? bytes : 1;
    }
    folded[used] = '\0';
}

static enum flow_problem check_folded(const char *plain)
{
    for (const char *at = plain; *at != '\0'; at++) {
        enum flow_problem problem;

        if (!begins_word(plain, at))
            continue;
        if (postcode_begins(at))
            return FLOW_NOT_ANONYMOUS_POSTCODE;
        if (numeric_date_begins(at) || named_date_begins(at))
            return FLOW_NOT_ANONYMOUS_DATE;
        problem = is_digit(*at) ? check_run(at) : FLOW_FINE;
        if (problem != FLOW_FINE)
            return problem;
    }
    return FLOW_FINE;
}

enum flow_problem flow_check_anonymous(const char *plain)
{
    char folded[ANSWER_TEXT_BYTES] = "";
    enum flow_problem problem;

    fold_digits(plain, folded);
    problem = check_folded(folded);
    memory_wipe(folded, sizeof folded);
    return problem;
}
