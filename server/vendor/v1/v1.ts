import { asSmileError } from '../../core/errors.ts'
import type { Generation } from '../generation.ts'
import { namesOf } from '../shared/job-names.ts'
import { vendorPersonalData } from '../shared/personal-data.ts'
import { encodeError } from '../shared/wording/errors.ts'
import { v1Signatures } from './access/signatures.ts'
import { v1Callbacks } from './callbacks/callbacks.ts'
import { curlOf } from './curl.ts'
import type { V1Parts } from './endpoints.ts'
import { otherPrefixes } from './paths.ts'
import { v1Situations } from './situations.ts'
import { broken, unknown } from './unknown.ts'
import { v1Wording } from './wording/wording.ts'

/** The first generation of the vendor's API: JSON, then a zip. */
export function createV1(parts: V1Parts): Generation {
  return {
    name: 'v1',
    prefix: '/v1',
    otherPrefixes,
    vendor: true,
    errorSchema: 'v1/error',
    endpoints: async () => (await import('./endpoints.ts')).v1Endpoints(parts),
    encodeError: (error) => encodeError(asSmileError(error)),
    isPersonal: vendorPersonalData.includes,
    unknown,
    broken,
    ...v1Wording,
    situations: v1Situations,
    namesOf,
    callbacks: v1Callbacks(parts),
    explain: { ...v1Wording.explain, signature: v1Signatures },
    client: {
      // Loaded for the first trial: most emulators never get one.
      submit: async (...asked) => (await import('./trial.ts')).submitTrial(...asked),
      curl: curlOf,
    },
    links: async () => (await import('./links/by-link.ts')).v1Links,
    asking: async () => (await import('./wording/asking.ts')).v1Asking,
    counterparts: async () => (await import('./counterparts.ts')).v1Counterparts,
    grading: async () => (await import('./grading/grading.ts')).v1Grading,
    pacts: async () => (await import('./pacts/pacts.ts')).v1Pacts,
  }
}
