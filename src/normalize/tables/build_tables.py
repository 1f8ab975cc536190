#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes nouns_wide.tsv and spelling_evidence.tsv, the two tables that are too long to write by hand.

  build_tables.py LEXICON_DIR TEXT...

LEXICON_DIR holds elixirfm.tsv.xz (ElixirFM lexicon, GPL-3: letters, vocalized, pattern, class, root, gloss,
plural:...) and arramooz_nouns.tsv.xz (Arramooz, GPL-2: letters, vocalized, type, root, gender, number, plural).
TEXT are vocalized or plain Arabic texts (.txt or .txt.xz), well spelled: their word counts are the evidence.

nouns_wide.tsv: singular, gender, plurals by frequency: nouns of ElixirFM that have a plural and that the texts use.
spelling_evidence.tsv: right words and the ways in which newspapers damage them, where the damaged form is no word
of the texts and the lexica, or is hundred times rarer.
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
        stem = re.sub('[\u064b-\u064d](?=\u0651?$)', '', f[1])  # on a doubled letter too
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


HAMZA = str.maketrans('أإآؤئ', 'اااوي')
FIRST = 'أإآ'


def degraded(word):
    """What newspapers and chats make of a word, by kind. spelling.cpp makes the same forms from the right word."""
    yield 'h', word.translate(str.maketrans('أإآ', 'ااا'))
    if 'ؤ' in word:
        yield 'u', word.translate(str.maketrans('أإآؤ', 'اااو'))
    if word[0] in 'أإ':
        yield 'x', ('إ' if word[0] == 'أ' else 'أ') + word[1:]
    if word[0] == 'ا' and word[1] != 'ل' or word[:3] in ('الت', 'الز', 'الغ', 'الح') and len(word) < 7:
        yield 'w', 'إ' + word[1:]
    if word.endswith('ة'):
        yield 't', word[:-1] + 'ه'
        yield 'T', word[:-1].translate(str.maketrans('أإآ', 'ااا')) + 'ه'
    if word.endswith('ي') and len(word) > 1:
        yield 'y', word[:-1] + 'ى'
    if 'ظ' in word:
        yield 'z', word.replace('ظ', 'ض')
    if 'ذ' in word and len(word) > 3:
        yield 'd', word.replace('ذ', 'د')


def lexicon_words(lexicon):
    known = set()
    for name in ('arramooz_nouns.tsv.xz', 'arramooz_verbs.tsv.xz', 'elixirfm.tsv.xz', 'names_elixirfm.tsv.xz'):
        for line in lines(lexicon + '/' + name):
            known.add(line.split('\t')[0].strip())
    for line in lines(lexicon + '/arramooz_wordfreq.csv.xz'):
        cells = line.split('\t')
        if len(cells) > 1:
            known.add(cells[1].strip())
    return known


def spelling(lexicon, words, rejected):
    """One line per right word: the kinds of damage that can be undone, since no other word looks like that."""
    known = lexicon_words(lexicon)
    stems = collections.Counter()
    for word, n in words.items():
        stems[word] += n
        stem = PREFIX.sub('', word)
        if stem != word:
            stems[stem] += n
    weight = collections.Counter({w: n for w, n in stems.items() if len(w) >= 2 and n >= 4})
    for w in known:
        if WORD.fullmatch(w) and len(w) >= 4:
            weight[w] += 3
    candidates = collections.defaultdict(dict)
    for word, n in weight.items():
        for kind, wrong in degraded(word):
            if wrong != word and n > candidates[wrong].get(word, (0,))[0]:
                candidates[wrong][word] = (n, kind)
    kinds = collections.defaultdict(str)
    for wrong, right in candidates.items():
        ranked = sorted(right.items(), key=lambda e: -e[1][0])
        word, (n, kind) = ranked[0]
        rival = ranked[1][1][0] if len(ranked) > 1 else 0
        short = wrong[0] == 'ا' and len(wrong) <= 4  # the lexica leave the hamza of short words out themselves
        seen = stems[wrong] + (6 if wrong in known and not short else 0)
        if wrong in rejected or len(wrong) < 2:
            continue
        if kind in 'zd' and (n < 8 or seen or rival):
            continue
        if kind == 'y' and (n < 10 or n < 40 * seen or rival):
            continue
        if kind in 'tT' and (n < 6 or len(word) < 5 or n < 30 * seen or rival * 10 > n or stems[word[:-1]] > 1 or word[:-1] in known):
            continue  # a word without ta could carry the pronoun: كعبه
        if kind in 'hux' and (n < 3 or n < 40 * seen or n < 12 * rival):
            continue
        if kind == 'u' and n < 10 or n == 3 and word[:2] in ('أل', 'إل', 'آل'):
            continue
        if kind == 'x' and (seen or n < (3 if re.fullmatch('إ..ا.', word) else 25)):
            continue
        if kind == 'w' and (not re.match('(ال)?ا(ن|ست|.[تطد])', word) or n < 3 or seen > 0 or rival * 6 > n):
            continue
        kinds[word] += kind
    rows = sorted(kinds, key=lambda w: -weight[w])
    rows = [w for w in rows if weight[w] > 3 or kinds[w] in ('h', 'w', 'hx', 'hw')][:19000]
    with open('spelling_evidence.tsv', 'w', encoding='utf-8') as out:
        out.write('# SPDX-License-Identifier: GPL-3.0-or-later\n')
        out.write('# right word\tdamage that can be undone (h hamza lost, u also on waw, x the other hamza, w hamza on a hamzat\n')
        out.write('# wasl, t T ta marbuta as ha, y the dots of ya, z d dots); made by build_tables.py, do not edit\n')
        for w in rows:
            out.write(f'{w}\t{kinds[w]}\n')
    genuine = sorted({PREFIX.sub('', w) for w, n in words.items() if w.startswith('ال') and w.endswith('ه') and n >= 2})
    with open('spelling_words.tsv', 'w', encoding='utf-8') as out:
        out.write('# SPDX-License-Identifier: GPL-3.0-or-later\n')
        out.write('# words that end in a ha of their own; made by build_tables.py, do not edit\n')
        for w in genuine:
            out.write(w + '\n')


def frequent(words):
    with open('frequent_words.tsv', 'w', encoding='utf-8') as out:
        out.write('# SPDX-License-Identifier: GPL-3.0-or-later\n')
        out.write('# words that the texts use often, for words run together; made by build_tables.py, do not edit\n')
        for word, n in words.most_common(60000):
            if len(word) >= 3 and n >= 12:
                out.write(word + '\n')


def rejected_words():
    """Repairs that fired on well-spelled text when they were tried there."""
    with open('spelling_rejected.tsv', encoding='utf-8') as rows:
        return {row.split('\t')[0].strip() for row in rows if not row.startswith('# ')}


if __name__ == '__main__':
    all_words = counts_of(sys.argv[2:])
    nouns(sys.argv[1], all_words)
    spelling(sys.argv[1], all_words, rejected_words())
    frequent(all_words)
