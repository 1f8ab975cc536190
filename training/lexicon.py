"""Vocalized lexicons as training words: each entry with some of its inflections, attached pronouns and proclitics.

An entry is (vocalized word, kind); kinds: n noun or adjective, v finite verb, p particle, name. UNKNOWN after a letter says
that its mark depends on a sentence that isn't there (case, mood): the letter is then left out of the loss.
"""
import glob
import lzma
import os
import random
import re

SUN = "تثدذرزسشصضطظلن"
FATHA, DAMMA, KASRA, SHADDA, SUKUN = "\u064e", "\u064f", "\u0650", "\u0651", "\u0652"
VOWEL = "[\u064b-\u0650\u0652]"
UNKNOWN = "\u0657"
LONG = "اىوي"


def bare_end(word):
    return re.sub("%s(%s?)$" % (VOWEL, SHADDA), r"\1", word)


def plain_start(word):
    """Hamzat wasl carries no mark in the convention of the corpus."""
    return re.sub("^ا[\u064e-\u0650]", "ا", word)


def open_end(word):
    """The case ending is unknown, unless the word ends in a long vowel."""
    return word if word[-1] in "اىو" or word[-1] == "ي" and word[-2] == KASRA else word + UNKNOWN


def own_rows(corpus):
    """(letters, vocalized word, kind) of the corpus' lexicons, less the typing slips."""
    for path in sorted(glob.glob(os.path.join(corpus, "lexicon*.tsv"))):
        with open(path, encoding="utf-8") as f:
            for line in f:
                p = line.rstrip("\n").split("\t")
                if len(p) >= 3 and p[2] != "x":
                    yield p[:3]


def own(corpus, rng):
    out = []
    for letters, word, kind in own_rows(corpus):
        # a foreign name takes no ending; an Arabic one does
        foreign = kind == "name" and letters[:2] != "ال" and letters[-1] not in "ةيء"
        marked = re.search(VOWEL, word[-1])
        out.append((word if marked or foreign else open_end(word), kind))
        if kind == "n" and not marked:
            out += inflected(word, rng)
    return out


def rows(path):
    with lzma.open(path, "rt", encoding="utf-8") as f:
        return [line.rstrip("\n").split("\t") for line in f if not line.startswith(("#", "unvoc"))]


def others(data, rng):
    """ElixirFM and Arramooz."""
    folder = os.path.join(data, "lexicon")
    out = []
    for p in rows(os.path.join(folder, "elixirfm.tsv.xz")):
        if len(p) < 4 or len(p[1]) < 2:
            continue
        kind = {"Noun": "n", "Adj": "n", "Verb": "v", "Xtra": "name"}.get(p[3])
        extra = [form.split(":", 1) for form in (p[6] if len(p) > 6 else "").split("|") if ":" in form]
        if kind == "v":
            imperfects = [form for label, form in extra if label == "imperf"]
            out += verb(p[1], present(p[1], p[2], imperfects), p[2], rng)
        elif kind:
            out.append((open_end(plain_start(bare_end(p[1]))), kind))
            out += inflected(plain_start(bare_end(p[1])), rng) if kind == "n" else []
        out += [(open_end(plain_start(bare_end(form))), "n") for label, form in extra if label in ("plural", "masdar") and len(form) > 2]
    for p in rows(os.path.join(folder, "names_elixirfm.tsv.xz")):
        if len(p) > 1 and len(p[1]) > 2:
            out.append((open_end(plain_start(bare_end(p[1]))), "name"))
    for p in rows(os.path.join(folder, "arramooz_nouns.tsv.xz")):
        if len(p) > 1 and len(p[1]) > 3:
            out.append((open_end(plain_start(bare_end(p[1]))), "n"))
    for p in rows(os.path.join(folder, "arramooz_verbs.tsv.xz")):
        if len(p) > 1 and len(p[1]) > 3 and p[1][-1] == FATHA:
            out += verb(plain_start(p[1])[:-1], [], "", rng)
    return [entry for entry in dict.fromkeys(out) if " " not in entry[0]]


def inflected(word, rng):
    """Another form of a noun or adjective: sound plurals of nisbas and participles, attached pronouns."""
    if word[-1] in LONG or word[-1] in "ءئؤأ":
        return []
    if word.endswith("ي" + SHADDA):
        return [(word + rng.choice([FATHA + "ة" + UNKNOWN, FATHA + "ة" + UNKNOWN, DAMMA + "ون" + FATHA, KASRA + "ين" + FATHA, FATHA + "ات" + UNKNOWN]), "n")]
    if word.startswith("م" + DAMMA) and word[-1] != "ة" and rng.random() < 0.6:
        return [(word + rng.choice([FATHA + "ة" + UNKNOWN, DAMMA + "ون" + FATHA, KASRA + "ين" + FATHA, FATHA + "ات" + UNKNOWN, FATHA + "ين" + KASRA]), "n")]
    if word.startswith("ال") or rng.random() < 0.4:
        return []
    stem = word[:-1] + "ت" if word[-1] == "ة" else word
    return [(stem + rng.choice([UNKNOWN + "ها", UNKNOWN + "ها", UNKNOWN + "ه" + UNKNOWN, UNKNOWN + "هم" + UNKNOWN, UNKNOWN + "نا", KASRA + "ي"]).replace(
        "ها", "ه" + FATHA + "ا").replace("هم", "ه" + UNKNOWN + "م").replace("نا", "ن" + FATHA + "ا"), "n")]


