/* A flow and its answers as a FHIR R4 QuestionnaireResponse, and the submission around it that is sealed.
 * Source: hl7.org/fhir/R4/questionnaireresponse.html. */
#ifndef RULES_RESPONSE_H
#define RULES_RESPONSE_H

#include "base/json.h"
#include "base/status.h"
#include "rules/answers.h"
#include "rules/flow.h"

/* What a submission signs up for, where it does. */
struct sign_up {
    char session[64];
    struct date day;
    int minute; /* when it begins */
    int children, adults;
    bool may_wait; /* onto the waiting list when there is no place */
};

struct submission_meta {
    const char *id;        /* UUID */
    const char *kind;      /* the flow's name */
    const char *centre;    /* the pack's name */
    const char *pack_hash; /* of the installed pack, or "" */
    const char *language;  /* the screen language, BCP 47 */
    const char *privacy_version;
    int64_t created_utc_ms;
    const struct sign_up *sign_up; /* or NULL */
};

/* The QuestionnaireResponse: asked items with answers only, `text` in English from the flow, answers in the
 * person's own words: valueString, valueDate (partial when the day is not known), valueBoolean, valueInteger,
 * valueCoding with system, code and display. Each instance of a repeating group is an item with the same
 * linkId; what stands below a question stands in its first answer. Owns: the caller, json_decref. */
json_t *response_make(const struct flow *flow, const struct answers *answers,
                      const struct submission_meta *meta);

/* {"version":1,"id","kind","centre","pack","language","privacy","created","response":{…}}, and where there is
 * one "signUp":{"session","day","minute","children","adults","mayWait"}, as compact JSON.
 * Owns: the caller, memory_wipe_text. */
char *submission_write(const struct flow *flow, const struct answers *answers,
                       const struct submission_meta *meta);

struct submission {
    json_t *root; /* everything below borrows from it */
    const char *id, *kind, *centre, *pack_hash, *language, *privacy_version, *created;
    const json_t *response;
    bool has_sign_up;
    struct sign_up sign_up;
};

/* Reads what submission_write wrote. Fails: CORRUPT. Owns: the caller, submission_finish. */
enum status submission_read(const char *text, size_t bytes, struct submission *ret_submission) MUST_CHECK;
void submission_finish(struct submission *submission);

#endif
