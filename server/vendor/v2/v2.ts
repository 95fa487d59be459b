import { asSmileError } from '../../core/errors.ts'
import type { Generation, GenerationParts } from '../generation.ts'
import { namesOf } from '../shared/job-names.ts'
import { vendorPersonalData } from '../shared/personal-data.ts'
import { encodeError } from '../shared/wording/errors.ts'
import { v2Callbacks } from './callbacks/callbacks.ts'
import { curlOf } from './client/curl.ts'
import { oidcPrefix } from './oidc/paths.ts'
import { v2Signatures } from './signatures.ts'
import { v2Situations } from './situations.ts'
import { broken, unknown } from './unknown.ts'
import { v2Wording } from './wording/wording.ts'

/**
 * The second generation of the vendor's API: a handful of endpoints beside the first, whose signature, codes, status and callbacks it
 * shares (v2 §1).
 */
export function createV2(parts: GenerationParts): Generation {
  return {
    name: 'v2',
    prefix: '/v2',
    otherPrefixes: [oidcPrefix],
    vendor: true,
    errorSchema: 'v2/error',
    endpoints: async () => (await import('./endpoints.ts')).v2Endpoints(parts),
    encodeError: (error) => encodeError(asSmileError(error)),
    unknown,
    broken,
    ...v2Wording,
    situations: v2Situations,
    namesOf,
    callbacks: v2Callbacks(parts),
    explain: { ...v2Wording.explain, signature: v2Signatures },
    client: {
      submit: async (...asked) => (await import('./client/trial.ts')).submitTrial(...asked),
      curl: curlOf,
    },
    asking: async () => (await import('./wording/asking.ts')).v2Asking,
    counterparts: async () => (await import('./counterparts.ts')).v2Counterparts,
    pacts: async () => (await import('./pacts/pacts.ts')).v2Pacts,
    isPersonal: vendorPersonalData.includes,
    withoutPeople: vendorPersonalData.without,
  }
}
