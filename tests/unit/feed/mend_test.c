/* One service with one fault each: what is said of it, and what becomes of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "suites.h"

#define ID "ac148810-d857-441c-9679-408f346de14b"
#define A "aaaaaaaa-d857-441c-9679-408f346de14b"
#define B "bbbbbbbb-d857-441c-9679-408f346de14b"
#define SERVICE "'id':'" ID "','name':'Play','status':'active'"

struct row {
    const char *given;  /* members of the service beside id, name and status */
    const char *remark; /* NULL: none at all */
    const char *path;   /* in the service */
    const char *value;  /* "" when it is left out */
};

static const struct row rows[] = {
    {"'minimum_age':2,'maximum_age':4.0", NULL, "maximum_age", "4"},
    {"'minimum_age':0.5", NULL, "minimum_age", "0.5"},
    {"'minimum_age':-1", "minimum_age -1: left out", "minimum_age", ""},
    {"'maximum_age':-1", "maximum_age -1: left out", "maximum_age", ""},
    {"'maximum_age':120", NULL, "maximum_age", "120"},
    {"'maximum_age':121", "maximum_age 121: left out", "maximum_age", ""},
    {"'maximum_age':999", "maximum_age 999: left out", "maximum_age", ""},
    {"'minimum_age':'5'", "numbers taken out of quotes: 1", "minimum_age", "5"},
    {"'minimum_age':'five'", "minimum_age five: left out", "minimum_age", ""},
    {"'minimum_age':true", "minimum_age true or false: left out", "minimum_age", ""},
    {"'minimum_age':null", "empty values left out: 1", "minimum_age", ""},
    {"'minimum_age':1.3", "minimum_age 1.3 read as 1.33, the nearest month", "minimum_age", "1.33"},
    {"'minimum_age':12,'maximum_age':5", "minimum_age 12 is above maximum_age 5: both left out",
     "maximum_age", ""},
    {"'minimum_age':5,'maximum_age':5", NULL, "maximum_age", "5"},
    {"'minimum_age':5,'maximum_age':4", "both left out", "minimum_age", ""},
    {"'minimum_age':4.5,'maximum_age':4", NULL, "minimum_age", "4.5"},
    {"'description':'<p>Fun</p>'", "HTML taken out of description", "description", "'Fun'"},
    {"'description':''", "empty values left out: 1", "description", ""},
    {"'description':7", NULL, "description", "'7'"},
    {"'description':['a','b']", NULL, "description", "'a,b'"},
    {"'description':{'a':1}", "description […]: left out", "description", ""},
    {"'fees':'Free '", "fewer spaces and signs: 1", "fees", "'Free'"},
    {"'name':'Play\\n<b>more</b>'", "HTML taken out of name", "name", "'Play more'"},
    {"'status':'Active'", "status Active read as active", "status", "'active'"},
    {"'status':'defunct'", "status defunct: hidden", "status", "'defunct'"},
    {"'status':'inactive'", "status inactive: hidden", "status", "'inactive'"},
    {"'status':'temporarily_closed'", "status temporarily closed: shown with a notice", "status",
     "'temporarily closed'"},
    {"'status':'paused'", "status paused, which Open Referral UK does not have: hidden", "status",
     "'inactive'"},
    {"'status':null", "status is missing: hidden until the feed says active", "status", "'inactive'"},
    {"'assurer_email':'ann@hull.gov.uk'", "assurer_email is not kept", "assurer_email", ""},
    {"'email':'nobody'", "email is not an e-mail address: left out", "email", ""},
    {"'url':'http://www.example.com'", "url http://www.example.com: left out", "url", ""},
    {"'url':'www.hull.gov.uk'", "url www.hull.gov.uk read as http://www.hull.gov.uk", "url",
     "'http://www.hull.gov.uk'"},
    {"'service_areas':[{'id':'" A "','uri':'http://www.example.com'}]",
     "service_areas.uri http://www.example.com: left out", "service_areas.0.uri", ""},
    {"'service_areas':[{'id':'" A "','serviceId':'" ID "'}]", "camelCase key serviceId read as service_id",
     "service_areas.0.service_id", "'" ID "'"},
    {"'service_areas':[{'id':'" A "','service_id':'" B "'}]",
     "service_areas has the service_id of another service", "service_areas.0.service_id", "'" ID "'"},
    {"'minimumAge':3,'minimum_age':2", "camelCase key minimumAge", "minimum_age", "2"},
    {"'pc_target':'x','pc_metadata':{}", "key pc_target, which Open Referral UK does not have: left out",
     "pc_target", ""},
    {"'pc_target':'x','pc_metadata':{}", "key pc_metadata, which", "pc_metadata", ""},
    {"'last_modified':'2023-03-15T10:30:45'", "last_modified 2023-03-15T10:30:45 is without a zone",
     "last_modified", "'2023-03-15T10:30:45Z'"},
    {"'last_modified':'yesterday'", "last_modified yesterday: left out", "last_modified", ""},
    {"'assured_date':'2026-11-22'", NULL, "assured_date", "'2026-11-22'"},
    {"'assured_date':'2026-11-23'", "assured_date 2026-11-23 is in the future: left out", "assured_date", ""},
    {"'assured_date':'01/02/2024'", "assured_date 01/02/2024 read as 2024-02-01", "assured_date",
     "'2024-02-01'"},
    {"'languages':[{'id':'" A "','name':'Bengali','code':'bn'}]", NULL, "languages.0.code", "'bn'"},
    {"'languages':{'id':'" A "'}", NULL, "languages.0.id", "'" A "'"},
    {"'languages':'Bengali'", "languages is not a list: left out", "languages", ""},
    {"'languages':['Bengali']", "languages: something that is no object: left out", "languages", ""},
    {"'languages':[{'name':'Bengali'}]", "languages.id is missing: made", "languages.0.name", "'Bengali'"},
    {"'languages':[{'id':'" A "'},{'id':'" A "'}]", "languages: the same id twice: the second is left out",
     "languages.1", ""},
    {"'funding':[{'id':17,'source':'Us'}]", "funding.id \"17\" is not a UUID: one made of it",
     "funding.0.source", "'Us'"},
    {"'cost_options':[{'id':'" A "','amount':-5}]", "cost_options.amount -5: left out",
     "cost_options.0.amount", ""},
    {"'cost_options':[{'id':'" A "','amount':2.5,'currency':'GBP'}]", "key currency", "cost_options.0.amount",
     "2.5"},
    {"'organization_id':'" A "','organization':{'id':'" B "','name':'Us','description':'We'}",
     "organization_id is not that", "organization_id", "'" B "'"},
    {"'organization':{'id':'" B "','name':'Us'}", "those beside them: 1", "organization.description", "'Us'"},
    {"'organization':{'id':'" B "'}", "an organisation without name: left out", "organization", ""},
    {"'attributes':[{'id':'" A "','taxonomy_term':{'id':'" B
     "','name':'bingo','description':'x','taxonomy':'urn:doorstep:access'}}]",
     "urn:doorstep:access bingo, which Doorstep does not know: left out", "attributes", ""},
    {"'attributes':[{'id':'" A "','taxonomy_term':{'id':'" B
     "','name':'book','taxonomy':'urn:doorstep:access'}}]",
     "those beside them: 1", "attributes.0.taxonomy_term.description", "'book'"},
    {"'attributes':[{'id':'" A "','taxonomy_term':{'id':'" B
     "','name':'x','description':'x','taxonomy':'urn:doorstep:wings'}}]",
     "urn:doorstep:wings x, which", "attributes", ""},
    {"'attributes':[{'id':'" A "','taxonomy_term':{'id':'" B
     "','name':'Bad Key','description':'x','taxonomy':'urn:doorstep:key'}}]",
     "urn:doorstep:key Bad Key, which", "attributes", ""},
};

