"""Sentences with nouns, adjectives and foreign names replaced by others that fit their place, so that what is learned is the place.

A word takes part if its stem is a noun or an adjective of a lexicon and no finite verb, or a foreign name of the corpus' lexicon. It is
replaced by a word of the same class: article and proclitics, case ending, gender ending and adjective or noun stay, so all other marks of
the sentence stay right, helping vowels and tanwin included. The most frequent stems (prepositional nouns, numerals, quantifiers) stay.
"""
import collections
import os
import re
import unicodedata

import lexicon

FATHA, DAMMA, KASRA, SHADDA, SUKUN = lexicon.FATHA, lexicon.DAMMA, lexicon.KASRA, lexicon.SHADDA, lexicon.SUKUN
ENDINGS = "\u064b-\u0650"
WORD = re.compile("[\u0621-\u064a][\u0621-\u0652]*")
HEAD = re.compile("^((?:[وف]%s)?)((?:[بكل]%s)?)" % (FATHA, "[%s%s]" % (FATHA, KASRA)))
SHORT = "[%s%s%s]" % (FATHA, DAMMA, KASRA)
DIPTOTE = re.compile("^(.{a}.{a}ا[^{o}]{i}ي?.|أ{a}.{o}.{a}.){s}?$".format(a=FATHA, i=KASRA, o=SUKUN, s=SHADDA))  # takes no tanwin
# not the stem of a noun: attached pronouns and sound plurals (no case ending on the last letter), bare alifs but those of verbal nouns
NO_STEM = re.compile("(ه|[هك]{v}م|{u}{s}?ون|[{a}{i}]{s}?ي{o}?ن){o}?$|^ا(?!ن{o}.{i}|.{o}ت{i}|[تدطظذ]{i}{s})".format(
    a=FATHA, i=KASRA, u=DAMMA, o=SUKUN, s=SHADDA, v=SHORT))
NISBA = re.compile("^(?![وف]{a}|[بكل]{v}).*{i}ي{s}$".format(a=FATHA, i=KASRA, s=SHADDA, v=SHORT))


def split_ending(body):
    """(stem, ending): the case ending of a written noun, '' if there is none. Tanwin before an alif counts as that ending."""
    m = re.match("^(.*[^%s\u0652])([%s])(%s?)(ا?)$" % (ENDINGS, ENDINGS, SHADDA), body)
    if not m or m.group(4) and m.group(2) != "\u064b" or m.group(1)[-1] in "اى":
        return body, ""
    return m.group(1) + m.group(3), m.group(2)


def with_ending(stem, ending):
    m = re.match("^(.*?)(%s?)$" % SHADDA, stem)
    alif = "ا" if ending == "\u064b" and stem[-1] not in "ةء" else ""
    return m.group(1) + ending + m.group(2) + alif


def split_article(word):
    """(what stands before the body: conjunction, preposition, article; body). The body has no shadda of assimilation."""
    m = re.match("^((?:[وف]%s)?(?:[بك][%s%s])?ا|(?:[وف]%s)?ل%s)ل(.*)$" % (FATHA, FATHA, KASRA, FATHA, KASRA), word)
    if m:
        head, rest = m.groups()
        if rest.startswith(SUKUN) and rest[1:2] not in lexicon.SUN:
            return head + "ل", rest[1:]
        if rest.startswith(KASRA + "ا"):
            return head + "ل", rest[1:]
        s = re.match("^([%s])([%s]?)%s(.*)$" % (lexicon.SUN, ENDINGS, SHADDA), rest)
        if s:
            return head + "ل", "".join(s.groups())
        return None, word
    return "", word


def with_article(head, body):
    if body[0] == "ا":
        return head + KASRA + body
    if body[0] in lexicon.SUN:
        m = re.match("^(.[%s]?)(.*)$" % ENDINGS, body)
        return head + m.group(1) + SHADDA + m.group(2)
    return head + SUKUN + body


