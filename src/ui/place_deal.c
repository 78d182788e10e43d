/* The parts that the rows of a page are dealt into. */
#include "ui/place_parts.h"

enum { EVEN_STEP_PX = 8 };

int place_rows_height(const struct rows *rows)
{
    int total = 0;

    for (size_t i = 0; i < rows->count; i++)
        total += rows->list[i].height + (i > 0 ? rows->list[i].gap : 0);
    return total;
}

static bool is_heading(const struct placer *placer, const struct row *row)
{
    return placer->view->nodes[row->first].look == UI_LOOK_SUBHEADING;
}

static bool is_of_services(const struct placer *placer, const struct row *row)
{
    return placer->view->nodes[row->first].look == UI_LOOK_SERVICE;
}

/* The row of the subheading that a row stands under, or -1. */
static int heading_over(const struct placer *placer, const struct rows *rows, size_t index)
{
    if (is_heading(placer, &rows->list[index]))
        return -1;
    while (index-- > 0) {
        if (is_heading(placer, &rows->list[index]))
            return (int)index;
    }
    return -1;
}

/* What a row needs to begin in a part: a subheading brings all that it heads, if that fits a part at all.
 * Services are a list that may go on in the next part, so there it brings the first of them. */
static int needed_with(const struct placer *placer, const struct rows *rows, size_t index, int room)
{
    int needed = rows->list[index].height;
    int group = needed;

    if (!is_heading(placer, &rows->list[index]))
        return needed;
    for (size_t i = index + 1; i < rows->count && !is_heading(placer, &rows->list[i]); i++)
        group += rows->list[i].gap + rows->list[i].height;
    if (index + 1 == rows->count || (group <= room && !is_of_services(placer, &rows->list[index + 1])))
        return group;
    return needed + rows->list[index + 1].gap + rows->list[index + 1].height;
}

/* The space above a row that is not the first of its part: where its subheading stands once more, the space
 * below that. */
int place_row_gap(const struct placer *placer, const struct rows *rows, size_t index, bool begins_part)
{
    const struct ui_node *nodes = placer->view->nodes;
    int heading = begins_part ? heading_over(placer, rows, index) : -1;

    if (heading < 0)
        return rows->list[index].gap;
    return place_gap_before(placer, &nodes[rows->list[index].first], &nodes[rows->list[heading].first]);
}

/* Gives each row its part of at most `room`; returns how many parts there are. */
static int deal_into(const struct placer *placer, struct rows *rows, int room)
{
    int part = 0;
    int used = 0;

    for (size_t i = 0; i < rows->count; i++) {
        struct row *row = &rows->list[i];
        /* Where not even that fits, the page is crowded, and its text is made smaller. */
        bool is_headed = i > 0 && is_heading(placer, &rows->list[i - 1]);
        bool begins_part =
            used > 0 && !is_headed && used + row->gap + needed_with(placer, rows, i, room) > room;

        if (begins_part) {
            int heading = heading_over(placer, rows, i);

            part++;
            used = heading >= 0 ? rows->list[heading].height : 0; /* stands there once more */
        }
        used += (used > 0 ? place_row_gap(placer, rows, i, begins_part) : 0) + row->height;
        row->part = part;
    }
    return part + 1;
}

/* As few parts as will do, and then as even as they can be: eight and three looks like a mistake. */
int place_deal(const struct placer *placer, struct rows *rows, int room)
{
    int count = deal_into(placer, rows, room);
    int least = place_rows_height(rows) / count;

    for (int smaller = least; smaller < room; smaller += EVEN_STEP_PX) {
        if (deal_into(placer, rows, smaller) == count)
            return count;
    }
    return deal_into(placer, rows, room);
}

/* Whether a row stands in a part: a subheading does in each part that has something of what it heads. */
bool place_stands_in(const struct placer *placer, const struct rows *rows, size_t index, int part)
{
    size_t first = 0;

    if (rows->list[index].part == part || !is_heading(placer, &rows->list[index]))
        return rows->list[index].part == part;
    while (first < rows->count && rows->list[first].part < part)
        first++;
    return first < rows->count && heading_over(placer, rows, first) == (int)index;
}
