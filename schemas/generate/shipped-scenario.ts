import type { Scenario } from '../../server/core/scenarios/scenario.ts'

/** The type that an editor completes names of scenarios by. */
export function shippedScenario(scenarios: readonly Scenario[]): string {
  return [
    '// Made from scenarios/ by `npm run generate`. Do not edit.',
    '',
    '/** The name of a scenario that is shipped. */',
    'export type ShippedScenario =',
    ...scenarios
      .map(({ name }) => name)
      .toSorted()
      .map((name) => `  | '${name}'`),
    '',
  ].join('\n')
}
