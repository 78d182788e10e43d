#include "centre/shape.h"

static const char *const statuses[] = {"active", "inactive", "defunct", "temporarily closed", NULL};
static const char *const frequencies[] = {"WEEKLY", "MONTHLY", NULL};
static const char *const location_types[] = {"physical", "postal", "virtual", NULL};

static const struct shape_field term_fields[] = {
    {.key = "id", .kind = SHAPE_ID, .required = true},
    {.key = "name", .kind = SHAPE_TEXT, .required = true},
    {.key = "description", .kind = SHAPE_TEXT, .required = true},
    {.key = "parent_id", .kind = SHAPE_ID},
    {.key = "taxonomy", .kind = SHAPE_TEXT},
    {.key = "taxonomy_id", .kind = SHAPE_ID},
    {.key = "term_uri", .kind = SHAPE_URL},
    {.key = "term", .kind = SHAPE_TEXT},
    {0},
};

static const struct shape_field attribute_fields[] = {
    {.key = "id", .kind = SHAPE_OWN_ID, .required = true},
    {.key = "link_id", .kind = SHAPE_ID},
    {.key = "taxonomy_term_id", .kind = SHAPE_ID},
    {.key = "link_type", .kind = SHAPE_TEXT},
    {.key = "taxonomy_term", .kind = SHAPE_OBJECT, .inside = term_fields},
    {0},
};

static const struct shape_field phone_fields[] = {
    {.key = "id", .kind = SHAPE_ID, .required = true},
    {.key = "service_id", .kind = SHAPE_ID},
    {.key = "contact_id", .kind = SHAPE_ID},
    {.key = "location_id", .kind = SHAPE_ID},
    {.key = "organization_id", .kind = SHAPE_ID},
    {.key = "service_at_location_id", .kind = SHAPE_ID},
    {.key = "number", .kind = SHAPE_PHONE, .required = true},
    {.key = "extension", .kind = SHAPE_NUMBER},
    {.key = "type", .kind = SHAPE_TEXT},
    {.key = "description", .kind = SHAPE_TEXT},
    {0},
};

/* What a schedule says, in services.json and in a timetable. */
#define SCHEDULE_FIELDS                                                                                      \
    {.key = "service_id", .kind = SHAPE_ID}, {.key = "service_at_location_id", .kind = SHAPE_ID},            \
        {.key = "valid_from", .kind = SHAPE_DAY}, {.key = "valid_to", .kind = SHAPE_DAY},                    \
        {.key = "dtstart", .kind = SHAPE_DAY}, {.key = "freq", .kind = SHAPE_ONE_OF, .values = frequencies}, \
        {.key = "interval", .kind = SHAPE_NUMBER}, {.key = "byday", .kind = SHAPE_TEXT},                     \
        {.key = "bymonthday", .kind = SHAPE_TEXT}, {.key = "description", .kind = SHAPE_WORDS},              \
        {.key = "opens_at", .kind = SHAPE_TEXT}, {.key = "closes_at", .kind = SHAPE_TEXT},                   \
        {.key = "schedule_link", .kind = SHAPE_URL}, {.key = "attending_type", .kind = SHAPE_TEXT},          \
    {                                                                                                        \
        .key = "notes", .kind = SHAPE_WORDS                                                                  \
    }

static const struct shape_field schedule_fields[] = {
    {.key = "id", .kind = SHAPE_OWN_ID, .required = true},
    SCHEDULE_FIELDS,
    {0},
};

const struct shape_field shape_schedule[] = {
    {.key = "id", .kind = SHAPE_ID},
    SCHEDULE_FIELDS,
    {0},
};

