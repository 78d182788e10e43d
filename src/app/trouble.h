/* Why the kiosk is out of order: a code for the page, or the picture, that says so. What is asked of the
 * keeper fails with K1, K2, K3 or K5 (courier.c, clerk.c, desk.c), and a printer with P1 to P7
 * (print/printer.c); README.md says what to do about each. Private to app/. */
#ifndef APP_TROUBLE_H
#define APP_TROUBLE_H

enum trouble {
    TROUBLE_NONE,
    TROUBLE_PACK,  /* there is no centre pack, or a broken one */
    TROUBLE_WORDS, /* assets/locales cannot be used */
    TROUBLE_FONTS, /* a font is not there: no word can be drawn */
    TROUBLE_DATA,  /* the data folder is not there, or not ours to read */
    TROUBLES,
};

/* "K4"; NULL for none. Borrows: for ever. */
const char *trouble_code(enum trouble trouble);

#endif
