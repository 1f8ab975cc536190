"""Turns the vocalized texts and lexicons into arrays: prepare.py --data DIR --corpus DIR --out CACHE.npz

DIR has train/*.txt.xz and lexicon/*.tsv.xz; the corpus is training/corpus (text*.txt, lexicon*.tsv).
Each source becomes a set of sentences with a label per character, -1 where the source can't be trusted.
"""
import argparse
import collections
import glob
import lzma
import os
import random
import re
import unicodedata

import numpy as np

import lexicon
import swaps
import text

# Sources: name, file pattern, whether missing case endings are common, weight of its words in the vocabulary.
SOURCES = [
    ("aljazeera", "aljazeera_msa", True, 6.0), ("books", "tashkeela_modern_books", False, 2.0),
    ("misc", "tashkeela_misc_msa", False, 1.5), ("stories", "tashkeela_sulaity_stories", False, 2.0),
    ("vandyck", "vandyck_[no]t", False, 0.7), ("partial", "partial_case", True, 0.3),
    ("classical", "tashkeela_classical", False, 0.3),
]
SWAP_RATES = (0.2, 0.35, 0.5)  # share of the words that can be exchanged, in each copy of the corpus
MAX_WORDS = 60  # longer lines are cut, at punctuation where possible


def normalize(line):
    """One spelling for what the sources spell in several ways (see FORMAT.md, conventions of the output)."""
    line = unicodedata.normalize("NFC", line).replace("\u0671", "ا").replace("\u0640", "")
    line = re.sub("(?<=[\u0621-\u0648])\u0670", "\u064e", line).replace("\u0670", "")  # a dagger alif alone is a fatha
    line = re.sub("([اى])(\u064b)", r"\2\1", line)  # tanwin goes on the letter before the alif
    line = re.sub("(\u064e\u064b|\u064b\u064e)", "\u064b", line)
    # a fatha typed one letter late, on the long vowel itself
    return re.sub("([^اى\\s\u064b-\u0652])([اى])\u064e(?=[\u0621-\u064a])", "\\1\u064e\\2", line)