/* What the members do not have is added, and a part, so that it is no mere entry of a list. */
static struct feed *feed_with(const char *members)
{
    size_t bytes = strlen(members) + 300;
    char *text = memory_allocate(bytes, 1);
    struct feed *feed;

    (void)snprintf(text, bytes, "{'id':'" ID "',%s%s%s%s}",
                   strstr(members, "'name':'Play") == NULL ? "'name':'Play'," : "",
                   strstr(members, "'status'") == NULL ? "'status':'active'," : "",
                   strstr(members, "'funding'") == NULL ? "'funding':[{'id':'" B "'}]," : "", members);
    feed = feed_of(text);
    free(text);
    return feed;
}

static void check_row(const struct row *row, const char *wanted)
{
    struct feed *feed = feed_with(row->given);
    char path[100];

    (void)snprintf(path, sizeof path, "0.%s", row->path);
    if (wanted == NULL && feed_remark_count(feed) > 0) {
        print_remarks(feed);
        ck_abort_msg("%s: has a fault", row->given);
    }
    if (wanted != NULL && !has_remark(feed, wanted)) {
        print_remarks(feed);
        ck_abort_msg("%s: %s is not said", row->given, wanted);
    }
    ck_assert_msg(strcmp(at(feed, path), row->value) == 0, "%s: %s is %s", row->given, row->path,
                  at(feed, path));
    feed_destroy(feed);
}

START_TEST(mends_fields)
{
    check_row(&rows[_i], rows[_i].remark);
}
END_TEST

#define LOCATION(members)                                                                                    \
    "'service_at_locations':[{'id':'" A "','location':{'id':'" B                                             \
    "','location_type':'physical','name':'Hall'," members "}}]"
