"""Scores a checkpoint on the dev sets with the shared scorers: evaluate.py --checkpoint CKPT.pt --data DIR --scorers DIR

The gold lines are stripped of their marks to make the input.
"""
import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile

import numpy as np
import torch

import model
import text

DEV = [("wikinews_2014_multiref", ["--multiref", "--helping"]), ("dev_aljazeera", []), ("padt_dev", [])]


def strip(line, keep=0.0, rng=random):
    return "".join(c for c in line if c not in text.VOWELS and c not in text.SHADDA + "\u0670" or c != "\u0670" and rng.random() < keep)


def plain(line, multiref, keep=0.0, rng=random):
    """The input for a gold line, of alternatives (a/b) the first; a share of the marks may be kept."""
    if multiref:
        line = " ".join(re.sub("^([^/]+)/.*?([.,،؛:؟!)]*)$", r"\1\2", token) if "/" in token else token for token in line.split())
    return strip(line, keep, rng)


class Decoder:
    def __init__(self, net, vocabulary):
        self.net, self.rows, self.cache = net, {int(h): i + 2 for i, h in enumerate(vocabulary)}, {}

    def ids(self, word):
        if word is None:
            return [text.NOT_A_WORD] * 4
        if word not in self.cache:
            self.cache[word] = [self.rows.get(text.word_hash(f), text.UNKNOWN_WORD) for f in text.word_forms(word)]
        return self.cache[word]

    def logits(self, sentences):
        """[B,14,T] logits as numpy for parsed sentences."""
        b = len(sentences)
        t = max(len(s.chars) for s in sentences)
        w = max(len(s.words) for s in sentences)
        batch = dict(chars=np.zeros((b, t), np.int64), given=np.zeros((b, t), np.int64), where=np.zeros((b, t), np.int64),
                     picks=np.zeros((b, w, 3), np.int64), ids=np.zeros((b, w, 4), np.int64),
                     char_mask=np.zeros((b, 1, t), np.float32), word_mask=np.zeros((b, 1, w), np.float32))
        for k, s in enumerate(sentences):
            n, m = len(s.chars), len(s.words)
            batch["chars"][k, :n], batch["given"][k, :n] = s.chars, s.given
            for j, (a, e) in enumerate(zip(s.starts, s.ends)):
                batch["where"][k, a:e + 2] = 2 * (k * w + j) + 1
                batch["where"][k, max(a, e - 1):e + 1] = 2 * (k * w + j)
                batch["picks"][k, j] = [k * t + a, k * t + (a + e) // 2, k * t + e]
                batch["ids"][k, j] = self.ids(s.words[j])
            batch["char_mask"][k, 0, :n], batch["word_mask"][k, 0, :m] = 1, 1
        self.net.eval()
        with torch.no_grad():
            return self.net({k: torch.from_numpy(v) for k, v in batch.items()}).numpy()

    def lines(self, lines):
        out = [""] * len(lines)
        parsed = [text.parse(line) for line in lines]
        order = sorted(range(len(lines)), key=lambda i: len(parsed[i].chars))
        for i in range(0, len(order), 16):
            part = order[i:i + 16]
            for k, scores in zip(part, self.logits([parsed[k] for k in part])):
                out[k] = text.render(lines[k], parsed[k], constrained(scores, parsed[k].given))
        return out


def constrained(scores, given):
    """Best class per character among those that the given marks allow. scores [14, T]."""
    classes = scores[:, :len(given)].argmax(0)
    for i, g in enumerate(given):
        if g:
            allowed = text.ALLOWED[g]
            classes[i] = allowed[int(scores[allowed, i].argmax())]
    return classes


def score(name, flags, hypothesis, data, scorers, limit=None):
    """Scores of the shared scorers for the hypothesis lines of a dev set."""
    with open(os.path.join(data, "dev", name + ".txt"), encoding="utf-8") as f:
        gold = f.read().split("\n")[:limit]
    out = {}
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, n) for n in ("gold", "hyp")]
        for path, lines in zip(paths, (gold, hypothesis)):
            with open(path, "w", encoding="utf-8") as f:
                f.write("\n".join(lines))
        for tool, extra in (("diac_eval.py", flags), ("speak_eval.py", [x for x in flags if x == "--multiref"])):
            r = subprocess.run([sys.executable, os.path.join(scorers, tool), *paths, "--json", *extra], stdout=subprocess.PIPE, check=True)
            out.update(json.loads(r.stdout))
    kind = "marked" if name == "padt_dev" else "all"
    return {"DER": out["DER_%s_ce" % kind], "DER-": out["DER_%s_noce" % kind], "WER": out["WER_%s_ce" % kind],
            "WER-": out["WER_%s_noce" % kind], "pausal": out["speechWER_pausal"], "stem": out["speechWER_sukun"]}


def all_scores(decode, data, scorers, sets=DEV, limit=None, keep=0.0):
    """decode: lines -> lines."""
    scores, rng = {}, random.Random(1)
    for name, flags in sets:
        with open(os.path.join(data, "dev", name + ".txt"), encoding="utf-8") as f:
            lines = [plain(line, "--multiref" in flags, keep, rng) for line in f.read().split("\n")[:limit]]
        scores[name] = score(name, flags, decode(lines), data, scorers, limit)
    return scores


def quick(net, weights, vocabulary, data, scorers, full=False):
    """Scores of averaged weights along a training run."""
    copy = model.Net(**net.config)
    copy.load_state_dict(weights)
    copy.quantizer = net.quantizer
    decode = Decoder(copy, vocabulary).lines
    return all_scores(decode, data, scorers, DEV if full else DEV[:1])


def load(path):
    checkpoint = torch.load(path)
    net = model.Net(**checkpoint["config"])
    net.load_state_dict(checkpoint["weights"])
    return net, checkpoint


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--checkpoint", required=True)
    p.add_argument("--data", required=True)
    p.add_argument("--scorers", required=True)
    p.add_argument("--keep", type=float, default=0.0, help="share of the true marks that stay in the input")
    p.add_argument("--write", help="folder for the hypotheses")
    o = p.parse_args()
    torch.set_num_threads(1)
    net, checkpoint = load(o.checkpoint)
    decoder = Decoder(net, checkpoint["vocabulary"])

    def decode(lines):
        out = decoder.lines(lines)
        if o.write:
            with open(os.path.join(o.write, "hyp_%d.txt" % len(lines)), "w", encoding="utf-8") as f:
                f.write("\n".join(out))
        return out

    for name, scores in all_scores(decode, o.data, o.scorers, keep=o.keep).items():
        print(name, json.dumps(scores))


if __name__ == "__main__":
    main()
