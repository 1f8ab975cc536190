"""Sentences of the cache, mixed by weights that change along the run, in batches of like lengths."""
import numpy as np
import torch

import text

SUKUN_BEARERS = np.ones(text.CHARS, bool)  # letters on which a written sukun may be given
SUKUN_BEARERS[[text.LETTER_ID[c] for c in "اىويآ"]] = False


class Source:
    def __init__(self, cache, name, rng):
        get = lambda key: cache[name + "/" + key]
        self.chars, self.labels, self.lengths = get("chars"), get("labels"), get("lengths")
        self.starts, self.ends, self.tokens, self.ids = get("starts"), get("ends"), get("tokens"), get("ids")
        self.char_at = np.concatenate([[0], np.cumsum(self.lengths)])
        self.token_at = np.concatenate([[0], np.cumsum(self.tokens)])
        sizes = self.ends - self.starts + 2  # letters and the separator
        local = np.arange(len(sizes)) - np.repeat(self.token_at[:-1], self.tokens)
        # context row of each char: even rows for the last two letters of a token, odd ones for the rest
        token = np.repeat(local, sizes)
        position = np.arange(len(token)) - np.repeat(self.char_at[:-1], self.lengths)
        end = np.repeat(self.ends, sizes)
        self.where = (2 * token + 1 - ((position == end) | (position == end - 1))).astype(np.int32)
        self.rng, self.order, self.next = rng, rng.permutation(len(self.lengths)), 0

    def draw(self, chars):
        """Indices of sentences with about that many characters; every sentence comes once before any comes twice."""
        out = []
        while chars > 0:
            if self.next == len(self.order):
                self.order, self.next = self.rng.permutation(len(self.lengths)), 0
            out.append(self.order[self.next])
            chars -= self.lengths[out[-1]]
            self.next += 1
        return out


def some_given(labels, chars, rng):
    """Given marks for one sentence: a random part of the true ones, some without their shadda or their vowel."""
    keep = (rng.random(len(labels)) < rng.choice([0.03, 0.1, 0.3, 0.6, 0.9])) & (labels >= 0)
    keep &= (labels > 0) | SUKUN_BEARERS[chars]
    state = labels.astype(np.int64) + 1
    r = rng.random(len(labels))
    both = labels > 7
    state[both & (r < 0.15)] -= 7
    state[both & (r > 0.9)] = 8
    return np.where(keep, state, 0)


def collate(items, rng=None, given_rate=0.0, word_dropout=0.0):
    """items: (source, sentence) pairs -> batch for Net, labels [B,T]."""
    b = len(items)
    t = max(int(s.lengths[i]) for s, i in items)
    w = max(int(s.tokens[i]) for s, i in items)
    chars, given = np.zeros((b, t), np.int64), np.zeros((b, t), np.int64)
    labels, where = np.full((b, t), -1, np.int64), np.zeros((b, t), np.int64)
    picks, ids = np.zeros((b, w, 3), np.int64), np.zeros((b, w, 4), np.int64)
    char_mask, word_mask = np.zeros((b, 1, t), np.float32), np.zeros((b, 1, w), np.float32)
    for k, (s, i) in enumerate(items):
        a, n, c, m = s.char_at[i], s.lengths[i], s.token_at[i], s.tokens[i]
        chars[k, :n] = s.chars[a:a + n]
        labels[k, :n] = s.labels[a:a + n]
        where[k, :n] = s.where[a:a + n] + 2 * w * k
        start, end = s.starts[c:c + m].astype(np.int64), s.ends[c:c + m].astype(np.int64)
        picks[k, :m, 0], picks[k, :m, 1], picks[k, :m, 2] = start, (start + end) // 2, end
        picks[k, :m] += t * k
        ids[k, :m] = s.ids[c:c + m]
        char_mask[k, 0, :n], word_mask[k, 0, :m] = 1, 1
        if given_rate and rng.random() < given_rate:
            given[k, :n] = some_given(labels[k, :n], chars[k, :n], rng)
    if word_dropout:
        r = rng.random((b, w))
        words = ids[:, :, 0] != text.NOT_A_WORD
        ids[(r < word_dropout) & words] = text.UNKNOWN_WORD
        ids[:, :, 0][(r > 1 - word_dropout) & words] = text.UNKNOWN_WORD  # only the full form: the stems must do
    batch = dict(chars=chars, given=given, where=where, picks=picks, ids=ids, char_mask=char_mask, word_mask=word_mask)
    return {k: torch.from_numpy(v) for k, v in batch.items()}, torch.from_numpy(labels)


def rounds(sources, mixture, total_chars, count, batch_chars, rng):
    """Lists of (source, sentence) batches. mixture: name -> (weight at the start, at the end) per word of the source."""
    for r in range(count):
        f = r / max(1, count - 1)
        share = {n: (a + (b - a) * f) * len(sources[n].chars) for n, (a, b) in mixture.items()}
        scale = total_chars / count / sum(share.values())
        items = [(sources[n], i) for n, k in share.items() for i in sources[n].draw(k * scale)]
        items.sort(key=lambda it: it[0].lengths[it[1]] * (1 + 0.1 * rng.random()))
        batches, part, longest = [], [], 0
        for it in items:
            longest = max(longest, it[0].lengths[it[1]])
            if part and longest * (len(part) + 1) > batch_chars:
                batches.append(part)
                part, longest = [], it[0].lengths[it[1]]
            part.append(it)
        batches.append(part)
        rng.shuffle(batches)
        yield r, batches
