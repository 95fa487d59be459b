import type { Pages } from '../http/app.ts'
import type { OwnAddress } from '../http/own-address.ts'
import type { PlayedGenerations } from '../vendor/running-generations.ts'
import { createDashboard } from './dashboard.ts'
import type { DashboardParts } from './parts.ts'

/** What the dashboard is made from. */
export interface DashboardSources extends Omit<DashboardParts, 'submit' | 'generations' | 'generationNamed'> {
  readonly generations: PlayedGenerations
  readonly address: OwnAddress
}

/** Makes the pages for people. This file is imported when somebody first asks for one. */
export function loadDashboard({ generations, address, ...parts }: DashboardSources): Pages {
  return createDashboard({
    ...parts,
    generations: generations.all(),
    generationNamed: generations.named,
    submit({ generation, ...asked }) {
      const now = parts.control.clockOf(asked.partner.id).now()
      return generations.named(generation).client.submit({ ...asked, now }, address.loopback())
    },
  })
}