static const struct shape_field address_fields[] = {
    {.key = "id", .kind = SHAPE_ID, .required = true},
    {.key = "location_id", .kind = SHAPE_ID},
    {.key = "attention", .kind = SHAPE_WORDS},
    {.key = "address_1", .kind = SHAPE_WORDS, .required = true},
    {.key = "city", .kind = SHAPE_WORDS, .required = true},
    {.key = "region", .kind = SHAPE_WORDS},
    {.key = "state_province", .kind = SHAPE_WORDS, .required = true},
    {.key = "postal_code", .kind = SHAPE_WORDS, .required = true},
    {.key = "country", .kind = SHAPE_WORDS, .required = true},
    {.key = "address_type", .kind = SHAPE_ONE_OF, .required = true, .values = location_types},
    {.key = "attributes", .kind = SHAPE_LIST, .inside = attribute_fields},
    {0},
};

static const struct shape_field accessibility_fields[] = {
    {.key = "id", .kind = SHAPE_ID, .required = true},
    {.key = "location_id", .kind = SHAPE_ID},
    {.key = "description", .kind = SHAPE_WORDS},
    {.key = "details", .kind = SHAPE_WORDS},
    {.key = "url", .kind = SHAPE_URL},
    {.key = "attributes", .kind = SHAPE_LIST, .inside = attribute_fields},
    {.key = "accessibility", .kind = SHAPE_WORDS},
    {0},
};

static const struct shape_field location_fields[] = {
    {.key = "id", .kind = SHAPE_ID, .required = true},
    {.key = "location_type", .kind = SHAPE_ONE_OF, .required = true, .values = location_types},
    {.key = "name", .kind = SHAPE_WORDS},
    {.key = "description", .kind = SHAPE_WORDS},
    {.key = "latitude", .kind = SHAPE_NUMBER},
    {.key = "longitude", .kind = SHAPE_NUMBER},
    {.key = "external_identifier", .kind = SHAPE_TEXT},
    {.key = "external_identifier_type", .kind = SHAPE_TEXT},
    {.key = "addresses", .kind = SHAPE_LIST, .inside = address_fields},
    {.key = "accessibility", .kind = SHAPE_LIST, .inside = accessibility_fields},
    {.key = "attributes", .kind = SHAPE_LIST, .inside = attribute_fields},
    {.key = "phones", .kind = SHAPE_LIST, .inside = phone_fields},
    {0},
};

static const struct shape_field place_fields[] = {
    {.key = "id", .kind = SHAPE_OWN_ID, .required = true},
    {.key = "service_id", .kind = SHAPE_ID},
    {.key = "location_id", .kind = SHAPE_ID},
    {.key = "location", .kind = SHAPE_SHARED_OBJECT, .inside = location_fields},
    {0},
};

static const struct shape_field area_fields[] = {
    {.key = "id", .kind = SHAPE_ID, .required = true},
    {.key = "service_id", .kind = SHAPE_ID},
    {.key = "name", .kind = SHAPE_WORDS},
    {.key = "extent", .kind = SHAPE_TEXT},
    {.key = "extent_type", .kind = SHAPE_TEXT},
    {.key = "uri", .kind = SHAPE_URL},
    {.key = "service_area", .kind = SHAPE_WORDS},
    {0},
};

static const struct shape_field language_fields[] = {
    {.key = "id", .kind = SHAPE_ID, .required = true},
    {.key = "service_id", .kind = SHAPE_ID},
    {.key = "phone_id", .kind = SHAPE_ID},
    {.key = "name", .kind = SHAPE_TEXT},
    {.key = "code", .kind = SHAPE_TEXT},
    {.key = "note", .kind = SHAPE_TEXT},
    {0},
};

static const struct shape_field identifier_fields[] = {
    {.key = "id", .kind = SHAPE_ID, .required = true},
    {.key = "organization_id", .kind = SHAPE_ID},
    {.key = "identifier_scheme", .kind = SHAPE_TEXT},
    {.key = "identifier_type", .kind = SHAPE_TEXT, .required = true},
    {.key = "identifier", .kind = SHAPE_TEXT, .required = true},
    {.key = "attributes", .kind = SHAPE_LIST, .inside = attribute_fields},
    {0},
};

