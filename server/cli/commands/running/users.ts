import { userStates } from '../../../core/users/enrolment.ts'
import { callControl, remoteOf } from '../../clients/remote.ts'
import type { CommandLine } from '../../command.ts'
import { oneOf, UsageError } from '../../options/usage-error.ts'

/** Shows a user of a running emulator and their state; or sets it, or removes the user. */
export async function users({ flags, words: rest }: CommandLine): Promise<number> {
  const [userId, state, extra] = rest
  if (userId === undefined)
    throw new UsageError('Name a user id, such as: users demo-anna, or users demo-anna disabled.')
  if (extra !== undefined) throw new UsageError(`"${extra}" was not expected.`)
  if (flags.delete && state !== undefined) throw new UsageError(`Give either ${state} or --delete.`)
  const wanted = state === undefined ? undefined : oneOf(userStates, state, 'The state of a user')
  const method = flags.delete ? 'DELETE' : wanted ? 'PUT' : 'GET'

  const { remote, partner } = remoteOf(flags)
  const query = partner === undefined ? '' : `?partner_id=${encodeURIComponent(partner)}`
  const path = `users/${encodeURIComponent(userId)}${query}`
  const user = (await callControl(remote, path, wanted && { state: wanted }, method)) as Record<string, string>
  console.log(`User ${user.user_id} of partner ${user.partner_id}: ${user.state}.`)
  return 0
}
