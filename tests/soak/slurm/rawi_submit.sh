#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# rawi_submit.sh INPUT OUTPUT [TASKS] [rawi render options]: renders a folder of articles on a Slurm
# cluster into a shared folder: an array of tasks of about 1,000 articles each, then a merge. Prints the
# number of the merge's job. RAWI names the program, SBATCH_OPTIONS adds options (partition, time ...).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
RAWI_INPUT=$(realpath "$1")
RAWI_OUTPUT=$(realpath -m "$2")
tasks=${3:-0}
shift $(($# < 3 ? $# : 3))
if [ "$tasks" -eq 0 ]; then
  articles=$(find "$RAWI_INPUT" -type f | wc -l)
  tasks=$(((articles + 999) / 1000))
fi
mkdir -p "$RAWI_OUTPUT/.rawi"
export RAWI_INPUT RAWI_OUTPUT RAWI_OPTIONS="$*" RAWI=${RAWI:-rawi}
array=$(sbatch --parsable --array="1-$tasks" --output="$RAWI_OUTPUT/.rawi/slurm-%a.log" \
  ${SBATCH_OPTIONS:-} "$here/rawi_array.sbatch")
sbatch --parsable --dependency="afterany:${array%%;*}" --output="$RAWI_OUTPUT/.rawi/slurm-merge.log" \
  ${SBATCH_OPTIONS:-} "$here/rawi_merge.sbatch"
