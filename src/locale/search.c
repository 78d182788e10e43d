#include "locale/search.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ucoleitr.h>
#include <unicode/uloc.h>

#include "base/memory.h"
#include "locale/search_words.h"
#include "locale/tag.h"

enum {
    TYPED_WORDS_MAX = 16,
    DOCUMENTS_MAX = 1 << 20,
    WORD_SCORE = 1,
    WHOLE_WORD_SCORE = 1,
    NAME_SCORE =
        TYPED_WORDS_MAX * (WORD_SCORE + WHOLE_WORD_SCORE) + 1, /* one in a name outweighs all others */
};

/* A place of a text from which a typed word may match: its weights to the end of the word. */
struct place {
    uint32_t first;
    uint32_t count;
    uint32_t document;
    bool is_name;
};

/* All texts that one collation reads. The first index is by the root's and has every text; a language whose
 * own search collation differs (German: ä is ae, Turkish: I is ı) has its texts in an index of its own too.
 */
struct index {
    UCollator *collator;
    uint16_t *weights;
    size_t weight_count;
    size_t weight_capacity;
    struct place *places;
    size_t place_count;
    size_t place_capacity;
};

struct language_index {
    char language[TAG_BYTES_MAX + 1];
    size_t index;
};

struct search {
    struct index *indexes;
    size_t index_count;
    struct language_index *languages;
    size_t language_count;
    size_t document_count;
};

static UCollator *open_collator(const char *locale, bool *ret_is_root)
{
    char named[TAG_LOCALE_BYTES];
    UErrorCode error = U_ZERO_ERROR;
    UCollator *collator;

    memcpy(named, locale, strlen(locale) + 1);
    (void)uloc_setKeywordValue("collation", "search", named, sizeof named, &error);
    assert(U_SUCCESS(error));
    error = U_ZERO_ERROR;
    collator = ucol_open(named, &error);
    assert(U_SUCCESS(error));
    *ret_is_root = error == U_USING_DEFAULT_WARNING;
    ucol_setAttribute(collator, UCOL_NORMALIZATION_MODE, UCOL_ON, &error);
    return collator;
}

static size_t add_index(struct search *search, UCollator *collator)
{
    search->indexes = memory_resize(search->indexes, search->index_count + 1, sizeof *search->indexes);
    search->indexes[search->index_count] = (struct index){.collator = collator};
    return search->index_count++;
}

struct search *search_create(void)
{
    struct search *search = memory_allocate(1, sizeof *search);
    bool is_root;

    (void)add_index(search, open_collator("", &is_root));
    return search;
}

void search_destroy(struct search *search)
{
    if (search == NULL)
        return;
    for (size_t i = 0; i < search->index_count; i++) {
        ucol_close(search->indexes[i].collator);
        free(search->indexes[i].weights);
        free(search->indexes[i].places);
    }
    free(search->indexes);
    free(search->languages);
    free(search);
}

/* 0 for the languages that the root's collation reads. */
static size_t index_of_language(struct search *search, const char *language)
{
    struct language_index made = {.index = 0};
    char locale[TAG_LOCALE_BYTES];
    UCollator *collator;
    bool is_root;

    if (!tag_is_good(language))
        return 0;
    for (size_t i = 0; i < search->language_count; i++) {
        if (strcmp(search->languages[i].language, language) == 0)
            return search->languages[i].index;
    }
    memcpy(made.language, language, strlen(language) + 1);
    tag_to_locale(language, locale);
    collator = open_collator(locale, &is_root);
    if (is_root)
        ucol_close(collator);
    else
        made.index = add_index(search, collator);
    search->languages =
        memory_resize(search->languages, search->language_count + 1, sizeof *search->languages);
    search->languages[search->language_count++] = made;
    return made.index;
}

static void grow(void **list, size_t count, size_t *capacity, size_t item_bytes)
{
    if (count < *capacity)
        return;
    *capacity = *capacity > 0 ? *capacity * 2 : 1024;
    *list = memory_resize(*list, *capacity, item_bytes);
}

static void add_weight(struct index *index, uint16_t weight)
{
    void *list = index->weights;

    grow(&list, index->weight_count, &index->weight_capacity, sizeof *index->weights);
    index->weights = list;
    index->weights[index->weight_count++] = weight;
}

static void add_place(struct index *index, struct place place)
{
    void *list = index->places;

    grow(&list, index->place_count, &index->place_capacity, sizeof *index->places);
    index->places = list;
    index->places[index->place_count++] = place;
}

/* Appends the primary weights of a word. `ret_firsts` (may be NULL) gets for each unit the weight that begins
 * there; a unit within a contraction keeps what it had. */
static void weigh(struct index *index, UCollationElements *elements, const struct utf16 *word,
                  uint32_t *ret_firsts)
{
    UErrorCode error = U_ZERO_ERROR;

    ucol_setText(elements, word->text, word->length, &error);
    for (;;) {
        int32_t unit = ucol_getOffset(elements);
        int32_t element = ucol_next(elements, &error);

        if (element == UCOL_NULLORDER || U_FAILURE(error))
            break;
        /* The later halves of a letter come at the unit after it, whose own first half then has the last say.
         */
        if (ret_firsts != NULL && unit >= 0 && unit < word->length)
            ret_firsts[unit] = (uint32_t)index->weight_count;
        if (ucol_primaryOrder(element) != 0)
            add_weight(index, (uint16_t)ucol_primaryOrder(element));
    }
    assert(U_SUCCESS(error));
}

static void add_word(struct index *index, UCollationElements *elements, const struct search_words *words,
                     struct place place)
{
    uint32_t *firsts = memory_allocate((size_t)words->word.length, sizeof *firsts);

