import type { Scenario, Stage } from '../../core/scenarios/scenario.ts'
import type { Html } from '../../markup/html.ts'
import { type Tone, toneOf } from '../words.ts'
import { type Bar, drawTimeline, type Mark } from './timeline.ts'

/** A scenario's stages and their callbacks, to scale. Numbers are those of its stages. */
export function drawScenario(scenario: Scenario): Html | undefined {
  const { stages, end } = scenario
  if (stages.length === 0) return undefined
  const results = stages.map(
    (stage, index): Mark => ({ at: stage.after, number: index + 1, tone: toneOf(stage.outcome) }),
  )
  const callbacks = stages.flatMap(callbackMarks).sort((a, b) => a.at - b.at)
  const last = Math.max(...results.map(({ at }) => at), ...callbacks.map(({ at }) => at))
  const to = Math.max(1_000, last * (end === undefined ? 1.04 : 1.4))
  return drawTimeline({
    label: `The story of ${scenario.name}, to scale`,
    from: 0,
    to,
    lanes: [
      { name: 'Result', marks: results, bars: barsOf(stages, to) },
      { name: 'Callbacks', marks: callbacks },
    ],
  })
}

function callbackMarks({ after, callback }: Stage, index: number): Mark[] {
  const { lost, delay = 0, times = 1, every = 0, signature, fields } = callback ?? {}
  const tone: Tone = lost ? 'bad' : signature || fields ? 'wait' : 'quiet'
  // Those that come all at once would be one heap.
  const shown = every === 0 ? 1 : Math.min(times, 5)
  return Array.from({ length: shown }, (_, turn) => ({
    at: after + delay + turn * every,
    number: index + 1,
    tone,
    isToCome: lost === true,
  }))
}

function barsOf(stages: readonly Stage[], to: number): Bar[] {
  const [first] = stages
  const waiting: Bar = { from: 0, to: first?.after ?? to, tone: 'quiet' }
  return [
    waiting,
    ...stages.map(
      (stage, index): Bar => ({ from: stage.after, to: stages[index + 1]?.after ?? to, tone: toneOf(stage.outcome) }),
    ),
  ]
}
