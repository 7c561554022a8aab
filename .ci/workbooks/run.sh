#!/usr/bin/env bash
# Opens workbooks in LibreOffice: it must compute what the interpreter computes, and what it saves must be read the same.
# LibreOffice Calc and a Japanese font are installed if they are missing.
set -euo pipefail
cd "$(dirname "$0")/../.."

missing=()
command -v soffice > /dev/null && [ -e /usr/lib/libreoffice/program/libsclo.so ] || missing+=(libreoffice-calc)
ls /usr/share/fonts/truetype/bizud-gothic/*.ttf > /dev/null 2>&1 || missing+=(fonts-morisawa-bizud-gothic)
if [ "${#missing[@]}" -gt 0 ]; then
    apt-get update -q && apt-get install -q -y --no-install-recommends "${missing[@]}" \
        || { echo "cannot install ${missing[*]}" >&2; exit 1; }
fi
cargo test -p scalewright-tests --features office --test suite -- office
