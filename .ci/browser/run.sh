#!/usr/bin/env bash
# Builds every document as HTML and opens it in Chromium: .ci/browser/run.sh PROGRAM [--write]
# What it needs (Chromium, the fonts that pages were counted with, one package for Node) is installed if it is missing.
set -euo pipefail
program="$(realpath "${1:?the path of the scalewright program is missing}")"
shift
here="$(cd "$(dirname "$0")" && pwd)"
cd "$here/../.."

missing=()
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || missing+=(chromium)
ls /usr/share/fonts/truetype/bizud-gothic/*.ttf > /dev/null 2>&1 || missing+=(fonts-morisawa-bizud-gothic)
# English documents are counted in the first font of their list; another one takes another number of pages.
[ -e /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf ] || missing+=(fonts-noto-core)
command -v node > /dev/null && command -v npm > /dev/null || missing+=(nodejs npm)
if [ "${#missing[@]}" -gt 0 ]; then
    apt-get update -q && apt-get install -q -y --no-install-recommends "${missing[@]}" \
        || { echo "cannot install ${missing[*]}" >&2; exit 1; }
fi
if [ ! -e "$here/node_modules/.package-lock.json" ] || [ "$here/package-lock.json" -nt "$here/node_modules/.package-lock.json" ]; then
    (cd "$here" && npm ci --ignore-scripts --no-audit --no-fund) || { echo "cannot install the package for Node" >&2; exit 1; }
fi

out="$(mktemp -d)"
trap 'rm -rf "$out"' EXIT
visits=scales/jips-visit/2026/visits
node "$here/hostile.mjs" "$visits/strong.ron" "$out/hostile.ron"
build() { "$program" build --scales scales --format html "$@" > "$out/said" 2>&1 || { cat "$out/said" >&2; exit 1; }; }
build --scale jips-visit -o "$out/html/blank"
build --assessment "$visits/strong.ron" -o "$out/html/strong"
build --assessment "$visits/young.ron" -o "$out/html/young"
build --assessment "$out/hostile.ron" -o "$out/html/hostile"
node "$here/check.mjs" "$out/html" "$@"
