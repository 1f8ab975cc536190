#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# kill_test.sh RAWI [KILLS] [ARTICLES]: kills a batch at random moments (parent, one child, the whole
# group), goes on, and compares the final tree with that of an undisturbed run. Default: 500 kills over
# 300 articles. RAWI_SEED repeats a run. Exit 0 when nothing was torn, wrong or lost.
set -uo pipefail
rawi=$1 kills=${2:-500} articles=${3:-300}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
RANDOM=${RAWI_SEED:-$$}
seed=${RAWI_SEED:-$$}
format=${RAWI_FORMAT:-opus}
"$here/articles.sh" "$articles" "$work/in" 2

render() { "$rawi" render "$work/in" -o "$1" --format "$format" --quiet "${@:2}"; }

render "$work/whole" || { echo "the undisturbed run failed" >&2; exit 1; }

# A file under a final name is whole at every moment: its bytes are those of the undisturbed run.
torn=0
check_files() {
  local file
  while IFS= read -r -d '' file; do
    cmp -s "$work/killed/$file" "$work/whole/$file" || { torn=$((torn + 1)); echo "wrong: $file" >&2; }
  done < <(cd "$work/killed" && find . -type f -newer "$work/mark" ! -path './.rawi/*' ! -name '.rawi-*' -print0)
}

mkdir -p "$work/killed"
killed=0 finished=0
set -m
for ((k = 0; k < kills; k++)); do
  touch "$work/mark"
  # Where all is done, some of it is thrown away, so that there is always something to interrupt.
  if ((finished)); then
    find "$work/killed" -mindepth 2 -maxdepth 2 -type d ! -path '*/.rawi*' | shuf -n $((articles / 3 + 1)) |
      xargs -d '\n' rm -rf
    finished=0
  fi
  # Not by the function: a shell would stand between, and be killed in rawi's place.
  "$rawi" render "$work/in" -o "$work/killed" --format "$format" --quiet 2>"$work/errors" &
  parent=$!
  sleep "$(printf '0.%03d' $((RANDOM % 900 + 50)))"
  case $((RANDOM % 3)) in
    0) kill -9 "$parent" ;;
    1) child=$(ps -o pid= --ppid "$parent" | shuf -n 1) && [ -n "$child" ] && kill -9 $child
       sleep 0.2; kill -9 "$parent" ;;
    2) kill -9 -- "-$parent" ;;
  esac 2>/dev/null && killed=$((killed + 1))
  wait "$parent" 2>/dev/null
  [ $? -eq 0 ] && finished=1
  check_files
done
set +m

render "$work/killed" || echo "the last run failed" >&2
lost=0
while IFS= read -r -d '' file; do
  [ -e "$work/killed/$file" ] || { lost=$((lost + 1)); echo "lost: $file" >&2; }
done < <(cd "$work/whole" && find . -type f ! -path './.rawi/*' -print0)
left=$(find "$work/killed" -name '.rawi-*' | wc -l)
if diff -rq --exclude=.rawi "$work/whole" "$work/killed" >"$work/diff"; then same=yes; else same=no; fi
head -5 "$work/diff" >&2
echo "kills $killed, articles $articles, torn or wrong files $torn, files lost $lost," \
  "temporaries left $left, tree identical: $same (seed $seed)"
[ "$torn" -eq 0 ] && [ "$lost" -eq 0 ] && [ "$left" -eq 0 ] && [ "$same" = yes ]
