import type { Results } from './results-table.ts'
import { median, medianRatio } from './statistics.ts'
import { v2Load } from './v2-loads.ts'
import { v3Loads } from './v3-loads.ts'

/** What a ratio should be: at least, or at most. */
interface Aim {
  readonly label: string
  readonly figures: (results: Results) => readonly number[]
  readonly bound?: readonly ['at least' | 'at most', number]
}

const perSecond =
  (load: string) =>
  ({ loads }: Results): readonly number[] =>
    loads.find((one) => one.load === load)?.perSecond ?? []

// Beside Express, which answers canned bodies and looks at nothing.
const besideExpress: readonly Aim[] = [
  { label: 'upload, a second', figures: perSecond('upload'), bound: ['at least', 0.7] },
  { label: 'PUT of the package, a second', figures: perSecond('PUT of the package'), bound: ['at least', 0.7] },
  { label: 'job_status, a second', figures: perSecond('job_status'), bound: ['at least', 0.7] },
  { label: 'job flow, a second', figures: perSecond('job flow') },
  { label: `${v2Load}, a second`, figures: perSecond(v2Load), bound: ['at least', 0.7] },
  { label: `${v3Loads.submission}, a second`, figures: perSecond(v3Loads.submission), bound: ['at least', 0.7] },
  { label: `${v3Loads.pictures}, a second`, figures: perSecond(v3Loads.pictures), bound: ['at least', 0.7] },
  { label: `${v3Loads.status}, a second`, figures: perSecond(v3Loads.status), bound: ['at least', 0.8] },
  { label: 'start-up', figures: ({ startUps }) => startUps, bound: ['at most', 1.3] },
  { label: 'memory after start', figures: ({ idleMemory }) => [idleMemory], bound: ['at most', 1.3] },
]

// Beside the fastest of the other mock servers.
const besidePeers: readonly Aim[] = [
  { label: 'upload, a second', figures: perSecond('upload'), bound: ['at least', 1] },
  { label: 'job_status, a second', figures: perSecond('job_status'), bound: ['at least', 1] },
  { label: 'job flow, a second', figures: perSecond('job flow'), bound: ['at least', 2] },
]

/**
 * The emulator's ratios, each with its aim. The first of the results is the emulator's; then come Express, bare node:http, the
 * emulator with a file, Pact's stub server as the floor, and peers.
 */
export function comparisons([emulator, express, , withFile, floor, ...peers]: readonly Results[]): string[] {
  if (!emulator || !express || !withFile) return []
  return [
    `${emulator.name} / ${express.name}, median of turns`,
    ...besideExpress.map((aim) => line(aim, emulator, express)),
    `${withFile.name} / ${emulator.name}, median of turns`,
    ...informative(withFile, emulator),
    ...(floor ? [`${emulator.name} / ${floor.name}, median of turns`, ...informative(emulator, floor)] : []),
    ...(peers.length > 0 ? [`${emulator.name} / the fastest of ${peers.map(({ name }) => name).join(', ')}`] : []),
    ...(peers.length > 0 ? besidePeers.map((aim) => line(aim, emulator, fastest(aim, peers))) : []),
  ]
}

/** What Express is compared by, without an aim. */
function informative(one: Results, other: Results): string[] {
  return besideExpress.map(({ label, figures }) => line({ label, figures }, one, other))
}

function fastest({ figures }: Aim, peers: readonly Results[]): Results {
  return peers.reduce((best, one) => (median(figures(one)) > median(figures(best)) ? one : best))
}

function line({ label, figures, bound }: Aim, emulator: Results, other: Results): string {
  if (figures(other).length === 0) return `  ${label.padEnd(labelWidth)}${'–'.padStart(6)}`
  const ratio = medianRatio(figures(emulator), figures(other)).toFixed(2)
  return `  ${label.padEnd(labelWidth)}${ratio.padStart(6)}   ${bound ? remark(Number(ratio), bound) : 'for information'}`
}

const labelWidth = 34

/** Judged as it is printed. */
function remark(ratio: number, [which, limit]: NonNullable<Aim['bound']>): string {
  const reached = which === 'at least' ? ratio >= limit : ratio <= limit
  return `aim: ${which} ${limit.toFixed(2)}, ${reached ? 'reached' : 'missed'}`
}
