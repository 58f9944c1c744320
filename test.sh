#!/usr/bin/env bash
# Everything that CI runs, on a fresh Debian-like machine with Rust: installs what is missing, then
# checks formatting and lints and runs all tests.
set -euo pipefail
cd "$(dirname "$0")"

say() { printf '\n== %s\n' "$*"; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# The CommonMark specification and the schemas and readers of the report formats come from npm; they are under
# licences of their own and not part of this repository.
if ! command -v npm >/dev/null; then
  say "Installing Node.js and npm through apt"
  as_root apt-get update -q
  as_root apt-get install -y -q nodejs npm
fi
if [ ! tests/node_modules/.package-lock.json -nt tests/package-lock.json ]; then
  say "Installing the test data through npm"
  (cd tests && npm ci --no-audit --no-fund)
fi

say "Formatting"
cargo fmt --check
say "Lints"
cargo clippy --locked --all-targets -- -D warnings
say "Tests"
cargo test --locked
