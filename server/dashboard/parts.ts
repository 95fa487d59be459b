import type { Control } from '../control/control.ts'
import type { Gate } from '../http/gate.ts'
import type { HandlerParts } from '../http/handler.ts'
import type { Trial, TrialAnswer } from '../http/trial.ts'
import type { Generation } from '../vendor/generation.ts'
import type { Renderer } from './page.ts'

/** What the dashboard works with. */
export interface DashboardParts {
  readonly control: Control
  /** Every generation that is played. */
  readonly generations: readonly Generation[]
  /** The one of that name. Throws an Error when it is not played. */
  readonly generationNamed: (name: string) => Generation
  readonly gate: Gate
  readonly handling: HandlerParts
  readonly version: string
  /** The pictures that were sent, where they are kept. */
  readonly pictures: { find(ref: string, sha256: string): Buffer | undefined } | undefined
  /** Submits a job as a partner would, over the wire. */
  readonly submit: (asked: Trial & { readonly generation: string }) => Promise<TrialAnswer>
}

/** What every page works with. */
export interface PageParts extends DashboardParts {
  readonly renderer: Renderer
}
