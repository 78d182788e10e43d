#!/usr/bin/python3
"""Pages drawn by the text engine, read by tesseract: somebody who never saw our code can read them.

Each language's sentences (sentences/<tag>.txt, one a line; DOORSTEP_LONG=1 reads all of them) are drawn at
40 px by text_render and read back; the share of wrong characters must stay under a limit. To show that broken
shaping fails this test, some scripts are also drawn character by character from the same font, which must not
pass. Not read: Urdu, since tesseract cannot read Nastaliq. It has no Somali; English letters are read there.
"""
import json
import os
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BIN = Path(os.environ.get('DOORSTEP_BIN', ROOT / 'build/sanitize/bin'))
LONG = os.environ.get('DOORSTEP_LONG', '0') == '1'
SIZE_PX = 40
WIDTH_PX = 1100
SENTENCES = 3

# Language: tesseract's name for it.
LANGUAGES = {
    'en': 'eng', 'so': 'eng', 'pl': 'pol', 'vi': 'vie', 'ru': 'rus', 'bn': 'ben', 'gu': 'guj', 'pa': 'pan',
    'ta': 'tam', 'hi': 'hin', 'ar': 'ara', 'fa': 'fas', 'am': 'amh', 'zh': 'chi_sim',
}
# The highest share of wrong characters. Most pages have none; Somali read as English has the most, 0.013.
LIMIT = 0.03
# Scripts that need shaping to be read, and the role of their font in fonts.json. Tesseract guesses well: of
# Arabic in letters that never join it still reads 93 in 100, of Gujarati without conjuncts 97.
UNSHAPED = {'bn': 'bengali', 'ta': 'tamil', 'ar': 'arabic', 'pa': 'gurmukhi'}
# The lowest share that must be wrong without shaping.
UNSHAPED_LIMIT = 2 * LIMIT


def sentences(language):
    lines = (HERE / 'sentences' / f'{language}.txt').read_text(encoding='utf-8').splitlines()
    return '\n'.join(lines if LONG else lines[:SENTENCES])


def font_file(role):
    fonts = json.loads((ROOT / 'assets/fonts/fonts.json').read_text(encoding='utf-8'))['fonts']
    return next(font['file'] for font in fonts if font['role'] == role and font['weight'] == 'regular')


def read_back(language, text, options):
    page = subprocess.run([BIN / 'text_render', *options, language, str(SIZE_PX), str(WIDTH_PX)],
                          input=text.encode(), capture_output=True, check=True).stdout
    # One block of text; more threads only get in each other's way.
    return subprocess.run(['tesseract', '-', '-', '-l', LANGUAGES[language], '--psm', '6'], input=page,
                          capture_output=True, check=True,
                          env={**os.environ, 'OMP_THREAD_LIMIT': '1'}).stdout.decode()


def plain(text):
    """What counts: not invisible characters, the form of a quotation mark, or how wide a space is."""
    text = unicodedata.normalize('NFKC', text).translate(str.maketrans('’‘“”', '\'\'""'))
    return ' '.join(''.join(c for c in text if unicodedata.category(c) != 'Cf').split())


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        corner, row[0] = row[0], i
        for k, right in enumerate(b, 1):
            corner, row[k] = row[k], min(row[k] + 1, row[k - 1] + 1, corner + (left != right))
    return row[-1]


def wrong_share(language, options=()):
    text = sentences(language)
    seen = read_back(language, text, options)
    return distance(plain(text), plain(seen)) / len(plain(text)), seen


def judge(job):
    """(passed, what to print) of one page."""
    language, role = job
    try:
        if role is None:
            share, seen = wrong_share(language)
            passed = share <= LIMIT
            words = f'{language}: {share:.3f} wrong, at most {LIMIT}'
        else:
            share, seen = wrong_share(language, ('--unshaped', font_file(role)))
            passed = share >= UNSHAPED_LIMIT
            words = f'{language} unshaped: {share:.3f} wrong, at least {UNSHAPED_LIMIT}'
    except (OSError, subprocess.CalledProcessError) as error:
        detail = getattr(error, 'stderr', None) or b''
        return False, f'{language}: {error}: {detail.decode(errors="replace").strip()}'
    if not passed:
        words += f'\nread as:\n{seen}'
    return passed, words


def main():
    jobs = [(language, None) for language in LANGUAGES] + list(UNSHAPED.items())
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(judge, jobs))
    for passed, words in results:
        print('ok  ' if passed else 'FAIL', words)
    passed = sum(result[0] for result in results)
    print(f'{passed} passed, {len(results) - passed} failed')
    return 0 if passed == len(results) else 1


if __name__ == '__main__':
    sys.exit(main())
