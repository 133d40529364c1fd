#!/bin/bash
# Asks a real shell and a real mix what terminal.txt says, and prints that file anew:
#     ELIXIR_ROOT=DIR src/systems/todo/recorded/record-terminal.sh >terminal.txt   (a folder to chroot into)
# A line `==== …` begins with a new home folder, a line that begins with a prompt is typed. What differs
# from run to run (seed, times, the order of files) is always the same here.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
room=${ELIXIR_ROOT:-}/tmp/recorded-terminal
rm -rf "$room" && mkdir -p "$room/chapters"
cp "$here"/../project/lib/todo/*.ex "$here"/../chapters/* "$room/chapters"
cp "$here/terminal.txt" "$room/asked.txt"
cat >"$room/play.sh" <<'PLAY'
export HOME=/tmp/recorded-terminal/home LANG=C.UTF-8 LC_COLLATE=C
ls() { command ls -C -w 80 -T 0 "$@"; }
find() { command find "$@" | sort; }
fixed() {
  sed -E -e 's/seed: [0-9]+/seed: 0/' -e 's/max_cases: [0-9]+/max_cases: 4/' \
    -e 's/^Finished in .*/Finished in 0.02 seconds (0.00s async, 0.02s sync)/' -e 's/^.*line [0-9]+: /bash: /' \
    -e 's|/tmp/recorded-terminal/home|/home/you|' -e 's/\[Yn\] /[Yn] n\n/'
}
shown() { printf '~%s$ %s\n' "${PWD#"$HOME"}" "$1"; }
while IFS= read -r -u 3 asked; do
  case $asked in
    '==== '*) [ -e "$HOME" ] && echo; rm -rf "$HOME"; mkdir -p "$HOME"; cd "$HOME"; cp -r ../chapters .; echo "$asked" ;;
    '~'*'$ '*)
      typed=${asked#*\$ }; shown "$typed"
      case $typed in
        'mix test'*) typed="$typed --seed 0" ;;
        'mix compile'*|'iex'*) sleep 1.1 ;;
      esac
      eval "$typed" >/tmp/recorded-terminal/out 2>&1 </dev/null || true
      fixed </tmp/recorded-terminal/out ;;
  esac
done 3</tmp/recorded-terminal/asked.txt
PLAY
if [ -n "${ELIXIR_ROOT:-}" ]; then chroot "$ELIXIR_ROOT" /bin/bash /tmp/recorded-terminal/play.sh; else bash "$room/play.sh"; fi
rm -rf "$room"
