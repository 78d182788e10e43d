/* What a program that has names, keys or PINs in its memory does first. */
#ifndef BASE_GUARD_H
#define BASE_GUARD_H

/* From here on neither a core file nor another process of the same user sees this one's memory. */
void guard_memory(void);

#endif
