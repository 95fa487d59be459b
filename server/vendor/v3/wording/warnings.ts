import type { WarningWords } from '../../../core/warnings/words.ts'

/** What v3 says in warnings, with the names of its own. */
export const warningWords: WarningWords = {
  'callback-not-https': {
    seen: ({ start }) => `callback_url is at ${start}. Smile ID calls https alone, and its SDKs refuse any other.`,
    cure: 'Send an https URL. While it leads to this machine, start with --callback-host-rewrite https://HOST=http://localhost:PORT.',
  },
  'token-for-other-product': {
    seen: ({ product, asked }) => `The token was asked for with product ${product}, and is used for ${asked}.`,
    cure: 'Ask POST /v3/token for a token of that product, or of none.',
  },
  'idempotency-key-reused': {
    seen: ({ jobId }) =>
      `SmileID-Idempotency-Key was used before, for another request. This is the answer of that one, job ${jobId}.`,
    cure: 'Send another key for whatever is to be screened anew.',
  },
  'sandbox-namesake': {
    seen: ({ lastName, givenNames, email }) =>
      `In Smile ID's sandbox the last name ${lastName} belongs to ${givenNames} ${lastName}, ${email}; user_details names somebody else.`,
    cure: 'Send all three as the sandbox has them, or another last name.',
  },
  'parts-in-brackets': {
    seen: ({ name, part }) => `The part "${name}" is not read: Smile ID takes ${part} as one part of JSON.`,
    cure: 'Send the object as JSON in one part.',
  },
  'user-not-enrolled': {
    seen: ({ userId }) =>
      `The user "${userId}" is not on file. Smile ID’s sandbox lets that pass, and goes by the name alone.`,
    cure: 'POST /v3/registration for the user first, PUT /__emulator/users/{user_id}, or start with --enrolled PATTERN.',
  },
  'part-not-read': {
    seen: ({ part, product }) => `The part "${part}" is not read for ${product}.`,
    cure: 'Leave it out: a user_id goes into the header User-ID, and an ID number is read from the document.',
  },
  'same-page-twice': {
    seen: ({ part, other }) => `The pictures sent as ${part} and ${other} are the same, byte for byte.`,
    cure: 'Send a picture of its own for each page: document has the data of the person, visa the visa.',
  },
  'same-face-twice': {
    seen: ({ count }) => `${count} of the pictures of the face are the same as another, byte for byte.`,
    cure: 'Send the selfie and 6 to 8 frames of liveness, each a picture of its own.',
  },
  'path-without-version': { cure: 'End the base URL where the SDKs want it: before /v3.' },
}
