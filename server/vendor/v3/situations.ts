import type { GenerationSituations } from '../../core/situations/generation-situations.ts'
import { next, type Situation } from '../../core/situations/situation.ts'
import { sayAtOnce } from './wording/at-once.ts'
import { gatewayRefusal } from './wording/envelope.ts'
import { errorWords } from './wording/errors.ts'

const status = 'GET /v3/status/{jobId}'
const issuing = 'POST /v3/token'
const kycSync = 'POST /v3/enhanced_kyc/sync'

const { status: unproven, message } = errorWords.token_ended

const tokenEnded: Situation = {
  name: 'refused/token_ended',
  title: `${unproven} ${message}, to a token that has ended`,
  cure: 'use a token until it ends: advance 1h, or --token-lifetime 5s',
}

// Beside 404, it has a body of its own. Source: v3 §5.2.
const unknownJob: Situation = {
  name: `call/${status}/4xx`,
  title: `${status}, not_found`,
  cure: 'ask about a job that is not yours',
  shows: [],
}

/** What v3 does beside what all generations do: its tokens end, and a gateway answers in a form of its own. Sources: v3 §2.3, §16.2. */
export const v3Situations: GenerationSituations = {
  atOnce: sayAtOnce,
  own: (endpoints) => {
    const posts = [...endpoints].filter((one) => one.startsWith('POST '))
    return {
      calls: [
        ...([...endpoints].some((one) => one !== issuing) && endpoints.has(issuing) ? [tokenEnded] : []),
        ...(endpoints.has(status) ? [unknownJob] : []),
      ],
      faults: [
        ...(endpoints.has(kycSync) ? [byGateway(401, 'call POST /v3/enhanced_kyc/sync without a token')] : []),
        ...(posts.length > 0 ? [byGateway(413, 'send more than 10 MB')] : []),
        ...(posts.some((one) => one !== issuing) ? [byGateway(500, next('answer-500'))] : []),
      ],
    }
  },
}

function byGateway(code: 401 | 413 | 500, cure: string): Situation {
  const { message: text } = gatewayRefusal(code).json as { readonly message: string }
  return { name: `gateway/${code}`, title: `the gateway’s ${code}: ${text}`, cure }
}
