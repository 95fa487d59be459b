import { nearest } from '../../core/text/spelling.ts'
import type { Options } from '../../options.ts'
import type { GivenFlags } from '../command.ts'
import { type OptionRow, optionTable } from './table.ts'
import { asUsage, said } from './usage-error.ts'
import { optionVariable, variableOf } from './variables.ts'

/** Reads options of `start` from flags and the environment; flags win. @throws UsageError naming the wrong flag or variable. */
export function readOptions(flags: GivenFlags, environment: NodeJS.ProcessEnv): Partial<Options> {
  return readTable(optionTable, flags, environment)
}

/** The same with the table of another command. */
export function readTable<Settings>(
  table: readonly OptionRow<Settings>[],
  flags: GivenFlags,
  environment: NodeJS.ProcessEnv,
): Partial<Settings> {
  return Object.assign({}, ...table.map((row) => readOption(row, flags, environment)))
}

function readOption<Settings>(
  row: OptionRow<Settings>,
  flags: GivenFlags,
  environment: NodeJS.ProcessEnv,
): Partial<Settings> {
  const flag = flags[row.flag]
  if (flag !== undefined) return asUsage(() => row.read([flag].flat().map(String)), `--${row.flag}`)
  const variable = optionVariable(environment, row.flag)
  if (variable === undefined) return {}
  // Several values in one variable are separated by commas.
  const texts = row.many ? variable.split(',') : [variable]
  const source = variableOf(row.flag)
  for (const text of texts) said(text, `A value of ${source}`)
  return asUsage(() => row.read(texts), source)
}

/** Problems of variables that look like options: a misspelt one would have no effect, and nobody would notice. */
export function misspeltVariables(environment: NodeJS.ProcessEnv): string[] {
  const known = [...optionTable.map(({ flag }) => flag), 'config'].map(variableOf)
  return Object.keys(environment).flatMap((name) => {
    if (!name.startsWith(variableOf('')) || known.includes(name)) return []
    const likely = nearest(shortOf(name), known.map(shortOf))
    return likely ? [`${name} is not an option. Did you mean ${variableOf(likely)}?`] : []
  })
}

function shortOf(variable: string): string {
  return variable.slice(variableOf('').length)
}
