# Shared by the scripts: saying what they do.
say() { printf '\033[1m==> %s\033[0m\n' "$*" >&2; }