static const struct shape_field organization_fields[] = {
    {.key = "id", .kind = SHAPE_ID, .required = true},
    {.key = "name", .kind = SHAPE_WORDS, .required = true},
    {.key = "description", .kind = SHAPE_WORDS, .required = true},
    {.key = "email", .kind = SHAPE_EMAIL},
    {.key = "website", .kind = SHAPE_URL},
    {.key = "logo", .kind = SHAPE_TEXT},
    {.key = "uri", .kind = SHAPE_URL},
    {.key = "parent_organization_id", .kind = SHAPE_ID},
    {.key = "organization_identifiers", .kind = SHAPE_LIST, .inside = identifier_fields},
    {.key = "attributes", .kind = SHAPE_LIST, .inside = attribute_fields},
    {.key = "phones", .kind = SHAPE_LIST, .inside = phone_fields},
    {0},
};

static const struct shape_field funding_fields[] = {
    {.key = "id", .kind = SHAPE_ID, .required = true},
    {.key = "service_id", .kind = SHAPE_ID},
    {.key = "source", .kind = SHAPE_WORDS},
    {0},
};

static const struct shape_field cost_fields[] = {
    {.key = "id", .kind = SHAPE_ID, .required = true},
    {.key = "service_id", .kind = SHAPE_ID},
    {.key = "valid_from", .kind = SHAPE_DAY},
    {.key = "valid_to", .kind = SHAPE_DAY},
    {.key = "option", .kind = SHAPE_WORDS},
    {.key = "amount", .kind = SHAPE_NUMBER},
    {.key = "amount_description", .kind = SHAPE_WORDS},
    {0},
};

static const struct shape_field contact_fields[] = {
    {.key = "id", .kind = SHAPE_ID, .required = true},
    {.key = "service_id", .kind = SHAPE_ID},
    {.key = "name", .kind = SHAPE_WORDS},
    {.key = "title", .kind = SHAPE_WORDS},
    {.key = "email", .kind = SHAPE_EMAIL},
    {.key = "attributes", .kind = SHAPE_LIST, .inside = attribute_fields},
    {.key = "phones", .kind = SHAPE_LIST, .inside = phone_fields},
    {0},
};

const struct shape_field shape_service[] = {
    {.key = "id", .kind = SHAPE_OWN_ID, .required = true},
    {.key = "organization_id", .kind = SHAPE_ID},
    {.key = "name", .kind = SHAPE_WORDS, .required = true},
    {.key = "description", .kind = SHAPE_WORDS},
    {.key = "url", .kind = SHAPE_URL},
    {.key = "email", .kind = SHAPE_EMAIL},
    {.key = "status", .kind = SHAPE_ONE_OF, .required = true, .values = statuses},
    {.key = "fees", .kind = SHAPE_WORDS},
    {.key = "accreditations", .kind = SHAPE_WORDS},
    {.key = "minimum_age", .kind = SHAPE_NUMBER},
    {.key = "maximum_age", .kind = SHAPE_NUMBER},
    {.key = "assured_date", .kind = SHAPE_DAY},
    {.key = "assurer_email", .kind = SHAPE_EMAIL},
    {.key = "alert", .kind = SHAPE_WORDS},
    {.key = "last_modified", .kind = SHAPE_TEXT},
    {.key = "schedules", .kind = SHAPE_LIST, .inside = schedule_fields},
    {.key = "service_areas", .kind = SHAPE_LIST, .inside = area_fields},
    {.key = "service_at_locations", .kind = SHAPE_LIST, .inside = place_fields},
    {.key = "languages", .kind = SHAPE_LIST, .inside = language_fields},
    {.key = "organization", .kind = SHAPE_SHARED_OBJECT, .inside = organization_fields},
    {.key = "funding", .kind = SHAPE_LIST, .inside = funding_fields},
    {.key = "cost_options", .kind = SHAPE_LIST, .inside = cost_fields},
    {.key = "contacts", .kind = SHAPE_SHARED_LIST, .inside = contact_fields},
    {.key = "phones", .kind = SHAPE_LIST, .inside = phone_fields},
    {.key = "attributes", .kind = SHAPE_LIST, .inside = attribute_fields},
    {0},
};
