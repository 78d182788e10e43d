/* The script of each grapheme (UAX #24): Common and Inherited characters take it from their neighbours,
 * closing brackets from the opening one. An isolate is a world of its own: the digits that lead a postcode
 * or an address inside it belong to the letters that follow there, not to the sentence around. */
#ifndef TEXT_SCRIPT_H
#define TEXT_SCRIPT_H

#include <stdint.h>
#include <unicode/uscript.h>

/* Writes one script a unit of a block; `otherwise` where nothing has a script. `flags` are the block's. */
void script_resolve(const UChar *text, const uint8_t *flags, int32_t length, UScriptCode otherwise,
                    int16_t *ret_scripts);

#endif
