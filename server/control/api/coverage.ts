import type { Coverage } from '../../core/situations/coverage.ts'
import type { Coverage as CoverageMessage } from '../../generated/control/coverage.ts'
import type { Operation } from '../../http/operation.ts'
import type { Control } from '../control.ts'
import { get, ok } from './endpoint.ts'

/** How much of what Smile ID can do clients have met. */
export function coverageOperations(control: Control): Operation[] {
  return [
    get(
      '/coverage',
      { summary: 'Shows what clients have met of all that Smile ID can do, and what not.', answers: 'coverage' },
      async () => ok(encodeCoverage(await control.coverage())),
    ),
    {
      ...get('/coverage', { summary: 'Resets the coverage, which POST reset does not.', answers: 'done' }, () => {
        control.clearCoverage()
        return ok({ ok: true })
      }),
      method: 'delete',
    },
  ]
}

/** Coverage as it is answered, and saved with a state. */
export function encodeCoverage({ groups, migrations, warnings, ...totals }: Coverage): CoverageMessage {
  return {
    ...totals,
    groups: groups.map(({ situations, ...group }) => ({
      ...group,
      situations: situations.map((one) => ({ ...one, shows: [...one.shows] })),
    })),
    migrations: migrations.map(({ missing, without, ...between }) => ({
      ...between,
      missing: [...missing],
      without: [...without],
    })),
    warnings: [...warnings],
  }
}
