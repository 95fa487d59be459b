import type { Reply, Stray } from '../../http/operation.ts'
import { strayHint, strayStatus } from '../../http/routing/unknown-path.ts'
import { endpointReply } from './wording/envelope.ts'

/** What v3 answers where it has no operation: why, and where to ask instead. The hint is the message, which its SDKs show to their users. */
export function unknown(stray: Stray): Reply {
  const hint = strayHint(stray)
  return { ...endpointReply(strayStatus(stray), hint), hint }
}

/** What v3 answers to a request that breaks before its operation is found, such as a path that is not percent-encoding. */
export function broken(error: Error): Reply {
  return { ...endpointReply(400, 'Invalid request.'), hint: error.message }
}
