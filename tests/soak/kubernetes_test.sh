#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# kubernetes_test.sh RAWI [ARTICLES]: checks the manifest of the indexed job, then plays the cluster: runs
# the container's own command line once per index, asks one pod to leave in the middle and starts it again,
# merges, and compares the tree with that of one process. Exit 77 with a reason where it can't.
set -uo pipefail
rawi=$(realpath "$1") articles=${2:-24}
here=$(cd "$(dirname "$0")" && pwd)
python3 -c 'import yaml' 2>/dev/null || { echo "skipped: python3-yaml is not installed"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
give_up() { echo "$*" >&2; exit 1; }

pods=$(python3 "$here/kubernetes/check_job.py" "$here/kubernetes/rawi-job.yaml" "$work") ||
  give_up "the manifest is no batch/v1 Job"
"$here/articles.sh" "$articles" "$work/articles" 2
mkdir "$work/bin" && ln -s "$rawi" "$work/bin/rawi"
export PATH=$work/bin:$PATH
pod() { JOB_COMPLETION_INDEX=$1 exec /bin/sh -c "$(cat "$work/command")"; }

(pod 0) &
leaving=$!
for ((i = 0; i < 600; i++)); do  # until its first article is begun
  [ -n "$(find "$work/audio" -mindepth 1 -type d ! -name .rawi 2>/dev/null)" ] && break
  kill -0 "$leaving" 2>/dev/null || break
  sleep 0.1
done
kill -TERM "$leaving" 2>/dev/null
wait "$leaving"
first=$?
[ "$first" -eq 0 ] || [ "$first" -eq 130 ] || give_up "the pod that had to leave ended with $first"
# The signal lets the running articles finish: nobody works on when the pod is gone.
[ -z "$(find "$work/audio" -name '.rawi-*')" ] || give_up "the pod left work in the middle"
for ((index = 0; index < pods; index += 2)); do
  (pod "$index") &
  (pod "$((index + 1))") || give_up "pod $((index + 1)) ended with $?"
  wait $! || give_up "pod $index ended with $?"
done
rawi merge "$work/audio" || give_up "rawi merge failed"
rawi render "$work/articles" -o "$work/single" --quiet || give_up "the single run failed"
diff -rq --exclude=.rawi "$work/single" "$work/audio" || give_up "the trees differ"
rawi status --json "$work/audio" | grep -q "\"done\":$articles,\"failed\":0" || give_up "articles are missing"
# Articles that can't be rendered are no reason to run again; a lost folder is.
: >"$work/articles/empty.txt"
for ((index = 0; index < pods; index++)); do
  (pod "$index") 2>/dev/null || give_up "an article that can't be rendered ended pod $index with $?"
done
mv "$work/articles" "$work/elsewhere"
(pod 0) 2>/dev/null
[ $? -eq 66 ] || give_up "no articles, and the pod did not say so"
echo "$pods pods, one moved in the middle: the tree is that of one process ($articles articles)"
