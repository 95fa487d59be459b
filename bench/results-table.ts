import { cpus } from 'node:os'
import type { FlowFigures } from './measure-flows.ts'
import { median, medianRatio } from './statistics.ts'

/** Everything that was measured of one target. */
export interface Results extends FlowFigures {
  /** Milliseconds from spawn to first answer. */
  readonly startUps: readonly number[]
}

/** What is printed: the machine, a column a target, and how the first target stands to the second. */
export function resultsTable(results: readonly Results[]): string {
  return [machine(), '', ...columns(results), '', ...ratios(results)].join('\n')
}

function machine(): string {
  const processors = cpus()
  return `${processors[0]?.model.trim() ?? 'unknown processor'}, ${processors.length} cores, Node ${process.version}, ${process.platform}`
}

const rows: readonly [string, (results: Results) => string][] = [
  ['', ({ name }) => name],
  ['job flows a second, median', ({ perSecond }) => median(perSecond).toFixed(0)],
  ['  slowest and fastest round', ({ perSecond }) => span(perSecond)],
  ['  processor time a flow', ({ serverTime }) => `${median(serverTime).toFixed(2)} ms`],
  ['  and of the load generator', ({ clientTime }) => `${median(clientTime).toFixed(2)} ms`],
  ['start-up, median', ({ startUps }) => `${median(startUps).toFixed(0)} ms`],
  ['  fastest and slowest', ({ startUps }) => `${span(startUps)} ms`],
  ['memory after start', ({ idleMemory }) => megabytes(idleMemory)],
  ['memory after the flows', ({ memory }) => megabytes(memory)],
  ['  flows until then', ({ flows }) => String(flows)],
]

const labelWidth = 29
const cellWidth = 17

function columns(results: readonly Results[]): string[] {
  return rows.map(
    ([label, cell]) => label.padEnd(labelWidth) + results.map((one) => cell(one).padStart(cellWidth)).join(''),
  )
}

function span(figures: readonly number[]): string {
  return `${Math.min(...figures).toFixed(0)}–${Math.max(...figures).toFixed(0)}`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_024 ** 2).toFixed(0)} MB`
}

interface Comparison {
  readonly label: string
  readonly figures: (results: Results) => readonly number[]
  /** Absent for what is shown for information. */
  readonly aim?: { readonly text: string; readonly isReached: (ratio: number) => boolean }
}

const comparisons: readonly Comparison[] = [
  {
    label: '  job flows a second',
    figures: ({ perSecond }) => perSecond,
    aim: { text: 'at least 0.60', isReached: (ratio) => ratio >= 0.6 },
  },
  { label: '  processor time a flow', figures: ({ serverTime }) => serverTime },
  {
    label: '  start-up',
    figures: ({ startUps }) => startUps,
    aim: { text: 'at most 2.00', isReached: (ratio) => ratio <= 2 },
  },
  { label: '  memory after start', figures: ({ idleMemory }) => [idleMemory] },
  { label: '  memory after the flows', figures: ({ memory }) => [memory] },
]

function ratios([first, second]: readonly Results[]): string[] {
  if (!first || !second) return []
  const lines = comparisons.map(({ label, figures, aim }) => {
    const ratio = medianRatio(figures(first), figures(second)).toFixed(2)
    // Judged as it is printed.
    const remark = aim ? `aim: ${aim.text}, ${aim.isReached(Number(ratio)) ? 'reached' : 'missed'}` : 'for information'
    return `${label.padEnd(labelWidth)}${ratio.padStart(cellWidth)}   ${remark}`
  })
  return [`${first.name} / ${second.name}, median of turns`, ...lines]
}
