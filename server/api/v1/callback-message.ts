import type { KeyObject } from 'node:crypto'
import type { Telling } from '../../core/delivery.ts'
import type { Instant } from '../../core/time.ts'
import type { Partners } from '../../service/partners.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Registry } from '../../validation/registry.ts'
import { describeViolations } from '../../validation/violation.ts'
import { callbackSchema, encodeCallback } from './encode-callback.ts'
import { isReworded } from './reworded.ts'
import { signerOf } from './signer.ts'

/** What callbacks are made with. */
export interface CallbackMessageParts {
  readonly storage: Storage
  readonly partners: Pick<Partners, 'find'>
  readonly rsaKey: KeyObject | undefined
  readonly registry: Registry
  /** Check what is made against its own schema, unless it is to be faulty, or its scenario words it. */
  readonly checkAnswers: boolean
}

/** A callback ready to be posted. */
interface CallbackMessage {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Makes a callback as it is posted, signed at `now`. @throws Error when its job or partner is gone. */
export function createCallbackMessages({
  storage,
  partners,
  rsaKey,
  registry,
  checkAnswers,
}: CallbackMessageParts): (telling: Telling, now: Instant) => CallbackMessage {
  return ({ partnerId, smileJobId, url, told, fault }: Telling, now: Instant) => {
    const job = storage.job(partnerId, smileJobId)
    const partner = partners.find(partnerId)
    if (!job || !partner) throw new Error(`Job ${smileJobId} of partner ${partnerId} is gone.`)
    const body = encodeCallback(job, told.result, signerOf(partner, job.submission.scheme, rsaKey), now, fault)
    const isExact = !fault && !isReworded(told.result)
    const violations = checkAnswers && isExact ? registry.validate(callbackSchema(told.result), body) : []
    if (violations.length > 0) {
      throw new Error(`The emulator's own callback breaks its schema: ${describeViolations(violations)}`)
    }
    return { url, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  }
}
