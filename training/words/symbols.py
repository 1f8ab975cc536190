# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters, mark classes, word classes (tags) and hashes: the same rules as src/diacritize (letters.cpp, ngram_tags.cpp)."""
LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"  # ids 1..36
ID = {c: i + 1 for i, c in enumerate(LETTERS)}
ALIF, LAM, WAW, YA, MAQSURA, MADDA, TA_MARBUTA = (ID[c] for c in "الويىآة")
VOWELS = {"\u0652": 0, "\u064e": 1, "\u064f": 2, "\u0650": 3, "\u064b": 4, "\u064c": 5, "\u064d": 6}
SHADDA = "\u0651"
OPEN = 14  # class of a last letter whose ending is not known; 15 the same with a shadda
MAX_LETTERS = 24
MASK = (1 << 64) - 1


def is_letter_or_mark(c):
    return c in ID or c in VOWELS or c == SHADDA


def split(written):
    """Letters, classes (vowel + 7 * shadda) and whether any mark is written on each."""
    letters, classes, explicit = [], [], []
    for c in written:
        if c in ID:
            letters.append(ID[c])
            classes.append(0)
            explicit.append(False)
        elif letters and c == SHADDA:
            classes[-1] = classes[-1] % 7 + 7
            explicit[-1] = True
        elif letters and c in VOWELS:
            classes[-1] = VOWELS[c] + classes[-1] // 7 * 7
            explicit[-1] = True
    return letters, classes, explicit


def sukun_shows(letters, classes, i):
    """Whether an unvowelled letter is a consonant (and so carries a sukun) rather than a long vowel or silent."""
    c = letters[i]
    if classes[i] % 7 or c in (ALIF, MAQSURA, MADDA):
        return False
    before = classes[i - 1] % 7 if i else 0
    if c == WAW and before == 2 or c == YA and before == 3:
        return False
    if c == TA_MARBUTA:
        return False
    if c == LAM and i and i + 1 < len(letters) and classes[i + 1] >= 7 and letters[i - 1] in (ALIF, LAM):
        return False
    return True


def key(kind, *values):
    """64-bit hash of a kind of entry and its numbers."""
    h = (kind * 0x9E3779B97F4A7C15) & MASK
    for v in values:
        h = ((h ^ v) * 0xD6E8FEB86659FD93) & MASK
        h ^= h >> 32
    return h


def word_key(letters, classes):
    """32-bit identity of a vocalized word."""
    h = 0x811C9DC5
    for c, k in zip(letters, classes):
        h = ((h ^ (c * 16 + k)) * 0x01000193) & 0xFFFFFFFF
    return h


(HA, MIM, KAF, BA, TA, NUN, FA, SIN, HAMZA_ALIF) = (ID[c] for c in "همكبتنفسأ")
TAG_START, TAG_BREAK, TAG_NUMBER = 1, 2, 3  # below every tag of a word


def prefix_of(letters, classes):
    n = len(letters)
    s = 1 if n >= 4 and letters[0] in (WAW, FA) and classes[0] == 1 else 0
    if n - s >= 4 and letters[s] == ALIF and letters[s + 1] == LAM and classes[s] == 0 and classes[s + 1] == 0:
        return 1
    if n - s >= 5 and letters[s] in (BA, KAF) and letters[s + 1] == ALIF and letters[s + 2] == LAM and classes[s + 1] == 0:
        return 2
    if n - s >= 4 and letters[s] == LAM and letters[s + 1] == LAM and classes[s] == 3 and classes[s + 1] == 0:
        return 2
    if n - s >= 3 and letters[s] in (BA, LAM) and classes[s] == 3:
        return 3
    if n - s >= 4 and letters[s] == SIN and classes[s] == 1 and letters[s + 1] in (YA, TA):
        s += 1
    if n - s >= 3 and classes[s] in (1, 2):
        return {YA: 4, TA: 5, NUN: 6, HAMZA_ALIF: 7, MIM: 8}.get(letters[s], 9)
    return 0


def suffix_of(letters, classes):
    n = len(letters)
    last, end = letters[-1], classes[-1] % 7
    p, pc = (letters[-2], classes[-2] % 7) if n >= 2 else (0, 0)
    before = classes[-3] % 7 if n >= 3 else 0
    if last == TA_MARBUTA:
        return 1, end
    if last in (ALIF, MAQSURA):
        if pc == 4:
            return 2, 0
        if n >= 4 and p == HA and pc == 1 and last == ALIF:
            return 3, before
        if p == WAW:
            return 4, 0
        if n >= 4 and p == NUN and pc == 1:
            return 5, before
        return 6, 0
    if last == HA and n >= 3:
        return 7, pc
    if last == MIM and n >= 4 and p in (HA, KAF):
        return 8, before
    if last == KAF and n >= 3 and end == 1:
        return 9, pc
    if last == NUN and p in (WAW, YA, ALIF):
        return {WAW: 10, YA: 11, ALIF: 12}[p], end
    if last == TA:
        return (13 if p == ALIF else 14), end
    if last == YA:
        return 15, end + (7 if classes[-1] >= 7 else 0)
    return 16, end


def tag_of(letters, classes):
    group, value = suffix_of(letters, classes)
    return (prefix_of(letters, classes) * 32 + group) * 16 + value


def end_context(letters, classes):
    """What the distribution of endings of a stem depends on."""
    return (prefix_of(letters, classes) * 64 + letters[-1]) * 64 + (letters[-2] if len(letters) > 1 else 0)
