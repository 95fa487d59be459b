import type { RequestListener } from 'node:http'
import type { Instant } from '../core/time.ts'
import { createApp, type Pages } from './app.ts'
import { createGate, type Gate, type GateOptions } from './gate.ts'
import type { HandlerParts } from './handler.ts'
import type { ApiGeneration } from './operation.ts'

/** What requests are answered with. */
export interface AppSources
  extends GateOptions,
    Omit<HandlerParts, 'now' | 'epochOf' | 'wait' | 'onAnswer' | 'pathPrefix'> {
  readonly clocks: { clockOf(partnerId?: string): { now(): Instant } }
  readonly store: Pick<HandlerParts, 'epochOf'>
  readonly delay: HandlerParts['wait']
  readonly coverage: { readonly noteAnswer: HandlerParts['onAnswer'] }
  /** Loads the pages for people. */
  readonly loadPages: (entrance: Entrance) => Promise<Pages>
}

/** How pages are reached, and answered. */
export interface Entrance {
  readonly gate: Gate
  readonly handling: HandlerParts
}

/** The HTTP side of an emulator. */
export function openApp(apis: readonly ApiGeneration[], parts: AppSources): RequestListener {
  const { registry, partners, journal, strict, checkAnswers, pathPrefix = '', clocks, store, delay, coverage } = parts
  const handling: HandlerParts = {
    ...{ registry, partners, journal, strict, checkAnswers, pathPrefix },
    now: (partnerId) => clocks.clockOf(partnerId).now(),
    epochOf: store.epochOf,
    wait: delay,
    onAnswer: coverage.noteAnswer,
  }
  const gate = createGate(parts)
  return createApp(apis, { ...handling, gate, dashboard: () => parts.loadPages({ gate, handling }) })
}
