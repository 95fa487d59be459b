import type { Delivery } from '../core/callbacks/delivery.ts'
import type { Job } from '../core/jobs/job.ts'

/** Where the pages are. */
export const paths = {
  jobs: '/__emulator/',
  try: '/__emulator/dashboard/try',
  scenarios: '/__emulator/dashboard/scenarios',
  magicValues: '/__emulator/dashboard/magic-values',
  callbacks: '/__emulator/dashboard/callbacks',
  inbox: '/__emulator/dashboard/inbox',
  journal: '/__emulator/dashboard/journal',
  coverage: '/__emulator/dashboard/coverage',
  users: '/__emulator/dashboard/users',
  settings: '/__emulator/dashboard/settings',
  clock: '/__emulator/dashboard/clock',
  job: '/__emulator/dashboard/jobs/:partner/:job',
  review: '/__emulator/dashboard/jobs/:partner/:job/review',
  picture: '/__emulator/dashboard/jobs/:partner/:job/picture',
  replay: '/__emulator/dashboard/callbacks/:id/replay',
  scenario: '/__emulator/dashboard/scenarios/:name',
  newScenario: '/__emulator/dashboard/new-scenario',
  queue: '/__emulator/dashboard/scenarios/:name/queue',
  advance: '/__emulator/dashboard/clock/advance',
  login: '/__emulator/dashboard/login',
  asset: '/__emulator/dashboard/assets/:name',
} as const

/** The first page. */
export const home = '/__emulator/'

/** A path with its parameters put in. */
export function pathOf(path: string, values: Readonly<Record<string, string>> = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent((values[name] ?? '').toWellFormed()))
}

export function jobPath({ partnerId, smileJobId }: Pick<Job | Delivery, 'partnerId' | 'smileJobId'>): string {
  return pathOf(paths.job, { partner: partnerId, job: smileJobId })
}

export function scenarioPath(name: string): string {
  return pathOf(paths.scenario, { name })
}