def pieces(line):
    words = line.split()
    while len(words) > MAX_WORDS:
        cut = next((k + 1 for k in range(MAX_WORDS - 1, MAX_WORDS // 3, -1) if words[k][-1] in ".،؛؟!:,"), MAX_WORDS)
        yield " ".join(words[:cut])
        words = words[cut:]
    yield " ".join(words)


def labels_of(s, own, partial):
    """Label per char: class of the written marks; -1 where there is none to learn from."""
    out = [-1] * len(s.chars)
    for t, word in enumerate(s.words):
        if word is None:
            continue
        a, n = s.starts[t], len(word)
        given = s.given[a:a + n]
        if not own and not any(given) and n > 1:
            continue  # an unmarked word
        classes = [max(g - 1, 0) for g in given]
        for i in range(n):
            out[a + i] = classes[i]
            bare = given[i] == 0
            if s.chars[a + i] == text.FOREIGN:
                out[a + i] = -1
            elif own:
                continue
            elif bare and i == n - 1 and partial:
                out[a + i] = -1
            elif bare and i + 1 < n and text.sukun_shows(word, classes, i) and not silent_lam(word, i):
                out[a + i] = -1  # these sources write sukun, so this mark is missing
            elif given[i] and i == 0 and word[0] == "ا":
                out[a + i] = -1 if given[i] != 1 else 0  # hamzat wasl: left bare in the convention of the corpus
            elif given[i] == 8:
                out[a + i] = -1  # shadda without its vowel
        if not own and n > 1 and out[a:a + n].count(-1) > n // 2:
            out[a:a + n] = [-1] * n
    return out


def silent_lam(word, i):
    """The lam of the article: many sources leave it bare."""
    return word[i] == "ل" and 0 < i <= 3 and word[i - 1] in "ال"


def without_unknown(line, s, labels):
    """Labels less those of the letters that a lexicon entry says nothing about."""
    for i, p in enumerate(s.where):
        if p >= 0 and re.match("[\u064b-\u0652]*" + lexicon.UNKNOWN, line[p + 1:]):
            labels[i] = -1
    return labels


class Set:
    """Sentences of one source as flat arrays."""

    def __init__(self):
        self.chars, self.labels, self.lengths, self.token_starts, self.token_ends, self.token_counts, self.words = [], [], [], [], [], [], []

    def add(self, s, labels):
        if max(labels) < 0:
            return
        self.chars.append(np.array(s.chars, np.uint8))
        self.labels.append(np.array(labels, np.int8))
        self.lengths.append(len(s.chars))
        self.token_starts.append(np.array(s.starts, np.int16))
        self.token_ends.append(np.array(s.ends, np.int16))
        self.token_counts.append(len(s.starts))
        self.words += s.words

    def arrays(self, name, rows):
        ids = np.array([rows(w) for w in self.words], np.int32).reshape(-1, 4)
        return {name + "/chars": np.concatenate(self.chars), name + "/labels": np.concatenate(self.labels),
                name + "/lengths": np.array(self.lengths, np.int32), name + "/starts": np.concatenate(self.token_starts),
                name + "/ends": np.concatenate(self.token_ends), name + "/tokens": np.array(self.token_counts, np.int32),
                name + "/ids": ids}


def read_lines(path):
    opener = lzma.open if path.endswith(".xz") else open
    with opener(path, "rt", encoding="utf-8") as f:
        return f.read().split("\n")


def sentences(paths):
    """The lines of the files, normalized, cut where they are long, each once."""
    seen = set()
    for path in paths:
        for line in read_lines(path):
            for piece in pieces(normalize(line.strip())):
                if len(piece) >= 8 and piece not in seen:
                    seen.add(piece)
                    yield piece


def load(lines, own=False, partial=False):
    out = Set()
    for line in lines:
        s = text.parse(line)
        if len(s.chars) < 1000:
            out.add(s, labels_of(s, own, partial))
    return out


def swapped(lines, corpus, data, rng):
    """The corpus with words exchanged, once for each rate."""
    swapper = swaps.Swapper(swaps.Words(corpus, data), lines)
    return [swapper.swapped(line, rate, rng) for rate in SWAP_RATES for line in lines]


def vocabulary(sets, weights, size):
    """Sorted hashes of the `size` spellings with the highest weighted counts."""
    counts = collections.Counter()
    for name, source in sets.items():
        for word, k in collections.Counter(source.words).items():
            if word is not None:
                for form in set(text.word_forms(word)):
                    counts[form] += k * weights[name]
    kept = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:size]
    return np.array(sorted({text.word_hash(w) for w, _ in kept}), np.uint32), kept[-1][1]


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", required=True)
    p.add_argument("--corpus", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--vocabulary", type=int, default=118000)
    p.add_argument("--last-text", type=int, default=10 ** 6, help="number of the last text of the corpus to use")
    o = p.parse_args()
    sets, weights = {}, {"own": 8.0, "lexicon_own": 3.0, "lexicon": 0.4}
    texts = sorted(glob.glob(os.path.join(o.corpus, "text*.txt")))
    corpus = list(sentences(t for t in texts if int(re.findall("[0-9]+", t)[-1]) <= o.last_text))
    sets["own"] = load(corpus, own=True)
    for name, pattern, partial, weight in SOURCES:
        sets[name] = load(sentences(sorted(glob.glob(os.path.join(o.data, "train", pattern + ".txt*")))), partial=partial)
        weights[name] = weight
    rng = random.Random(1)
    for name, entries in (("lexicon_own", lexicon.own(o.corpus, rng)), ("lexicon", lexicon.others(o.data, rng))):
        sets[name] = Set()
        for line in lexicon.sentences(entries, rng):
            line = normalize(line)
            s = text.parse(line)
            sets[name].add(s, without_unknown(line, s, labels_of(s, own=True, partial=False)))
    hashes, least = vocabulary(sets, weights, o.vocabulary)
    sets["swapped"] = load(swapped(corpus, o.corpus, o.data, rng), own=True)
    rows = {int(h): i + 2 for i, h in enumerate(hashes)}
    cache = {}

    def row_of(word):
        if word is None:
            return [text.NOT_A_WORD] * 4
        if word not in cache:
            cache[word] = [rows.get(text.word_hash(f), text.UNKNOWN_WORD) for f in text.word_forms(word)]
        return cache[word]

    out = {"vocabulary": hashes}
    for name, source in sets.items():
        out.update(source.arrays(name, row_of))
        known = sum(w is not None for w in source.words)
        print("%-12s %7d sentences %8d words %9d chars" % (name, len(source.lengths), known, sum(source.lengths)), flush=True)
    print("vocabulary", len(hashes), "least weight", least)
    np.savez(o.out, **out)


if __name__ == "__main__":
    main()
