#!/usr/bin/env bash
# Everything that CI runs, on a fresh Debian-like machine with Rust: installs what is missing, then
# checks formatting and lints and runs all tests.
set -euo pipefail
cd "$(dirname "$0")"

say() { printf '\n== %s\n' "$*"; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# need COMMAND WHAT PACKAGE...: installs the packages where there is no such command, and says what for.
need() {
  if ! command -v "$1" >/dev/null; then
    say "Installing $2 through apt"
    as_root apt-get update -q
    as_root apt-get install -y -q "${@:3}"
  fi
}

# From npm come the CommonMark specification, validators and readers of the report formats; they are under licences
# of their own and not part of this repository.
need npm "Node.js and npm" nodejs npm
if ! cmp -s tests/package-lock.json tests/node_modules/.installed; then
  say "Installing the test data through npm"
  (cd tests && npm ci --ignore-scripts --no-audit --no-fund && cp package-lock.json node_modules/.installed)
fi

say "Formatting"
cargo fmt --check
say "Lints"
cargo clippy --locked --all-targets -- -D warnings
say "Tests"
cargo test --locked

# The browser as Debian builds it for tests; CHROMIUM=chromium is the one with a window.
: "${CHROMIUM:=chromium-headless-shell}"
need "$CHROMIUM" "the browser Chromium" "$(basename "$CHROMIUM")"
need pdftotext "pdftotext, which reads what Chromium prints" poppler-utils
need java "Java, for the HTML checker" default-jre-headless
CHROMIUM=$(command -v "$CHROMIUM")
export CHROMIUM
leitstand=${CARGO_TARGET_DIR:-target}/debug/leitstand
site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT
"$leitstand" build --output "$site/public"
say "Pages, judged by the Nu HTML checker"
java -jar tests/node_modules/vnu-jar/build/dist/vnu.jar --errors-only --skip-non-html "$site/public"
echo "no errors"
say "Pages in a browser, two tests at a time, for a browser waits much"
# in_browser NAME ARGUMENT...: what it says comes in one piece; a name that fails is said again at the end.
failed=$site/failed
in_browser() {
  local said
  said=$(node "tests/browser/$1.mjs" "${@:2}" 2>&1) || echo "$1" >>"$failed"
  printf -- '-- %s\n%s\n' "$1" "$said"
}
export -f in_browser
export failed
xargs -L 1 -P 2 bash -c 'in_browser "$@"' _ <<END
pages $site/public
search $leitstand
preview $leitstand $site/public
injection $leitstand
print $site/public
navigate $site/public
walk $site/public
narrow $site/public
languages $site/public
calendar $site/public
visits $site/public
END
if [ -e "$failed" ]; then
  say "Failed in the browser:" $(cat "$failed")
  exit 1
fi

say "Fuzzing, for a short time; fuzz/run.sh with more seconds goes on"
need c++ "a C++ compiler for the fuzzer" g++
fuzz/run.sh 5
