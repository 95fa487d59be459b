import type { Reply, Stray } from '../../http/operation.ts'
import { strayHint, strayStatus } from '../../http/routing/unknown-path.ts'

// Endpoints of v1 that are known but not emulated. Source: v1 §9, §9.12.
const notPlayed = new Set(['backfill_users', 'compare_user_info', 'documents', 'update_user_info'])

const notEmulated = { error: 'Not emulated', code: '2201' }

/** v1's answer to a request without an operation: why, and what to call instead. */
export function unknown(stray: Stray): Reply {
  return notPlayedReply(stray) ?? notFound(stray)
}

function notPlayedReply({ path }: Stray): Reply | undefined {
  const [, name = ''] = /^\/v1\/([\w-]+)/.exec(path) ?? []
  if (!notPlayed.has(name)) return undefined
  const hint = `${path} is an endpoint of Smile ID that this emulator does not play. docs/played.md lists what it does.`
  return { status: 501, json: notEmulated, hint }
}

function notFound(stray: Stray): Reply {
  return { status: strayStatus(stray), json: { error: 'Not found', code: '2201' }, hint: strayHint(stray) }
}

/** v1's answer to a request that fails before its operation is found, such as one with invalid percent-encoding. */
export function broken(error: Error): Reply {
  return { status: 400, json: { error: 'Bad request', code: '2201' }, hint: error.message }
}
