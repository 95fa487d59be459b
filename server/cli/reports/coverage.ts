import type { Coverage } from '../../core/situations/coverage.ts'
import type { CoverageGroup, CoveredSituation } from '../../core/situations/covered.ts'
import { migrationLines } from './migration.ts'
import type { CoverageReporter } from './reporters.ts'
import type { Style } from './style.ts'

/** Coverage as a table for people, as JSON, or as the data of an endpoint badge of shields.io. */
export function coverageReport(coverage: Coverage, reporter: CoverageReporter, style: Style): string {
  return { text: table, json: (one: Coverage) => JSON.stringify(one, null, 2), badge }[reporter](coverage, style)
}

const howToQueue =
  'next NAME is a command, emulator.next(NAME), or POST /__emulator/next: it queues the scenario for the next submission.'

/** One line: how much of how much. */
export function coverageSummary({ percent, met, possible }: Coverage): string {
  return possible === 0
    ? 'Coverage: the emulator got no requests, so there is nothing to cover.'
    : `Coverage: ${percent} % of what Smile ID can do to this client (${met} of ${possible} situations).`
}

function table(coverage: Coverage, style: Style): string {
  return [
    style('bold', coverageSummary(coverage)),
    ...coverage.groups.flatMap((group) => ['', ...groupLines(group, style)]),
    ...coverage.migrations.flatMap((one) => ['', ...migrationLines(one, style)]),
    ...warningLines(coverage, style),
    ...(coverage.met < coverage.possible ? ['', style('dim', howToQueue)] : []),
  ].join('\n')
}

function groupLines({ title, situations }: CoverageGroup, style: Style): string[] {
  const met = situations.filter(({ times }) => times > 0).length
  const width = Math.max(...situations.map((one) => one.title.length))
  return [
    `${style('bold', title)}  ${met} of ${situations.length}`,
    ...situations.map((one) => situationLine(one, width, style)),
  ]
}

function situationLine({ title, times, cure }: CoveredSituation, width: number, style: Style): string {
  const name = title.padEnd(width)
  return times > 0
    ? `  ${style('green', 'met  ')}  ${name}  ${often(times)}`
    : `  ${style('yellow', 'never')}  ${name}  ${style('dim', cure)}`
}

function warningLines({ warnings }: Coverage, style: Style): string[] {
  if (warnings.length === 0) return []
  return [
    '',
    style('bold', 'Requests with warnings'),
    ...warnings.map(({ id, times, cure }) => `  ${style('yellow', id)}  ${often(times)}. ${cure}`),
  ]
}

/** Source: shields.io, "Endpoint Badge", schemaVersion 1. */
function badge({ percent }: Coverage): string {
  const color = percent >= 80 ? 'brightgreen' : percent >= 50 ? 'yellow' : 'red'
  return JSON.stringify({ schemaVersion: 1, label: 'Smile ID coverage', message: `${percent}%`, color })
}

function often(times: number): string {
  return times === 1 ? 'once' : `${times} times`
}
