import type { GradingWords } from '../../grading/grading.ts'
import { jobTypeOf } from '../decode.ts'

/** What helps if a signature is not checked, or not always. */
export const checkProof: string =
  'Check the signature of every callback before anything else, with the official SDK’s confirm_signature or as the README says, ' +
  'and answer 401 if it is not valid.'

/** v1's own words in texts. */
export const words: GradingWords = {
  checkProof,
  unproven: 'neither timestamp nor signature',
  waitForFinal: 'Keep the job pending while IsFinalResult is "false", and for the provisional codes of its product.',
  result: ({ code }, product) => `code ${code} where PartnerParams.job_type is ${jobTypeOf(product)}`,
  about: {
    delivery:
      'Any 2xx counts, from the exact address that was called; redirects are not followed. What Smile ID does after any other ' +
      'answer is not published: the emulator tries again after 5 and after 30 seconds, and then gives up.',
    signature:
      'Anybody who knows the URL can post to it. Only the signature proves that a callback is from Smile ID: base64 of ' +
      'HMAC-SHA256, under the API key, over timestamp, partner id and `sid_request`. It covers no other member.',
    outcomes:
      'Each result that Smile ID can give, by product. A result that is not final is pending: a reviewer may still change it. One code ' +
      'means different things for different products, so read it together with `PartnerParams.job_type`. The codes of job types 8 ' +
      'and 9 are the emulator’s own, and job type 12 is rare: these run only if `--products` names them.',
    codes:
      'Smile ID’s own documents word the same code differently, and codes can be added. Unknown codes must never approve ' +
      'anybody, and never break anything.',
    fields:
      'Members differ between products, countries and years. Only ResultCode, ResultText, PartnerParams, SmileJobID, timestamp and ' +
      'signature are in every real callback; every other member may be absent or empty, and new ones can come.',
  },
}
