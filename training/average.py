"""Weighted mean of the weights of checkpoints of one run and its continuations: average.py --out OUT.pt A.pt:0.4 B.pt:0.6

The last one gives the vocabulary; a word that another lacks is an unknown word there.
"""
import argparse

import torch

import model


def weights_for(part, last):
    """Weights of a checkpoint, its word table in the order of another's vocabulary."""
    net = model.Net(**last["config"])
    net.grow_from(part["weights"], part["vocabulary"], last["vocabulary"])
    return net.state_dict()


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--out", required=True)
    p.add_argument("parts", nargs="+")
    o = p.parse_args()
    parts = [part.rsplit(":", 1) for part in o.parts]
    total, last = {}, torch.load(parts[-1][0])
    for path, share in parts:
        for name, value in weights_for(torch.load(path), last).items():
            total[name] = total.get(name, 0) + float(share) * value
    torch.save(dict(last, weights=total, parts=o.parts), o.out)


if __name__ == "__main__":
    main()