#define ADDRESS(members) LOCATION("'addresses':[{'id':'" A "'," members "}]")
#define IN_LOCATION "service_at_locations.0.location."

static const struct row places[] = {
    {LOCATION("'latitude':51.5,'longitude':-0.05"), NULL, IN_LOCATION "longitude", "-0.05"},
    {LOCATION("'latitude':100,'longitude':101"), "location.latitude 100: left out", IN_LOCATION "latitude",
     ""},
    {LOCATION("'latitude':100,'longitude':101"), "longitude without the other half", IN_LOCATION "longitude",
     ""},
    {LOCATION("'latitude':-90,'longitude':180"), NULL, IN_LOCATION "latitude", "-90"},
    {LOCATION("'latitude':90.1,'longitude':180"), "latitude 90.1: left out", IN_LOCATION "latitude", ""},
    {LOCATION("'latitude':51,'longitude':180.5"), "longitude 180.5: left out", IN_LOCATION "longitude", ""},
    {LOCATION("'latitude':'51.5','longitude':'-0.05'"), NULL, IN_LOCATION "latitude", "51.5"},
    {LOCATION("'latitude':0,'longitude':0"), "in the ocean: left out", IN_LOCATION "latitude", ""},
    {LOCATION("'location_type':'Physical'"), "location.location_type Physical read as physical",
     IN_LOCATION "location_type", "'physical'"},
    {LOCATION("'location_type':'bus'"), "location.location_type bus: left out", IN_LOCATION "location_type",
     "'physical'"},
    {LOCATION("'external_identifier':10092008082"), NULL, IN_LOCATION "external_identifier", "'10092008082'"},
    {ADDRESS("'address_1':'1 Smart Street','city':'London','state_province':'London','postal_code':'E2 0SN',"
             "'country':'GB','address_type':'physical'"),
     NULL, IN_LOCATION "addresses.0.postal_code", "'E2 0SN'"},
    {ADDRESS("'address_1':'1 Smart Street','city':'London','postal_code':'e20sn'"), "those beside them: 3",
     IN_LOCATION "addresses.0.postal_code", "'E2 0SN'"},
    {ADDRESS("'address_1':'1 Smart Street','region':'London','postal_code':'E2 0SN'"),
     "required values that were missing", IN_LOCATION "addresses.0.city", "'London'"},
    {ADDRESS("'address_1':'1 Main Street','city':'MyCity','postal_code':'ABC 1234'"),
     "postal_code ABC 1234 is not of the United Kingdom: kept as it is",
     IN_LOCATION "addresses.0.postal_code", "'ABC 1234'"},
    {ADDRESS("'address_1':'1 Main Street','city':'MyCity'"), "an address without postal_code: left out",
     IN_LOCATION "addresses", ""},
    {ADDRESS("'postal_code':'E2 0SN'"), "an address without address_1: left out", IN_LOCATION "addresses",
     ""},
    {"'service_at_locations':[{'id':'" A "'}]", "a place with neither name nor address: left out",
     "service_at_locations", ""},
    {"'service_at_locations':[{'id':'" A "','location':{'id':'" B
     "','addresses':[{'address_1':'1 High Street','city':'Hull',"
     "'postal_code':'HU1 1AA'}]}}]",
     "a place without a name: called by its address, 1 High Street", IN_LOCATION "name", "'1 High Street'"},
};

START_TEST(mends_places)
{
    check_row(&places[_i], places[_i].remark);
}
END_TEST

#define PHONE(members) "'contacts':[{'id':'" A "','phones':[{'id':'" B "'," members "}]}]"
#define IN_PHONE "contacts.0.phones.0."

static const struct row phones[] = {
    {PHONE("'number':'020 7946 0123'"), NULL, IN_PHONE "number", "'020 7946 0123'"},
    {PHONE("'number':'(020) 7946-0123'"), "fewer spaces and signs: 1", IN_PHONE "number", "'020 7946 0123'"},
    {PHONE("'number':'+44 (0)20 7946 0123'"), "fewer spaces and signs: 1", IN_PHONE "number",
     "'+44 20 7946 0123'"},
    {PHONE("'number':'020\\u00a07946\\u20130123'"), "fewer spaces and signs: 1", IN_PHONE "number",
     "'020 7946 0123'"},
    {PHONE("'number':2079460123"), NULL, IN_PHONE "number", "'2079460123'"},
    {PHONE("'number':'Office: 020 7946 0123'"),
     "phone \"Office: 020 7946 0123\" split into Office and 020 7946 0123", IN_PHONE "description",
     "'Office'"},
    {PHONE("'number':'Office: 020 7946 0123','description':'Desk'"), "split into", IN_PHONE "description",
     "'Desk'"},
    {PHONE("'number':'020 7946 0123 / 020 7946 0124'"), "only 020 7946 0123 is kept", IN_PHONE "number",
     "'020 7946 0123'"},
    {PHONE("'number':'020 7946 0123 ext 5'"), "only 020 7946 0123 is kept", IN_PHONE "number",
     "'020 7946 0123'"},
    {PHONE("'number':'ask at the desk'"), "phone ask at the desk: left out", "contacts.0.phones", ""},
    {PHONE("'number':'+44 (0)x20 7946'"), "phone +44 (0)x20 7946: left out", "contacts.0.phones", ""},
    {PHONE("'extension':'12'"), "phone (none): left out", "contacts.0.phones", ""},
    {PHONE("'number':'020 7946 0123','extension':'12'"), "numbers taken out of quotes", IN_PHONE "extension",
     "12"},
};

