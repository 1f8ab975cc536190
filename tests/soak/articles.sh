#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# articles.sh COUNT FOLDER [SENTENCES]: writes COUNT short articles, each different, 1,000 to a folder.
set -euo pipefail
count=$1 folder=$2 sentences=${3:-3}
subjects=("وصل الوفد إلى العاصمة" "بدأت أعمال المؤتمر" "أعلنت الوزارة نتائج الدراسة" "افتتح المتحف قاعة جديدة" "نشرت الجامعة كتابا")
times=("صباح اليوم" "مساء أمس" "في الشهر الماضي" "قبل أسبوعين" "منذ أيام")
ends=("وقال الناطق إن العمل مستمر" "وشارك فيه عدد من الباحثين" "ورحب السكان بالقرار" "ولم تذكر تفاصيل أخرى" "وينتظر أن يستمر ثلاثة أيام")
for ((i = 1; i <= count; i++)); do
  place="$folder/$((i / 1000))"
  [ -d "$place" ] || mkdir -p "$place"
  {
    echo "${subjects[i % 5]} ${times[i / 5 % 5]}"
    echo
    for ((s = 0; s < sentences; s++)); do
      echo "${subjects[(i + s) % 5]} ${times[(i / 5 + s) % 5]} ${ends[(i / 25 + s) % 5]}، والرقم $i."
    done
  } >"$place/خبر-$i.txt"
done
