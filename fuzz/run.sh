#!/usr/bin/env bash
# Runs every fuzz target for some seconds: fuzz/run.sh [SECONDS [TARGET...]]
#
# libFuzzer, on a stable toolchain: the compiler's own coverage marks take the place of `cargo fuzz`.
# New inputs go to a temporary folder; an input that breaks a promise is kept in fuzz/finds and named.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:-5}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(yaml front_matter markdown csv portal)

host=$(rustc -vV | sed -n 's/^host: //p')
# With --target only the program and its libraries are marked, not what builds them.
RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=4" \
  cargo build --locked --release --quiet --target "$host" --target-dir target

mkdir -p finds
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for target in "${targets[@]}"; do
  seed=${FUZZ_SEED:-$RANDOM}
  mkdir -p "$scratch/$target"
  log="$scratch/$target.log"
  # Seeded mistakes are portals in the same form.
  more=()
  [ "$target" != portal ] || more=(../tests/mistakes)
  printf '%s: %s s, seed %s ... ' "$target" "$seconds" "$seed"
  if "target/$host/release/$target" "$scratch/$target" "corpus/$target" "${more[@]}" -max_total_time="$seconds" -seed="$seed" \
      -max_len=4096 -timeout=5 -rss_limit_mb=1024 -artifact_prefix="finds/$target-" >"$log" 2>&1; then
    sed -n 's/^Done \([0-9]*\) runs.*/\1 runs/p' "$log"
  else
    echo "broken"
    grep -v '^#' "$log" | tail -40
    echo "The input is the newest file in fuzz/finds. To repeat: fuzz/target/$host/release/$target FILE"
    exit 1
  fi
done
rmdir finds 2>/dev/null || true
