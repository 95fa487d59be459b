import { type Command, type Flag, flagsOf, loadWords } from '../command.ts'

/** A word that a shell may complete to, and its explanation. */
export interface Suggestion {
  readonly word: string
  readonly about: string
}

/**
 * Completions of the last word of a command line.
 * @param typed the words after the program's name; the last is being typed and may be empty.
 * @returns nothing when any word is possible, such as a file.
 */
export async function suggest(typed: readonly string[], commands: readonly Command[]): Promise<readonly Suggestion[]> {
  const { before, flag, current } = takenApart(typed)
  if (before.includes('--')) return []
  const [first = ''] = before
  const named = commands.find(({ name }) => name === first)
  const command = named ?? (first === '' || first.startsWith('-') ? commands[0] : undefined)
  if (!command) return before.length === 1 && first === 'help' ? begun(current, commands.map(ofCommand)) : []

  const flags = (await flagsOf(command)).filter(({ misplaced }) => misplaced === undefined)
  const inline = /^(--[^=]+=)(.*)$/.exec(current)
  const valued = flags.find((one) => one.value !== undefined && `--${one.flag}` === (flag ?? inline?.[1]?.slice(0, -1)))
  if (valued) {
    const start = flag === undefined ? (inline?.[1] ?? '') : ''
    return begun(
      current,
      (await valuesOf(valued)).map((word) => ({ word: start + word, about: '' })),
    )
  }
  if (current.startsWith('-')) return begun(current, [...flags.filter(isFree(before)).map(ofFlag), helpFlag])
  if (before.length === 0) return begun(current, commands.map(ofCommand))
  const place = wordsIn(before.slice(named ? 1 : 0), flags)
  const words = await loadWords(command.words?.[place] ?? [])
  return begun(
    current,
    words.map((word) => ({ word, about: '' })),
  )
}

const helpFlag: Suggestion = { word: '--help', about: 'Explain it.' }

/** Bash splits `--clock=virtual` into three words. */
function takenApart(typed: readonly string[]): { before: readonly string[]; flag?: string; current: string } {
  const words = typed.at(-1) === '=' ? [...typed, ''] : typed
  const plain = words.filter((word) => word !== '=')
  const before = plain.slice(0, -1)
  const last = before.at(-1)
  return {
    before,
    ...(last?.startsWith('--') && last !== '--' && !last.includes('=') && { flag: last }),
    current: plain.at(-1) ?? '',
  }
}

function begun(current: string, suggestions: readonly Suggestion[]): readonly Suggestion[] {
  return suggestions.filter(({ word }) => word.startsWith(current))
}

function ofCommand({ name, summary }: Command): Suggestion {
  return { word: name, about: summary }
}

function ofFlag({ flag, help }: Flag): Suggestion {
  return { word: `--${flag}`, about: help }
}

/** Whether a flag may still be given. */
function isFree(before: readonly string[]): (flag: Flag) => boolean {
  return ({ flag, many }) =>
    many === true || !before.some((word) => word === `--${flag}` || word.startsWith(`--${flag}=`))
}

/** The words that a flag takes: those listed in its help, unless it has others. Words in capitals are placeholders. */
async function valuesOf({ value = '', words }: Flag): Promise<readonly string[]> {
  return words ? loadWords(words) : value.split('|').filter((word) => /^[a-z]/.test(word))
}

/** How many words there are besides flags and their values. */
function wordsIn(before: readonly string[], flags: readonly Flag[]): number {
  const takesValue = (word = '') => flags.some(({ flag, value }) => value !== undefined && word === `--${flag}`)
  return before.filter((word, index) => !word.startsWith('-') && !takesValue(before[index - 1])).length
}
