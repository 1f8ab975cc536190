# SPDX-License-Identifier: GPL-3.0-or-later
# The opening of the batch benchmarks. `. batch_common.sh RAWI ARTICLES SENTENCES` writes ARTICLES articles of
# SENTENCES sentences into $work/in; $work is a folder that goes with the script. RAWI_FORMAT chooses the
# format of the audio (opus).
set -euo pipefail
rawi=$(realpath "$1") articles=$2
format=${RAWI_FORMAT:-opus}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$(dirname "${BASH_SOURCE[0]}")/../soak/articles.sh" "$articles" "$work/in" "$3"

calc() { awk "BEGIN { printf \"%.${2:-2}f\", $1 }"; }
