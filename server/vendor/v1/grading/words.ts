import type { GradingWords } from '../../grading/grading.ts'
import { jobTypeOf } from '../decode.ts'

/** What helps where a signature is not checked, or not always. */
export const checkProof: string =
  'Check the signature of every callback before anything else, with the official SDK’s confirm_signature or as the README says, ' +
  'and answer 401 where it does not hold.'

/** How texts name what v1 alone has. */
export const words: GradingWords = {
  checkProof,
  unproven: 'neither timestamp nor signature',
  waitForFinal: 'Keep the job pending while IsFinalResult is "false", and for the provisional codes of its product.',
  result: ({ code }, product) => `code ${code} where PartnerParams.job_type is ${jobTypeOf(product)}`,
  about: {
    delivery:
      'Any 2xx counts, from the very address that was called; redirects are not followed. What Smile ID does about every other ' +
      'answer is not published: the emulator tries again after 5 and after 30 seconds, and then gives up.',
    signature:
      'Whoever knows the URL can post to it. Only the signature tells a callback of Smile ID’s from anybody else’s: base64 of ' +
      'HMAC-SHA256, under the API key, over timestamp, partner id and `sid_request`. It covers no other member.',
    outcomes:
      'Each result that Smile ID can give, by product. What is not final is pending: a reviewer may still say otherwise. One code ' +
      'means different things for different products, so read it together with `PartnerParams.job_type`. The codes of job types 8 ' +
      'and 9 are the emulator’s own, and job type 12 is rare: these are run when `--products` names them.',
    codes:
      'Smile ID’s own documents word one and the same code differently, and codes can be added. What is unknown must never open an ' +
      'account, and never break anything.',
    fields:
      'Members differ between products, countries and years. Only ResultCode, ResultText, PartnerParams, SmileJobID, timestamp and ' +
      'signature are in every real callback; every other member may be absent or empty, and more can come.',
  },
}
