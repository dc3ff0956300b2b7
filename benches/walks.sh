#!/bin/bash
# Random walks over all commands, with `desk verify` after each of them: 500 walks of 60 commands. The tests take a twentieth.
#
# benches/walks.sh [WALKS] [FIRST SEED]; prints the seeds and the result.
set -euo pipefail
cd "$(dirname "$0")/.."
walks=${1:-500}
seed=${2:-1000}
began=$SECONDS
DESK_WALKS=$walks DESK_WALK_SEED=$seed cargo test --release --quiet --test main walks:: -- --nocapture
printf '%s walks from seed %s in %s s\n' "$walks" "$seed" "$((SECONDS - began))"
