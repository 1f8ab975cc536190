"""Trains the network: train.py --cache CACHE.npz --out CHECKPOINT.pt [--init CHECKPOINT.pt] [--data DIR --scorers DIR]

The run is a fixed number of characters, so that a seed reproduces it. --minutes is for a machine that may be too slow for that: the
learning rate then comes down by the clock, and the run ends early and says where.
"""
import argparse
import json
import math
import time

import numpy as np
import torch
from torch.nn import functional as F

import batches
import evaluate
import model
import prepare
import quantize
import text

MIXTURES = {  # weight of each word of a source at the start and the end of the run
    "base": dict(own=(5, 10), aljazeera=(5, 6), books=(2, 2), misc=(1.2, 1), stories=(2, 2), vandyck=(0.6, 0.3), partial=(0.2, 0.03),
                 classical=(0.35, 0.03), lexicon_own=(2, 3), lexicon=(1, 0.6)),
    "final": dict(own=(8, 10), aljazeera=(6, 6), books=(2, 1.5), misc=(1.2, 1), stories=(2, 2), vandyck=(0.4, 0.2), partial=(0.05, 0.02),
                  classical=(0.1, 0.02), lexicon_own=(3, 3), lexicon=(0.8, 0.4)),
    "wide": dict(own=(8, 8), aljazeera=(6, 6), books=(3, 2.5), misc=(2, 1.5), stories=(2, 2), vandyck=(0.7, 0.4), partial=(0.15, 0.1),
                 classical=(0.25, 0.08), lexicon_own=(3, 3), lexicon=(0.8, 0.5)),
}


class Average:
    """Exponential moving average of the weights, updated every few steps."""

    def __init__(self, net, decay, every=8):
        self.values = {k: v.clone() for k, v in net.state_dict().items()}
        self.decay, self.every, self.count = decay ** every, every, 0

    def update(self, net, step):
        if step % self.every:
            return
        self.count += 1
        d = min(self.decay, self.count / (self.count + 10))
        for k, v in net.state_dict().items():
            self.values[k].mul_(d).add_(v, alpha=1 - d)


def options():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--cache", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--init")
    p.add_argument("--data", help="folder with dev/, to score on along the run")
    p.add_argument("--scorers", help="folder with the scorers, for --data")
    p.add_argument("--config", default="{}", help="JSON, arguments of Net; with --init, what differs from it")
    p.add_argument("--mixture", default="base", choices=MIXTURES)
    p.add_argument("--swapped", type=float, default=0.0, help="share of the corpus' weight that goes to its copies with exchanged words")
    p.add_argument("--chars", type=float, default=200e6, help="characters to train on")
    p.add_argument("--minutes", type=float, default=1e9)
    p.add_argument("--batch", type=int, default=8000, help="characters")
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--word-rate", type=float, default=3.0, help="learning rate of the word table, times --rate")
    p.add_argument("--warmup", type=int, default=300)
    p.add_argument("--decay", type=float, default=0.02, help="of the weights")
    p.add_argument("--average", type=float, default=0.9995)
    p.add_argument("--smoothing", type=float, default=0.02)
    p.add_argument("--given", type=float, default=0.12)
    p.add_argument("--word-dropout", type=float, default=0.12, help="share of words that lose their rows of the word table")
    p.add_argument("--rare-dropout", type=float, default=0.0, help="the same for the rows of rare words")
    p.add_argument("--crop", type=float, default=0.0, help="share of sentences that are cut to a piece")
    p.add_argument("--punctuation", type=float, default=0.0, help="share of sentences that lose half of their punctuation")
    p.add_argument("--consistency", type=float, default=0.0, help="weight of the divergence of two passes with different dropouts")
    p.add_argument("--half", action="store_true", help="convolutions in bfloat16")
    p.add_argument("--quantize", action="store_true", help="train with the rounding of the exported model")
    p.add_argument("--rounds", type=int, default=40)
    p.add_argument("--save-every", type=float, default=180, help="seconds")
    p.add_argument("--score-every", type=float, default=600, help="seconds")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--seed", type=int, default=1)
    return p.parse_args()


def save(o, net, vocabulary, average, step, limits):
    torch.save(dict(config=net.config, vocabulary=vocabulary, weights=average.values, step=step, options=vars(o), quantizer=limits), o.out)


def calibration(sources, mixture, batch_chars, rng):
    """A few batches of the mixture, with some marks given."""
    _, parts = next(batches.rounds(sources, mixture, 40 * batch_chars, 1, batch_chars, rng))
    return [batches.tensors(batches.collate(part, rng, 0.1)[0]) for part in parts]


