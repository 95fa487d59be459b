import { isIdTypeWord } from '../../pacts/id-type-words.ts'

const webProducts = new Set([
  ...['authentication', 'smartselfie', 'biometric_kyc', 'enhanced_kyc', 'basic_kyc', 'doc_verification'],
  ...['ekyc_smartselfie', 'identity_verification', 'e_signature', 'enhanced_document_verification'],
])
const sdks = new Set(['javascript', 'Python', 'PHP', 'Ruby', 'java', 'android', 'ios', 'hosted_web', 'rest_api'])

const isFlag = (text: string): boolean => /^(true|false|null)$/.test(text)
const byName = (names: readonly string[], isWord: (text: string) => boolean) =>
  Object.fromEntries(names.map((name) => [name, isWord]))

/** By name, values that a pact may have unchanged: words of the vendor's lists, none of which is about a person. */
const plainWords: Readonly<Record<string, (text: string) => boolean>> = {
  ...byName(['job_type', 'image_type_id', 'sandbox_result'], (text) => /^\d{1,2}$/.test(text)),
  ...byName(['country', 'countries', 'Country'], (text) => /^[A-Z]{2}$/.test(text)),
  ...byName(['id_type', 'IDType'], isIdTypeWord),
  ...byName(['history', 'image_links', 'use_enrolled_image', 'allow_new_enroll', 'retry', 'entered'], isFlag),
  ...byName(
    ['strict_match', 'search_existing_user', 'production', 'enrollment', 'is_single_use', 'is_disabled'],
    isFlag,
  ),
  business_type: (text) => /^(bn|co|it)$/i.test(text),
  product: (text) => webProducts.has(text),
  verification_method: (text) => webProducts.has(text),
  mode: (text) => /^(sms|email|whatsapp)$/.test(text),
  language: (text) => /^[a-z]{2}(-[A-Z]{2})?$/.test(text),
  source_sdk: (text) => sdks.has(text),
  // Scenarios are files of the tests' author.
  emulator_scenario: (text) => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text),
}

/** Whether a value may stay unchanged under this name. */
export function isPlainWord(name: string, value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return false
  return Object.hasOwn(plainWords, name) && plainWords[name]?.(String(value)) === true
}

// Source: v1 §6.8.
const actionWords = new Set([
  ...['Passed', 'Completed', 'Approved', 'Verified', 'Provisionally Approved', 'Returned', 'Not Returned', 'Failed'],
  ...[
    'Rejected',
    'Under Review',
    'Unable To Determine',
    'Not Applicable',
    'Not Verified',
    'Not Done',
    'Listed',
    'Not Listed',
  ],
  ...['Issuer Unavailable', 'ID Authority Photo Not Available', 'Sent to Human Review'],
])

/** Whether a value is the result of a check. */
export function isActionWord(value: unknown): boolean {
  return typeof value === 'string' && actionWords.has(value)
}
