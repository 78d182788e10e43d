/* A FHIR R4 Questionnaire becomes a flow. */
#include <string.h>

#include "centre/form.h"

enum { GROUP_DEPTH_MAX = 16, INSTANCES_DEFAULT = 6 };

/* Where an item stands: in the group `parent` and below the question `question`, each -1 when there is none.
 */
struct position {
    int parent;
    int question;
    int depth;
    size_t siblings; /* itself counted */
};

static void read_items(struct form *form, const struct json_place *parent_place,
                       const struct position *position);

/* Faults are told with file and line; whoever knows the form by its questions wants their linkId. */
static void name_faults(const struct json_place *place, size_t from, const char *link_id)
{
    struct faults *faults = place->faults;

    for (size_t i = from; i < faults->count && i < FAULTS_KEPT && link_id[0] != '\0'; i++)
        faults->list[i].text =
            arena_format(&faults->arena, "%s (linkId \"%s\")", faults->list[i].text, link_id);
}

/* A questionnaire may leave out the words of what stands in a group; a question of its own needs some. */
static void check_words(const struct json_place *place, const struct flow_item *item,
                        const struct position *position)
{
    struct json_place text = json_member(place, "text");

    if (position->parent < 0 && position->question < 0 && item->type != FLOW_GROUP && !item->hidden &&
        !json_is_there(&text))
        json_complain(&text, "is missing; write a text here");
}

static void check_place(const struct json_place *place, struct form_item *made,
                        const struct position *position)
{
    struct flow_item *item = made->item;

    check_words(place, item, position);
    if (item->is_outcome && (position->parent >= 0 || position->question >= 0))
        json_complain(place, "is an outcome inside another item; move it to the top level");
    if (item->type != FLOW_GROUP || !item->repeats)
        return;
    if (position->depth > 0) {
        json_complain(place,
                      "is a group that repeats inside another item; move it to the top level, or write its "
                      "questions as often as they may be answered");
        item->repeats = false;
    }
}

static void check_group(const struct form *form, const struct json_place *place, size_t index)
{
    if (form->items[index].type == FLOW_GROUP && form->flow->item_count == index + 1 && !form->is_full)
        json_complain(place, "is a group without a question, which would never be shown; add one or take "
                             "it out");
}

static void repeat_group(struct form *form, const struct json_place *place, size_t index, int most)
{
    if (most == 0)
        most = INSTANCES_DEFAULT;
    if (most > FLOW_INSTANCES_MAX)
        most = FLOW_INSTANCES_MAX;
    if (form->is_full || form_repeat_group(form, index, most))
        return;
    json_complain(
        place,
        "is a group of %zu items that may be answered %d times; at most %d items fit: write a smaller "
        "number into its extension http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs",
        form->flow->item_count - index, most, FLOW_ITEMS_MAX);
    form->is_full = true;
}

/* --- what stands below a question --- */

/* A text below a question is its help, unless it comes and goes. */
static bool is_help(const struct flow_item *item)
{
    return item->type == FLOW_DISPLAY && item->condition_count == 0 && !item->is_outcome;
}

static void add_help(struct form *form, const struct form_item *made, struct flow_item *to)
{
    const struct flow_item *item = made->item;

    if (item->hidden || item->text == item->link_id)
        return;
    if (made->control != NULL && strcmp(made->control, "unit") == 0 && to->type == FLOW_INTEGER) {
        to->unit = item->text;
    } else if (to->help == NULL) {
        to->help = item->text;
        to->help_translations = item->translations;
        to->help_translation_count = item->translation_count;
    } else {
        /* Two texts in one language beside one in another would be read as if it were all. */
        to->help = arena_format(form->arena, "%s %s", to->help, item->text);
        to->help_translation_count = 0;
    }
}

/* The item whose help a display becomes, or NULL. */
static struct flow_item *find_helped(struct form *form, const struct form_item *made,
                                     const struct position *position)
{
    bool is_marked = made->control != NULL && strcmp(made->control, "help") == 0;

    if (!is_help(made->item))
        return NULL;
    if (position->question >= 0)
        return &form->items[position->question];
    /* Alone in its group it is all that there is to show. */
    return is_marked && position->parent >= 0 && position->siblings > 1 ? &form->items[position->parent]
                                                                        : NULL;
}

