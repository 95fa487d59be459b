import { asSmileError, ControlError } from '../core/errors.ts'
import type { ApiGeneration, Reply } from '../http/operation.ts'
import { strayHint, strayStatus } from '../http/routing/unknown-path.ts'
import type { HostedPageParts } from './parts.ts'
import { linksPrefix } from './paths.ts'

/**
 * The page behind a link, as Smile ID has it on a host of its own (v3 §5.7): for anybody who has the link, without the control token.
 * It is loaded when somebody opens one.
 */
export function createHostedPage(parts: HostedPageParts): ApiGeneration {
  return {
    name: 'hosted-page',
    prefix: linksPrefix,
    vendor: false,
    errorSchema: 'control/error',
    endpoints: async () => ({
      operations: (await import('./operations.ts')).hostedPageOperations(parts),
      claimedPartner: ({ params }) => params.partner,
    }),
    encodeError: (error) =>
      error instanceof ControlError ? plain(error.status, error.message) : plain(500, asSmileError(error).hint),
    unknown: (stray) => plain(strayStatus(stray), strayHint(stray)),
    broken: (error) => plain(400, error.message),
  }
}

/** What is no page. */
function plain(status: number, words: string): Reply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, bytes: `${words}\n`, hint: words }
}
