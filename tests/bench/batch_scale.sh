#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# batch_scale.sh RAWI [ARTICLES]: what a large batch costs. Renders ARTICLES (10,000) articles of about 65 words
# with one worker, watches the parent's memory from a tenth of them on, counts the lines that it writes into a
# pipe, and times a rerun over the finished work. Against it stand 20 of these articles, spread over the batch,
# each rendered by a call of its own: five rounds, at the batch's beginning, end and three times in between while
# it is held, so that both meet the machine in the same moods. Processor time counts, divided by the seconds of
# audio, since articles are not equally long, and twice: whole, and without what a call needs to start and to
# look at its sources (a rerun, which renders nothing). Exit 1 where a promise is broken: under 10 MB of growth,
# a rerun under 5 s for 10,000, processor time per second of audio, start taken off, within 5 %.
. "$(dirname "$0")/batch_common.sh" "$1" "${2:-10000}" 5

format=${RAWI_FORMAT:-wav}  # costs least, so that what a batch adds shows most
mapfile -t singles < <(find "$work/in" -type f | sort | awk -v step=$((articles / 20)) 'NR % step == 0' | head -20)
rounds=5
mark=$((articles / 10)) first=0 last=0

audio_s() { "$rawi" status --json "$1" | grep -o '"audio_s":[0-9.]*' | cut -d: -f2; }
resident_kb() { awk '/^VmRSS/ { print $2 }' "/proc/$1/status" 2>/dev/null || echo 0; }
finished() { { grep -c $'\tdone\t' "$work/log"; } 2>/dev/null || true; }
timed() { # timed FILE COMMAND...: adds a line "processor time, wall time"
  command time -a -o "$1" -f '%U %S %e' "${@:2}"
}
sum() { awk -v from="$2" -v to="$3" 'NR >= from && NR <= to { sum += $1 + $2 } END { print sum }' "$1"; }

# Each of the singles in a call of its own, and once more, when there is nothing to render.
round() {
  local article output="$work/single-$1"
  for article in "${singles[@]}"; do
    timed "$work/alone" "$rawi" render "$article" -o "$output" --format "$format" --jobs 1 --quiet
  done
  for article in "${singles[@]}"; do
    timed "$work/started" "$rawi" render "$article" -o "$output" --format "$format" --jobs 1 --quiet
  done
}

round 1
taken=1
set -m
command time -a -o "$work/large" -f '%U %S %e' "$rawi" render "$work/in" -o "$work/out" --format "$format" \
  --jobs 1 --log "$work/log" 2>"$work/lines" &
batch=$!
set +m
while kill -0 "$batch" 2>/dev/null; do
  sleep 1
  done_count=$(finished)
  parent=$(pgrep -P "$batch" -x rawi | head -1 || true)
  now=$(resident_kb "${parent:-0}")
  if [ "${done_count:-0}" -gt "$mark" ] && [ "${now:-0}" -gt 0 ]; then
    [ "$first" -gt 0 ] || first=$now
    last=$now
  fi
  if [ "$taken" -lt $((rounds - 1)) ] && [ "${done_count:-0}" -gt $((articles * taken / (rounds - 1))) ]; then
    kill -STOP -- "-$batch"
    taken=$((taken + 1))
    round "$taken"
    kill -CONT -- "-$batch"
  fi
done
wait "$batch"
timed "$work/again" "$rawi" render "$work/in" -o "$work/out" --format "$format" --jobs 1 --quiet
while [ "$taken" -lt "$rounds" ]; do taken=$((taken + 1)); round "$taken"; done

growth=$((last - first))
rerun=$(awk '{ print $3 }' "$work/again")
audio=$(audio_s "$work/out")
grep $'\tend\t' "$work/log" | cut -f3 | head -1
echo "parent: $first kB at article $mark, $last kB at the last, growth $growth kB"
echo "progress: $(grep -c 'articles,' "$work/lines") lines, the last but one: $(tail -2 "$work/lines" | head -1)"
echo "rerun over $articles finished articles: $rerun s, $(sum "$work/again" 1 1) s of processor time"
whole=$(calc "$(sum "$work/large" 1 1) / $audio * 1000" 3)
steady=$(calc "($(sum "$work/large" 1 1) - $(sum "$work/again" 1 1)) / $audio * 1000" 3)
for ((i = 1; i <= rounds; i++)); do
  from=$(((i - 1) * ${#singles[@]} + 1)) to=$((i * ${#singles[@]}))
  alone=$(sum "$work/alone" "$from" "$to") started=$(sum "$work/started" "$from" "$to")
  spoken=$(audio_s "$work/single-$i")
  echo "$(calc "$alone / $spoken * 1000" 3) $(calc "($alone - $started) / $spoken * 1000" 3)" >>"$work/rounds"
done
median() { cut -d' ' -f"$1" "$work/rounds" | sort -g | sed -n "$((rounds / 2 + 1))p"; }
ratio=$(calc "$steady / $(median 2)" 3)
echo "processor time per second of audio: batch $whole ms, ${#singles[@]} single calls $(median 1) ms (median of" \
  "$rounds rounds): $(calc "$whole / $(median 1)" 3) times; start taken off, batch $steady ms, single calls" \
  "$(median 2) ms: $ratio times (rounds: $(cut -d' ' -f2 "$work/rounds" | paste -sd' '))"
[ "$growth" -lt 10240 ] && [ "$(calc "($rerun < 5) * ($ratio < 1.05)" 0)" = 1 ]
