import { type Case, caseOf, cases } from './cases.ts'
import { imageSets, productPageImages } from './pictures.ts'
import type { Call, Connection, SdkImage } from './sdk.ts'

type Calls = Readonly<Record<string, Call>>

/** What every job says besides what it must: the vendor echoes it. Source: v1 §8.2. */
export const extra = { branch: 'Ìkẹjà', till: 7 }

const everything = { return_job_status: true, return_history: true, return_images: true }

interface Attempt {
  readonly userId: string
  readonly jobType?: 2 | 4
  readonly images?: readonly SdkImage[]
  readonly polled?: boolean
  readonly sandboxResult?: string
}

function submission(jobId: string, attempt: Attempt): Call & { do: 'submit' } {
  const { userId, jobType = 2, images = imageSets.base64, polled = false, sandboxResult } = attempt
  const asked = sandboxResult === undefined ? {} : { sandbox_result: sandboxResult }
  return {
    do: 'submit',
    partner_params: { user_id: userId, job_id: jobId, job_type: jobType, ...extra, ...asked },
    images,
    options: { ...everything, return_job_status: polled },
  }
}

/** Each attempt under the name of its job. */
function submissions(attempts: Readonly<Record<string, Attempt>>): Calls {
  return Object.fromEntries(Object.entries(attempts).map(([jobId, attempt]) => [jobId, submission(jobId, attempt)]))
}

function submissionOf({ jobId, userId, jobType, pictures, polled }: Case): [string, Call] {
  return [jobId, submission(jobId, { userId, jobType, images: imageSets[pictures], polled })]
}

/** The first round: every case, and what a connection can get wrong or say otherwise. */
export function firstCalls({ partner_id, server }: Connection): Calls {
  return {
    ...Object.fromEntries(cases.map(submissionOf)),
    ...firstStrays,
    'no-options': { ...submission('no-options', { userId: 'enrolled-options' }), options: null },
    'wrong-key': { ...submission('wrong-key', { userId: 'enrolled-key' }), api_key: 'another-key' },
    'slash-at-end': { ...submission('slash-at-end', { userId: 'enrolled-slash' }), server: `${server}/` },
    'partner-as-number': { ...submission('partner-as-number', { userId: 'enrolled-number' }), partner_id: +partner_id },
  }
}

const firstStrays = submissions({
  'unknown-files-told': { userId: 'nobody', images: imageSets.files },
  'unknown-files-polled': { userId: 'nobody', images: imageSets.files, polled: true },
  'unknown-base64-told': { userId: 'nobody' },
  'unknown-base64-polled': { userId: 'nobody', polled: true },
  'unknown-by-name': { userId: 'enrolled-unknown-user' },
  'sandbox-approves': { userId: 'enrolled-sandbox', polled: true, sandboxResult: '0' },
  'sandbox-rejects': { userId: 'enrolled-sandbox', polled: true, sandboxResult: '1' },
  'sandbox-is-unsure': { userId: 'enrolled-sandbox', polled: true, sandboxResult: '2' },
  'product-page': { userId: 'enrolled-product-page', images: productPageImages },
})

/** Somebody whom the first round registers. */
export const registered: Case = caseOf('new-files-told-plain')

/** The second round: who is on file now, and how every case stands. */
export const laterCalls: Calls = {
  ...submissions({
    'authenticate-approved': { userId: registered.userId, polled: true },
    'register-approved-again': { userId: registered.userId, jobType: 4 },
    'authenticate-rejected': { userId: caseOf('new-files-told-rejected').userId },
    'authenticate-approved-by-reviewer': { userId: caseOf('new-files-told-provisional').userId },
    'authenticate-rejected-by-reviewer': { userId: caseOf('new-files-told-provisional-then-rejected').userId },
  }),
  ...Object.fromEntries(cases.map((one) => [`status of ${one.jobId}`, statusOf(one)])),
  'status with nothing more': {
    ...statusOf(registered),
    options: { return_job_status: true, return_history: false, return_images: false },
  },
}

function statusOf({ userId, jobId, jobType }: Case): Call & { do: 'status' } {
  return {
    do: 'status',
    partner_params: { user_id: userId, job_id: jobId, job_type: jobType },
    options: everything,
  }
}
