import type { StateParam } from '../server/vendor/pacts/state-params.ts'
import { knownStates } from './known-states.ts'

const { states: providerStates, commonParams, commonValues } = knownStates

/** The provider states as contracts/README.md lists them. */
export function statePage(): string {
  return [
    '| state | what holds | parameters | gives back besides |',
    '|---|---|---|---|',
    ...providerStates.map(({ name, summary, params, values }) => {
      const cells = [`\`${name}\``, summary, paramCell(params), values.map((one) => `\`${one}\``).join(', ')]
      return `| ${cells.join(' | ')} |`
    }),
    '',
    `Every state takes ${paramCell(commonParams)}`,
    '',
    `Every state gives back ${commonValues.map((one) => `\`${one}\``).join(', ')}.`,
  ].join('\n')
}

function paramCell(params: Readonly<Record<string, StateParam>>): string {
  return Object.entries(params)
    .map(([name, { says, otherwise, words }]) => {
      const choice = words ? ` One of ${words.join(', ')}.` : ''
      return `\`${name}\`: ${says}${choice}${otherwise === undefined ? '' : ` (${otherwise})`}`
    })
    .join(' ')
}
