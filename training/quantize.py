"""Rounding of weights and activations to what the exported model holds: for training with it, and for the export itself.

Activations have 7 bits (0..127 for 0..limit), weights 8 bits with a scale per output channel, the word table 7 bits
around zero. 7 bits, because AVX2 then multiplies unsigned by signed bytes and adds pairs without saturation.
"""
import torch

import model

ACTIVATION_MAX, WEIGHT_MAX, WORD_MIN, WORD_MAX = 127, 127, -64, 63


class Calibrator:
    """Runs the float network and notes how large activations get."""

    def __init__(self, limit):
        self.limit, self.samples = limit, {}

    def activation(self, x, name):
        x = x.clamp(0, self.limit)
        values = x[x > 0]
        if values.numel():
            self.samples.setdefault(name, []).append(float(torch.quantile(values[torch.randint(len(values), (20000,))], 0.998)))
        return x

    def weight(self, w, name):
        return w

    def rows(self, x):
        self.samples.setdefault("word", []).append(float(torch.quantile(x.abs().flatten()[torch.randint(x.numel(), (20000,))], 0.999)))
        return x

    def limits(self):
        """Clamp of each layer's input; the word table's largest value under "word"."""
        return {name: min(self.limit, 1.05 * sum(v) / len(v)) for name, v in self.samples.items()}


def weight_scales(w):
    return w.abs().amax(tuple(range(1, w.dim()))).clamp(min=1e-6) / WEIGHT_MAX


class FakeQuantizer:
    """Rounds in the forward pass, lets gradients through. `states`: inputs of `enter` that are activations; the others
    come from the word table, in another scale, and their weights are stored as if it were the activations'."""

    def __init__(self, limits, states):
        self.limits, self.states = limits, states
        self.word_scale = limits["word"] / WORD_MAX
        self.word_ratio = self.word_scale / (limits["enter"] / ACTIVATION_MAX)

    def activation(self, x, name):
        return torch.fake_quantize_per_tensor_affine(x, self.limits[name] / ACTIVATION_MAX, 0, 0, ACTIVATION_MAX)

    def rescale(self, w, name, ratio):
        return torch.cat([w[:, :self.states], w[:, self.states:] * ratio], 1) if name == "enter" else w

    def weight(self, w, name):
        if name in ("char", "given"):
            return w
        stored = self.rescale(w, name, self.word_ratio)
        zeros = torch.zeros(len(w), dtype=torch.int32)
        rounded = torch.fake_quantize_per_channel_affine(stored, weight_scales(stored.detach()), zeros, 0, -WEIGHT_MAX, WEIGHT_MAX)
        return self.rescale(rounded, name, 1 / self.word_ratio)

    def rows(self, x):
        return torch.fake_quantize_per_tensor_affine(x, self.word_scale, 0, WORD_MIN, WORD_MAX)


def calibrate(net, batches):
    """Limits for FakeQuantizer from some training batches."""
    before, net.quantizer = net.quantizer, Calibrator(model.LIMIT)
    net.eval()
    with torch.no_grad():
        for batch in batches:
            net(batch)
    limits, net.quantizer = net.quantizer.limits(), before
    return limits
