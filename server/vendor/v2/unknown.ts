import type { Reply, Stray } from '../../http/operation.ts'
import { strayHint, strayStatus } from '../../http/routing/unknown-path.ts'

/** v2's answer to a request without an operation: why, and what to call instead. */
export function unknown(stray: Stray): Reply {
  return { status: strayStatus(stray), json: { error: 'Not found', code: '2201' }, hint: hintFor(stray) }
}

/** There is no status in v2. Source: v2 §1. */
function hintFor(stray: Stray): string {
  const asksStatus = /^\/v2\/job_?status$/i.test(stray.path)
  return asksStatus ? 'v2 has no status of its own: POST /v1/job_status finds its jobs.' : strayHint(stray)
}

/** v2's answer to a request that fails before its operation is found, such as one with invalid percent-encoding. */
export function broken(error: Error): Reply {
  return { status: 400, json: { error: 'Bad request', code: '2201' }, hint: error.message }
}
