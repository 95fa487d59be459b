import type { GroupedSituation, Migration } from '../../core/situations/migration.ts'
import { counted } from './counted.ts'
import { type JunitCase, junitReport } from './junit.ts'
import type { Reporter } from './reporters.ts'
import type { Style } from './style.ts'

/** The same in any form. */
export function migrationReport(migration: Migration, reporter: Reporter, style: Style): string {
  if (reporter === 'json') return JSON.stringify(migration, null, 2)
  return reporter === 'junit' ? junit(migration) : migrationLines(migration, style).join('\n')
}

/** What clients met through an older generation and not yet through a newer one, for people. */
export function migrationLines({ from, to, missing, without }: Migration, style: Style): string[] {
  return [
    style('bold', migrationSummary({ from, to, missing })),
    ...missing.flatMap(({ met, next }) => [
      `  ${style('yellow', 'not yet')}  ${named(met)}`,
      `           in ${to}: ${named(next)}  ${style('dim', next.cure)}`,
    ]),
    ...(without.length > 0 ? [`${counted(without.length, 'situation')} without a counterpart in ${to}:`] : []),
    ...without.map((one) => `  ${style('dim', 'none')}     ${named(one)}`),
  ]
}

/** In one line, how many. */
export function migrationSummary({ from, to, missing }: Pick<Migration, 'from' | 'to' | 'missing'>): string {
  return missing.length === 0
    ? `Whatever was met through ${from} was met through ${to} too, where ${to} has it.`
    : `${counted(missing.length, 'situation')} met through ${from} and not yet through ${to}:`
}

function junit({ from, to, missing, without }: Migration): string {
  const suite = 'smile-id-emulator migrate-check'
  const known = missing.map(({ met, next }): JunitCase => {
    const message = `met through ${from} and not yet through ${to}`
    const failure = { type: 'missing', message, text: `In ${to}: ${named(next)}. ${next.cure}` }
    return { classname: suite, name: named(met), failures: [failure] }
  })
  const skipped = `${to} has nothing that shows the same`
  const others = without.map((one): JunitCase => ({ classname: suite, name: named(one), failures: [], skipped }))
  return junitReport(suite, [...known, ...others])
}

function named({ group, title }: GroupedSituation): string {
  return `${group}: ${title}`
}
