#!/bin/sh
# clocks.sh: how long the SLA engine takes for a million clocks on one core, calendars precomputed; the aim is one second.
# The tickets are made by src/desk/sla/tests/pace.rs. With PERF=1 the run is profiled too (needs perf).
set -eu
cd -- "$(dirname -- "$0")/.."
cargo test --release --lib --no-run
run() { "$@" --ignored --exact desk::sla::tests::pace::a_million_clocks --nocapture --test-threads 1; }
binary=$(ls -t target/release/deps/solodesk-* | grep -v '\.d$' | while read -r file; do [ -x "$file" ] && echo "$file" && break; done)
run "$binary" | grep clocks
if [ "${PERF:-}" = 1 ]; then
    run perf record -q -g -o target/clocks.perf "$binary" >/dev/null
    perf report -i target/clocks.perf --no-children --stdio 2>/dev/null | grep -v '^#' | grep '%' | head -25
fi
