#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# batch_scale.sh RAWI [ARTICLES]: what a large batch costs. Renders ARTICLES (10,000) short articles with one
# worker, watches the parent's memory from the 1,000th article on, times a rerun over the finished work, and
# compares the throughput with that of single runs. Exit 1 where a promise is broken: under 10 MB of growth,
# a rerun under 5 s.
set -euo pipefail
rawi=$1 articles=${2:-10000}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/../soak/articles.sh" "$articles" "$work/in" 2
format=${RAWI_FORMAT:-wav}
calc() { awk "BEGIN { printf \"%.2f\", $* }"; }
resident_kb() { awk '/^VmRSS/ {print $2}' "/proc/$1/status" 2>/dev/null || echo 0; }

"$rawi" render "$work/in" -o "$work/out" --format "$format" --jobs 1 --quiet --log "$work/log" &
parent=$!
mark=$((articles / 10)) first=0 last=0
while kill -0 "$parent" 2>/dev/null; do
  done_count=$(grep -c $'\tdone\t' "$work/log" 2>/dev/null || true)
  now=$(resident_kb "$parent")
  if [ "${done_count:-0}" -ge "$mark" ] && [ "${now:-0}" -gt 0 ]; then
    [ "$first" -eq 0 ] && first=$now
    last=$now
  fi
  sleep 1
done
wait "$parent"
growth=$((last - first))
grep $'\tend\t' "$work/log" | cut -f3
echo "parent: $((first / 1024)) MB at article $mark, $((last / 1024)) MB at the last, growth $growth kB"

begin=$(date +%s.%N)
"$rawi" render "$work/in" -o "$work/out" --format "$format" --jobs 1 --quiet
rerun=$(calc "$(date +%s.%N) - $begin")
echo "rerun over $articles finished articles: $rerun s"
[ "$growth" -lt 10240 ] && [ "${rerun%.*}" -lt 5 ]
