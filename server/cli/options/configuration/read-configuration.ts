import type { FileProblem } from '../../../core/text/file-problem.ts'
import { pathIn, readConfiguration } from '../../../files/configuration.ts'
import { schemaRegistry } from '../../../files/schema-registry.ts'
import type { Option } from '../../../options/option.ts'
import { options as table } from '../../../options/option-table.ts'
import type { Options } from '../../../options.ts'
import type { Violation } from '../../../validation/violation.ts'
import { keyPlacesOf, readPartners } from './configured-partners.ts'

/** What a configuration says, or everything that is wrong with it. */
export type ConfigurationReading =
  | {
      readonly options: Partial<Options>
      /** Where the keys of partners are that are not in the file, by the partners' ids. */
      readonly keyPlaces: ReadonlyMap<string, string>
    }
  | { readonly problems: readonly FileProblem[] }

/** Reads options from a configuration file, by the table that flags are read by. */
export function readConfigured(path: string, environment: NodeJS.ProcessEnv): ConfigurationReading {
  const document = readConfiguration(path, schemaRegistry)
  if ('wrong' in document) return { problems: document.wrong }
  const wrong: Violation[] = []
  const read = Object.entries(document.content).map(([name, said]) => [name, readOption(name, said)])

  function readOption(name: string, said: unknown): unknown {
    if (name === 'partners') return readPartners(said as never, { path, environment }, (one) => wrong.push(one))
    const { kind } = table[name as keyof Options] as Option<unknown>
    try {
      return kind.read(textsOf(kind, said).map((text) => (isPath(kind, text) ? pathIn(path, text) : text)))
    } catch (error) {
      wrong.push({ pointer: `/${name}`, kind: 'wrong', message: `is wrong: ${(error as Error).message}` })
      return undefined
    }
  }

  if (wrong.length > 0) return { problems: document.problems(wrong) }
  return { options: Object.fromEntries(read), keyPlaces: keyPlacesOf(document.content.partners as never) }
}

function textsOf({ textsOf: own, many }: Option<unknown>['kind'], said: unknown): readonly string[] {
  return own?.(said) ?? (many ? (said as readonly unknown[]).map(String) : [String(said)])
}

/** Paths are seen from the folder of the file that says them, as in other tools' files. An option may take an address as well. */
function isPath({ value = '' }: Option<unknown>['kind'], text: string): boolean {
  const words = value.split('|')
  if (words.includes('URL') && /^[a-z][a-z\d+.-]*:\/\//i.test(text)) return false
  return words.includes('FILE') || words.includes('FOLDER')
}
