#compdef netpol
# netpol's completion for zsh. For this shell: source <(netpol completion zsh)
_netpol() {
  local line files=''
  local -a candidates
  for line in "${(@f)$("${words[1]}" __complete "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    case $line in
      :0) files=1 ;;
      :*|'') ;;
      *) candidates+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
    esac
  done
  if (( ${#candidates} )); then _describe -t netpol netpol candidates; fi
  if [[ -n $files ]]; then _files; fi
}
if (( $+functions[compdef] )); then compdef _netpol netpol; fi
