#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Learns the list of known words: train.py --data DIR --corpus DIR --out FILE

DIR has train/*.txt.xz and lexicon/*.tsv.xz; the corpus is training/corpus (text*.txt, lexicon*.tsv). Standard library only;
the same input gives the same file. FORMAT.md beside this file describes what is written and how it is used.
"""
import argparse
import collections
import glob
import lzma
import os
import re
import sys
import unicodedata

import symbols as S
import tables

# Source, files, weight of each of its words. Modern text says how words are read today; classical text only fills gaps.
SOURCES = [("own", "text*.txt", 8.0), ("aljazeera", "aljazeera_msa.txt.xz", 8.0), ("stories", "tashkeela_sulaity_stories.txt.xz", 3.0),
           ("books", "tashkeela_modern_books.txt.xz", 3.0), ("misc", "tashkeela_misc_msa.txt.xz", 2.0),
           ("vandyck", "vandyck_?t.txt.xz", 1.0), ("classical", "tashkeela_classical.txt.xz", 0.3)]
TOKEN = re.compile("[\u0621-\u063a\u0641-\u064a\u064b-\u0652]+|[0-9\u0660-\u0669]+|[^\\s]")
BREAK, NUMBER = "|", "0"


def normalize(line):
    """One spelling for what the sources spell in several ways."""
    line = unicodedata.normalize("NFC", line).replace("\u0671", "ا").replace("\u0640", "").replace("\u0670", "")
    line = re.sub("([اى])(\u064b)", r"\2\1", line)  # tanwin goes on the letter before the alif
    return re.sub("(\u064e\u064b|\u064b\u064e)", "\u064b", line)


def lines_of(args, pattern):
    folder = args.corpus if pattern.startswith("text") else os.path.join(args.data, "train")
    for path in sorted(glob.glob(os.path.join(folder, pattern))):
        with (lzma.open if path.endswith(".xz") else open)(path, "rt", encoding="utf-8") as f:
            for line in f:
                yield normalize(line.strip())


class Reader:
    """Written words to (letters, classes), remembering what it has seen."""

    def __init__(self, strict):
        self.strict, self.seen = strict, {}

    def word(self, written):
        """(letters, classes) or None where the word can't be trusted; an ending that is not written is OPEN."""
        if written not in self.seen:
            self.seen[written] = self.read(written)
        return self.seen[written]

    def read(self, written):
        letters, classes, explicit = S.split(written)
        if not letters or len(letters) > S.MAX_LETTERS:
            return None
        missing = [i for i in range(len(letters)) if not explicit[i] and S.sukun_shows(letters, classes, i)
                   and not (letters[i] == S.LAM and i and letters[i - 1] == S.ALIF)]
        if self.strict and missing:
            last = len(letters) - 1
            if any(i != last for i in missing) or not any(explicit):
                return None
            classes[last] = S.OPEN + (1 if classes[last] >= 7 else 0)
        return tuple(letters), tuple(classes)


def read_all(args):
    """Counts of vocalized words, and the sentences as lists of (letters, classes) | BREAK | NUMBER | None."""
    counts, sentences, words = collections.defaultdict(float), [], collections.Counter()
    for name, pattern, weight in SOURCES:
        reader = Reader(strict=name != "own")
        for line in lines_of(args, pattern):
            sentence = []
            for token in TOKEN.findall(line):
                if S.is_letter_or_mark(token[0]):
                    word = reader.word(token)
                    if word:
                        counts[word] += weight
                        words[name] += 1
                    sentence.append(word)
                else:
                    sentence.append(NUMBER if token[0].isdigit() else BREAK)
            sentences.append((weight, sentence))
    return counts, sentences, words


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", required=True)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--note", default="", help="date, for the provenance line")
    args = parser.parse_args()
    counts, sentences, words = read_all(args)
    print("words read:", dict(words), file=sys.stderr)
    provenance = "known words of a text of %s words: own corpus (CC0), Tashkeela (GPL), Van Dyck (public domain), ElixirFM (GPL-3), " \
                 "Arramooz (GPL-2+); %s" % (format(sum(words.values()), ","), args.note)
    with open(args.out, "wb") as f:
        f.write(tables.build(counts, sentences, args, provenance))


if __name__ == "__main__":
    main()
