"""The network: characters, then words, then characters again.

Everything between the embeddings and the logits is a convolution, an addition and a clamp to 0..LIMIT, so that it runs in
8-bit integers (FORMAT.md). A residual stream carries sums; each block reads it clamped and adds its convolution to it.
"""
import torch
from torch import nn
from torch.nn import functional as F

import text

LIMIT = 4.0  # clamp of the activations in training; quantization narrows it per layer


class Quantizer:
    """What happens to activations and weights. This one, for float training, only clamps; quantize.py has the other."""

    def activation(self, x, name):
        return F.hardtanh(x, 0, LIMIT)

    def weight(self, w, name):
        return w

    def rows(self, x):
        """Rows taken from the word table."""
        return x


class Net(nn.Module):
    def __init__(self, vocabulary, char_width=128, word_width=256, embedding=64, before=3, after=3, dilations=(1, 2, 4, 8, 1, 2, 4),
                 dropout=0.1, row_dropout=0.0):
        super().__init__()
        self.config = dict(vocabulary=vocabulary, char_width=char_width, word_width=word_width, embedding=embedding, before=before,
                           after=after, dilations=list(dilations), dropout=dropout, row_dropout=row_dropout)
        self.dilations, self.dropout, self.row_dropout, self.quantizer, self.half = list(dilations), dropout, row_dropout, Quantizer(), False
        self.char = nn.Embedding(text.CHARS, char_width)
        self.given = nn.Embedding(text.GIVENS, char_width)
        self.word = nn.Embedding(vocabulary, embedding)
        self.before = nn.ModuleList(nn.Conv1d(char_width, char_width, 3, padding=1) for _ in range(before))
        self.enter = nn.Conv1d(3 * char_width + 4 * embedding, word_width, 1)
        self.words = nn.ModuleList(nn.Conv1d(word_width, word_width, 3, padding=d, dilation=d) for d in dilations)
        self.context = nn.Conv1d(word_width, 2 * char_width, 1)
        self.after = nn.ModuleList(nn.Conv1d(char_width, char_width, 3, padding=1) for _ in range(after))
        self.head = nn.Conv1d(char_width, text.CLASSES, 1)
        nn.init.normal_(self.char.weight, 0, 0.5)
        nn.init.normal_(self.given.weight, 0, 0.5)
        nn.init.zeros_(self.given.weight[0].data)
        nn.init.normal_(self.word.weight, 0, 0.3)
        for conv in [*self.before, *self.words, *self.after]:
            nn.init.kaiming_normal_(conv.weight)
            conv.weight.data *= 0.5  # residual branches begin small: there is no normalization
            nn.init.zeros_(conv.bias)

    def grow_from(self, weights, old_words, new_words):
        """Takes over weights of a net with perhaps fewer blocks and another vocabulary (arrays of sorted hashes). A new block
        begins at zero, where it changes nothing, a new word as the unknown word."""
        row = {int(h): i + 2 for i, h in enumerate(old_words)}
        rows = [0, 1] + [row.get(int(h), text.UNKNOWN_WORD) for h in new_words]
        weights = dict(weights, **{"word.weight": weights["word.weight"][rows]})
        missing, surplus = self.load_state_dict(weights, strict=False)
        assert not surplus and all(name.startswith(("before.", "words.", "after.")) for name in missing)
        own = self.state_dict()
        for name in missing:
            own[name].zero_()

    def conv(self, module, x, name):
        q = self.quantizer
        weight = q.weight(module.weight, name)
        if self.half and self.training:  # bfloat16 halves the time of a convolution where the processor has it
            x, weight, bias = x.bfloat16(), weight.bfloat16(), module.bias.bfloat16()
            return F.conv1d(x, weight, bias, 1, module.padding, module.dilation).float()
        return F.conv1d(x, weight, module.bias, 1, module.padding, module.dilation)

    def drop(self, x):
        return F.dropout1d(x, self.dropout, self.training)

    def forward(self, batch):
        """batch: chars, given [B,T]; picks [B,W,3] (rows of first, middle, last char in [B*T]); ids [B,W,4];
        where [B,T] (row in [2*B*W] of each char's context); char_mask [B,1,T]; word_mask [B,1,W]. -> logits [B,14,T]"""
        q = self.quantizer
        b, t = batch["chars"].shape
        w = batch["ids"].shape[1]
        h = F.embedding(batch["chars"], q.weight(self.char.weight, "char")) + F.embedding(batch["given"], q.weight(self.given.weight, "given"))
        h = h.transpose(1, 2) * batch["char_mask"]
        for i, conv in enumerate(self.before):
            name = "before%d" % i
            h = h + self.drop(self.conv(conv, q.activation(h, name), name)) * batch["char_mask"]
        states = F.embedding(batch["picks"], q.activation(h, "enter").transpose(1, 2).reshape(b * t, -1)).reshape(b, w, -1)
        words = q.rows(F.embedding(batch["ids"], self.word.weight, sparse=True)).reshape(b, w, -1)
        words = F.dropout(words, self.row_dropout, self.training)
        v = self.conv(self.enter, torch.cat([states, words], 2).transpose(1, 2), "enter") * batch["word_mask"]
        for i, conv in enumerate(self.words):
            name = "words%d" % i
            v = v + self.drop(self.conv(conv, q.activation(v, name), name)) * batch["word_mask"]
        # two contexts per word: for its last two letters, and for the others
        c = self.conv(self.context, q.activation(v, "context"), "context").transpose(1, 2).reshape(2 * b * w, -1)
        h = (h + F.embedding(batch["where"], c).transpose(1, 2)) * batch["char_mask"]
        for i, conv in enumerate(self.after):
            name = "after%d" % i
            h = h + self.drop(self.conv(conv, q.activation(h, name), name)) * batch["char_mask"]
        return self.conv(self.head, q.activation(h, "head"), "head")


def multiply_adds(config, chars_per_word=6.5):
    """Per character, embeddings being free."""
    c, w = config["char_width"], config["word_width"]
    per_word = w * (3 * c + 4 * config["embedding"]) + len(config["dilations"]) * 3 * w * w + 2 * c * w
    return (config["before"] + config["after"]) * 3 * c * c + c * text.CLASSES + per_word / chars_per_word
