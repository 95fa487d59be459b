import { identityName } from '../identity/identity.ts'
import type { WarningId } from './warning.ts'
import type { WordsOf } from './words.ts'

/** The kinds of warnings that are found out by what generations share. */
type NeutralId = Extract<
  WarningId,
  | 'timestamp-not-iso'
  | 'timestamp-without-zone'
  | 'stale-signature'
  | 'timestamp-in-the-future'
  | 'path-without-version'
  | 'no-callback-url'
  | 'unknown-scenario'
  | 'unknown-sandbox-result'
  | 'no-liveness'
  | 'too-few-liveness'
  | 'document-image-missing'
  | 'id-info-missing'
  | 'document-info-missing'
  | 'id-not-entered'
  | 'unknown-country'
  | 'unknown-id-type'
  | 'id-number-format'
  | 'business-type-missing'
  | 'unknown-business-type'
>

/**
 * What is said of the warnings that any generation can give, as long as it says nothing better itself: no member and no endpoint is
 * named, since each generation has names of its own.
 */
export const neutralWords: { readonly [Id in NeutralId]: WordsOf<Id> } & { readonly [Id in WarningId]?: WordsOf<Id> } =
  {
    'timestamp-not-iso': {
      seen: ({ timestamp }) => `The timestamp "${timestamp}" is not ISO 8601.`,
      cure: 'Write UTC as in 2026-01-31T12:00:00.000Z, and sign the very text that you send.',
    },
    'timestamp-without-zone': {
      seen: ({ timestamp }) => `The timestamp "${timestamp}" names no time zone.`,
      cure: 'Write UTC and end in Z.',
    },
    'stale-signature': {
      seen: ({ age, limit }) => `The signature was ${age} old when it came; --signature-age is ${limit}.`,
      cure: 'Sign each submission anew.',
    },
    'timestamp-in-the-future': {
      seen: ({ timestamp, lead }) => `The timestamp "${timestamp}" is ${lead} ahead of the clock here.`,
      cure: 'Write UTC, not local time, before the Z; and set the clock of the machine that signs.',
    },
    'path-without-version': {
      seen: ({ path, served }) => `The call came to ${path}, where Smile ID has nothing. It was taken for ${served}.`,
      cure: 'End the base URL in the version of the API.',
    },
    'no-callback-url': {
      seen: () => 'No callback_url was sent and the emulator has no --callback-url, so nobody hears the result.',
      cure: 'Send callback_url, or ask how the job stands.',
    },
    'unknown-scenario': {
      seen: ({ name, product }) =>
        `Scenario "${name}" was asked for, which does not exist or is not possible for ${product}; the job goes as if no scenario was named.`,
      cure: 'Name one that GET /__emulator/scenarios lists, or none.',
    },
    'unknown-sandbox-result': {
      seen: ({ value, product }) =>
        `The sandbox result "${value}" was asked for, which stands for no scenario of ${product}; the job goes as if it were not there.`,
      cure: 'Send "0" for approved, "1" for rejected, or "2" for provisional where the product has such a result.',
    },
    'no-liveness': {
      seen: () => 'No liveness pictures came, so nothing shows that the selfie is of a living person.',
      cure: 'Send 8 of them, unless you need no proof of life.',
    },
    'too-few-liveness': {
      seen: ({ count }) => `Liveness pictures that came: ${count}.`,
      cure: "Send 8. Fewer than 7 are in no document of Smile ID's, and its own apps send 7 or 8.",
    },
    'document-image-missing': {
      seen: ({ product }) => `A job of ${product} came without a picture of the document.`,
      cure: 'Send a picture of its front.',
    },
    'id-info-missing': {
      seen: ({ product, missing }) => `A job of ${product} came without ${identityName(String(missing))}.`,
      cure: 'Send them with the job.',
    },
    'document-info-missing': {
      seen: ({ product, missing }) =>
        `A job of ${product} came without ${identityName(String(missing))}, so nothing says which document its picture shows.`,
      cure: 'Send the country that issued the document, and for Enhanced Document Verification its type.',
    },
    'id-not-entered': {
      seen: ({ value, product }) =>
        `Whether the ID was entered is ${value} in a job of ${product}: Smile ID does not look such an ID up.`,
      cure: 'Say that it was entered.',
    },
    'unknown-country': {
      // `meant` is empty when nobody knows which one could be.
      seen: ({ country, meant }) =>
        `country is "${country}"; Smile ID takes the two capital letters of ISO 3166-1${meant === '' ? '' : `, here ${meant}`}.`,
      cure: 'Send the code, such as NG.',
    },
    'unknown-id-type': {
      seen: ({ type, product, country, known }) =>
        `The ID type "${type}" is not known for ${product} in ${country}. Known: ${known}.`,
      cure: "Write the type as Smile ID's list of them has it.",
    },
    'id-number-format': {
      seen: ({ pattern, type, country }) =>
        `The ID number does not fit ${pattern}, the pattern of ${type} in ${country}. Smile ID answers that it does not support such a number.`,
      cure: 'Send the number as its authority writes it.',
    },
    'business-type-missing': {
      seen: ({ type }) => `A business of Nigeria was looked up by ${type} without its type.`,
      cure: 'Send bn for a business name, co for a company, or it for incorporated trustees.',
    },
    'unknown-business-type': {
      seen: ({ value }) => `The type of the business is "${value}", which Smile ID does not know.`,
      cure: 'Send bn for a business name, co for a company, or it for incorporated trustees.',
    },
  }
