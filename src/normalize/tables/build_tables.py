#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes nouns_wide.tsv and spelling_evidence.tsv, the two tables that are too long to write by hand.

  build_tables.py LEXICON_DIR TEXT...

LEXICON_DIR holds elixirfm.tsv.xz (ElixirFM lexicon, GPL-3: letters, vocalized, pattern, class, root, gloss,
plural:...) and arramooz_nouns.tsv.xz (Arramooz, GPL-2: letters, vocalized, type, root, gender, number, plural).
TEXT are vocalized or plain Arabic texts (.txt or .txt.xz), well spelled: their word counts are the evidence.

nouns_wide.tsv: singular, gender, plurals by frequency: nouns of ElixirFM that have a plural and that the texts use.
spelling_evidence.tsv: a wrong spelling that the texts never (or hardly ever) have, and the one right spelling that
loses its hamza, its ta marbuta's dots or the dot of ظ ذ in it. The stems are counted without proclitics.
"""
import collections
import lzma
import re
import sys

MARKS = re.compile('[\u064b-\u0652\u0670\u0640]')
WORD = re.compile('[\u0621-\u063a\u0641-\u064a]+')
PREFIX = re.compile('^(?:[وف](?=...))?(?:ال|بال|كال|لل|[بلك])?(?=...)')


def lines(path):
    opened = lzma.open(path, 'rt', encoding='utf-8') if path.endswith('.xz') else open(path, encoding='utf-8')
    with opened as file:
        yield from file


def counts_of(paths):
    words = collections.Counter()
    for path in paths:
        for line in lines(path):
            words.update(WORD.findall(MARKS.sub('', line)))
    return words


def with_sukun(stem):
    """ElixirFM leaves the sukun out: a bare consonant that is no long vowel gets it, but the last one."""
    out = []
    letters = [m.group() for m in re.finditer('.[\u064b-\u0652]*', stem)]
    for i, unit in enumerate(letters):
        before = letters[i - 1] if i else ''
        long_vowel = unit == 'ا' or unit == 'آ' or unit == 'ى' or (unit == 'و' and before.endswith('\u064f')) or \
            (unit == 'ي' and before.endswith('\u0650'))
        bare = len(unit) == 1 and not long_vowel and i + 1 < len(letters)
        out.append(unit + ('\u0652' if bare and unit != 'ة' else ''))
    return ''.join(out)


def add_arramooz(lexicon, words, seen):
    """Nouns whose plural ElixirFM does not give."""
    for line in lines(lexicon + '/arramooz_nouns.tsv.xz'):
        f = line.rstrip('\n').split('\t')
        if len(f) < 7 or f[5] != 'مفرد' or f[0] in seen or not f[6] or f[2] in ('mansoub', 'mansoub-proper'):
            continue
        if ' ' in f[6].strip().replace('; ', ';') or '\u064b' in f[1] or 'أ' in f[3][:1]:
            continue
        root = [c for c in f[3] if c not in 'اويءأئؤى']
        stem = re.sub('[\u064b-\u064d]$', '', f[1])
        plurals = []
        for plural in re.split('; *', f[6].strip()):
            if plural in ('+ات', 'ات') and 'ة' in stem[-2:]:
                plurals.append(stem[:-1] + 'ات')
            elif plural in ('+ات', 'ات') and f[2] in ('masdar', 'jamid', 'maf3oul'):
                plurals.append(stem + '\u064eات')
            elif plural == '+ون' and f[2] == 'fa3il':
                plurals.append(stem + '\u064fون')
            elif plural and plural[0] != '+' and len(plural) > 3:
                plurals.append(re.sub('[\u064b-\u0650]$', '', plural))
        bare = lambda s: MARKS.sub('', s)
        use = {p: words[bare(p)] + words['ال' + bare(p)] + words[bare(p)[:-2] + 'ين'] for p in plurals}
        plurals = sorted((p for p in plurals if use[p] > 0 and all(c in p for c in root)), key=lambda p: -use[p])
        used = words[f[0]] + words['ال' + f[0]]
        if plurals and used >= 6 and use[plurals[0]] >= 2:
            entry = (used + use[plurals[0]], stem, 'f' if f[4] == 'مؤنث' else 'm', plurals[:3])
            seen[f[0]] = entry


def nouns(lexicon, words):
    gender = {}
    for line in lines(lexicon + '/arramooz_nouns.tsv.xz'):
        f = line.rstrip('\n').split('\t')
        if len(f) > 5 and f[5] == 'مفرد' and f[4]:
            gender.setdefault(f[0], set()).add('f' if f[4] == 'مؤنث' else 'm')
    seen = {}
    for line in lines(lexicon + '/elixirfm.tsv.xz'):
        f = line.rstrip('\n').split('\t')
        if len(f) < 7 or f[3] != 'Noun' or 'plural:' not in f[6] or ' ' in f[0] or f[0].endswith('ون'):
            continue
        plurals = [with_sukun(p[7:]) for p in f[6].split('|') if p.startswith('plural:')]
        plurals = [p for p in plurals if ' ' not in p]
        bare = lambda s: MARKS.sub('', s)
        oblique = lambda s: s[:-2] + 'ين' if s.endswith('ون') else s
        used = words[bare(f[0])] + words['ال' + bare(f[0])]
        plural_use = {p: words[bare(p)] + words[oblique(bare(p))] + words['ال' + bare(p)] for p in plurals}
        plurals = sorted((p for p in plurals if plural_use[p] > 0), key=lambda p: -plural_use[p])
        if not plurals or used < 4 or plural_use[plurals[0]] < 2:
            continue
        known = gender.get(f[0], set())
        g = 'f' if f[0].endswith(('ة', 'اء')) and known != {'m'} or known == {'f'} else 'm'
        entry = (used + plural_use[plurals[0]], with_sukun(f[1]), g, plurals[:3])
        if f[0] not in seen or entry[0] > seen[f[0]][0] and entry[1] != seen[f[0]][1]:
            seen.setdefault(f[0], entry)
    add_arramooz(lexicon, words, seen)
    with open('nouns_wide.tsv', 'w', encoding='utf-8') as out:
        out.write('# SPDX-License-Identifier: GPL-3.0-or-later\n')
        out.write('# singular\tgender\tplurals; made by build_tables.py from ElixirFM (GPL-3) and Arramooz (GPL-2)\n')
        for _, singular, g, plurals in sorted(seen.values(), key=lambda e: -e[0])[:3600]:
            out.write(f'{singular}\t{g}\t{" ".join(plurals)}\n')


HAMZA = str.maketrans('أإآؤئ', 'ااااا')


def degraded(stem):
    """The misspellings of newspapers and chats that this table can undo."""
    yield stem.translate(str.maketrans('أإآ', 'ااا')), 'hamza'
    if 'ؤ' in stem:
        yield stem.translate(str.maketrans('أإآؤ', 'اااو')), 'hamza'
    if stem[0] in 'أإ':
        yield ('إ' if stem[0] == 'أ' else 'أ') + stem[1:], 'hamza'
    if stem[0] == 'ا' and stem[1] != 'ل' and len(stem) > 2:
        yield 'إ' + stem[1:], 'wasl'
        yield 'أ' + stem[1:], 'wasl'
    if stem.endswith('ة'):
        yield stem[:-1] + 'ه', 'ta'
        yield stem[:-1].translate(HAMZA) + 'ه', 'ta'
    if 'ظ' in stem:
        yield stem.replace('ظ', 'ض'), 'dad'
    if 'ذ' in stem and len(stem) > 3:
        yield stem.replace('ذ', 'د'), 'dal'


def spelling(words):
    stems = collections.Counter()
    for word, n in words.items():
        stems[word] += n
        stem = PREFIX.sub('', word)
        if stem != word:
            stems[stem] += n
    candidates = collections.defaultdict(dict)
    for stem, n in stems.items():
        if n < 12 or len(stem) < 3:
            continue
        for wrong, kind in degraded(stem):
            if wrong != stem:
                candidates[wrong][stem] = (n, kind)
    rows = []
    for wrong, right in candidates.items():
        ranked = sorted(right.items(), key=lambda e: -e[1][0])
        stem, (n, kind) = ranked[0]
        rival = ranked[1][1][0] if len(ranked) > 1 else 0
        seen = stems[wrong]
        strict = kind in ('dad', 'dal')
        if n < (60 if strict else 12) or (strict and (seen or rival)):
            continue
        if n < 60 * seen or n < 25 * rival:
            continue
        rows.append((n, wrong, stem, kind))
    rows.sort(reverse=True)
    with open('spelling_evidence.tsv', 'w', encoding='utf-8') as out:
        out.write('# SPDX-License-Identifier: GPL-3.0-or-later\n')
        out.write('# wrong\tright\twhat was lost; made by build_tables.py, do not edit\n')
        for n, wrong, stem, kind in rows[:14000]:
            out.write(f'{wrong}\t{stem}\t{kind}\n')
    return stems


def frequent(words):
    with open('frequent_words.tsv', 'w', encoding='utf-8') as out:
        out.write('# SPDX-License-Identifier: GPL-3.0-or-later\n')
        out.write('# words of four letters and more that the texts use often; made by build_tables.py\n')
        for word, n in words.most_common(60000):
            if len(word) >= 3 and n >= 25:
                out.write(word + '\n')


if __name__ == '__main__':
    all_words = counts_of(sys.argv[2:])
    nouns(sys.argv[1], all_words)
    spelling(all_words)
    frequent(all_words)
