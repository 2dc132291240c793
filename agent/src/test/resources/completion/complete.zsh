# complete.zsh SCRIPT LINE...: what an interactive zsh that has sourced SCRIPT shows after each LINE and a tab.
zmodload zsh/zpty
zpty -b shell 'TERM=dumb zsh -f -i'
hear() {
  local all='' part quiet=0 waited=0
  while (( quiet < 20 && waited < 600 )); do
    if zpty -r -t shell part; then
      all+=$part
      quiet=0
      [[ $all == *"$1"* ]] && quiet=18
    else
      sleep 0.1
      (( waited++ ))
      [[ -z $1 || $all == *"$1"* ]] && (( quiet = ${#all} > 0 ? quiet + 1 : 0 ))
    fi
  done
  print -r -- "$all"
}
zpty -w shell "PS1='> '; autoload -Uz compinit; compinit -u -D; source '$1'; print LOA''DED"
# The terminal echoes what is typed: only what is printed stands together.
hear LOADED >/dev/null
shift
for line; do
  zpty -w -n shell "$line"$'\t'
  hear
  zpty -w -n shell $'\x15'
  hear >/dev/null
done
zpty -d shell
