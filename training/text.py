"""Text <-> model symbols: the one place that knows letters, marks, tokens and word features.

The C++ run-time implements exactly this file (see FORMAT.md); change both together.
"""
LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
PAD, FOREIGN, SEP = 0, 37, 38
NUM_00, NUM_1, NUM_2, NUM_3, NUM_11, NUM_DECIMAL, NUM_YEAR = range(39, 46)
LATIN, STOP, COMMA, QUESTION, EXCLAIM, COLON, SEMICOLON, QUOTE, OPEN, CLOSE, DASH, SLASH, SYMBOL, BOS, EOS = range(46, 61)
CHARS = 64  # rows of the character embedding

LETTER_ID = {c: i + 1 for i, c in enumerate(LETTERS)}
LETTER_ID["\u0671"] = LETTER_ID["ا"]  # alif wasla
PUNCTUATION = {}
for _id, _chars in ((STOP, ".…۔"), (COMMA, "،,"), (QUESTION, "؟?"), (EXCLAIM, "!"), (COLON, ":"), (SEMICOLON, "؛;"),
                    (QUOTE, "\"'«»“”„‘’‹›"), (OPEN, "([{﴾"), (CLOSE, ")]}﴿"), (DASH, "-–—−"), (SLASH, "/\\|")):
    PUNCTUATION.update({c: _id for c in _chars})
