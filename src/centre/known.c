/* Which extensions may stay unread. FHIR lets a reader leave out every extension that is no modifier, but a
 * form that works answers out, or checks them in ways we do not know, would not be the form that was meant.
 */
#include <ctype.h>
#include <string.h>

#include "centre/form.h"

/* Of hl7.org, by the last part of the url: they change how a form looks, or say how others find and use it.
 */
static const char *const harmless[] = {"entryFormat",
                                       "designNote",
                                       "data-absent-reason",
                                       "ordinalValue",
                                       "itemWeight",
                                       "shortText",
                                       "openLabel",
                                       "preferredTerminologyServer",
                                       "mimeType",
                                       "maxSize",
                                       "maxDecimalPlaces",
                                       "variable",
                                       "optionPrefix",
                                       "translation",
                                       "replaces",
                                       "usage",
                                       "url",
                                       "version",
                                       "minLength",
                                       "regex",
                                       "minValue",
                                       "maxValue",
                                       "questionnaire-choiceOrientation",
                                       "questionnaire-displayCategory",
                                       "questionnaire-supportLink",
                                       "questionnaire-usageMode",
                                       "questionnaire-sliderStepValue",
                                       "questionnaire-optionPrefix",
                                       "questionnaire-ordinalValue",
                                       "questionnaire-fhirType",
                                       "questionnaire-baseType",
                                       "questionnaire-itemControl",
                                       "questionnaire-unit",
                                       "questionnaire-hidden",
                                       "questionnaire-minOccurs",
                                       "questionnaire-maxOccurs",
                                       "questionnaire-optionExclusive",
                                       "questionnaire-studyprotocolElement",
                                       "questionnaire-derivationType",
                                       "questionnaire-referenceFilter",
                                       "questionnaire-referenceProfile",
                                       "questionnaire-referenceResource",
                                       "questionnaire-unitOption",
                                       "questionnaire-unitValueSet",
                                       "questionnaire-optionRestriction",
                                       "questionnaire-definitionBased",
                                       NULL};

/* The same, by how the last part begins. */
static const char *const harmless_beginnings[] = {"rendering-",
                                                  "resource-",
                                                  "artifact-",
                                                  "structuredefinition-",
                                                  "valueset-",
                                                  "codesystem-",
                                                  "cqf-",
                                                  "coding-",
                                                  "codingConformance",
                                                  "elementdefinition-",
                                                  "workflow-",
                                                  "sdc-questionnaire-shortText",
                                                  "sdc-questionnaire-openLabel",
                                                  "sdc-questionnaire-choiceColumn",
                                                  "sdc-questionnaire-collapsible",
                                                  "sdc-questionnaire-width",
                                                  "sdc-questionnaire-columnCount",
                                                  "sdc-questionnaire-keyboard",
                                                  "sdc-questionnaire-preferredTerminologyServer",
                                                  "sdc-questionnaire-isSubject",
                                                  "sdc-questionnaire-itemMedia",
                                                  "sdc-questionnaire-itemAnswerMedia",
                                                  "sdc-questionnaire-observation",
                                                  "sdc-questionnaire-launchContext",
                                                  "sdc-questionnaire-sourceQueries",
                                                  "sdc-questionnaire-sourceStructureMap",
                                                  "sdc-questionnaire-targetStructureMap",
                                                  "sdc-questionnaire-entryMode",
                                                  "sdc-questionnaire-endpoint",
                                                  "sdc-questionnaire-performerType",
                                                  "sdc-questionnaire-itemExtractionContext",
                                                  "sdc-questionnaire-itemPopulationContext",
                                                  "sdc-questionnaire-definitionExtract",
                                                  "sdc-questionnaire-templateExtract",
                                                  "sdc-questionnaire-answerOptionsToggle",
                                                  "sdc-questionnaire-optionalDisplay",
                                                  "sdc-questionnaire-referencesContained",
                                                  "sdc-questionnaire-questionnaireAdaptive",
                                                  NULL};

/* Anywhere in the last part of any url, in any case: the form is more than what is written in it. */
static const char *const telling[] = {"expression", "constraint",        "calculat",          "enablewhen",
                                      "formula",    "subquestionnaire",  "signaturerequired", "adaptive",
                                      "assemble",   "optionrestriction", "optionstoggle",     NULL};

static bool holds_word(const char *text, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (strcasestr(text, *words) != NULL)
            return true;
    }
    return false;
}

static bool begins_with(const char *text, const char *const *beginnings)
{
    for (; *beginnings != NULL; beginnings++) {
        if (strncmp(text, *beginnings, strlen(*beginnings)) == 0)
            return true;
    }
    return false;
}

void form_refuse_extension(const struct json_place *url_place, const char *url)
{
    const char *slash = strrchr(url, '/');
    const char *name = slash != NULL ? slash + 1 : url;
    bool is_ours = strncmp(url, "urn:doorstep:", strlen("urn:doorstep:")) == 0;

    if (url[0] == '\0')
        return;
    if (!is_ours && holds_word(name, telling))
        json_complain(url_place,
                      "is \"%s\", which changes the form while it is answered; Doorstep does not do that: "
                      "take it out, and say it with enableWhen, initial, minValue, maxValue or regex",
                      url);
    else if (is_ours || (strstr(url, "://hl7.org/fhir/") != NULL && centre_find_text(harmless, name) < 0 &&
                         !begins_with(name, harmless_beginnings)))
        json_complain(url_place,
                      "is \"%s\", which Doorstep does not know here; mend its spelling or take "
                      "it out",
                      url);
}

const char *form_extension_url(const struct json_place *extension)
{
    struct json_place url = json_member(extension, "url");

    return json_need_text(&url, CENTRE_TEXT_BYTES_MAX);
}

void form_refuse_extensions(const struct json_place *element)
{
    struct json_place list = json_member(element, "extension");
    size_t count = json_count(&list);

    for (size_t i = 0; i < count; i++) {
        struct json_place extension = json_element(&list, i);
        struct json_place url = json_member(&extension, "url");

        form_refuse_extension(&url, form_extension_url(&extension));
    }
}

void form_refuse_modifiers(const struct json_place *element)
{
    struct json_place list = json_member(element, "modifierExtension");
    struct json_place first;

    if (!json_is_there(&list))
        return;
    first = json_element(&list, 0);
    json_complain(&list,
                  "changes the meaning of what it stands in, and Doorstep knows none such (\"%s\"); take it "
                  "out when the form says the same without it",
                  json_is_there(&first) ? form_extension_url(&first) : "");
}

void form_check_lead(const struct json_place *place, const char *text)
{
    static const char *const screens[] = {"screen:offer", "screen:sessions", "screen:vitamins", "screen:home",
                                          NULL};
    const char *name = strchr(text, ':');
    bool fits = centre_find_text(screens, text) >= 0;

    if (name != NULL && (strncmp(text, "flow:", 5) == 0 || strncmp(text, "handover:", 9) == 0))
        fits = centre_is_plain_name(name + 1);
    if (text[0] != '\0' && !fits)
        json_complain(place,
                      "is \"%s\"; write flow:NAME, handover:ID, screen:offer, screen:sessions, "
                      "screen:vitamins or screen:home",
                      text);
}
