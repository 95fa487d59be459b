import type { Delivery, DeliveryState } from '../core/callbacks/delivery.ts'
import type { Job, JobState } from '../core/jobs/job.ts'
import { isFinal, isSuccess, needsAttention, type Outcome } from '../core/jobs/outcome.ts'
import type { Product } from '../core/jobs/product.ts'
import type { Result } from '../core/jobs/result.ts'
import { formatDuration, type Instant, type Milliseconds, toTimestamp } from '../core/time.ts'
import { type Html, html } from '../markup/html.ts'

/** Products as the vendor's documents call them. */
export const productNames: Readonly<Record<Product, string>> = {
  biometric_kyc: 'Biometric KYC',
  smart_selfie_authentication: 'SmartSelfie Authentication',
  smart_selfie_registration: 'SmartSelfie Registration',
  smart_selfie_compare: 'SmartSelfie Compare',
  basic_kyc: 'Basic KYC',
  enhanced_kyc: 'Enhanced KYC',
  document_verification: 'Document Verification',
  business_verification: 'Business Verification',
  photo_update: 'Photo Update',
  user_info_comparison: 'User Info Comparison',
  aml_check: 'AML Check',
  aml_monitoring: 'AML Monitoring',
  enhanced_document_verification: 'Enhanced Document Verification',
  residency_document_verification: 'Residency Document Verification',
  address_verification: 'Address Verification',
  phone_verification: 'Phone Verification',
}

/** Text that somebody else wrote: it may run in another direction, and has no say in what stands beside it. */
export function said(text: string): Html {
  return html`<bdi class="said">${text}</bdi>`
}

/** An id that somebody else wrote, which is broken between its words where it has to be, and not within one. */
export function saidId(text: string): Html {
  const words = text.split(/(?<=[-_.:/ ])(?=[^-_.:/ ])/)
  return html`<bdi class="said">${words.map((word, index) => (index === 0 ? html`${word}` : html`<wbr>${word}`))}</bdi>`
}

/** A word of the emulator's, such as `in_review`, for people. */
export function plain(word: string): string {
  return word.replaceAll('_', ' ')
}

/** A moment: the time of day, with the full date in its title. */
export function moment(at: Instant): Html {
  const timestamp = toTimestamp(at)
  return html`<time datetime="${timestamp}" title="${timestamp}">${timestamp.slice(11, 19)}</time>`
}

/** A length of time as people say it, in the two largest units that count. */
export function roughly(length: Milliseconds): string {
  if (length < 1_000) return `${Math.round(length)} ms`
  if (length < 60_000) return formatDuration(Math.round(length / 100) * 100).replace(/s$/, ' s')
  const minutes = Math.floor(length / 60_000)
  if (minutes < 60) return both(minutes, 'min', Math.floor((length % 60_000) / 1_000), 's')
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? both(hours, 'h', minutes % 60, 'min') : both(Math.floor(hours / 24), 'd', hours % 24, 'h')
}

function both(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`
}

/** How long until then; `now` when it is due. */
export function countdown(at: Instant, now: Instant): Html {
  const left = at - now
  return html`<span class="countdown">${left <= 0 ? 'now' : `in ${roughly(Math.ceil(left / 1_000) * 1_000)}`}</span>`
}

/** How something is meant to be taken: a colour, and never only that. */
export type Tone = 'good' | 'bad' | 'wait' | 'quiet' | 'warn'

export function badge(tone: Tone, text: string): Html {
  return html`<span class="badge ${tone}">${text}</span>`
}

/** How an outcome sounds to a partner. */
export function toneOf(outcome: Outcome): Tone {
  if (!isFinal(outcome)) return 'wait'
  if (!isSuccess(outcome)) return 'bad'
  return needsAttention(outcome) ? 'warn' : 'good'
}

/** How a job stands, in a word. */
export function jobBadge(state: JobState, result: Result | undefined): Html {
  return badge(result ? toneOf(result.outcome) : 'quiet', result ? plain(result.outcome) : plain(state))
}

const deliveryTones: Readonly<Record<DeliveryState, Tone>> = {
  owed: 'wait',
  delivered: 'good',
  given_up: 'bad',
  refused: 'bad',
  cancelled: 'quiet',
  lost: 'bad',
}

/** How a callback stands. One that is planned to be lost is owed until its moment has passed, as far as anybody can see. */
export function deliveryBadge({ state, dueAt }: Delivery, now: Instant): Html {
  return state === 'lost' && dueAt > now ? badge('quiet', 'to be lost') : badge(deliveryTones[state], plain(state))
}

/** Whether the partner has a name of its own for a job. Where only Smile ID names jobs, both names are the same. */
export function isNamedByPartner({ smileJobId, submission }: Pick<Job, 'smileJobId' | 'submission'>): boolean {
  return submission.jobId !== smileJobId
}

/** Why a job has its scenario, in a few words. */
export function whyChosen({ scenario }: Pick<Job, 'scenario'>): string {
  switch (scenario.chosenBy) {
    case 'settings':
      return 'the partner’s settings do not enable it'
    case 'fraud':
      return 'the user or the face was reported as fraud'
    case 'enrolment':
      return 'the user is on file already'
    case 'queued':
      return 'queued for it'
    case 'hinted':
      return 'asked for by name'
    case 'matched':
      return 'its conditions hold'
    case 'package':
      return 'the package could not be judged'
    default:
      return 'nothing else matched'
  }
}