DIGITS = {c: i for run in ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for i, c in enumerate(run)}
SPACES = frozenset("\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200b))))

# Marks. A class is vowel + 7 * shadda; class 0 is "no vowel" (sukun, long vowel, silent letter alike).
VOWELS = {"\u0652": 0, "\u064e": 1, "\u064f": 2, "\u0650": 3, "\u064b": 4, "\u064c": 5, "\u064d": 6}
SHADDA = "\u0651"
MARK = ["\u0652", "\u064e", "\u064f", "\u0650", "\u064b", "\u064c", "\u064d"]
CLASSES = 14
# Given marks, as the model sees them: 0 nothing given, else 1 + class. 1 is a written sukun, 8 a bare shadda.
GIVENS = 15
# Classes that a given mark allows: a vowel without shadda leaves the shadda open.
ALLOWED = [list(range(14)), [0]] + [[v, v + 7] for v in range(1, 7)] + [list(range(7, 14))] + [[v + 7] for v in range(1, 7)]

UNKNOWN_WORD, NOT_A_WORD = 0, 1  # rows of the word table


def is_ignored(c):
    """Code points that neither end a word nor say anything: other marks, tatweel, joiners, direction signs."""
    n = ord(c)
    return (0x0610 <= n <= 0x061a or n == 0x0640 or 0x0653 <= n <= 0x065f or n == 0x0670 or 0x06d6 <= n <= 0x06ed
            or 0x200b <= n <= 0x200f or 0x202a <= n <= 0x202e or 0x2060 <= n <= 0x2069 or n == 0xfeff or n == 0x00ad)


def char_kind(c):
    """Character id of a code point outside numbers, or None for white space."""
    if c in LETTER_ID:
        return LETTER_ID[c]
    if c in SPACES:
        return None
    if c in PUNCTUATION:
        return PUNCTUATION[c]
    n = ord(c)
    if 0x0620 <= n <= 0x064a or 0x066e <= n <= 0x06d5 or 0x06ee <= n <= 0x06ef or 0x06fa <= n <= 0x06ff or 0x0750 <= n <= 0x077f:
        return FOREIGN
    if 65 <= n <= 90 or 97 <= n <= 122 or 0xc0 <= n <= 0x52f and n not in (0xd7, 0xf7):
        return LATIN
    return SYMBOL


def number_class(run):
    """Class of a number by what the counted noun after it needs; `run` holds digits and inner separators."""
    groups, grouped = [""], True
    for c in run:
        if c in DIGITS:
            groups[-1] += str(DIGITS[c])
        else:
            grouped = grouped and c in ",٬"
            groups.append("")
    if len(groups) > 1 and not (grouped and all(len(g) == 3 for g in groups[1:])):
        return NUM_DECIMAL
    digits = "".join(groups).lstrip("0")
    if len(groups) == 1 and len(digits) == 4 and digits[:2] in ("19", "20"):
        return NUM_YEAR
    last = int(digits[-2:] or "0")
    return NUM_00 if last == 0 else NUM_1 if last == 1 else NUM_2 if last == 2 else NUM_3 if last <= 10 else NUM_11


class Sentence:
    """Symbols of one line. `chars`, `given` and `where` (index into the text of each letter, else -1) run in parallel;
    token t covers chars starts[t] .. ends[t] (a separator follows at ends[t] + 1); `words` has its letters or None."""

    def __init__(self):
        self.chars, self.given, self.where, self.starts, self.ends, self.words = [], [], [], [], [], []

    def add(self, ids, given, where, word=None):
        self.starts.append(len(self.chars))
        self.ends.append(len(self.chars) + len(ids) - 1)
        self.words.append(word)
        self.chars += ids + [SEP]
        self.given += given + [0]
        self.where += where + [-1]


def parse(line):
    """Sentence of one line of text (NFC). Marks in the line become `given`."""
    s = Sentence()
    s.add([BOS], [0], [-1])
    i, n, previous = 0, len(line), None
    while i < n:
        c = line[i]
        if c in DIGITS:
            j = i + 1
            while j < n and (line[j] in DIGITS or line[j] in ".,٫٬" and j + 1 < n and line[j + 1] in DIGITS):
                j += 1
            s.add([number_class(line[i:j])], [0], [-1])
            previous, i = None, j
            continue
        if is_ignored(c) or c in VOWELS or c == SHADDA:
            i += 1
            continue
        kind = char_kind(c)
        if kind is None:
            previous, i = None, i + 1
        elif kind <= FOREIGN:
            ids, given, where, word = [], [], [], []
            while i < n:
                c = line[i]
                if c in VOWELS or c == SHADDA:
                    given[-1] = with_mark(given[-1], c)
                elif not is_ignored(c):
                    kind = char_kind(c) if c not in DIGITS else None
                    if kind is None or kind > FOREIGN:
                        break
                    ids.append(kind)
                    given.append(0)
                    where.append(i)
                    word.append("ا" if c == "\u0671" else c)
                i += 1
            s.add(ids, given, where, "".join(word))
            previous = None
        else:
            if kind != previous:  # a run of one kind is one token
                s.add([kind], [0], [-1])
            previous, i = kind, i + 1
    s.add([EOS], [0], [-1])
    return s


def with_mark(given, c):
    """Given state after one more mark on the letter; the first vowel wins."""
    vowel, shadda = (given - 1) % 7 if given else -1, given >= 8
    if c == SHADDA:
        shadda = True
    elif vowel < 0 or (vowel == 0 and given == 8):
        vowel = VOWELS[c]
    return 1 + max(vowel, 0) + 7 * shadda if vowel >= 0 or shadda else 0


SUFFIXES = ["هما", "كما", "ها", "هم", "هن", "كم", "نا", "ية", "ات", "ون", "ين", "ان", "وا", "ه", "ك", "ي", "ة", "ا", "ت", "ن"]


def word_forms(word):
    """The four spellings looked up for a word: itself, without conjunction and article, that without its suffix, and
    that without a one-letter preposition or future sign. Cuts are blind: they are features, not an analysis."""
    base = word
    if len(base) >= 4 and base[0] in "وف":
        base = base[1:]
    if len(base) >= 6 and base[0] in "بك" and base[1:3] == "ال":
        base = base[3:]
    elif len(base) >= 5 and base[:2] in ("ال", "لل"):
        base = base[2:]
    stem = base
    for suffix in SUFFIXES:
        if len(stem) >= len(suffix) + 3 and stem.endswith(suffix):
            stem = stem[:-len(suffix)]
            break
    bare = base[1:] if len(base) >= 4 and base[0] in "بلكس" else base
    return word, base, stem, bare


def word_hash(word):
    """FNV-1a, 32 bits, over the letter ids (FOREIGN for letters outside the inventory)."""
    h = 0x811c9dc5
    for c in word:
        h = ((h ^ LETTER_ID.get(c, FOREIGN)) * 0x01000193) & 0xffffffff
    return h


def render(line, sentence, classes):
    """The line with all its marks replaced by those of `classes` (one per char of the sentence)."""
    marks = {}
    for t, word in enumerate(sentence.words):
        if word is None:
            continue
        first = sentence.starts[t]
        for i in range(len(word)):
            k = int(classes[first + i])
            vowel, shadda = k % 7, k >= 7
            shown = vowel or (not shadda and sukun_shows(word, classes[first:first + len(word)], i))
            marks[sentence.where[first + i]] = (MARK[vowel] if shown else "") + (SHADDA if shadda else "")  # the order of NFC
    out = []
    for i, c in enumerate(line):
        if c not in VOWELS and c != SHADDA:
            out.append(c)
            out.append(marks.get(i, ""))
    return "".join(out)


def sukun_shows(word, classes, i):
    """Whether an unvowelled letter is a consonant (and so carries a sukun) rather than a long vowel or silent."""
    c = word[i]
    if c in "اىآ" or c not in LETTER_ID:
        return False
    before = int(classes[i - 1]) % 7 if i else 0
    if c == "و" and before == 2 or c == "ي" and before == 3:
        return False
    if c == "و" and i and before == 0 and word[i + 1:] == "ا":
        return False
    if c == "ل" and i and i + 1 < len(word) and classes[i + 1] >= 7 and (word[i - 1] == "ا" or word[i - 1] == "ل"):
        return False  # the article before a sun letter
    return True
