import type { Gate } from '../api/gate.ts'
import type { MountParts } from '../api/mount.ts'
import type { Control } from '../control.ts'
import type { Partner } from '../core/partner.ts'
import type { Product } from '../core/product.ts'
import type { Renderer } from './page.ts'

/** A job that somebody wants to see. */
export interface Trial {
  readonly partner: Partner
  readonly product: Product
  readonly userId: string
  readonly jobId: string
  readonly callbackUrl: string
  readonly scenario: string | undefined
  readonly idNumber: string
}

/** What was answered to it. */
export interface TrialAnswer {
  readonly status: number
  readonly body: string
  readonly hint: string | undefined
}

/** What the dashboard works with. */
export interface DashboardParts {
  readonly control: Control
  readonly gate: Gate
  readonly mounting: MountParts
  readonly version: string
  /** The selfie of a job, by its `ref`, where they are kept. */
  readonly selfies: ReadonlyMap<string, Buffer> | undefined
  /** Submits a job as a partner would, over the wire. */
  readonly submit: (asked: Trial) => Promise<TrialAnswer>
}

/** What every page works with. */
export interface PageParts extends DashboardParts {
  readonly renderer: Renderer
}
