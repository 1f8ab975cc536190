#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# batch_workers.sh RAWI [ARTICLES]: two workers against one over the same articles, beside what the machine
# gives: the work of two spinners at once against one alone, measured in the same run.
. "$(dirname "$0")/batch_common.sh" "$1" "${2:-200}" 12

spin() { # prints how many rounds a busy loop makes in 3 seconds
  local rounds=0 end=$((SECONDS + 3))
  while [ "$SECONDS" -lt "$end" ]; do rounds=$((rounds + 1)); done
  echo "$rounds"
}
seconds() { # seconds COMMAND...
  local begin
  begin=$(date +%s.%N)
  "$@"
  calc "$(date +%s.%N) - $begin"
}
render() { "$rawi" render "$work/in" -o "$work/out-$1" --format "$format" --jobs "$1" --quiet; }

one_spinner=$(spin)
two_spinners=$({ spin & spin & wait; } | awk '{ sum += $1 } END { print sum }')
one=$(seconds render 1)
two=$(seconds render 2)
echo "machine: two spinners do $(calc "$two_spinners / $one_spinner") times the work of one"
echo "rawi: $articles articles, one worker $one s, two workers $two s: $(calc "$one / $two") times"
diff -rq --exclude=.rawi "$work/out-1" "$work/out-2"
