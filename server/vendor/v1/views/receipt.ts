import type { Job } from '../../../core/jobs/job.ts'
import { toTimestamp } from '../../../core/time.ts'
import { writePdf } from '../../shared/links/write-pdf.ts'
import { encodeResult } from '../wording/result.ts'
import type { SaidResult } from '../wording/said-result.ts'

// The members of the result about a person in a receipt.
const members = [
  'Country',
  'IDType',
  'IDNumber',
  'FullName',
  'DOB',
  'Gender',
  'IssuanceDate',
  'ExpirationDate',
] as const

/** The PDF behind a receipt's link: the result, and a note that no real person was looked up. The look of Smile ID's is assumed. */
export function writeReceipt(job: Job, said: SaidResult): Buffer {
  const message = encodeResult(job, said)
  const facts: [string, unknown][] = [
    ['Smile job', job.smileJobId],
    ['Partner', job.partnerId],
    ['User', job.submission.userId],
    ['Job', job.submission.jobId],
    ['Submitted', toTimestamp(job.submittedAt)],
    ['Result', `${said.code} ${said.text}`],
    ...members.map((name): [string, unknown] => [name, message[name]]),
    ...Object.entries(message.company_information ?? {}),
  ]
  const lines = facts
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${value}`)
  const notice = 'Made by an emulator. The people and businesses in it are made up.'
  return writePdf('Verification receipt', [notice, '', ...lines])
}