def last_vowel(stem, vowel):
    """The stem with another vowel before its last letter; None if there is no short one."""
    m = re.match("^(.*)[\u064e-\u0650](%s?[^\u064b-\u0652])$" % SHADDA, stem)
    return m and m.group(1) + vowel + m.group(2)


def present(voc, pattern, imperfects):
    """[(vowel of the prefix, stem)] of the present, by the verb's pattern (ElixirFM's notation)."""
    if imperfects:
        return [(FATHA, form) for form in imperfects]
    vowel, change = FATHA, True
    if pattern.startswith("Ha") and voc.startswith("أ" + FATHA):
        stem, vowel = voc[2:], DAMMA
    elif voc.startswith("ا" + KASRA):
        stem, change = voc[2:], pattern not in ("IFtAL", "InFAL", "IFtaCL", "InFaCL", "IFCaLL")
    elif pattern.startswith("Ta"):
        stem, change = voc, False
    elif pattern in ("FaCCaL", "FACaL", "KaRDaS", "FaCCY", "FACY"):
        stem, vowel = voc, DAMMA
    else:
        return []
    if change:
        if stem[-1] == "ى":
            stem = re.sub("%s(%s?)ى$" % (FATHA, SHADDA), KASRA + r"\1ي", stem)
        elif stem[-2] == "ا":
            stem = re.sub("%sا(.)$" % FATHA, KASRA + r"ي\1", stem)
        elif stem[-1] == SHADDA:
            stem = re.sub("%s(.%s)$" % (FATHA, SHADDA), KASRA + r"\1", stem)
        else:
            stem = last_vowel(stem, KASRA) or stem
    return [(vowel, stem)]


def verb(voc, presents, pattern, rng, count=3):
    """Some finite forms of a verb given by its past stem (no last vowel) and its present stems."""
    past, forms = plain_start(voc), []
    strong = past[-1] not in LONG + "أئؤءآ"
    if strong:
        forms += [past + e for e in (FATHA, FATHA, FATHA + "ت" + SUKUN, DAMMA + "وا", FATHA + "ه" + FATHA + "ا", FATHA + "ه" + DAMMA)]
        if last_vowel(past, KASRA) and "ا" not in past[1:]:
            head = re.match("^(.*)[\u064e-\u0650](%s?.)$" % SHADDA, past)
            passive = re.sub("[\u064e\u0650]", DAMMA, head.group(1)) + KASRA + head.group(2)
            forms += [passive + FATHA, passive + FATHA + "ت" + SUKUN]
    elif past[-1] in "اى":
        forms.append(past)
    for vowel, stem in presents:
        prefix = rng.choice("يييتتن") + vowel
        if stem[-1] in LONG:
            forms.append(prefix + stem)
        elif stem[-1] not in "أئؤءآ":
            forms += [prefix + stem + UNKNOWN, prefix + stem + UNKNOWN, rng.choice("يت") + vowel + stem + DAMMA + "ون" + FATHA,
                      prefix + stem + UNKNOWN + "ه" + FATHA + "ا"]
            passive = last_vowel(stem, FATHA)
            if passive:
                forms.append(rng.choice("يت") + DAMMA + passive + UNKNOWN)
    return [(form, "v") for form in rng.sample(forms, min(count, len(forms)))]


def with_clitic(word, kind, rng):
    r = rng.random()
    article = word.startswith("ال")
    suffixed = "\u064b" in word or re.search("(ه|هم|ن)[%s%s]*ا?$" % (FATHA, UNKNOWN), word)
    if kind == "n" and r < .5 and not article and not suffixed and word[0] != "ا":
        sun = word[0] in SUN
        body = word[0] + SHADDA + word[1:] if sun else word
        proclitic = rng.choice(["ا", "ا", "ا", "و" + FATHA + "ا", "ب" + KASRA + "ا", "ف" + FATHA + "ا", "ل" + KASRA])
        return proclitic + ("ل" if sun else "ل" + SUKUN) + body
    if kind in ("n", "name") and r < .75 and not article:
        return rng.choice(["و" + FATHA, "ب" + KASRA, "ل" + KASRA, "ك" + FATHA]) + word
    if kind == "v" and r < .4:
        choice = ["و" + FATHA, "ف" + FATHA]
        if r < .2 and re.match("[يتن][%s%s]" % (FATHA, DAMMA), word) and UNKNOWN in word:
            choice = ["س" + FATHA, "و" + FATHA + "س" + FATHA, "ل" + KASRA]
        return rng.choice(choice) + word
    return word


def sentences(entries, rng, per_line=8):
    """Lines of shuffled entries."""
    entries = list(entries)
    rng.shuffle(entries)
    for i in range(0, len(entries), per_line):
        yield rng.choice([" ", "، "]).join(with_clitic(word, kind, rng) for word, kind in entries[i:i + per_line])
