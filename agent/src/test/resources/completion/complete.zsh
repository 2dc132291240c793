# complete.zsh SCRIPT LINE...: what an interactive zsh that has sourced SCRIPT shows after each LINE and a tab.
zmodload zsh/zpty
zpty -b shell 'TERM=dumb zsh -f -i'
# What is shown until TEXT is; a minute at most.
hear() {
  local all='' part waited=0
  while [[ $all != *"$1"* ]] && (( waited < 600 )); do
    if zpty -r -t shell part; then
      all+=$part
    else
      sleep 0.1
      (( waited++ ))
    fi
  done
  print -r -- "$all"
}
# The terminal echoes what is typed: only what is printed stands together. ^G comes after all keys before it have been obeyed.
zpty -w shell "PS1='> '; autoload -Uz compinit; compinit -u -D; source '$1'; shown() { zle -M OBE''YED-\$((++keys))- }; \
  zle -N shown; bindkey '^G' shown; print LOA''DED"
hear LOADED >/dev/null
shift
keys=0
for line; do
  zpty -w -n shell "$line"$'\t\x07'
  hear OBEYED-$((++keys))-
  zpty -w -n shell $'\x15\x07'
  hear OBEYED-$((++keys))- >/dev/null
done
zpty -d shell
