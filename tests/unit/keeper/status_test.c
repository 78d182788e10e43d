/* Why a request waits, in one word, by the reasons that really stand in an outbox. */
#include "keeper/status_requests.h"
#include "suites.h"

static const struct {
    const char *reason;
    const char *cause;
} reasons[] = {
    {"", "none"},
    {"no centre pack can be used: there is no such pack", "no-pack"},
    {"no centre pack can be used: centre.json:3: /name: could not connect", "no-pack"},
    {"the centre pack has no route for this kind; add one to centre.json", "no-route"},
    {"the route is not confirmed; run doorstepctl route confirm self-referral", "no-route"},
    {"private/inbox.json has no relay \"nhs\", which the route names; add it there, then start the keeper "
     "again",
     "no-route"},
    {"whether the route is confirmed could not be read", "other"},
    {"Could not resolve host: mail.example.org", "no-connection"},
    {"Failed to connect to 127.0.0.1 port 2525 after 0 ms: Couldn't connect to server", "no-connection"},
    {"Connection timed out after 30001 milliseconds", "no-connection"},
    {"Recv failure: Connection reset by peer", "no-connection"},
    {"the server broke the connection off", "no-connection"},
    {"the connection broke off", "no-connection"},
    {"the server was silent for too long", "no-connection"},
    {"Login denied; the server said: 535 5.7.8 Error: authentication failed", "sign-in"},
    {"Access denied: 530; the server said: 530 5.7.0 Must issue a STARTTLS command first", "sign-in"},
    {"535 5.7.8 Authentication credentials invalid", "sign-in"},
    {"538 5.7.11 Encryption required", "sign-in"},
    {"Login denied", "sign-in"},
    {"No known authentication mechanisms supported!", "sign-in"},
    {"533 no such code", "refused"},
    {"550 5.1.1 No such user here; connect elsewhere", "refused"},
    {"451 4.3.0 Try again later", "refused"},
    {"response reading failed; the server said: 421 Too many connections", "refused"},
    {"5500 is no code", "other"},
    {"SSL certificate problem: self-signed certificate", "other"},
    {"the disk of the Maildir is full; free some space on it", "other"},
    {"the keeper was stopped before it was sent", "other"},
};

START_TEST(a_reason_has_one_cause)
{
    ck_assert_str_eq(status_cause(reasons[_i].reason), reasons[_i].cause);
}
END_TEST

Suite *status_suite(void)
{
    Suite *suite = suite_create("status");
    TCase *test = tcase_create("status");

    tcase_add_loop_test(test, a_reason_has_one_cause, 0, sizeof reasons / sizeof reasons[0]);
    suite_add_tcase(suite, test);
    return suite;
}
