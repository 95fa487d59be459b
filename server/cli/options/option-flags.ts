import { languages } from '../../vendor/official-sdks.ts'
import type { Flag } from '../command.ts'
import { configFlag } from './configuration/configured-options.ts'
import { misplacedFlags, ownExecFlags, quiet, reporter, url } from './flags.ts'
import { pactFlags } from './pact.ts'
import { optionTable } from './table.ts'

/** The flags of commands that take options of `start`. Only those load the table of options. */
export const startFlags: readonly Flag[] = [...optionTable, configFlag, quiet, ...misplacedFlags]

export const execFlags: readonly Flag[] = [...optionTable, configFlag, quiet, ...ownExecFlags]

export const verifyFlags: readonly Flag[] = [reporter, ...pactFlags, ...optionTable, configFlag]

export const envFlags: readonly Flag[] = [
  { flag: 'for', value: languages.join('|'), help: 'In the form that this language’s SDK wants. (the form for most)' },
  { ...url, help: 'A running emulator to ask. (one that is started here)' },
  ...optionsOf('port', 'path-prefix', 'partner', 'data-dir', 'control-token'),
  configFlag,
]

export const caFlags: readonly Flag[] = [...optionsOf('data-dir'), configFlag]

export const secKeyFlags: readonly Flag[] = [
  { flag: 'pem', help: 'For Java, and for Python SDKs of 2020.' },
  ...optionsOf('data-dir'),
  configFlag,
]

function optionsOf(...names: readonly string[]): readonly Flag[] {
  return optionTable.filter(({ flag }) => names.includes(flag))
}
