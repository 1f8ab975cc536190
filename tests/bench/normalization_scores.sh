#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Per-class figures of the normalization suites: normalization_scores.sh NORMALIZE_LINES [DATA_DIR [OUT_DIR]]
# NORMALIZE_LINES is the program of tests/normalize. Skips quietly where the suites are not at hand.
set -eu
program=$1
here=$(cd "$(dirname "$0")" && pwd)
shared=${RAWI_SHARED:-$here/../../../shared}
data=${2:-$shared/data/dev/normalization}
score=$shared/tools/normalization_score.py
[ -d "$data" ] && [ -f "$score" ] || { echo "no suites at $data: skipped"; exit 0; }
out=${3:-$(mktemp -d)}
mkdir -p "$out"
for suite in "$data"/*.tsv; do
  name=$(basename "$suite" .tsv)
  case $name in segmentation | spelling) continue ;; esac
  tail -n +2 "$suite" | cut -f1,2,6 | "$program" > "$out/$name.txt"
  echo "== $name"
  python3 "$score" "$suite" "$out/$name.txt"
done
