import type { SignatureExplanations } from '../generation.ts'
import { proofOf } from '../shared/signatures/fault.ts'
import { signedMessage } from '../shared/signatures/signature.ts'

/** What v2 signs: who asks, a timestamp in the headers or in the body; and callbacks, in the body as v1 does. Source: v2 §2, §9. */
export const v2Signatures: SignatureExplanations = {
  describe: () =>
    'HMAC-SHA256 of each text under the partner’s API key, in base64: of requests in the header SmileID-Request-Signature or in the body, ' +
    'of callbacks in the body. The text is the timestamp, the partner id and sid_request.',
  askedText({ request }, { partnerId }) {
    if (typeof request !== 'object' || request === null || !('timestamp' in request)) return undefined
    return signedMessage(String(request.timestamp), partnerId)
  },
  callbackText({ fault }, sentAt, { partnerId }) {
    const proof = proofOf(() => '', sentAt, fault?.signature)
    return proof && signedMessage(proof.timestamp, partnerId)
  },
}