static void inherit(struct form *form, struct flow_item *item, const struct position *position)
{
    item->parent = position->parent;
    item->has_question = position->question >= 0;
    item->question = item->has_question ? (size_t)position->question : 0;
    if (position->parent < 0)
        return;
    item->hidden |= form->items[position->parent].hidden;
    item->read_only |= form->items[position->parent].read_only && item->type != FLOW_DISPLAY;
}

static void read_below(struct form *form, const struct json_place *place, size_t index,
                       const struct position *position)
{
    const struct flow_item *item = &form->items[index];
    struct json_place inside = json_member(place, "item");
    struct position below = {
        .parent = item->type == FLOW_GROUP ? (int)index : position->parent,
        .question = item->type == FLOW_GROUP ? -1 : (int)index,
        .depth = position->depth + 1,
        .siblings = json_count(&inside),
    };

    if (below.siblings == 0)
        return;
    if (item->type != FLOW_DISPLAY && position->depth < GROUP_DEPTH_MAX) {
        read_items(form, place, &below);
        return;
    }
    if (item->type == FLOW_DISPLAY)
        json_complain(&inside, "stands in a display; only groups and questions may hold items");
    else
        json_complain(place, "is nested too deep; at most %d items fit into each other", GROUP_DEPTH_MAX);
    name_faults(place, place->faults->count - 1, item->link_id);
}

/* FHIR asks what stands below a question once for each of its answers. */
static void check_several(const struct form *form, const struct json_place *place, size_t index)
{
    const struct flow_item *item = &form->items[index];
    bool has_some = false;

    for (size_t i = index + 1; i < form->flow->item_count; i++)
        has_some |= form->items[i].has_question && form->items[i].question == index;
    if (has_some && item->repeats && item->type != FLOW_GROUP)
        json_complain(
            place, "may have several answers and holds items, which would be asked for each; put them after "
                   "it, with an enableWhen for the answer that they belong to");
}

/* --- items --- */

static void read_item(struct form *form, const struct json_place *place, const struct position *position)
{
    size_t index = form->flow->item_count;
    size_t faults = place->faults->count;
    struct form_item made = {.item = &form->items[index]};
    struct flow_item *helped;

    if (index == FLOW_ITEMS_MAX) {
        json_complain(place, "is one item too many; at most %d fit, each repeat of a group counted",
                      FLOW_ITEMS_MAX);
        form->is_full = true;
        return;
    }
    form_read_item(form, place, &made);
    check_place(place, &made, position);
    inherit(form, made.item, position);
    name_faults(place, faults, made.item->link_id);
    helped = find_helped(form, &made, position);
    if (helped != NULL) {
        add_help(form, &made, helped);
        return;
    }
    form->flow->item_count = index + 1;
    read_below(form, place, index, position);
    faults = place->faults->count;
    check_group(form, place, index);
    check_several(form, place, index);
    if (made.item->type == FLOW_GROUP && made.item->repeats)
        repeat_group(form, place, index, made.most);
    name_faults(place, faults, made.item->link_id);
}

static void read_items(struct form *form, const struct json_place *parent_place,
                       const struct position *position)
{
    struct json_place list = json_member(parent_place, "item");
    size_t count = json_count(&list);

    for (size_t i = 0; i < count && !form->is_full; i++) {
        struct json_place place = json_element(&list, i);

        read_item(form, &place, position);
    }
}

/* --- the root --- */

static const char *take_text(struct form *form, const char *key, const char *otherwise)
{
    struct json_place place = json_member(&form->root, key);

    if (!json_is_there(&place))
        return otherwise;
    return arena_copy_text(form->arena, json_need_text(&place, FORM_TEXT_BYTES_MAX));
}

static const char *take_word(struct form *form, const char *key, const char *otherwise)
{
    struct json_place place = json_member(&form->root, key);
    const char *word = take_text(form, key, otherwise);

    if (strpbrk(word, " \t\r\n|") != NULL)
        json_complain(&place, "is \"%s\"; it may hold neither white space nor |", word);
    return word;
}

