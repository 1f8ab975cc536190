# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts to the file: word table, and one hash table for endings and for classes of neighbouring words."""
import collections
import math
import os
import struct
import sys
import zlib

import lexicon
import symbols as S

MAGIC, VERSION = b"rawi known words", 1
UNIT = 8.0  # costs are -log2(probability) in eighths of a bit
BLOCK = 16  # words between two entries of the index
# Kinds of entries in the hash table.
LEXICAL, TAG1, TAG2, TAG2_BACK, TAG3, TAG3_BACK, ENDING = range(1, 8)
LEXICAL_WORDS = 250
LEAST_SHARE = 0.004  # of a word's weight, for a reading
RAREST = 4.5  # weight that a word needs to enter the table: once in modern text, ten times in classical
LEAST_PAIR, LEAST_TRIPLE = 12.0, 24.0  # weights that a pair and a triple of classes need
DISCOUNT = 8.0  # weight of one occurrence in the best text
BREAK, NUMBER = "|", "0"


def cost(p):
    return max(0, min(254, round(-UNIT * math.log2(max(p, 1e-30)))))


def discounted(counts, least):
    """{value: count} to ({value: p}, probability left for the others); values below `least` are left to the others."""
    total = sum(counts.values())
    kept = {v: (c - min(c, DISCOUNT) * 0.75) / total for v, c in counts.items() if c >= least}
    return kept, max(1.0 - sum(kept.values()), 0.5 / total if total > 1 else 0.5)


class HashTable:
    def __init__(self):
        self.entries = {}
        self.sizes = collections.Counter()

    def put(self, value, kind, *numbers):
        self.entries[S.key(kind, *numbers)] = value
        self.sizes[kind] += 1

    def pack(self):
        slots = int(len(self.entries) / 0.85) + 64
        table = [0] * slots
        for h in sorted(self.entries):
            at = (h >> 24) % slots
            while table[at]:
                at = (at + 1) % slots
            table[at] = (h & 0xFFFFFF) << 8 | self.entries[h] + 1
        return struct.pack("<%dI" % slots, *table)


def ends_open(word):
    return word[1][-1] >= S.OPEN


def lexical_words(counts):
    short = [(c, w) for w, c in counts.items() if len(w[0]) <= 6 and not ends_open(w)]
    return {w for _, w in sorted(short, key=lambda p: (-p[0], p[1]))[:LEXICAL_WORDS]}


def add_classes(table, sentences, lexical):
    """Trigrams of the classes of words over the sentences."""
    known = {BREAK: S.TAG_BREAK, NUMBER: S.TAG_NUMBER}
    tags2, tags3 = (collections.defaultdict(lambda: collections.defaultdict(float)) for _ in range(2))
    tags1 = collections.defaultdict(float)

    def class_of(token):
        if token is None or isinstance(token, tuple) and ends_open(token):
            return None
        if token not in known:
            known[token] = 1 << 20 | S.word_key(*token) & 0xFFFFF if token in lexical else S.tag_of(*token)
        return known[token]

    for weight, sentence in sentences:
        before2 = before = S.TAG_START
        for token in sentence + [BREAK]:
            now = class_of(token)
            if now:
                tags1[now] += weight
                if before:
                    tags2[before][now] += weight
                    if before2:
                        tags3[before2, before][now] += weight
            before2, before = before, now
    total = sum(tags1.values())
    for tag, c in tags1.items():
        table.put(cost(c / total), TAG1, tag)
    for context, counts in tags2.items():
        put_context(table, counts, LEAST_PAIR, (TAG2, context), (TAG2_BACK, context))
    for context, counts in tags3.items():
        put_context(table, counts, LEAST_TRIPLE, (TAG3,) + context, (TAG3_BACK,) + context)


def put_context(table, counts, least, kind, back):
    kept, rest = discounted(counts, least)
    if not kept:
        return
    for value, p in sorted(kept.items()):
        table.put(cost(p), *kind, value)
    table.put(cost(rest), *back)


def add_endings(table, counts):
    contexts = collections.defaultdict(lambda: collections.defaultdict(float))
    for (letters, classes), c in counts.items():
        if classes[-1] < S.OPEN:
            weight = math.log2(1 + c)
            contexts[S.end_context(letters, classes)][classes[-1] % 7] += weight
            contexts[S.prefix_of(letters, classes) * 4096 + letters[-1] * 64 + 63][classes[-1] % 7] += weight
    for context, ends in contexts.items():
        total = sum(ends.values())
        if total >= 8:
            for end, c in ends.items():
                table.put(cost(c / total), ENDING, context, end)


def pack_words(counts, least):
    """Blocks of words sorted by letters, each: letters shared with the word before, number and values of the others, cost,
    number of readings, then for each reading cost and nibbles. The first word of a block shares nothing."""
    words, total = collections.defaultdict(list), sum(counts.values())
    for (letters, classes), c in counts.items():
        words[bytes(letters)].append((c, classes))
    blob, index, kept, before = bytearray(), [], 0, b""
    for letters in sorted(words):
        readings = sorted(words[letters], key=lambda r: (-r[0], r[1]))
        weight = sum(c for c, _ in readings)
        if weight < least:
            continue
        readings = [r for r in readings if r[0] >= LEAST_SHARE * weight][:14]
        shared = 0 if kept % BLOCK == 0 else len(os.path.commonprefix([before, letters]))
        if kept % BLOCK == 0:
            index.append(len(blob))
        kept, before = kept + 1, letters
        blob += bytes([shared, len(letters) - shared]) + letters[shared:] + bytes([cost(weight / total), len(readings)])
        for c, classes in readings:
            nibbles = list(classes) + [0] * (len(classes) % 2)
            blob.append(cost(c / weight))
            blob += bytes(a | b << 4 for a, b in zip(nibbles[::2], nibbles[1::2]))
    return kept, struct.pack("<%dI" % len(index), *index), bytes(blob)


def build(counts, sentences, args, provenance):
    table = HashTable()
    lexical = lexical_words(counts)
    for word in lexical:
        table.put(1, LEXICAL, S.word_key(*word))
    add_classes(table, sentences, lexical)
    add_endings(table, counts)
    counts = lexicon.add(counts, args)
    kept, index, blob = pack_words(counts, RAREST)
    hashes = table.pack()
    print("words %d (%d bytes), n-grams by kind %s (%d bytes)" % (kept, len(blob), dict(table.sizes), len(hashes)), file=sys.stderr)
    return pack_file([provenance.encode(), struct.pack("<I", kept), index, blob, hashes])


def pack_file(sections):
    """Header (magic, version, checksum, size, number of sections, place and size of each), then the sections."""
    at, directory, body = 32 + 8 * len(sections), b"", b""
    for section in sections:
        directory += struct.pack("<II", at, len(section))
        padded = section + b"\0" * (-len(section) % 8)
        body += padded
        at += len(padded)
    head, rest = MAGIC + struct.pack("<I", VERSION), struct.pack("<II", at, len(sections)) + directory + body
    return head + struct.pack("<I", zlib.crc32(head + rest)) + rest  # the checksum covers all other bytes
