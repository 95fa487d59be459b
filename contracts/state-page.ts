import type { StateList } from '../server/pact/provider-states.ts'
import type { StateParam } from '../server/vendor/pacts/state-params.ts'

/** A generation's provider states as contracts/README.md lists them. */
export function statePage({ states: providerStates, commonParams, commonValues }: StateList): string {
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