static void check_root(const struct json_place *root)
{
    static const char *const known[] = {"resourceType",
                                        "id",
                                        "meta",
                                        "language",
                                        "text",
                                        "contained",
                                        "extension",
                                        "modifierExtension",
                                        "url",
                                        "identifier",
                                        "version",
                                        "name",
                                        "title",
                                        "derivedFrom",
                                        "status",
                                        "experimental",
                                        "date",
                                        "subjectType",
                                        "publisher",
                                        "contact",
                                        "description",
                                        "useContext",
                                        "jurisdiction",
                                        "purpose",
                                        "copyright",
                                        "approvalDate",
                                        "lastReviewDate",
                                        "effectivePeriod",
                                        "code",
                                        "item",
                                        NULL};
    static const char *const statuses[] = {"draft", "active", "unknown", NULL};
    struct json_place type = json_member(root, "resourceType");
    struct json_place status_place = json_member(root, "status");
    const char *status = json_need_text(&status_place, CENTRE_TEXT_BYTES_MAX);

    json_refuse_unknown(root, known);
    form_refuse_modifiers(root);
    if (strcmp(json_text(&type, CENTRE_TEXT_BYTES_MAX, ""), "Questionnaire") != 0)
        json_complain(&type, "must be \"Questionnaire\"");
    if (status[0] != '\0' && centre_find_text(statuses, status) < 0)
        json_complain(&status_place, "is \"%s\"; a questionnaire that is asked is \"active\" or \"draft\"",
                      status);
}

static void read_root_extensions(struct form *form)
{
    struct json_place list = json_member(&form->root, "extension");
    size_t count = json_count(&list);

    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&list, i);
        struct json_place url_place = json_member(&place, "url");
        struct json_place flag = json_member(&place, "valueBoolean");
        struct json_place word = json_member(&place, "valueString");
        const char *url = form_extension_url(&place);

        if (strcmp(url, "urn:doorstep:local") == 0) {
            form->flow->is_local = json_flag(&flag, true);
        } else if (strcmp(url, "urn:doorstep:then") == 0) {
            form->flow->then = arena_copy_text(form->arena, json_need_text(&word, CENTRE_TEXT_BYTES_MAX));
            form_check_lead(&word, form->flow->then);
        } else {
            form_refuse_extension(&url_place, url);
        }
    }
    if (form->flow->then != NULL && !form->flow->is_local)
        json_complain(&list,
                      "leads somewhere (urn:doorstep:then) from a form that is sent; only a local flow "
                      "(urn:doorstep:local) may, so take it out");
}

static void check_asks(const struct form *form)
{
    struct json_place items = json_member(&form->root, "item");
    bool asks = false;

    for (size_t i = 0; i < form->flow->item_count; i++) {
        enum flow_type type = form->items[i].type;

        asks |= type != FLOW_GROUP && (type != FLOW_DISPLAY || form->flow->is_local);
    }
    if (!asks && json_count(&items) == 0)
        json_complain(&items, "asks nothing; write at least one question");
    else if (!asks)
        json_complain(&items, "holds no question at all; write at least one");
}

void centre_read_flow(struct arena *arena, const struct json_place *root, const char *name,
                      struct flow *ret_flow)
{
    static const struct position top = {.parent = -1, .question = -1};
    struct form form = {
        .arena = arena,
        .root = *root,
        .flow = ret_flow,
        .items = arena_allocate(arena, FLOW_ITEMS_MAX, sizeof *form.items),
    };

    *ret_flow = (struct flow){.name = name, .items = form.items};
    check_root(root);
    ret_flow->url = take_word(&form, "url", arena_format(arena, "urn:doorstep:questionnaire:%s", name));
    ret_flow->version = take_word(&form, "version", "");
    ret_flow->title = take_text(&form, "title", take_text(&form, "name", name));
    read_root_extensions(&form);
    read_items(&form, root, &top);
    check_asks(&form);
}
