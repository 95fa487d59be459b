import { decide, gate, jobIdLine, type Mutant, reading, sdkCheck, service } from './mistakes.ts'

/** What a partner does once a callback is proved: where this throws, it answers 500. */
const work = (text: string) => service(jobIdLine, `${text}\n    ${jobIdLine}`)

/** What it does before. */
const before = (text: string) => service(gate, `${text}\n    ${gate}`)

const statuses = "if (status === 'clear') return 'approved'"
const otherwise = "return status === 'block' ? 'rejected' : 'in_review'"
const decided = 'decideV3(status)'
const proofRead = "'response-timestamp': timestamp,\n    'response-signature': signature,\n  } = headers"
const jobIdRead = 'return { jobId, userId, result: status,'
const refuse = 'return answer(response, 422)'

const mistake = (name: string, wrong: Mutant['mistakes'][number], fails: string, says: RegExp): Mutant => ({
  name,
  mistakes: [wrong],
  fails,
  says,
})

/** A wrong decision by the whole body, which the example does not look at. */
const byBody = (text: string) => reading(decided, `((body: any) => ${text})(body)`)

const signatures: readonly Mutant[] = [
  mistake(
    'checks no signature',
    service(gate, 'if (!isFresh(callback)) return answer(response, 401)'),
    'signature/forged',
    /200[\s\S]*The callback was believed\. Check the signature of every callback[\s\S]*Response-Signature is base64/,
  ),
  mistake(
    'lets callbacks without a signature pass',
    service(sdkCheck, `return text === undefined || signature.confirm_signature(timestamp, text)`),
    'signature/missing-signature',
    /without Response-Signature[\s\S]*Check the signature/,
  ),
  mistake(
    'believes the signature of another partner',
    service(
      sdkCheck,
      "return [signature, new smile.Signature('12340', 'another-partners-key')].some((one) => one.confirm_signature(timestamp, text))",
    ),
    'signature/another-partner',
    /your own partner id and key/,
  ),
  {
    ...mistake(
      'takes the proof from the body where the headers have none',
      reading(
        proofRead,
        "'response-timestamp': timestamp = (body as any).timestamp,\n    'response-signature': signature = (body as any).signature,\n  } = headers",
      ),
      'signature/in-body',
      /in the body instead of the headers[\s\S]*never from the body/,
    ),
    alone: true,
  },
  mistake(
    'takes the proof from the body before the headers',
    reading(
      proofRead,
      "} = headers\n  const { timestamp = headers['response-timestamp'], signature = headers['response-signature'] } = body as any",
    ),
    'signature/in-body-beside-forged',
    /headers are forged[\s\S]*never from the body/,
  ),
  mistake(
    'looks for headers as they are written in the documents',
    before(
      "if ('job-id' in request.headers && !request.rawHeaders.includes('Response-Signature')) return answer(response, 401)",
    ),
    'signature/lower-case-headers',
    /lower case[\s\S]*401[\s\S]*by name in any case/,
  ),
  mistake(
    'looks for headers in lower case alone',
    before(
      "if ('job-id' in request.headers && request.rawHeaders.includes('RESPONSE-SIGNATURE')) return answer(response, 401)",
    ),
    'signature/upper-case-headers',
    /upper case[\s\S]*by name in any case/,
  ),
  mistake(
    'reads times of milliseconds alone',
    before('if (!/\\.\\d{3}Z$/.test(callback.timestamp)) return answer(response, 401)'),
    'signature/timestamp-of-nanoseconds',
    /nanoseconds[\s\S]*none to nine digits/,
  ),
  mistake(
    'signs the time that it read, not the text',
    service(sdkCheck, 'return signature.confirm_signature(new Date(timestamp).toISOString(), text)'),
    'signature/timestamp-of-seconds',
    /whole seconds[\s\S]*sign the text as it came/,
  ),
  mistake(
    'takes callbacks of any age',
    service(gate, 'if (!isSigned(callback)) return answer(response, 401)'),
    'signature/stale',
    /older than 5m/,
  ),
  {
    name: 'takes a time that cannot be read for a fresh one',
    fails: 'signature/timestamp-unreadable',
    says: /NaN > limit is false/,
    // The SDK of v1 refuses such a time; who checks signatures without it need not.
    mistakes: [
      service(
        sdkCheck,
        "return process.getBuiltinModule('node:crypto').createHmac('sha256', apiKey).update(timestamp + partnerId + 'sid_request').digest('base64') === text",
      ),
      service('<= maxAge', '<= maxAge || Number.isNaN(Date.parse(timestamp))'),
    ],
  },
  mistake(
    'throws on a time that is none',
    before('new Date(callback.timestamp).toISOString()'),
    'signature/timestamp-no-time',
    /not a time[\s\S]*500[\s\S]*signature or timestamp of any other form/,
  ),
  {
    ...mistake(
      'lets an approval that is signed follow a rejection',
      decide(
        "return earlier === undefined || earlier === 'in_review' ? next : earlier",
        "return earlier === 'approved' ? earlier : next",
      ),
      'signature/reused-on-changed-body',
      /a body that says clear[\s\S]*the job is approved[\s\S]*Keep the first final result/,
    ),
    alone: true,
  },
]

