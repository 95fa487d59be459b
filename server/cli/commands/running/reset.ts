import { callControl, readRemote } from '../../clients/remote.ts'
import type { CommandLine } from '../../command.ts'

/** Makes a running emulator forget one partner's work, or everybody's. */
export async function reset(line: CommandLine): Promise<number> {
  const { remote, partner } = readRemote(line)
  await callControl(remote, 'reset', partner ? { partner_id: partner } : {})
  console.log(
    `Forgotten: jobs, users, queues, journal and inbox of ${partner ? `partner ${partner}` : 'every partner'}.`,
  )
  return 0
}
