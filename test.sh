#!/usr/bin/env bash
# Everything that CI runs, on a fresh Debian-like machine with Rust: installs what is missing, then
# checks formatting and lints and runs all tests.
set -euo pipefail
cd "$(dirname "$0")"

say() { printf '\n== %s\n' "$*"; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# From npm come the CommonMark specification, validators and readers of the report formats; they are under licences
# of their own and not part of this repository.
if ! command -v npm >/dev/null; then
  say "Installing Node.js and npm through apt"
  as_root apt-get update -q
  as_root apt-get install -y -q nodejs npm
fi
if ! cmp -s tests/package-lock.json tests/node_modules/.installed; then
  say "Installing the test data through npm"
  (cd tests && npm ci --no-audit --no-fund && cp package-lock.json node_modules/.installed)
fi

say "Formatting"
cargo fmt --check
say "Lints"
cargo clippy --locked --all-targets -- -D warnings
say "Tests"
cargo test --locked
if ! command -v "${CHROMIUM:-chromium}" >/dev/null; then
  say "Installing the browser Chromium through apt"
  as_root apt-get update -q
  as_root apt-get install -y -q chromium
fi
say "Pages in a browser"
site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT
"${CARGO_TARGET_DIR:-target}/debug/leitstand" build --output "$site/public"
CHROMIUM=$(command -v "${CHROMIUM:-chromium}") node tests/browser/navigate.mjs "$site/public"
CHROMIUM=$(command -v "${CHROMIUM:-chromium}") node tests/browser/calendar.mjs "$site/public"
CHROMIUM=$(command -v "${CHROMIUM:-chromium}") node tests/browser/preview.mjs "${CARGO_TARGET_DIR:-target}/debug/leitstand" "$site/public"
say "Fuzzing, for a short time; fuzz/run.sh with more seconds goes on"
if ! command -v c++ >/dev/null; then
  say "Installing a C++ compiler for the fuzzer through apt"
  as_root apt-get update -q
  as_root apt-get install -y -q g++
fi
fuzz/run.sh 5
