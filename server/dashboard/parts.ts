import type { Gate } from '../api/gate.ts'
import type { MountParts } from '../api/mount.ts'
import type { Control } from '../control.ts'
import type { Renderer } from './page.ts'

/** What the dashboard works with. */
export interface DashboardParts {
  readonly control: Control
  readonly gate: Gate
  readonly mounting: MountParts
  readonly version: string
  /** Whether selfies are kept and can be shown. */
  readonly keepsImages: boolean
}

/** What every page works with. */
export interface PageParts extends DashboardParts {
  readonly renderer: Renderer
}
