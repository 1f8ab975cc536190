# SPDX-License-Identifier: GPL-3.0-or-later
"""Vocalized lexicons as words with a small count; the case ending of a noun stays open."""
import glob
import lzma
import os

import symbols as S


def rows(path):
    with (lzma.open if path.endswith(".xz") else open)(path, "rt", encoding="utf-8") as f:
        return [line.rstrip("\n").split("\t") for line in f if not line.startswith(("#", "unvoc"))]


def entry(vocalized, kind):
    """(letters, classes) with the last class OPEN where a case ending would stand, or None."""
    letters, classes, explicit = S.split(vocalized)
    if not 2 <= len(letters) <= S.MAX_LETTERS or any(c not in S.ID and c not in S.VOWELS and c != S.SHADDA for c in vocalized):
        return None
    if letters[0] == S.ALIF:
        classes[0] = 0  # the helping vowel of a hamzat wasl is not written
    last = letters[-1]
    bare = classes[-1] % 7 == 0 and last not in (S.ALIF, S.MAQSURA, S.MADDA) and S.sukun_shows(letters, classes, len(letters) - 1)
    if last == S.TA_MARBUTA or last == S.YA and classes[-1] >= 7:
        bare = classes[-1] % 7 == 0
    written_sukun = explicit[-1] and classes[-1] == 0
    foreign = kind == "name" and last != S.TA_MARBUTA and not (letters[0] == S.ALIF and letters[1] == S.LAM)
    if kind == "v" and bare and not written_sukun and letters[0] not in (S.YA, S.TA, S.NUN, S.HAMZA_ALIF):
        classes[-1] += 1
    elif bare and not written_sukun and not foreign:
        classes[-1] = S.OPEN + (1 if classes[-1] >= 7 else 0)
    return tuple(letters), tuple(classes)


def entries(args):
    """(vocalized, kind, weight)"""
    for path in sorted(glob.glob(os.path.join(args.corpus, "lexicon*.tsv"))):
        for p in rows(path):
            if len(p) >= 3 and p[2] != "x":
                yield p[1], p[2], 8.0
    folder = os.path.join(args.data, "lexicon")
    for p in rows(os.path.join(folder, "elixirfm.tsv.xz")):
        kind = {"Noun": "n", "Adj": "n", "Verb": "v", "Xtra": "name"}.get(p[3]) if len(p) > 3 else None
        if kind:
            yield bare_end(p[1]), kind, 0.6
            for form in (p[6] if len(p) > 6 and kind == "n" else "").split("|"):
                if form.startswith(("plural:", "masdar:")):
                    yield bare_end(form[7:]), "n", 0.6
    for p in rows(os.path.join(folder, "names_elixirfm.tsv.xz")):
        if len(p) > 1:
            yield bare_end(p[1]), "name", 0.6
    for p in rows(os.path.join(folder, "arramooz_nouns.tsv.xz")):
        if len(p) > 1:
            yield bare_end(p[1]), "n", 0.6
    for p in rows(os.path.join(folder, "arramooz_verbs.tsv.xz")):
        if len(p) > 1:
            yield p[1], "v", 0.6
            if len(p) > 4 and p[4].startswith("ي"):
                yield bare_end(p[4]), "v", 0.6


def bare_end(word):
    return word.rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0652")


def add(counts, args):
    """Counts with the entries whose stem no text has."""
    counts = dict(counts)
    stems = {(w[0], w[1][:-1]) for w in counts}
    for vocalized, kind, weight in entries(args):
        word = entry(vocalized, kind)
        if word and ((word[0], word[1][:-1]) not in stems or weight > 1):
            counts[word] = max(counts.get(word, 0.0), weight)
    return counts
