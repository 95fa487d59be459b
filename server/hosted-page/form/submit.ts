import { traitsOf } from '../../core/jobs/product.ts'
import type { SmileLink } from '../../core/users/smile-link.ts'
import type { Call } from '../../http/operation.ts'
import { submitByLink } from '../../service/links/submit-by-link.ts'
import { generationOf } from '../link-form.ts'
import type { HostedPageParts } from '../parts.ts'
import type { FormContents } from '../views/form.ts'
import type { JobName } from './attempts.ts'
import type { FilledForm } from './filled.ts'
import { sentPictures } from './pictures.ts'

/** A form that is whole, and may be sent. */
export interface SentForm {
  readonly contents: FormContents
  readonly filled: FilledForm
  /** No other form has it: pictures that are made up for somebody new follow from it. */
  readonly key: string
}

type Details = Readonly<Record<string, string>>

/**
 * Submits what a person filled in: the job is of the link's user, or of somebody new.
 * @throws LinkClosedError when somebody else was first; SmileError when the submission is refused.
 */
export async function submitForm(
  parts: HostedPageParts,
  { contents, filled, key }: SentForm,
  call: Call,
): Promise<JobName> {
  const { link, idType, fields, pictures, scenarios } = contents
  const { partnerId, generation, userId } = link
  const details = filled.details(fields)
  const scenario = scenarios.find((name) => name === filled.text('scenario'))
  const { links } = await generationOf(parts, link)
  const requestOf = links.requestOf({ link, idType, details, grantedAt: call.now, origin: call.origin, scenario })
  const { hasPictures } = traitsOf(idType.product)
  const sent = hasPictures ? sentPictures(filled.sent, pictures, userId ?? key) : undefined
  const number = knownBy(details, link) ?? key
  const person = await parts.people.of(idType.country, number, parts.partners.seedOf(partnerId))
  // Whoever gets a link may be on file already.
  const enrolment = { again: true, fromStart: userId !== undefined && parts.isOnFile(userId) }
  const idInfo = { country: idType.country, idType: idType.idType, ...details }
  const { ref, smileJobId } = await submitByLink(
    parts,
    link.refId,
    { partnerId, generation, userId, idInfo, sent: { link, details, pack: sent?.package } },
    { requestOf, person, package: sent?.package, enrolment: sent && enrolment, when: 'later' },
    call,
  )
  if (sent) parts.pictures?.keep(partnerId, ref, sent.bytes)
  return { partnerId, smileJobId }
}

/** A person is known by a number; of a document, which has it on it, by whose it is. */
function knownBy({ idNumber, firstName, lastName }: Details, { userId }: SmileLink): string | undefined {
  const name = [firstName, lastName].filter(Boolean).join(' ')
  return idNumber ?? (name === '' ? userId : name)
}
