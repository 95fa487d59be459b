import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfigured } from '../../server/cli/options/configuration/read-configuration.ts'
import type { Emulator } from '../../server/index.ts'

/** What is kept of a released version: what its helpers asked, and files that it took. */
export interface Release {
  readonly version: string
  /** A file or a folder of it. */
  path(...names: readonly string[]): string
}

const releases = join(import.meta.dirname, 'released')

/** A release, there or not. */
export function releaseOf(version: string): Release {
  return { version, path: (...names) => join(releases, version, ...names) }
}

/** Every release that is kept. */
export const keptReleases: readonly Release[] = readdirSync(releases).map(releaseOf)

/** Helpers whose calls are kept. */
export const helperNames = ['go', 'python'] as const

export type HelperName = (typeof helperNames)[number]

/** The emulator that helpers were recorded with, and are played to: the same seed gives the same bytes. */
export const recordedWith = { clock: 'virtual', seed: 'a release' } as const

/** The names of a release's scenarios whose stories need no real time to pass. */
export function toldAtOnce(release: Release): readonly string[] {
  const folder = release.path('scenarios')
  return readdirSync(folder)
    .filter((file) => !/latency|broken/.test(readFileSync(join(folder, file), 'utf8')))
    .map((file) => file.replace(/\.yaml$/, ''))
}

/** What a release's configuration says, as data; paths as seen from its folder. */
export function optionsIn(release: Release): unknown {
  const read = readConfigured(release.path('smile-id-emulator.yaml'), {})
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return JSON.parse(JSON.stringify(read.options).replaceAll(release.path(), ''))
}

/** What is reported of every job and callback, an hour later. */
export async function stateOf(emulator: Emulator): Promise<unknown> {
  await emulator.clock.advance('1h')
  const [jobs, callbacks] = await Promise.all([emulator.jobs.list(), emulator.callbacks.list()])
  return JSON.parse(
    JSON.stringify({
      jobs: jobs.map(({ submission, smileJobId, results }) => [
        submission.jobId,
        smileJobId,
        results.map(({ from, result }) => [from, result.code]),
      ]),
      callbacks: callbacks.map(({ id, state, reported }) => [id, state, reported.result.code]),
      users: await emulator.users.get('anna'),
    }),
  )
}
