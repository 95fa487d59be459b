import type { FieldProblem } from '../../../core/field-error.ts'

/** What v3 says where no callback URL is known. Source: v3 §15, letter A. */
export const noCallbackUrl =
  'A valid callback_url is required in the request or a default callback URL must be configured in the portal.'

/** What v3 says of a field that is missing, or that will not do. Source: v3 §15, letter R. */
export function requiredField(field: string): string {
  return `Required field '${field}' is missing or invalid.`
}

// Where fields stand within a request that the vendor names without it: `payload.consent.granted_at` is consent.granted_at (v3 §2.1).
const containers = /^payload\./

// Pictures that may be PNG as well, and what is said of any other format. Source: v3 §15, letter M; of a visa, and of a back, assumed.
const documentParts = ['document', 'document_back', 'visa']
const documentFormat = 'Document image must be JPEG or PNG.'

// Source: v3 §16.5.
const passportOnly = "Field 'id_type' must be PASSPORT for residency document verification."

/** The vendor's sentence about a field of a request. Sources: v3 §2.1, §5.2, §5.4, §6, §15. */
export function fieldMessage({ field, problem, allowed = [] }: FieldProblem): string {
  const name = field.replace(containers, '')
  if (name.startsWith('smileid-')) return `${name} header is required.`
  if (name === 'SmileID-Partner-ID' && problem === 'missing') return `Header '${name}' is required.`
  if (name === 'jobId' || name === 'job_id') return `"${name}" must be a valid TypeID with prefix 'job_'`
  if (name === 'callback_url') return noCallbackUrl
  if (name === 'comparison_image_type' && problem !== 'missing') return otherComparison
  // One of several pictures, by its place among them.
  if (/^liveness_images\[\d+\]$/.test(name)) return requiredField('liveness_images')
  if (name === 'consent') return problem === 'missing' ? requiredField('consent.granted') : consentRequired
  if (documentParts.includes(name) && problem === 'wrong' && allowed.length > 0) return documentFormat
  if (name === 'id_type' && allowed.join() === 'PASSPORT') return passportOnly
  const contact = /^(?:user_details\.)?(email|phone_number)$/.exec(name)?.[1]
  if (contact !== undefined && problem !== 'missing') return `Field '${contact}' is invalid.`
  return requiredField(name)
}

// Source: v3 §16.8; that it is said of a type that is missing, too, is not known.
const otherComparison = "Field 'comparison_image_type' must be either DOCUMENT, ID_PHOTO, or PORTRAIT."

/** What is said of a consent that cannot be read, such as one in `consent[granted]`. Source: v3 §6 [AR, INT-B]. */
export const consentRequired = 'consent is required'
