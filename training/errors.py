"""Counts the remaining errors by kind, and shows some: errors.py --gold FILE --hypothesis FILE --model MODEL --scorers DIR
[--multiref] [--show N]

A word counts if it sounds wrong as a newsreader says it (speak_eval's pausal reading). `ending`: right once its case ending is
dropped; `stem`: wrong even so. `unknown`: the spelling has no row in the word table.
"""
import argparse
import collections
import random
import sys

import reference
import text


def kind_of(gold, known, stem):
    if not stem:
        return "ending, known word" if known else "ending, unknown word"
    base = text.word_forms("".join(gold.let))[1]
    if base[0] in "يتن" and gold.vow[len(gold.let) - len(base)] in "aui" and gold.vow[-1] != "o":
        return "stem, verb in the present or its like (y-, t-, n-)"
    if gold.vow[-1] == "o" and gold.let[-1] != "ت" and len(gold.let) > 3:
        return "stem, foreign name without ending"
    return "stem, known word" if known else "stem, unknown word"


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--gold", required=True)
    p.add_argument("--hypothesis", required=True)
    p.add_argument("--model", required=True, help="exported model, for its vocabulary")
    p.add_argument("--scorers", required=True)
    p.add_argument("--multiref", action="store_true")
    p.add_argument("--show", type=int, default=0)
    o = p.parse_args()
    sys.path.insert(0, o.scorers)
    import diac_eval
    import speak_eval
    vocabulary = {int(h) for h in reference.read(o.model)[1]["vocabulary"]}
    counts, words, examples = collections.Counter(), collections.Counter(), collections.defaultdict(list)
    for line, other in zip(diac_eval.read(o.gold), diac_eval.read(o.hypothesis)):
        choices = diac_eval.parse_multiref(line) if o.multiref else [[w] for w in diac_eval.parse(line)]
        gold = [c[0] for c in choices]
        for i, hyp in enumerate(diac_eval.align(gold, diac_eval.parse(other))):
            known = text.word_hash("".join(gold[i].let)) in vocabulary
            words["known" if known else "unknown"] += 1
            if hyp is None:
                counts["not aligned"] += 1
                continue
            pause, begins = gold[i].pause, i == 0 or gold[i - 1].pause
            wasl = i + 1 < len(gold) and diac_eval.starts_wasl(gold[i + 1]) and not pause
            sounds = lambda w: speak_eval.phones(w, pause, wasl, begins)
            if any(sounds(g) == sounds(hyp) for g in choices[i]):
                continue
            stem = all(speak_eval.phones(g, True, False, True) != speak_eval.phones(hyp, True, False, True) for g in choices[i])
            kind = kind_of(gold[i], known, stem)
            counts[kind] += 1
            examples[kind].append((gold[i - 1].text() if i else "", gold[i].text(), hyp.text()))
    print("words", dict(words), "errors", sum(counts.values()))
    for kind, n in counts.most_common():
        print("%5d  %s" % (n, kind))
        for example in random.Random(0).sample(examples[kind], min(o.show, n)):
            print("      ", *example)


if __name__ == "__main__":
    main()
