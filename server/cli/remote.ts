import { defaultOptions } from '../options.ts'
import { readCommandLine, UsageError } from './read-options.ts'

const remoteFlags = { url: { type: 'string' }, partner: { type: 'string' }, times: { type: 'string' } } as const

/** Commands that talk to a running emulator through its control API. Each returns the exit code. */
export async function next(words: readonly string[]): Promise<number> {
  const { url, partner, times, word } = readRemote(words, 'a scenario, such as: next rejected')
  const body = { scenario: word, ...(times && { times: Number(times) }), ...(partner && { partner_id: partner }) }
  const queued = (await callControl(url, 'next', body)) as { partner_id: string; scenario: string; times: number }
  console.log(
    `The next ${queued.times === 1 ? 'submission' : `${queued.times} submissions`} of partner ${queued.partner_id}: ${queued.scenario}.`,
  )
  return 0
}

export async function advance(words: readonly string[]): Promise<number> {
  const { url, word } = readRemote(words, 'a duration, such as: advance 30s')
  const clock = (await callControl(url, 'clock/advance', { by: word })) as { now: string }
  console.log(`It is ${clock.now}, and everything due was delivered.`)
  return 0
}

export async function reset(words: readonly string[]): Promise<number> {
  const { url, partner } = readRemote(words)
  await callControl(url, 'reset', partner ? { partner_id: partner } : {})
  console.log(`Forgotten: jobs, users, queues and journal of ${partner ? `partner ${partner}` : 'every partner'}.`)
  return 0
}

function readRemote(words: readonly string[], wanted?: string) {
  const { flags, words: rest } = readCommandLine(words, remoteFlags)
  const [word, extra] = rest
  if (wanted && word === undefined) throw new UsageError(`Say ${wanted}.`)
  const surplus = wanted ? extra : word
  if (surplus !== undefined) throw new UsageError(`"${surplus}" was not expected.`)
  const text = (name: string) => (typeof flags[name] === 'string' ? flags[name] : undefined)
  return { url: urlOf(text('url')), partner: text('partner'), times: text('times'), word: word ?? '' }
}

/** Where the emulator is: as was said, or by the environment. */
export function urlOf(said: string | undefined): string {
  const port = process.env.SMILE_ID_EMULATOR_PORT ?? defaultOptions.port
  return said ?? process.env.SMILE_ID_EMULATOR_URL ?? `http://localhost:${port}`
}

function callControl(url: string, path: string, body: object): Promise<unknown> {
  return askControl(url, path, { method: 'POST', body: JSON.stringify(body) })
}

/** Makes a call of the control API. @throws Error with what the emulator says against it, or that none answers. */
export async function askControl(url: string, path: string, request: RequestInit): Promise<unknown> {
  const target = `${url.replace(/\/$/, '')}/__emulator/${path}`
  const response = await fetch(target, request).catch((error: Error) => {
    const cause = (error.cause as NodeJS.ErrnoException | undefined)?.code ?? error.message
    throw new Error(
      `No emulator answers at ${url} (${cause}). Start one with: smile-id-emulator start; or say where with --url.`,
    )
  })
  const answer = (await response.json()) as { error?: string }
  if (!response.ok) throw new Error(answer.error ?? `${target} answered ${response.status}.`)
  return answer
}
