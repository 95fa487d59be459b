import type { Reply, Stray } from '../../http/operation.ts'
import { strayHint, strayStatus } from '../../http/routing/unknown-path.ts'
import { endpointReply } from './wording/envelope.ts'

// Endpoints of v3 that are known and not played here. Source: v3 §3.
const notPlayed = new Set(['oidc'])

/** What v3 answers where it has no operation: why, and where to ask instead. The hint is the message, which its SDKs show to their users. */
export function unknown(stray: Stray): Reply {
  const [, name = ''] = /^\/v3\/([\w-]+)/.exec(stray.path) ?? []
  if (notPlayed.has(name)) {
    const hint = `${stray.path} is an endpoint of Smile ID that this emulator does not emulate yet. docs/played.md lists what it does.`
    return { ...endpointReply(501, hint), hint }
  }
  const hint = strayHint(stray)
  return { ...endpointReply(strayStatus(stray), hint), hint }
}

/** What v3 answers to a request that breaks before its operation is found, such as a path that is not percent-encoding. */
export function broken(error: Error): Reply {
  return { ...endpointReply(400, 'Invalid request.'), hint: error.message }
}
