#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The diacritizer's model from texts to file, in one piece, on two cores:
#   recipe.sh DATA SCORERS OUT [SHARE]
# DATA has train/*.txt.xz, lexicon/*.tsv.xz and dev/*.txt, SCORERS diac_eval.py and speak_eval.py. OUT gets the
# checkpoints, the logs and model.rawi-model; what is there already is not made again, so that a broken run goes on.
# SHARE scales the number of characters (1: the real thing; 0.005: a trial of two minutes whose model is worth nothing).
set -euo pipefail
data=$(realpath "$1") scorers=$(realpath "$2") out=$(realpath -m "$3") share=${4:-1}
cd "$(dirname "$0")"
mkdir -p "$out"
export MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=100000000000  # keeps memory between steps
export GOMP_SPINCOUNT=3000                                     # two to four times faster on a busy machine
python=${PYTHON:-/usr/bin/python3}
last_text=$(ls corpus/text*.txt | grep -o '[0-9]*' | sort -n | tail -n 1)
blocks='"dilations": [1, 2, 4, 8, 1, 2, 4, 8, 1, 2]'

# train NAME CHARS OPTIONS...: a run, unless its checkpoint is there
train() {
  local name=$1 chars=$2
  shift 2
  [ -e "$out/$name.pt" ] && return
  chars=$(awk -v c="$chars" -v s="$share" 'BEGIN { print c * s }')
  "$python" train.py --cache "$out/texts.npz" --out "$out/$name.run.pt" --chars "$chars" --half "$@" >"$out/$name.log" 2>&1
  mv "$out/$name.run.pt" "$out/$name.pt"
}

# branches A B FROM CHARS RATE SEED: two runs side by side, one on the mixture that fades to our own texts, one on the
# wide one with more dropped, a core each; and their mean, A.B
branches() {
  local a=$1 b=$2 from=$3 chars=$4 rate=$5 seed=$6 common
  common="--init $out/$from.pt --rate $rate --threads 1 --rare-dropout 0.5 --swapped 0.25"
  # shellcheck disable=SC2086
  OMP_NUM_THREADS=1 train "$a" "$chars" $common --mixture final --seed "$seed" --config '{"row_dropout": 0.25, "dropout": 0.1}' &
  local first=$!
  # shellcheck disable=SC2086
  OMP_NUM_THREADS=1 train "$b" "$chars" $common --mixture wide --seed $((seed + 1)) --word-dropout 0.2 \
    --config '{"row_dropout": 0.3, "dropout": 0.2}'
  wait "$first"
  "$python" average.py --out "$out/$a.$b.pt" "$out/$a.pt:0.5" "$out/$b.pt:0.5"
}

[ -e "$out/texts.npz" ] || "$python" prepare.py --data "$data" --corpus corpus --out "$out/texts.npz" --last-text "$last_text" \
  --vocabulary 104000 >"$out/texts.log"
train base 50e6 --seed 1 --config "{$blocks}"
branches a b base 45e6 1.6e-3 3
branches c d a.b 30e6 1e-3 5
branches e f c.d 26e6 1e-3 7
"$python" average.py --out "$out/final.pt" "$out/c.d.pt:0.3" "$out/e.pt:0.35" "$out/f.pt:0.35"
"$python" export.py --checkpoint "$out/final.pt" --cache "$out/texts.npz" --out "$out/network.rawi-model" \
  --note "training/recipe.sh, texts to $last_text" >"$out/export.log"
"$python" words/train.py --data "$data" --corpus corpus --out "$out/known.bin" --note "texts to $last_text" >"$out/known.log"
"$python" words/attach.py "$out/network.rawi-model" "$out/known.bin" "$out/model.rawi-model"
"$python" reference.py "$out/network.rawi-model" --data "$data" --scorers "$scorers" | tee "$out/scores.txt"
