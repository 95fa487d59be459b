import { documentCountries } from '../../core/identity/documents.ts'
import { idCountries } from '../../core/identity/id-types.ts'
import type { JobStatus } from '../../core/jobs/job.ts'
import { isSuccess, needsAttention } from '../../core/jobs/outcome.ts'
import type { LinkIdType, LinkProduct, LinkState, SmileLink } from '../../core/users/smile-link.ts'
import { type Html, html } from '../../markup/html.ts'

/** Text that somebody else wrote: it may run in another direction, and has no say in what stands beside it. */
export function said(text: string): Html {
  return html`<bdi class="said">${text}</bdi>`
}

/** Whose link it is. */
export function ownerOf({ companyName, partnerId }: SmileLink): Html {
  return companyName ? said(companyName) : html`Partner ${said(partnerId)}`
}

/** An ID type for people, such as `Voter ID, Ghana`. */
export function typeName({ country, idType }: LinkIdType): string {
  const number = idCountries.find(({ code }) => code === country)
  const paper = documentCountries.find(({ code }) => code === country)
  const label =
    number?.idTypes.find(({ code }) => code === idType)?.label ??
    paper?.documents.find(({ code }) => code === idType)?.name ??
    idType
  return `${label}, ${number?.name ?? paper?.name ?? country}`
}

/** What a person needs for a job of that product. */
export const needs: Readonly<Record<LinkProduct, string>> = {
  biometric_kyc: 'Its number, and a picture of your face.',
  document_verification: 'A picture of it, and one of your face.',
  enhanced_document_verification: 'A picture of it, and one of your face.',
  enhanced_kyc: 'Its number.',
}

/** What becomes of people whom a link is not open to. */
export const closed: Readonly<Record<Exclude<LinkState, 'open'>, readonly [title: string, text: string]>> = {
  disabled: ['This link was disabled', 'Whoever sent it to you has closed it.'],
  expired: ['This link has expired', 'Ask whoever sent it to you for a new one.'],
  used: [
    'This link was used already',
    'It was for one person, and one time. Ask whoever sent it to you for a new one.',
  ],
}

/** How a job stands, for the person whom it is about. */
export function verdict({
  state,
  result,
}: Pick<JobStatus, 'state' | 'result'>): readonly [title: string, text: string] {
  if (!result) return ['We are checking', 'This takes a moment.']
  if (state !== 'final') return ['Somebody takes a look', 'A person checks what you sent. You can close this page.']
  if (!isSuccess(result.outcome)) return ['You could not be verified', 'What you sent could not be confirmed.']
  if (needsAttention(result.outcome)) return ['You are verified', 'You may be asked for something more.']
  return ['You are verified', 'Thank you. There is nothing else to do.']
}