const conclusions: readonly Mutant[] = [
  mistake(
    'approves what is still processed',
    decide(statuses, "if (status === 'clear' || status === 'processing') return 'approved'"),
    'outcomes/enhanced_kyc/provisional',
    /Make pending of status processing[\s\S]*Wait for the final result/,
  ),
  mistake(
    'rejects what is still processed',
    decide(otherwise, "return status === 'block' || status === 'processing' ? 'rejected' : 'in_review'"),
    'order/provisional-then-approved/enhanced_kyc',
    /Keep the job pending while status is "processing"/,
  ),
  mistake(
    'approves what ended in an error',
    decide(statuses, "if (status === 'clear' || status === 'error') return 'approved'"),
    'outcomes/enhanced_kyc/issuer-unavailable',
    /Make rejected or pending of status error/,
  ),
  mistake(
    'knows no block',
    decide(otherwise, "return status === 'blocked' ? 'rejected' : 'in_review'"),
    'outcomes/enhanced_kyc/rejected',
    /Make rejected of status block/,
  ),
  mistake(
    'approves whatever is not blocked',
    decide(otherwise, "return ['block', 'error', 'processing'].includes(status) ? 'rejected' : 'approved'"),
    'codes/unknown',
    /"clear" alone/,
  ),
  mistake(
    'approves what begins like an approval',
    decide(statuses, "if (status.startsWith('clear')) return 'approved'"),
    'codes/unknown-akin',
    /begins like clear[\s\S]*"clear" alone/,
  ),
  mistake(
    'looks a status up in an object, and believes what it inherits',
    decide(statuses, "if (({ clear: 'approved' } as any)[status]) return 'approved'"),
    'codes/unknown-word',
    /member of every object[\s\S]*"clear" alone/,
  ),
  mistake(
    'decides by the message',
    byBody("/successful/.test(body.message) ? 'approved' : decideV3(status)"),
    'codes/reworded-rejection',
    /Decide by status, never by message/,
  ),
  mistake(
    'waits for the message that it knows',
    byBody("body.message === 'Verified' ? 'in_review' : decideV3(status)"),
    'codes/reworded-approval',
    /in other words[\s\S]*never by message/,
  ),
  mistake(
    'takes a result without a reason for an approval',
    byBody("body.reason === null && status === 'block' ? 'approved' : decideV3(status)"),
    'codes/rejection-without-reason',
    /never by message, reason or antifraud/,
  ),
  mistake(
    'decides by the risk',
    byBody("body.antifraud?.fraud_risk?.risk_score === 0 ? 'approved' : decideV3(status)"),
    'codes/rejection-at-low-risk',
    /sees no risk[\s\S]*never by message, reason or antifraud/,
  ),
  mistake(
    'knows every reason, and refuses others',
    work(`if (body.reason === 'reason_of_later_years' && body.status === 'block') ${refuse}`),
    'codes/unknown-reason-of-block',
    /422[\s\S]*Take status block with any reason, and make rejected of it/,
  ),
  mistake(
    'throws on a reason that is documented, and that it never met',
    work("if (body.reason === 'spoof_detected') throw new Error('no such reason')"),
    'codes/block-spoof-detected',
    /500[\s\S]*status block with any reason/,
  ),
]

const order: readonly Mutant[] = [
  mistake(
    'believes the last callback',
    decide("return earlier === undefined || earlier === 'in_review' ? next : earlier", 'return next'),
    'order/late-provisional-after-approved/enhanced_kyc',
    /Never change a final conclusion/,
  ),
  mistake(
    'believes the first callback',
    work(
      'const key = "heard/" + callback.jobId\n    if (decisions.has(key)) return answer(response, 200)\n    decisions.set(key, "in_review")',
    ),
    'order/provisional-then-rejected/enhanced_kyc',
    /Replace the provisional result with the final one/,
  ),
  mistake(
    'answers 409 to a duplicate',
    work("if (decisions.get(callback.jobId) === 'approved') return answer(response, 409)"),
    'duplicates/same-bytes',
    /409[\s\S]*answer 2xx and change nothing/,
  ),
  mistake(
    'knows a duplicate by its receipt, and takes another for a conflict',
    work(
      'const kept = callback.jobId + body.kyc_receipt\n    if (body.kyc_receipt && decisions.has(callback.jobId) && decisions.get(callback.jobId) !== "in_review" && !decisions.has(kept)) return answer(response, 409)\n    if (body.kyc_receipt) decisions.set(kept, "in_review")',
    ),
    'duplicates/replayed',
    /409[\s\S]*not by comparing bodies/,
  ),
]

