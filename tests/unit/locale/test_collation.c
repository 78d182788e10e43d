#include <check.h>
#include <stdbool.h>

#include "locale/collation.h"

Suite *collation_suite(void);

/* Each stands before the next, except where they are the same. */
static const struct order {
    const char *one;
    const char *other;
    bool is_same;
} ORDERS[] = {
    {"", "", true},
    {"", "a", false},
    {"Amina", "Amina", true},
    {"Zoe", "Zoë", false},
    {"Zoë", "Zof", false},
    {"Zo\u00EB", "Zoe\u0308", true},
    {"Éloise", "Emma", false},
    {"amina", "Amina", false},
    {"Amina Ali", "amina Begum", false},
    {"Lila", "Łukasz", false},
    {"Łukasz", "Małgorzata", false},
    {"Öykü", "Paweł", false},
    {"O’Connor", "Oliver", false},
    {"Xasan", "Олена", false},
    {"Олена", "أحمد", false},
    {"أحمد", "يوسف", false},
    {"يوسف", "আমিনা", false},
    {"আমিনা", "রহিমা", false},
    {"রহিমা", "সালমা", false},
    {"সালমা", "મીના", false},
    {"મીના", "மீனா", false},
    {"மீனா", "李伟", false},
    {"李伟", "王芳", false},
    {"王芳", "\xFF", false},
    {"王芳", "Amina \xC3", false},
    {"Amina \xC3", "\xFE", false},
    {"\xFE", "\xFF", false},
    {"\xFF", "\xFF", true},
};

START_TEST(names_have_an_order)
{
    const struct order *order = &ORDERS[_i];
    struct collation *collation = NULL;
    int there, back;

    ck_assert_int_eq(collation_create("en", &collation), OK);
    there = collation_compare(collation, order->one, order->other);
    back = collation_compare(collation, order->other, order->one);
    if (order->is_same)
        ck_assert_msg(there == 0 && back == 0, "%s, %s: %d, %d", order->one, order->other, there, back);
    else
        ck_assert_msg(there < 0 && back > 0, "%s, %s: %d, %d", order->one, order->other, there, back);
    collation_destroy(collation);
}
END_TEST

START_TEST(takes_what_was_never_made)
{
    collation_destroy(NULL);
}
END_TEST

Suite *collation_suite(void)
{
    Suite *suite = suite_create("collation");
    TCase *orders = tcase_create("orders");

    tcase_add_loop_test(orders, names_have_an_order, 0, (int)(sizeof ORDERS / sizeof *ORDERS));
    tcase_add_test(orders, takes_what_was_never_made);
    suite_add_tcase(suite, orders);
    return suite;
}
