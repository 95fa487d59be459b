import { helpOf, type Option } from '../../options/option.ts'
import { options } from '../../options/option-table.ts'
import type { Options } from '../../options.ts'
import type { Flag, Words } from '../command.ts'

/** An option of a command: its flag, its variable, and the setting. */
export interface OptionRow<Settings = Options> extends Flag {
  /** Turns the texts given into options. Throws an Error that says what is wrong. */
  readonly read: (texts: readonly string[]) => Partial<Settings>
}

// What a shell suggests, if the help does not list it.
const words: { readonly [Name in keyof Options]?: Words } = {
  defaultScenario: async () => (await import('./scenario-names.ts')).scenarioNames(),
}

/** Every option of `start`, in the order of the help. */
export const optionTable: readonly OptionRow[] = Object.entries<Option<unknown>>(options).map(([name, option]) => {
  const { flag, kind } = option
  const offered = words[name as keyof Options]
  return {
    flag,
    ...(kind.value !== undefined && { value: kind.value }),
    ...(kind.many && { many: true }),
    ...(offered && { words: offered }),
    help: helpOf(option),
    read: (texts) => ({ [name]: kind.read(texts) }),
  }
})
