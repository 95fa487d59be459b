import { uuidOf } from '../../../core/jobs/ids.ts'
import type { FilledLink, GenerationLinks } from '../../generation-links.ts'
import { asksNames, nameFields, numberFields } from '../../shared/links/link-fields.ts'
import { decodeHints } from '../asked-outcome.ts'
import { jobTypeOf } from '../decode.ts'

/** The jobs that the page behind a link of v1 submits. Which fields it has is assumed. */
export const v1Links: GenerationLinks = {
  fieldsOf: (idType) => [...numberFields(idType), ...nameFields(asksNames(idType))],
  requestOf({ link, idType, details, origin, scenario }: FilledLink) {
    const { product, country } = idType
    return ({ ref }) => {
      // Whom a partner does not name, and every job, has a UUID. Assumed.
      const userId = link.userId ?? uuidOf(`user of ${link.refId}/${ref}`)
      const jobId = uuidOf(`job of ${link.refId}/${ref}`)
      const params = { ...link.partnerParams, user_id: userId, job_id: jobId, job_type: jobTypeOf(product) }
      return {
        ...{ generation: link.generation, partnerId: link.partnerId, product, userId, jobId, partnerParams: params },
        hints: scenario === undefined ? decodeHints(params) : { scenario },
        callbackUrl: link.callbackUrl,
        idInfo: { country, idType: idType.idType, ...details },
        ...{ sourceSdk: undefined, origin, warnings: [] },
      }
    }
  },
}