def loss_of(o, net, part, rng, rare):
    """Loss of a batch and its number of characters."""
    batch, labels = batches.collate(part, rng, o.given, o.crop, o.punctuation)
    ids, labels, logits = batch["ids"], torch.from_numpy(labels), []
    for _ in range(2 if o.consistency else 1):
        batch["ids"] = batches.without_rows(ids, rng, o.word_dropout, rare, o.rare_dropout)
        logits.append(net(batches.tensors(batch)))
    loss = sum(F.cross_entropy(x, labels, ignore_index=-1, label_smoothing=o.smoothing) for x in logits) / len(logits)
    if o.consistency:
        letters = torch.from_numpy((batch["chars"] > 0) & (batch["chars"] <= text.FOREIGN))
        p, q = (F.log_softmax(x.transpose(1, 2)[letters], 1) for x in logits)
        loss = loss + o.consistency * 0.5 * ((p.exp() - q.exp()) * (p - q)).sum(1).mean()
    return loss, int(batch["char_mask"].sum())


def main():
    o = options()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    rng = np.random.default_rng(o.seed)
    cache = dict(np.load(o.cache))
    mixture = dict(MIXTURES[o.mixture])
    if o.swapped:
        own = mixture["own"]
        mixture["own"] = tuple(x * (1 - o.swapped) for x in own)
        mixture["swapped"] = tuple(x * o.swapped / len(prepare.SWAP_RATES) for x in own)
    sources = {n: batches.Source(cache, n, rng) for n in mixture}
    vocabulary = cache["vocabulary"]
    start = torch.load(o.init) if o.init else None
    config = dict(start["config"] if start else {}, **json.loads(o.config))
    config["vocabulary"] = len(vocabulary) + 2
    net = model.Net(**config)
    if start:
        net.grow_from(start["weights"], start["vocabulary"], vocabulary)
    net.half = o.half
    limits = None
    if o.quantize:
        limits = start["quantizer"] or quantize.calibrate(net, calibration(sources, mixture, o.batch, rng))
        net.quantizer = quantize.FakeQuantizer(limits, 3 * net.config["char_width"])
    print("parameters %d, multiply-adds per character %d" % (sum(p.numel() for p in net.parameters()), model.multiply_adds(net.config)))
    average = Average(net, o.average)
    dense = [p for p in net.parameters() if p is not net.word.weight]
    optimizers = [torch.optim.AdamW(dense, lr=o.rate, weight_decay=o.decay), torch.optim.SparseAdam([net.word.weight], lr=o.rate)]
    rare = batches.rare_rows(sources, len(vocabulary) + 2)
    step, chars, loss_sum, loss_count = 0, 0, 0.0, 0
    begin = saved = scored = shown = time.time()
    shown_chars = 0
    stop = False
    for r, parts in batches.rounds(sources, mixture, o.chars, o.rounds, o.batch, rng):
        for part in parts:
            f = min(1.0, max(chars / o.chars, (time.time() - begin) / (60 * o.minutes)))
            rate = o.rate * min(1, (step + 1) / o.warmup) * (0.5 * (1 + math.cos(math.pi * f)) + 0.01)
            for optimizer, factor in zip(optimizers, (1, o.word_rate)):
                optimizer.param_groups[0]["lr"] = rate * factor
            loss, size = loss_of(o, net, part, rng, rare)
            net.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(dense, 1.0)
            for optimizer in optimizers:
                optimizer.step()
            step += 1
            average.update(net, step)
            chars += size
            loss_sum, loss_count = loss_sum + loss.item(), loss_count + 1
            now = time.time()
            if step % 200 == 0:
                print("step %d round %d chars %.1fM %.0fs loss %.4f rate %.2e %.0f chars/s" % (
                    step, r, chars / 1e6, now - begin, loss_sum / loss_count, rate, (chars - shown_chars) / (now - shown)), flush=True)
                loss_sum, loss_count, shown, shown_chars = 0.0, 0, now, chars
            stop = now - begin > 60 * o.minutes
            if now - saved > o.save_every:
                saved = now
                save(o, net, vocabulary, average, step, limits)
            if o.data and now - scored > o.score_every:
                scored = now
                print("dev", evaluate.quick(net, average.values, vocabulary, o.data, o.scorers), flush=True)
            if stop:
                break
        if stop:
            break
    save(o, net, vocabulary, average, step, limits)
    print("stopped at step %d, %.1fM chars, %.0f s" % (step, chars / 1e6, time.time() - begin))
    if o.data:
        print("dev", evaluate.quick(net, average.values, vocabulary, o.data, o.scorers, full=True), flush=True)


if __name__ == "__main__":
    main()
