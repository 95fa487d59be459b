import type { Instant, Milliseconds } from '../../core/time.ts'
import { type Html, html } from '../../markup/html.ts'
import { roughly, type Tone } from '../words.ts'

/** Something that happens at one moment. It has the number that the list beside the drawing gives it. */
export interface Mark {
  readonly at: Instant
  readonly number: number
  readonly tone: Tone
  readonly isToCome?: boolean
}

/** What holds for a while. */
export interface Bar {
  readonly from: Instant
  readonly to: Instant
  readonly tone: Tone
  readonly isToCome?: boolean
}

export interface Lane {
  readonly name: string
  readonly marks: readonly Mark[]
  readonly bars?: readonly Bar[]
}

export interface Timeline {
  /** What the drawing shows, for users who do not see it. */
  readonly label: string
  readonly from: Instant
  readonly to: Instant
  /** Drawn as a line when it lies in between. */
  readonly now?: Instant | undefined
  readonly lanes: readonly Lane[]
}

// Pixels. Across, everything is in percent of the width, so that text keeps its size on a phone.
const head = 20
const rise = 21
const radius = 9
const axis = 22
// As near as two marks may be before one of them steps down, in percent.
const apart = 3.6
// Room for the marks at both ends, in percent.
const margin = 2

/** Draws what happens when, to scale. */
export function drawTimeline({ label, from, to, now, lanes }: Timeline): Html {
  const length = Math.max(1, to - from)
  const x = (at: Instant): number => round(margin + ((100 - 2 * margin) * (at - from)) / length)
  let top = 0
  const drawn = lanes.map((lane) => {
    const { content, height } = drawLane(lane, top, x)
    top += height
    return content
  })
  const isOn = now !== undefined && now > from && now < to
  return html`<svg class="timeline" role="img" aria-label="${label}" width="100%" height="${top + axis}">
${isOn && html`<rect class="future" x="${x(now)}%" y="0" width="${round(100 - x(now))}%" height="${top}"/>`}
${ticksOf(length).map((at) => drawTick(x(from + at), top, at))}
${drawn}
${isOn && html`<line class="now" x1="${x(now)}%" x2="${x(now)}%" y1="0" y2="${top}"/>`}
</svg>`
}

function drawLane({ name, marks, bars = [] }: Lane, top: number, x: (at: Instant) => number) {
  const rows = rowsOf(marks.map(({ at }) => x(at)))
  const height = head + Math.max(1, ...rows.map((row) => row + 1)) * rise + 6
  const middle = (row: number): number => top + head + radius + 2 + row * rise
  const content = html`<g>
<text class="lane" x="0" y="${top + 13}">${name}</text>
${bars.map(
  ({ from, to, tone, isToCome }) =>
    html`<rect class="bar ${tone}${isToCome ? ' to-come' : ''}" x="${x(from)}%" y="${middle(0) - 4}" width="${round(Math.max(0, x(to) - x(from)))}%" height="8"/>`,
)}
${marks.map(({ at, number, tone, isToCome }, index) => {
  const y = middle(rows[index] ?? 0)
  return html`<g class="mark ${tone}${isToCome ? ' to-come' : ''}"><circle cx="${x(at)}%" cy="${y}" r="${radius}"/><text x="${x(at)}%" y="${y + 4}">${number}</text></g>`
})}
</g>`
  return { content, height }
}

/** In which row each mark stands: the first in which there is room for it. */
function rowsOf(places: readonly number[]): number[] {
  const ends: number[] = []
  return places.map((place) => {
    const free = ends.findIndex((end) => place - end >= apart)
    const row = free < 0 ? ends.length : free
    ends[row] = place
    return row
  })
}

function drawTick(x: number, bottom: number, at: Milliseconds): Html {
  const anchor = x < 8 ? 'start' : x > 92 ? 'end' : 'middle'
  return html`<line class="tick" x1="${x}%" x2="${x}%" y1="0" y2="${bottom}"/><text class="tick" x="${x}%" y="${bottom + 15}" text-anchor="${anchor}">${at === 0 ? '0' : `+${roughly(at)}`}</text>`
}

const seconds = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30]
const steps: readonly Milliseconds[] = [
  ...seconds.map((one) => one * 1_000),
  ...[1, 2, 5, 10, 15, 30, 60, 120, 360, 720].map((one) => one * 60_000),
  ...[1, 2, 7, 14, 30, 90, 365].map((one) => one * 86_400_000),
]

/** Round moments along a length, few enough to be read on a phone. */
function ticksOf(length: Milliseconds): Milliseconds[] {
  const step = steps.find((one) => length / one <= 5) ?? length
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, index) => index * step)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
