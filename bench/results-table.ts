import { comparisons } from './aims.ts'
import { machine } from './machine.ts'
import type { LoadFigures, TargetFigures } from './measure-loads.ts'
import { median } from './statistics.ts'

/** Everything that was measured of one target. */
export interface Results extends TargetFigures {
  /** Milliseconds from spawn to first answer. */
  readonly startUps: readonly number[]
}

/** What is printed: the machine, a column a target, and how the emulator, which comes first, stands to the others. */
export function resultsTable(results: readonly Results[]): string {
  return [machine(), '', ...columns(results), '', ...comparisons(results)].join('\n')
}

type Row = readonly [label: string, cell: (results: Results) => string]

function rowsOf({ loads }: Results): readonly Row[] {
  return [
    ['', ({ name }) => name],
    ...loads.flatMap(({ load }, index): Row[] => [
      [`${load}, a second`, (one) => of(one, index, ({ perSecond }) => median(perSecond).toFixed(0))],
      ['  slowest and fastest round', (one) => of(one, index, ({ perSecond }) => span(perSecond))],
      [
        '  processor time of each',
        (one) => of(one, index, (load) => `${(median(load.serverTime) * 1_000).toFixed(0)} µs`),
      ],
    ]),
    ['start-up, median', ({ startUps }) => `${median(startUps).toFixed(0)} ms`],
    ['  fastest and slowest', ({ startUps }) => `${span(startUps)} ms`],
    ['memory after start', ({ idleMemory }) => megabytes(idleMemory)],
    ['memory after the loads', ({ memory }) => megabytes(memory)],
    ['  requests or flows by then', ({ steps }) => String(steps)],
  ]
}

const labelWidth = 34
const cellWidth = 16

function columns(results: readonly Results[]): string[] {
  const [first] = results
  const rows = first ? rowsOf(first) : []
  return rows.map(
    ([label, cell]) => label.padEnd(labelWidth) + results.map((one) => cell(one).padStart(cellWidth)).join(''),
  )
}

/** A figure of a load; a dash where the target is not set up for it. */
function of({ loads }: Results, index: number, figure: (load: LoadFigures) => string): string {
  const load = loads[index]
  return load && load.perSecond.length > 0 ? figure(load) : '–'
}

function span(figures: readonly number[]): string {
  return `${Math.min(...figures).toFixed(0)}–${Math.max(...figures).toFixed(0)}`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_024 ** 2).toFixed(0)} MB`
}
