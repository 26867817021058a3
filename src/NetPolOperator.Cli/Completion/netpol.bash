# netpol's completion for bash. For this shell: source <(netpol completion bash)
_netpol() {
  local current=${COMP_WORDS[COMP_CWORD]} line files=''
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :0) files=1 ;;
      :*) ;;
      *) COMPREPLY+=("${line%%$'\t'*}") ;;
    esac
  done < <("${COMP_WORDS[0]}" __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  [ -n "$files" ] || return 0
  compopt -o filenames 2>/dev/null
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current")
}
complete -F _netpol netpol
