import { parseDuration } from '../../../core/time.ts'
import { callControl, readRemote } from '../../clients/remote.ts'
import type { CommandLine } from '../../command.ts'
import { asUsage } from '../../options/usage-error.ts'

/** Moves the virtual clock of a running emulator. */
export async function advance(line: CommandLine): Promise<number> {
  const { remote, partner, word } = readRemote(line, 'a duration, such as: advance 30s')
  asUsage(() => parseDuration(word))
  const body = { by: word, ...(partner && { partner_id: partner }) }
  const clock = (await callControl(remote, 'clock/advance', body)) as { now: string }
  console.log(`It is ${clock.now}${partner ? ` for partner ${partner}` : ''}, and everything due was delivered.`)
  return 0
}
