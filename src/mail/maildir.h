/* Delivery into a local Maildir, for a centre whose inbox is on this machine and for trying Doorstep out. A
 * message delivered twice makes one file, because the file is named after its Message-ID. Source:
 * cr.yp.to/proto/maildir.html. */
#ifndef MAIL_MAILDIR_H
#define MAIL_MAILDIR_H

#include "mail/message.h"
#include "mail/transport.h"

/* Blocks: while the message is written and synced. Makes the folders that are missing. */
void maildir_deliver(const char *folder, const struct message *message, struct delivery_result *ret_result);

#endif
