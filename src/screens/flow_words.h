/* The words of a questionnaire. Looked up under the flow's name, then under "shared" for what many councils'
 * forms ask, each in the page's language; then the resource's own translation; then the same in English.
 * Private to screens/. */
#ifndef SCREENS_FLOW_WORDS_H
#define SCREENS_FLOW_WORDS_H

#include "screens/chrome.h"

/* The key of a message of the flow's item that is there: "shared.child-born.help"; NULL when there is none.
 */
const char *flow_key(struct ui_view *view, const struct visit *visit, const char *link_id, const char *rest);

/* The message of an item if there is one; text NULL when not. */
struct said say_if_there(struct ui_view *view, const struct visit *visit, const char *link_id,
                         const char *rest);

/* The item's question, or an option of it; never without words. */
struct said say_question(struct ui_view *view, const struct visit *visit, const struct flow_item *item);
struct said say_option(struct ui_view *view, const struct visit *visit, const struct flow_item *item,
                       size_t option);
struct said say_yes_no(struct ui_view *view, const struct visit *visit, const struct flow_item *item,
                       bool yes);

/* What helps to answer it; text NULL when nothing is there. */
struct said say_help(struct ui_view *view, const struct visit *visit, const struct flow_item *item);

/* What an instance of a repeating group is called: "Child 2". */
struct said say_instance(struct ui_view *view, const struct visit *visit, const struct flow_item *group);

/* `<flow>.<key>` where the flow has words of its own for a page that all flows share, else `key`. */
const char *own_key(struct ui_view *view, const struct visit *visit, const char *key);

/* How soon the centre replies, where it has promised it: its pack's string centre.reply-time. */
void add_reply_time(struct ui_view *view, const struct visit *visit);

/* "q.child-born" or, in an instance of a repeating group, "q.child-born[1]", with "q" as `kind`. */
const char *item_id(struct ui_view *view, const char *kind, const struct flow_item *item);

/* The instance of a repeating group that an item stands in, or -1. */
int instance_around(const struct flow *flow, size_t item);

#endif
