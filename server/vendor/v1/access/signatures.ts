import { secKeyText } from '../../../core/sec-key.ts'
import type { SignatureExplanations, SubmittedJob } from '../../generation.ts'
import { proofOf } from '../../shared/signatures/fault.ts'
import { signedMessage } from '../../shared/signatures/signature.ts'

/** What v1 signs: a timestamp, the partner's id and a constant. Sources: v1 §2.1; of the retired scheme, v1 §2.3. */
export const v1Signatures: SignatureExplanations = {
  describe: (job) =>
    isOld(job)
      ? 'The SHA-256 of each text, and the same encrypted with the emulator’s key (sec_key).'
      : 'HMAC-SHA256 of each text under the partner’s API key, in base64. The text is the timestamp, the partner id and sid_request.',
  askedText({ request }, job) {
    if (typeof request !== 'object' || request === null || !('timestamp' in request)) return undefined
    if (!('signature' in request) && !('sec_key' in request)) return undefined
    return textOf(job, String(request.timestamp))
  },
  callbackText({ fault }, sentAt, job) {
    const proof = proofOf(() => '', sentAt, fault?.signature)
    return proof && textOf(job, proof.timestamp)
  },
}

function isOld({ submission }: SubmittedJob): boolean {
  return submission.scheme === 'sec_key'
}

function textOf(job: SubmittedJob, timestamp: string): string {
  return isOld(job) ? secKeyText(job.partnerId, timestamp) : signedMessage(timestamp, job.partnerId)
}