    assert(index->weight_count < UINT32_MAX / 2);
    memset(firsts, 0xFF, (size_t)words->word.length * sizeof *firsts);
    weigh(index, elements, &words->word, firsts);
    for (size_t i = 0; i < words->start_count; i++) {
        place.first = firsts[words->starts[i]];
        place.count = (uint32_t)index->weight_count - place.first;
        if (place.first < index->weight_count)
            add_place(index, place);
    }
    free(firsts);
}

static UCollationElements *open_elements(const struct index *index)
{
    static const UChar nothing[1];
    UErrorCode error = U_ZERO_ERROR;
    UCollationElements *elements = ucol_openElements(index->collator, nothing, 0, &error);

    assert(U_SUCCESS(error));
    return elements;
}

static void add_text(struct index *index, const struct utf16 *text, bool folds, struct place place)
{
    UCollationElements *elements = open_elements(index);
    struct search_words words;

    search_words_init(&words, text, folds);
    while (search_words_next(&words))
        add_word(index, elements, &words, place);
    search_words_finish(&words);
    ucol_closeElements(elements);
}

enum status search_add(struct search *search, size_t document, const char *language, const char *text,
                       int weight)
{
    struct place place = {.document = (uint32_t)document, .is_name = weight > 0};
    struct utf16 copy;
    size_t own;

    assert(document < DOCUMENTS_MAX);
    if (!utf8_is_valid(text))
        return INVALID;
    own = index_of_language(search, language);
    if (document >= search->document_count)
        search->document_count = document + 1;
    utf16_init(&copy, text, 0);
    add_text(&search->indexes[0], &copy, true, place);
    if (own != 0)
        add_text(&search->indexes[own], &copy, false, place);
    utf16_finish(&copy);
    return OK;
}

/* Raises the score of each document that has a place beginning with these weights. */
static void score_places(const struct index *index, const uint16_t *weights, size_t count, int *scores)
{
    for (size_t i = 0; i < index->place_count; i++) {
        const struct place *place = &index->places[i];
        const uint16_t *first = index->weights + place->first;
        int score = WORD_SCORE;

        if (place->count < count || first[0] != weights[0] ||
            memcmp(first, weights, count * sizeof *weights) != 0)
            continue;
        score += place->is_name ? NAME_SCORE : 0;
        score += place->count == count ? WHOLE_WORD_SCORE : 0;
        if (score > scores[place->document])
            scores[place->document] = score;
    }
}

/* A typed word as it is and without its article. False when it has nothing to compare. */
static bool score_word(const struct index *index, UCollationElements *elements,
                       const struct search_words *words, int *scores)
{
    struct index typed = {.collator = index->collator};
    uint32_t *firsts = memory_allocate((size_t)words->word.length, sizeof *firsts);
    size_t bare;
    bool has_weights;

    weigh(&typed, elements, &words->word, firsts);
    bare = firsts[words->bare];
    has_weights = typed.weight_count > 0;
    if (has_weights)
        score_places(index, typed.weights, typed.weight_count, scores);
    if (bare > 0 && bare < typed.weight_count)
        score_places(index, typed.weights + bare, typed.weight_count - bare, scores);
    memory_wipe(typed.weights, typed.weight_count * sizeof *typed.weights);
    free(typed.weights);
    free(firsts);
    return has_weights;
}

/* The scores of the documents, a row for each typed word. Returns how many words there are. */
static size_t score_words(const struct index *index, const struct utf16 *typed, bool folds, int *scores,
                          size_t document_count)
{
    UCollationElements *elements = open_elements(index);
    struct search_words words;
    size_t count = 0;

    search_words_init(&words, typed, folds);
    while (count < TYPED_WORDS_MAX && search_words_next(&words))
        count += score_word(index, elements, &words, scores + count * document_count);
    search_words_finish(&words);
    ucol_closeElements(elements);
    return count;
}

/* Of all words, or 0 when it lacks one. */
static int score_of(const int *scores, size_t document, size_t word_count, size_t document_count)
{
    int score = 0;

    for (size_t word = 0; word < word_count; word++) {
        if (scores[word * document_count + document] == 0)
            return 0;
        score += scores[word * document_count + document];
    }
    return score;
}

struct found {
    size_t document;
    int score;
};

static int compare_found(const void *a, const void *b)
{
    const struct found *first = a;
    const struct found *second = b;

    if (first->score != second->score)
        return first->score > second->score ? -1 : 1;
    return first->document < second->document ? -1 : 1;
}

static size_t gather(const int *scores, size_t word_count, size_t document_count, size_t *ret_documents,
                     size_t capacity)
{
    struct found *found = memory_allocate(document_count, sizeof *found);
    size_t count = 0;

    for (size_t document = 0; document < document_count; document++) {
        int score = score_of(scores, document, word_count, document_count);

        if (score > 0)
            found[count++] = (struct found){document, score};
    }
    qsort(found, count, sizeof *found, compare_found);
    if (count > capacity)
        count = capacity;
    for (size_t i = 0; i < count; i++)
        ret_documents[i] = found[i].document;
    free(found);
    return count;
}

size_t search_find(const struct search *search, const char *typed, size_t *ret_documents, size_t capacity)
{
    int *scores = memory_allocate(TYPED_WORDS_MAX * search->document_count, sizeof *scores);
    size_t word_count = 0;
    size_t count;
    struct utf16 copy;

    utf16_init(&copy, typed, 0);
    for (size_t i = 0; i < search->index_count; i++) {
        size_t words = score_words(&search->indexes[i], &copy, i == 0, scores, search->document_count);

        word_count = i == 0 ? words : word_count;
    }
    utf16_finish(&copy);
    count = gather(scores, word_count, search->document_count, ret_documents, capacity);
    free(scores);
    return count;
}
