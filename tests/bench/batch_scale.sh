#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# batch_scale.sh RAWI [ARTICLES]: what a large batch costs. Renders ARTICLES (10,000) short articles with one
# worker, watches the parent's memory from a tenth of them on, counts the lines that it writes into a pipe,
# times a rerun over the finished work, and compares the throughput with that of a small batch: 20 articles
# spread over the large one, five times. Both are measured in their steady state: what the program needs to
# start and to look at its sources (a rerun, which renders nothing) is taken off, and the time is divided by
# the seconds of audio, since the articles are not equally long. Exit 1 where a promise is broken: under
# 10 MB of growth, a rerun under 5 s for 10,000, processor time per second of audio within 5 %.
set -euo pipefail
rawi=$1 articles=${2:-10000}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/../soak/articles.sh" "$articles" "$work/in" 2
format=${RAWI_FORMAT:-wav}
calc() { awk "BEGIN { printf \"%.${2:-2}f\", $1 }"; }
resident_kb() { awk '/^VmRSS/ {print $2}' "/proc/$1/status" 2>/dev/null || echo 0; }
audio_s() { "$rawi" status --json "$1" | grep -o '"audio_s":[0-9.]*' | cut -d: -f2; }
# render FOLDER OUTPUT [OPTIONS]: prints the processor time and the wall time
render() {
  /usr/bin/time -o "$work/time" -f '%U %S %e' "$rawi" render "$1" -o "$2" --format "$format" --jobs 1 "${@:3}"
  awk '{ print $1 + $2, $3 }' "$work/time"
}
# steady OUTPUT "CPU WALL" "CPU WALL OF THE RERUN": milliseconds per second of audio, processor and wall
steady() {
  echo "$2 $3 $(audio_s "$1")" | awk '{ printf "%.3f %.3f\n", ($1 - $3) / $5 * 1000, ($2 - $4) / $5 * 1000 }'
}
small() { # small NUMBER: one measurement of the 20
  local first again
  first=$(render "$work/few" "$work/few-$1" --quiet)
  again=$(render "$work/few" "$work/few-$1" --quiet)
  steady "$work/few-$1" "$first" "$again"
}

mkdir "$work/few"
find "$work/in" -type f | sort | awk -v step=$((articles / 20)) 'NR % step == 0' | head -20 |
  xargs -d '\n' cp -t "$work/few"
for run in 1 2; do small "$run" >>"$work/small"; done

render "$work/in" "$work/out" --log "$work/log" 2>"$work/lines" >"$work/large" &
waiting=$!
parent=
mark=$((articles / 10)) first=0 last=0
while kill -0 "$waiting" 2>/dev/null; do
  [ -n "$parent" ] || parent=$(pgrep -f "^$rawi render $work/in" | head -1 || true)
  done_count=$({ wc -l <"$work/log"; } 2>/dev/null || echo 0)
  now=$(resident_kb "${parent:-0}")
  if [ "$done_count" -gt "$mark" ] && [ "${now:-0}" -gt 0 ]; then
    [ "$first" -eq 0 ] && first=$now
    last=$now
  fi
  sleep 1
done
wait "$waiting"
growth=$((last - first))
grep $'\tend\t' "$work/log" | cut -f3
wall=$(cut -d' ' -f2 "$work/large")
echo "parent: $((first / 1024)) MB at article $mark, $((last / 1024)) MB at the last, growth $growth kB"
echo "progress: $(grep -c 'articles,' "$work/lines") lines in $wall s, the last but one: $(tail -2 "$work/lines" | head -1)"

again=$(render "$work/in" "$work/out" --quiet)
rerun=${again#* }
echo "rerun over $articles finished articles: $rerun s"
for run in 3 4 5; do small "$run" >>"$work/small"; done
large=$(steady "$work/out" "$(cat "$work/large")" "$again")
median() { cut -d' ' -f"$1" "$work/small" | sort -g | sed -n 3p; }
cpu=$(calc "${large% *} / $(median 1)" 3)
echo "per second of audio: $articles articles ${large% *} ms of processor time and ${large#* } ms of wall time," \
  "20 articles $(median 1) and $(median 2) ms (median of five): $cpu times the processor time," \
  "$(calc "${large#* } / $(median 2)" 3) times the wall time"
[ "$growth" -lt 10240 ] && [ "$(calc "($rerun < 5) * ($cpu < 1.05)" 0)" = 1 ]
