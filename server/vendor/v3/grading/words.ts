import type { GradingWords } from '../../grading/grading.ts'

/** What helps if a signature is not checked, or not always. */
export const checkProof: string =
  'Check the signature of every callback before anything else: Response-Signature is base64 of HMAC-SHA256, under your API key, over ' +
  'Response-Timestamp, partner id and "sid_request". Answer 401 if it is not valid.'

/** What helps if a partner relies on more than comes. */
export const relyOn: string =
  'Rely on status and message, and on the headers Job-ID and User-ID: every other member may be absent, null or empty.'

/** v3's own words in texts. */
export const words: GradingWords = {
  checkProof,
  unproven: 'neither Response-Timestamp nor Response-Signature',
  waitForFinal: 'Keep the job pending while status is "processing".',
  result: ({ code }, product) => `status ${code} of ${product}`,
  about: {
    delivery:
      'Any 2xx within 35 seconds counts, from the exact address that was called; redirects are not followed. After any other answer the ' +
      'callback comes up to three times more: how far apart is not published, and the emulator waits 5 s, 30 s and 2 minutes.',
    signature:
      'Anybody who knows the URL can post to it. Only the signature in the headers proves that a callback is from Smile ID: ' +
      'Response-Signature is base64 of HMAC-SHA256, under the API key, over Response-Timestamp, partner id and `sid_request`. It does not ' +
      'cover the body.',
    outcomes:
      'Each result that Smile ID can give, by product. `clear` approves and `block` rejects; `attention` is your decision, an `error` ' +
      'verified nobody, and after `processing` another callback comes.',
    order:
      'A job can call back with `processing` first. Callbacks are not ordered: it can come late, or not at all. The first final result stays.',
    codes:
      'The status is the result. Reasons explain it, and new ones come; messages are for people, and get reworded. An unknown status ' +
      'must never approve anybody, and nothing unknown may break anything.',
    fields:
      'Members differ between products. Only status and message are in every callback; every other member may be absent, null or empty, ' +
      'and new ones can come. Times are RFC 3339 with up to nanoseconds.',
    jobs:
      'A result is about one job. The header Job-ID names it; the body need not, and that of an AML check never does. A user can have ' +
      'several jobs, and a callback can be about an unknown one.',
  },
}
