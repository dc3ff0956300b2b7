#!/bin/sh
# kills.sh [RUNS]: kill -9 at RUNS (default 100) instants of each of ten writing commands: import, deliver, a bulk tag, reply, undo,
# merge, settings apply, outbox send, backup and init. After each nothing that was told as done may be lost, nothing half done, no mail
# handed over that is cut off, and `desk verify` must find nothing. Prints a line for each command; DESK_FUZZ_SEED (default: the
# time) says at which instants, so that a run can be repeated.
set -eu
cd "$(dirname "$0")/.."
seed=${DESK_FUZZ_SEED:-$(date +%s)}
echo "seed $seed"
DESK_KILLS=${1:-100} DESK_FUZZ_SEED=$seed cargo test --quiet --test main attack::kills -- --nocapture
