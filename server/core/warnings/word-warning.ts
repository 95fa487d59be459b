import { neutralWords } from './neutral-words.ts'
import type { Warning, WarningId } from './warning.ts'
import type { WarningWords, WordedWarning } from './words.ts'

// A generation says something of each warning that it gives; a state may come from an emulator whose generation gave others.
const unworded = { seen: () => 'This was warned about.', cure: 'docs/hints.md lists all warnings by their ids.' }

/** What to change, whatever a warning of that kind is about. */
export function cureOf(id: WarningId, words: WarningWords = {}): string {
  return wordsOf(id, words).cure
}

/** Words a warning. @param words those of the generation whose request it is about. */
export function wordWarning({ id, about, said }: Warning, words: WarningWords = {}): WordedWarning {
  if (said) return { id, ...said }
  const { seen, cure } = wordsOf(id, words)
  return { id, message: seen(about), cure }
}

function wordsOf(id: WarningId, words: WarningWords): { seen: (about: Warning['about']) => string; cure: string } {
  return { ...unworded, ...neutralWords[id], ...words[id] }
}