class Words:
    """Which stems are nouns, adjectives and names."""

    def __init__(self, corpus, data):
        clean = lambda w: lexicon.plain_start(lexicon.bare_end(unicodedata.normalize("NFC", w)))
        self.nouns, self.modern, self.adjectives, self.verbs, self.names = set(), set(), set(), set(), set()
        for p in lexicon.rows(os.path.join(data, "lexicon", "elixirfm.tsv.xz")):
            if len(p) > 3:
                {"Noun": self.nouns, "Adj": self.adjectives, "Verb": self.verbs}.get(p[3], set()).add(clean(p[1]))
                if p[3] == "Noun" and len(p) > 6:
                    self.nouns |= {clean(f[f.index(":") + 1:]) for f in p[6].split("|") if f.startswith(("plural:", "masdar:"))}
        for p in lexicon.rows(os.path.join(data, "lexicon", "arramooz_verbs.tsv.xz")):
            if len(p) > 1:
                self.verbs.add(clean(p[1]))
        for _, word, kind in lexicon.own_rows(corpus):
            if kind == "v":
                self.verbs.add(clean(word))
            elif kind == "n":
                self.modern.add(clean(split_article(word)[1]))
            elif kind == "name" and re.match("^(?!ا).{6,}[^اىويةء%s]$" % ENDINGS, word):
                self.names.add(word)
        self.modern = {w for w in self.modern if not NO_STEM.search(w) and w.replace(FATHA + "ان", "") not in self.nouns}

    def kind(self, stem):
        """n, a, or None for what is to stay."""
        masculine = stem[:-2] if stem.endswith(FATHA + "ة") else stem
        if stem in self.verbs or len(stem) < 5 or stem[-1] in "اىويأؤئآء":
            return None
        if masculine in self.adjectives or NISBA.match(masculine):
            return "a"
        return "n" if stem in self.nouns or stem in self.modern else None


class Swapper:
    def __init__(self, words, lines, keep=250):
        self.words, self.cache = words, {}
        stems = collections.Counter(a[1] for line in lines for a in self.analyses(line) if a)
        self.frequent = {s for s, _ in stems.most_common(keep)}
        self.pool = collections.defaultdict(list)
        for stem in dict.fromkeys(list(stems) + sorted(words.modern) + sorted(words.names)):
            if stem not in self.frequent and self.group(stem)[0]:
                self.pool[self.group(stem)].append(stem)

    def group(self, stem):
        kind = "name" if stem in self.words.names else self.words.kind(stem)
        return kind, stem[-1] == "ة", stem.endswith(FATHA + "ات"), stem[0] == "ا", bool(DIPTOTE.match(stem))

    def analysis(self, word):
        """(head, stem, ending) or None where the word doesn't take part."""
        if word not in self.cache:
            self.cache[word] = self.analyse(word)
        return self.cache[word]

    def analyse(self, word):
        head, body = split_article(word)
        if head is None:
            return None
        if head:
            stem, ending = split_ending(body)
            return (head, stem, ending) if ending in (FATHA, DAMMA, KASRA) and self.words.kind(stem) else None
        if word in self.words.names:
            return "", word, ""
        for cut in dict.fromkeys(len(g) for g in ("", HEAD.match(word).group(1), HEAD.match(word).group(0))):
            stem, ending = split_ending(word[cut:])
            if word[cut:] in self.words.names:
                return word[:cut], word[cut:], ""
            if ending and self.words.kind(stem):
                return word[:cut], stem, ending
        return None

    def analyses(self, line):
        """Per word of the line, as in analysis(); without an article or tanwin only before a word with the article (a construct)."""
        words = WORD.findall(line)
        for i, word in enumerate(words):
            a = self.analysis(word)
            indefinite = a and not a[0].endswith("ل") and a[2] and a[2] in FATHA + DAMMA + KASRA
            if indefinite and not (i + 1 < len(words) and re.match("(ال|لِل)", words[i + 1])):
                a = None
            yield a

    def swapped(self, line, rate, rng):
        """The line with each word that can be exchanged exchanged with that probability."""
        found, at, out = list(self.analyses(line)), 0, []
        for k, m in enumerate(WORD.finditer(line)):
            out.append(line[at:m.start()])
            out.append(self.other(m.group(), found[k], rng) if found[k] and rng.random() < rate else m.group())
            at = m.end()
        return unicodedata.normalize("NFC", "".join(out) + line[at:])

    def other(self, word, analysis, rng):
        head, stem, ending = analysis
        if stem in self.frequent:
            return word
        stem = rng.choice(self.pool[self.group(stem)])
        body = with_ending(stem, ending) if ending else stem
        return with_article(head, body) if re.search("(ا|لِ)ل$", head) else head + body
