import { callControl, readRemote } from '../../clients/remote.ts'
import type { CommandLine } from '../../command.ts'
import { UsageError } from '../../options/usage-error.ts'

/** Queues a scenario for the next submissions to a running emulator. */
export async function next(line: CommandLine): Promise<number> {
  const { remote, partner, times, word } = readRemote(line, 'a scenario, such as: next rejected')
  if (times !== undefined && !/^[1-9]\d*$/.test(times)) {
    throw new UsageError(`--times: "${times}" is not a whole number from 1.`)
  }
  const body = { scenario: word, ...(times && { times: Number(times) }), ...(partner && { partner_id: partner }) }
  const queued = (await callControl(remote, 'next', body)) as { partner_id: string; scenario: string; times: number }
  console.log(
    `The next ${queued.times === 1 ? 'submission' : `${queued.times} submissions`} of partner ${queued.partner_id}: ${queued.scenario}.`,
  )
  return 0
}