START_TEST(mends_phones)
{
    check_row(&phones[_i], phones[_i].remark);
}
END_TEST

START_TEST(says_each_fault_once_a_service)
{
    struct feed *feed =
        feed_with("'languages':[{'id':'" A "','note':'<b>a</b>'},{'id':'" B "','note':'<b>b</b>'}]");

    ck_assert_uint_eq(feed_remark_count(feed), 1);
    feed_destroy(feed);
}
END_TEST

START_TEST(cuts_long_texts_and_lists)
{
    char *text = memory_allocate(200000, 1);
    size_t used = (size_t)snprintf(text, 300, "{" SERVICE ",'description':'");
    struct feed *feed;

    for (int i = 0; i < 1000; i++)
        used += (size_t)snprintf(text + used, 20, "words ");
    used += (size_t)snprintf(text + used, 40, "','languages':[");
    for (int i = 0; i < 101; i++)
        used += (size_t)snprintf(text + used, 60, "%s{'name':'language %d'}", i > 0 ? "," : "", i);
    used += (size_t)snprintf(text + used, 20, "]}");
    feed = feed_of(text);
    ck_assert(has_remark(feed, "description is 5999 bytes long: cut after"));
    ck_assert(has_remark(feed, "languages has 101 entries: the first 100 are kept"));
    ck_assert_uint_le(
        json_string_length(json_object_get(json_array_get(feed_services(feed), 0), "description")), 4000);
    ck_assert_str_eq(at(feed, "0.languages.99.name"), "'language 99'");
    ck_assert_str_eq(at(feed, "0.languages.100"), "");
    feed_destroy(feed);
    free(text);
}
END_TEST

/* A pack may not have two entries of one id, so the second gets another, and what refers to it follows. */
START_TEST(gives_ids_of_another_service_anew)
{
    struct feed *feed = feed_of("[{" SERVICE "," LOCATION(
        "'description':'x'") "},"
                             "{'id':'" B "','name':'Other','status':'active'," LOCATION(
                                 "'description':'x'") ",'schedules':[{'id':'" A "',"
                                                      "'service_at_location_id':'" A
                                                      "','freq':'WEEKLY','byday':'MO'}]}]");
    char place[60];

    ck_assert(has_remark(feed, "service_at_locations has an id of another service"));
    ck_assert_str_eq(at(feed, "0.service_at_locations.0.id"), "'" A "'");
    (void)snprintf(place, sizeof place, "%s", at(feed, "1.service_at_locations.0.id"));
    ck_assert_str_ne(place, "'" A "'");
    ck_assert_str_eq(at(feed, "1.schedules.0.service_at_location_id"), place);
    ck_assert_str_eq(at(feed, "1.service_at_locations.0.former_id"), "");
    feed_destroy(feed);
}
END_TEST

START_TEST(leaves_out_a_service_without_name_or_id)
{
    struct feed *feed = feed_of("[{'id':'" ID "','status':'active'},{'name':'No id','status':'active'},7]");

    ck_assert_uint_eq(json_array_size(feed_services(feed)), 0);
    ck_assert(has_remark(feed, "has no name: left out"));
    ck_assert(has_remark(feed, "a service without id: left out"));
    ck_assert(has_remark(feed, "an entry that is no service: left out"));
    feed_destroy(feed);
}
END_TEST

TCase *mend_tests(void)
{
    TCase *tests = tcase_create("mend");

    tcase_add_loop_test(tests, mends_fields, 0, sizeof rows / sizeof rows[0]);
    tcase_add_loop_test(tests, mends_places, 0, sizeof places / sizeof places[0]);
    tcase_add_loop_test(tests, mends_phones, 0, sizeof phones / sizeof phones[0]);
    tcase_add_test(tests, says_each_fault_once_a_service);
    tcase_add_test(tests, cuts_long_texts_and_lists);
    tcase_add_test(tests, gives_ids_of_another_service_anew);
    tcase_add_test(tests, leaves_out_a_service_without_name_or_id);
    return tests;
}
