import { callControl, type Remote, remoteOf } from '../../clients/remote.ts'
import type { CommandLine } from '../../command.ts'
import { UsageError } from '../../options/usage-error.ts'
import { writeOutput } from '../../output-file.ts'
import { readJson } from '../../read-json.ts'
import { counted } from '../../reports/counted.ts'

/** Saves a running emulator's state to a file, or loads one from it. @returns the exit code. */
export async function state({ flags, words: rest }: CommandLine): Promise<number> {
  const [verb, file, surplus] = rest
  if (surplus !== undefined) throw new UsageError(`"${surplus}" was not expected.`)
  if ((verb !== 'save' && verb !== 'load') || file === undefined)
    throw new UsageError('Use state save FILE, or state load FILE.')
  const { remote } = remoteOf(flags)
  return verb === 'save' ? save(remote, file) : load(remote, file)
}

async function save(remote: Remote, file: string): Promise<number> {
  const saved = (await callControl(remote, 'state', undefined, 'GET')) as { readonly jobs: readonly unknown[] }
  // It has personal data, so only its owner may read it.
  writeOutput(file, `${JSON.stringify(saved, null, 2)}\n`, 0o600)
  console.log(`Saved to ${file}, with ${counted(saved.jobs.length, 'job')}. It has personal data, but no API keys.`)
  return 0
}

async function load(remote: Remote, file: string): Promise<number> {
  const saved = (await readJson(file)) as { readonly version?: unknown } | null
  // For another kind of file, a list of everything that it lacks would not help.
  if (typeof saved?.version !== 'number') throw new Error(`${file} is not a state file, as written by state save.`)
  await callControl(remote, 'state', saved, 'PUT')
  console.log(`Loaded from ${file}. Callbacks still owed are sent when they are due.`)
  return 0
}
