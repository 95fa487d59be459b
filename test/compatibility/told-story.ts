import type { Emulator } from '../../server/index.ts'
import { createTestPartner, usualPackage } from '../helpers/partner.ts'

/** What comes of a scenario, as a program sees it that knows nothing of this version. */
export interface ToldStory {
  readonly upload: number
  readonly put?: number
  /** Codes of results, and when they come, counted from the submission. */
  readonly results: readonly (readonly [code: string, at: number])[]
  readonly callbacks: readonly (readonly [code: string, state: string, at: number | undefined])[]
}

// Those that a package is uploaded for; an outcome that one has no words for, another has.
const jobTypes = [2, 1, 6, 11]

/** Plays a scenario by its name, for each job type, as a partner of its own. */
export async function tell(emulator: Emulator, scenario: string): Promise<Readonly<Record<string, ToldStory>>> {
  const told: Record<string, ToldStory> = {}
  for (const jobType of jobTypes) told[`job type ${jobType}`] = await play(emulator, scenario, jobType)
  return told
}

async function play(emulator: Emulator, scenario: string, jobType: number): Promise<ToldStory> {
  await using own = await emulator.partner({ seed: `${scenario} ${jobType}`, callbackUrl: 'http://localhost:1/nobody' })
  const partner = createTestPartner(emulator, own.id, own.apiKey)
  await own.next(scenario)
  const begin = own.clock.now()
  // Authentication is for who is on file, and the others for who is not.
  const userId = jobType === 2 ? 'demo-anna' : 'anna'
  const opened = await partner.upload({ userId, jobId: 'job-1', jobType }).catch(() => ({ status: 0, body: {} }))
  const url = opened.body?.upload_url
  const put = url === undefined ? undefined : await partner.put(url, await usualPackage()).catch(() => ({ status: 0 }))
  const [job] = await own.jobs.list()
  return {
    upload: opened.status,
    ...(put && { put: put.status }),
    results: job?.results.map(({ from, result }) => [result.code, from - begin] as const) ?? [],
    callbacks: (await own.callbacks.list()).map(
      (one) => [one.reported.result.code, one.state, one.state === 'owed' ? one.dueAt - begin : undefined] as const,
    ),
  }
}
