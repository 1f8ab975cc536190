#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# slurm_test.sh RAWI [ARTICLES] [SECONDS]: starts a real single-machine Slurm on loopback, renders 200 short
# articles in four tasks by the recipe in slurm/, kills a task in the middle, and compares the tree with that of
# one process. Exit 77 with a reason where Slurm can't be started here. After SECONDS (1,800) it gives up,
# whatever it waits for, and ends all that it started.
set -uo pipefail
rawi=$(realpath "$1") articles=${2:-200} limit_s=${3:-1800}
[ -n "${RAWI_TIMED:-}" ] || RAWI_TIMED=1 exec timeout -k 30 "$limit_s" bash "$0" "$@"
trap 'echo "no end after $limit_s s; waited for: $waiting_for"; exit 1' TERM
waiting_for="the daemons of Slurm"
here=$(cd "$(dirname "$0")" && pwd)

skip() { echo "skipped: $*"; exit 77; }
[ "$(id -u)" -eq 0 ] || skip "a single-machine Slurm needs root"
for program in slurmctld slurmd sbatch scontrol squeue munged; do
  PATH=$PATH:/usr/sbin command -v "$program" >/dev/null || skip "$program is not installed (slurm-wlm, munge)"
done
export PATH=$PATH:/usr/sbin

work=$(mktemp -d)
chmod 755 "$work"
pids=()
finish() {
  if [ -n "${SLURM_CONF:-}" ]; then timeout 5 scancel --full -u root && sleep 1; fi 2>/dev/null
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null; done
  for file in "$work"/slurm*.pid; do [ -s "$file" ] && kill "$(cat "$file")" 2>/dev/null; done
  [ -n "${RAWI_KEEP:-}" ] || rm -rf "$work"
}
trap finish EXIT

if ! munge -n >/dev/null 2>&1; then
  install -d -o munge -g munge -m 0755 /run/munge
  [ -s /etc/munge/munge.key ] || { dd if=/dev/urandom of=/etc/munge/munge.key bs=1 count=1024 2>/dev/null
    chown munge: /etc/munge/munge.key; chmod 400 /etc/munge/munge.key; }
  runuser -u munge -- "$(command -v munged)" || skip "munged does not start"
  [ -s /run/munge/munged.pid ] && pids+=("$(cat /run/munge/munged.pid)")
fi

mkdir -p "$work/state" "$work/spool"
cat >"$work/slurm.conf" <<CONF
ClusterName=rawi
SlurmctldHost=localhost(127.0.0.1)
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
SlurmUser=root
AuthType=auth/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
ReturnToService=2
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
SlurmctldPort=16817
SlurmdPort=16818
SchedulerParameters=batch_sched_delay=0,sched_interval=2
NodeName=localhost NodeHostname=$(hostname -s) NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=500
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP OverSubscribe=FORCE:4
CONF
export SLURM_CONF="$work/slurm.conf"
slurmctld -c || skip "slurmctld does not start"
slurmd || skip "slurmd does not start: $(tail -1 "$work/slurmd.log")"
for ((i = 0; i < 60; i++)); do
  sinfo -h -o %t 2>/dev/null | grep -q idle && break
  sleep 0.5
done
sinfo -h -o %t 2>/dev/null | grep -q idle || skip "the node does not come up: $(tail -1 "$work/slurmd.log")"

"$here/articles.sh" "$articles" "$work/in" 2
export RAWI=$rawi SBATCH_OPTIONS="--mem=50"
merge=$("$here/slurm/rawi_submit.sh" "$work/in" "$work/cluster" 4 --format opus) || { echo "sbatch failed"; exit 1; }

# A task is killed as soon as it has begun: its batch script and all below it.
victim=
for ((i = 0; i < 200 && ${#victim} == 0; i++)); do
  sleep 0.1
  victim=$(pgrep -f "render $work/in .*--shard 2/4" | head -1)
done
[ -n "$victim" ] && sleep 0.5 && kill -9 "$victim" && echo "killed the process of task 2"
waiting_for="the jobs"
while [ -n "$(squeue -h -j "$merge" 2>/dev/null)" ]; do sleep 0.5; done
cat "$work/cluster/.rawi/slurm-merge.log"
waiting_for="the run of one process"
"$rawi" render "$work/in" -o "$work/single" --format opus --quiet || { echo "the single run failed"; exit 1; }
if diff -rq --exclude=.rawi "$work/single" "$work/cluster"; then
  echo "four tasks, one killed: the tree is that of one process ($articles articles)"
else
  echo "the trees differ"; tail -n 3 "$work"/cluster/.rawi/slurm-*.log; exit 1
fi
