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


class Sentence:
    """Views of the arrays of one sentence, `where` counted from its own first token."""

    def __init__(self, s, i):
        a, n, c, m = s.char_at[i], s.lengths[i], s.token_at[i], s.tokens[i]
        self.chars, self.labels, self.where = s.chars[a:a + n], s.labels[a:a + n], s.where[a:a + n]
        self.starts, self.ends, self.ids = s.starts[c:c + m].astype(np.int64), s.ends[c:c + m].astype(np.int64), s.ids[c:c + m]

    def keep(self, tokens):
        """Leaves the tokens that are True."""
        sizes = self.ends - self.starts + 2
        chars = np.repeat(tokens, sizes)
        self.where = 2 * (np.cumsum(tokens) - 1)[self.where[chars] // 2] + self.where[chars] % 2
        self.chars, self.labels, self.ids = self.chars[chars], self.labels[chars], self.ids[tokens]
        last = np.cumsum(sizes[tokens])
        self.starts, self.ends = last - sizes[tokens], last - 2

    def forget_ending(self, token):
        """The case ending of that token is not to be learned: what decides it may be gone."""
        a, e = self.starts[token], self.ends[token]
        self.labels = self.labels.copy()
        self.labels[max(a, e - 1):e + 1] = -1


def crop(sentence, rng):
    """A random piece of the sentence, without the begin or end token where it is cut, as long texts are cut at run-time."""
    m = len(sentence.starts)
    if m < 12:
        return
    side = rng.integers(3)  # cut before, after, on both sides
    first = int(rng.integers(1, m - 8)) if side != 1 else 0
    last = int(rng.integers(first + 7, m)) if side != 0 else m
    tokens = np.zeros(m, bool)
    tokens[first:last] = True
    sentence.keep(tokens)
    for token in (range(3) if first else []):
        sentence.forget_ending(token)
    if last < m:
        sentence.forget_ending(-1)


def drop_punctuation(sentence, rng):
    """Half of the punctuation goes, but not before an alif: there the helping vowel of the word before depends on it."""
    begins = sentence.chars[sentence.starts]
    tokens = ~((begins >= text.STOP) & (begins < text.SYMBOL) & (rng.random(len(begins)) < 0.5))
    tokens[:-1] |= begins[1:] == text.LETTER_ID["ا"]
    if not tokens.all():
        sentence.keep(tokens)


def rare_rows(sources, size, least=4):
    """Which rows of the word table fewer than `least` words of the vocalized texts have."""
    counts = np.zeros(size, np.int64)
    for name, s in sources.items():
        if name not in ("swapped", "lexicon", "lexicon_own"):
            counts += np.bincount(s.ids.ravel(), minlength=size)
    return counts < least


def without_rows(ids, rng, share, rare=None, rare_share=0.0):
    """Some words lose all their rows of the word table, as many only that of the full form, so that the stems must do; and rows
    of rare words go, since they tell the one sentence that has them."""
    r, ids = rng.random(ids.shape[:2]), ids.copy()
    words = ids[:, :, 0] != text.NOT_A_WORD
    if rare_share:
        ids[rare[ids] & words[:, :, None] & (rng.random(ids.shape[:2]) < rare_share)[:, :, None]] = text.UNKNOWN_WORD
    ids[(r < share) & words] = text.UNKNOWN_WORD
    ids[:, :, 0][(r > 1 - share) & words] = text.UNKNOWN_WORD
    return ids


def collate(items, rng=None, given_rate=0.0, crop_rate=0.0, punctuation_rate=0.0):
    """items: (source, sentence) pairs -> batch for Net, labels [B,T], both of numpy arrays."""
    sentences = [Sentence(s, i) for s, i in items]
    for sentence in sentences:
        if punctuation_rate and rng.random() < punctuation_rate:
            drop_punctuation(sentence, rng)
        if crop_rate and rng.random() < crop_rate:
            crop(sentence, rng)
    b, t, w = len(items), max(len(s.chars) for s in sentences), max(len(s.starts) for s in sentences)
    chars, given = np.zeros((b, t), np.int64), np.zeros((b, t), np.int64)
    labels, where = np.full((b, t), -1, np.int64), np.zeros((b, t), np.int64)
    picks, ids = np.zeros((b, w, 3), np.int64), np.zeros((b, w, 4), np.int64)
    char_mask, word_mask = np.zeros((b, 1, t), np.float32), np.zeros((b, 1, w), np.float32)
    for k, s in enumerate(sentences):
        n, m = len(s.chars), len(s.starts)
        chars[k, :n], labels[k, :n], where[k, :n] = s.chars, s.labels, s.where + 2 * w * k
        picks[k, :m, 0], picks[k, :m, 1], picks[k, :m, 2] = s.starts, (s.starts + s.ends) // 2, s.ends
        picks[k, :m] += t * k
        ids[k, :m] = s.ids
        char_mask[k, 0, :n], word_mask[k, 0, :m] = 1, 1
        if given_rate and rng.random() < given_rate:
            given[k, :n] = some_given(labels[k, :n], chars[k, :n], rng)
    return dict(chars=chars, given=given, where=where, picks=picks, ids=ids, char_mask=char_mask, word_mask=word_mask), labels


def tensors(batch):
    return {k: torch.from_numpy(v) for k, v in batch.items()}


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
