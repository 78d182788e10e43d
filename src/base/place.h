/* Where Doorstep's own files and its data folder lie, the same for all three programs.
 * Source: XDG Base Directory Specification, for the data folder. */
#ifndef BASE_PLACE_H
#define BASE_PLACE_H

#include <stddef.h>

#include "base/status.h"

/* In the data folder. */
#define PLACE_PUBLIC_KEY "public/centre.pub"
#define PLACE_PACKS "public/packs" /* one folder a hash */
#define PLACE_CURRENT_PACK "public/packs/current"
#define PLACE_EDITS "public/edits.json" /* what staff have set, centre/edits.h */
#define PLACE_KIOSK "public/kiosk.json" /* {"name"}: what this kiosk is called */
#define PLACE_PRIVATE "private"         /* where the database is, store/store.h */
#define PLACE_SECRET_KEY "private/centre.key"
#define PLACE_PEPPER "private/pepper"
#define PLACE_INBOX "private/inbox.json"
#define PLACE_RUN "run"
#define PLACE_SOCKET "run/keeper.sock"
#define PLACE_ADMIN_SOCKET "run/admin.sock"

/* In the root. */
#define PLACE_LOCALES "assets/locales"
#define PLACE_FONTS "assets/fonts"
#define PLACE_ICONS "assets/icons"
#define PLACE_QUESTIONNAIRES "assets/questionnaires" /* those that all centres share */

/* The folder that holds `assets/`: the environment's DOORSTEP_ROOT when it is set, else the nearest folder
 * above the running executable that has `assets/locales`, else /usr/share/doorstep. Fails: NOT_FOUND when
 * there is no `assets/locales` in it (the path tried is still filled in, for the message), FULL when the path
 * does not fit. */
enum status place_root(char *ret_path, size_t capacity) MUST_CHECK;

/* The data folder when no --data names one: $XDG_DATA_HOME/doorstep, else ~/.local/share/doorstep.
 * Fails: NOT_FOUND when neither XDG_DATA_HOME nor HOME is an absolute path, FULL when the path does not fit.
 */
enum status place_default_data(char *ret_path, size_t capacity) MUST_CHECK;

/* `folder`/`name` into `ret_path`. Fails: FULL when it does not fit. */
enum status place_join(const char *folder, const char *name, char *ret_path, size_t capacity) MUST_CHECK;

#endif
