import type { SignatureExplanations } from '../generation.ts'
import { proofOf } from '../shared/signatures/fault.ts'
import { signedMessage } from '../shared/signatures/signature.ts'

/** What v3 signs: callbacks, in their headers; who asks shows a token. Sources: v3 §2.3, §8. */
export const v3Signatures: SignatureExplanations = {
  describe: () =>
    'HMAC-SHA256 of each text under the partner’s API key, in base64, in the header Response-Signature. The text is ' +
    'Response-Timestamp, the partner id and sid_request; the body is not part of it.',
  askedText: () => undefined,
  callbackText({ fault }, sentAt, { partnerId }) {
    const proof = proofOf(() => '', sentAt, fault?.signature)
    return proof && signedMessage(proof.timestamp, partnerId)
  },
}
