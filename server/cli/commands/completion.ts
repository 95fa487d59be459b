import { type Shell, shells } from '../clients/shells.ts'
import type { Command, CommandLine } from '../command.ts'
import { suggest } from '../options/suggest.ts'
import { oneOf, UsageError } from '../options/usage-error.ts'

/** The completion script of each shell. It asks the command itself, so that the suggestions are always up to date. */
const scripts: Readonly<Record<Shell, string>> = {
  bash: `# eval "$(smile-id-emulator completion bash)", in ~/.bashrc for good
_smile_id_emulator() {
  local word about
  COMPREPLY=()
  while IFS=$'\\t' read -r word about; do
    COMPREPLY+=("$word")
  done < <("$1" completion suggest -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _smile_id_emulator smile-id-emulator
`,
  zsh: `# eval "$(smile-id-emulator completion zsh)", in ~/.zshrc behind compinit for good
_smile_id_emulator() {
  local -a suggestions
  local word about
  while IFS=$'\\t' read -r word about; do
    suggestions+=("\${word//:/\\\\:}:$about")
  done < <("\${words[1]}" completion suggest -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#suggestions} )); then
    _describe 'smile-id-emulator' suggestions
  else
    _files
  fi
}
compdef _smile_id_emulator smile-id-emulator
`,
  fish: `# smile-id-emulator completion fish | source, in ~/.config/fish/config.fish for good
function __smile_id_emulator_suggest
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l suggestions (smile-id-emulator completion suggest -- $before[2..-1] "$current" 2>/dev/null)
    if test (count $suggestions) -gt 0
        printf '%s\\n' $suggestions
    else
        __fish_complete_path "$current"
    end
end
complete -c smile-id-emulator -f -a '(__smile_id_emulator_suggest)'
`,
}

/** Prints a shell's script; or, when that script asks, what a word may be completed to, one a line. @returns the exit code. */
export async function completion({ words, after }: CommandLine, commands: readonly Command[]): Promise<number> {
  const [word, extra] = words
  if (extra !== undefined) throw new UsageError(`"${extra}" was not expected.`)
  if (word === 'suggest') {
    const suggestions = await suggest(after ?? [''], commands)
    if (suggestions.length > 0) console.log(suggestions.map(({ word, about }) => `${word}\t${about}`).join('\n'))
    return 0
  }
  if (word === undefined) throw new UsageError(`Name one of ${shells.join(', ')}, such as: completion bash.`)
  console.log(scripts[oneOf(shells, word, 'The shell')])
  return 0
}
