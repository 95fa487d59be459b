import { asSmileError } from '../../core/errors.ts'
import type { Generation, GenerationParts } from '../generation.ts'
import { vendorPersonalData } from '../shared/personal-data.ts'
import { v3Callbacks } from './callbacks/callbacks.ts'
import { curlOf } from './curl.ts'
import { namesOf } from './jobs/names.ts'
import { v3Signatures } from './signatures.ts'
import { v3Situations } from './situations.ts'
import { broken, unknown } from './unknown.ts'
import { errorsAt } from './wording/endpoint-errors.ts'
import { gatewayRefusal, isOwnOfGateway } from './wording/envelope.ts'
import { v3Wording } from './wording/wording.ts'

/** The third generation of the vendor's API: a token, then everything in one call of parts. */
export function createV3(parts: GenerationParts): Generation {
  const encodeError = errorsAt('entry')
  return {
    name: 'v3',
    prefix: '/v3',
    otherPrefixes: ['/__portal'],
    vendor: true,
    errorSchema: 'v3/any-error',
    endpoints: async () => (await import('./endpoints.ts')).v3Endpoints(parts),
    encodeError: (error) => encodeError(asSmileError(error)),
    gateway: (status) => (isOwnOfGateway(status) ? gatewayRefusal(status) : undefined),
    unknown,
    broken,
    ...v3Wording,
    situations: v3Situations,
    namesOf,
    callbacks: v3Callbacks,
    explain: { ...v3Wording.explain, signature: v3Signatures },
    client: {
      submit: async (...asked) => (await import('./client/trial.ts')).submitTrial(...asked),
      curl: curlOf,
    },
    links: async () => (await import('./links/by-link.ts')).v3Links(parts),
    asking: async () => (await import('./wording/asking.ts')).v3Asking,
    counterparts: async () => (await import('./counterparts.ts')).v3Counterparts,
    grading: async () => (await import('./grading/grading.ts')).v3Grading,
    pacts: async () => (await import('./pacts/pacts.ts')).v3Pacts,
    isPersonal: vendorPersonalData.includes,
    withoutPeople: vendorPersonalData.without,
  }
}