const ids: readonly Mutant[] = [
  mistake(
    'takes the job’s id from the body',
    reading(jobIdRead, 'return { jobId: (body as any).job_id, userId, result: status,'),
    'jobs/without-body-ids',
    /no job_id and user_id[\s\S]*Take the ids from the headers/,
  ),
  mistake(
    'takes the job’s id from partner_params',
    reading(jobIdRead, 'return { jobId: (body as any).partner_params.job_id, userId, result: status,'),
    'jobs/ids-in-headers-alone',
    /500[\s\S]*Take the ids from the headers/,
  ),
  mistake(
    'keeps results by user',
    service(
      'const decision = conclude(decisions.get(jobId), callback.decision)',
      'const decision = conclude(decisions.get(callback.userId), callback.decision)\n    decisions.set(callback.userId, decision)',
    ),
    'jobs/two-of-one-user',
    /by job_id, not by user_id/,
  ),
]

const members: readonly Mutant[] = [
  mistake(
    'needs id_fields of whom it approves',
    work("if (body.status === 'clear') body.id_fields.full_name?.trim()"),
    'fields/null-id_fields',
    /id_fields is null[\s\S]*500[\s\S]*absent, null or empty/,
  ),
  mistake(
    'needs a link to the receipt',
    work(
      "if (body.status === 'clear') new URL(body.kyc_receipt ?? 'https://receipt.example/', body.kyc_receipt.length)",
    ),
    'fields/null-kyc_receipt',
    /kyc_receipt is null[\s\S]*500/,
  ),
  mistake(
    'needs partner_params',
    work('body.partner_params.order'),
    'fields/null-partner_params',
    /partner_params is null[\s\S]*500/,
  ),
  mistake(
    'needs antifraud of whom it approves',
    work("if (body.status === 'clear') body.antifraud.summary"),
    'fields/without-antifraud',
    /without antifraud[\s\S]*500/,
  ),
  mistake(
    'needs a link to each picture',
    work('for (const link of Object.values(body.image_links ?? {})) new URL(link as string)'),
    'fields/image-links-null',
    /500[\s\S]*neither absent nor null/,
  ),
  mistake(
    'fetches the receipt before it answers',
    work('if (body.kyc_receipt) await fetch(body.kyc_receipt)'),
    'fields/receipt-gone',
    /500[\s\S]*fetch the receipt of kyc_receipt afterwards/,
  ),
  mistake(
    'takes a text about the person for one with letters in it',
    work("if (typeof body.id_fields?.full_name === 'string') body.id_fields.full_name[0].toUpperCase()"),
    'fields/person-empty',
    /500[\s\S]*absent, null or empty/,
  ),
  mistake(
    'takes partner_params for plain texts',
    work('for (const text of Object.values(body.partner_params ?? {})) (text as string).trim()'),
    'fields/legacy-job-type',
    /500[\s\S]*allow values that are not texts/,
  ),
  mistake(
    'refuses times of another form',
    work(`if (body.completed_at && !/\\.\\d{3}Z$/.test(body.completed_at)) ${refuse}`),
    'fields/times-of-nanoseconds',
    /422[\s\S]*none to nine digits/,
  ),
  mistake(
    'refuses members that it does not know',
    work(`if (Object.keys(body).some((name) => name.startsWith('emulator'))) ${refuse}`),
    'fields/unknown',
    /422[\s\S]*do not use a schema that forbids/,
  ),
  mistake(
    'refuses a version that it does not know',
    work(`if (request.headers['api-version'] === 'v3.9999.0') ${refuse}`),
    'fields/newer-version',
    /422[\s\S]*Do not compare Api-Version/,
  ),
  mistake(
    'throws on a callback without a status',
    reading("typeof body?.status !== 'string'", '!body!.status!.trim()'),
    'delivery/no-status',
    /500[\s\S]*a body that cannot be read/,
  ),
]

/** Mistakes of integrations of v3, each alone. */
export const v3Mutants: readonly Mutant[] = [...signatures, ...conclusions, ...order, ...ids, ...members].map(
  (one) => ({
    ...one,
    api: 'v3' as const,
  }),
)
