/* What the readers of a FHIR Questionnaire share: where it is read from, what is known of an item while it is
 * read, and the pieces that items, options, conditions and initial answers have in common.
 * Does not: belong to the room's contract; others include centre.h.
 * Source: hl7.org/fhir/R4/questionnaire.html; the extensions of hl7.org/fhir/uv/sdc. */
#ifndef CENTRE_FORM_H
#define CENTRE_FORM_H

#include "base/strbuf.h"
#include "centre/inside.h"

enum { FORM_TEXT_BYTES_MAX = 4000, FORM_LINK_ID_BYTES_MAX = 255, FORM_CODE_BYTES_MAX = 255 };

#define FORM_TRANSLATION "http://hl7.org/fhir/StructureDefinition/translation"

struct form {
    struct arena *arena;
    struct json_place root;
    struct flow *flow;       /* has the items that stand before the one that is read */
    struct flow_item *items; /* the same, to be written; FLOW_ITEMS_MAX of them */
    bool is_full;
};

/* An item while it is read. */
struct form_item {
    struct flow_item *item;
    int most;            /* of a repeating group or choice: how often (maxOccurs); 0 when nothing is said */
    int fewest;          /* minOccurs */
    const char *control; /* the code of its itemControl, or NULL */
};

/* --- item.c --- */

extern const char *const form_type_names[];

/* Reads one item, without the items in it. */
void form_read_item(struct form *form, const struct json_place *place, struct form_item *made);

/* --- extension.c: what an item's extensions say --- */

void form_read_extensions(struct form *form, const struct json_place *place, struct form_item *made);

/* --- known.c: what may be left unread --- */

/* Complains about an extension that nobody here reads, when leaving it unread would change what is asked. */
void form_refuse_extension(const struct json_place *url_place, const char *url);

/* The same for each extension of an element that has none of use to us. */
void form_refuse_extensions(const struct json_place *element);

/* A modifierExtension changes the meaning of all that it stands in, so that nothing of it may be used. */
void form_refuse_modifiers(const struct json_place *element);

/* The url of an extension, "" after a fault. */
const char *form_extension_url(const struct json_place *extension);

/* Complains unless `text` is "flow:NAME", "handover:ID" or "screen:offer", "screen:home". */
void form_check_lead(const struct json_place *place, const char *text);

/* --- words.c --- */

struct form_words {
    const char *text; /* NULL when there is none */
    const struct flow_translation *translations;
    size_t translation_count;
};

/* The text at `key` and the translations in the extensions of `_key`. */
struct form_words form_read_words(struct form *form, const struct json_place *parent, const char *key);

/* --- option.c --- */

/* Reads answerOption or answerValueSet. */
void form_read_options(struct form *form, const struct json_place *place, struct flow_item *item);

/* --- value.c: an answer that is written in a questionnaire --- */

enum form_kind {
    FORM_BOOLEAN,
    FORM_INTEGER,
    FORM_DATE,
    FORM_TIME,
    FORM_CODING,
    FORM_STRING,
    FORM_KINDS,
};

struct form_value {
    enum form_kind kind;
    bool truth;
    int64_t number;
    struct date date;
    int option;       /* the option that it names, or -1 */
    const char *text; /* of a string; borrowed from the document */
};

/* Reads the value at `prefix`Boolean, `prefix`Coding, … in the way that fits the item; false after a fault.
 */
bool form_read_value(const struct json_place *place, const char *prefix, const struct flow_item *item,
                     struct form_value *ret_value);

/* Reads initial, and answerOption.initialSelected. */
void form_read_initial(struct form *form, const struct json_place *place, struct flow_item *item);

/* --- condition.c --- */

/* Reads enableWhen and enableBehavior. */
void form_read_conditions(struct form *form, const struct json_place *place, struct flow_item *item);

/* --- pattern.c --- */

/* Writes the regular expressions of FHIR as POSIX extended ones. Fails: INVALID when one asks for what POSIX
 * has not, FULL. */
enum status form_read_pattern(const char *pattern, struct strbuf *posix) MUST_CHECK;

/* --- repeat.c --- */

/* Writes the group at `index`, the last that was read, out as often as it may be answered. False when there
 * is no room. */
bool form_repeat_group(struct form *form, size_t index, int most);

#endif
