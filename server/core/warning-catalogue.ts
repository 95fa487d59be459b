import type { ErrorKind } from './errors.ts'

/** One kind of warning, for whoever made the request. */
export interface WarningRow {
  /** What was seen, a sentence; what stands in braces is quoted from the request. */
  readonly seen: string
  /** What to change. */
  readonly cure: string
  /**
   * What `--strict` answers. Left out for advice: what can be meant as it is, and would be said about every job.
   * Advice is told with the job, in the journal and once in the log, and is never an error.
   */
  readonly refusal?: ErrorKind
}

/**
 * Every warning there is, by its id, which stays as it is: tests may name it. A row is here because a real integration was
 * hurt by it, and what an official SDK sends of its own accord earns none that its user can do nothing about.
 */
export const warningCatalogue = {
  // About the request. Source: v1 §2.1, the table of senders, and what the vendor's documents demand [DOC-ts].
  'timestamp-not-iso': {
    seen: 'The timestamp "{timestamp}" is not ISO 8601.',
    cure: 'Write UTC as in 2026-01-31T12:00:00.000Z, and sign the very text that you send.',
    refusal: 'wrong_type',
  },
  // Source: v1 §2.1: the Python SDK up to 3.0.0 writes local time and no zone.
  'timestamp-without-zone': {
    seen: 'The timestamp "{timestamp}" names no time zone.',
    cure: 'Write UTC and end in Z. The Python SDK names its zone from 3.0.1 on.',
    refusal: 'wrong_type',
  },
  // Source: v1 §2.1: the vendor publishes no window, and says to sign at submission; the age is assumed (§12.3).
  'stale-signature': {
    seen: 'The signature was {age} old when it came; --signature-age is {limit}.',
    cure: 'Sign each submission anew. The Python SDK signs once for each WebApi: make one for each job.',
    refusal: 'not_authorized',
  },
  // Source: v1 §2.1, local time taken for UTC; how far ahead is too far is assumed.
  'timestamp-in-the-future': {
    seen: 'The timestamp "{timestamp}" is {lead} ahead of the clock here.',
    cure: 'Write UTC, not local time, before the Z; and set the clock of the machine that signs.',
    refusal: 'not_authorized',
  },
  // Source: v1 §3.1: required on upload by the vendor's documents, and sent there by every SDK. Not judged on lookups: the Java SDK sends none there [JAVA].
  'missing-source-sdk': {
    seen: 'The upload names no source_sdk.',
    cure: 'Send source_sdk and source_sdk_version. Without an SDK that is "rest_api", and a version of your own.',
    refusal: 'missing_parameter',
  },
  // Source: v1 §2.1: Python sends an id that was given as int as a number; leading zeros matter.
  'partner-id-as-number': {
    seen: '{field} is the number {id}.',
    cure: "Send it as text. A number has no leading zeros, and an id without its zeros is another partner's.",
    refusal: 'wrong_type',
  },
  // Source: v1 §6. Advice: whoever polls needs no callback.
  'no-callback-url': {
    seen: 'No callback_url was sent and the emulator has no --callback-url, so nobody hears the result.',
    cure: 'Send callback_url, or poll job_status.',
  },
  // The emulator's own.
  'unknown-scenario': {
    seen: 'partner_params.emulator_scenario names "{name}", which does not exist or cannot be told about {product}; the job goes as if it named none.',
    cure: 'Name one that GET /__emulator/scenarios lists, or leave the member out.',
    refusal: 'wrong_type',
  },
  // Source: v1 §10.
  'unknown-sandbox-result': {
    seen: 'partner_params.sandbox_result is "{value}", which stands for no scenario of {product}; the job goes as if it were not there.',
    cure: 'Send "0" for approved, "1" for rejected, or "2" for provisional where the product has such a result.',
    refusal: 'wrong_type',
  },

  // About the PUT. Source: v1 §4: the content type is part of what S3 has signed; warn, not fail (§12.16).
  'put-content-type': {
    seen: 'The package was PUT with {type}.',
    cure: 'Send Content-Type: application/zip and nothing more: S3 answers 403 SignatureDoesNotMatch to any other.',
    refusal: 'not_authorized',
  },
  // The four of a package that cannot be judged. Sources: v1 §7.1 (0903 and 0001), §4.1.
  'zip-corrupt': {
    seen: 'The package cannot be unzipped. {problem}',
    cure: 'PUT the raw bytes of one whole zip, without base64 and without multipart. --max-unpacked is how much may be in it.',
    refusal: 'wrong_type',
  },
  'info-json-missing': {
    seen: 'The package has no info.json. It holds {entries}.',
    cure: 'Put info.json at the root of the zip.',
    refusal: 'missing_parameter',
  },
  'info-json-invalid': {
    seen: 'info.json cannot be used. {problem}',
    cure: 'Write JSON as schemas/v1/info-json.schema.json says; images is the one member that it must have.',
    refusal: 'invalid_json',
  },
  'selfie-missing': {
    seen: 'The package has no selfie (image_type_id 0 or 2). Pictures named by info.json: {types}. Entries: {entries}.',
    cure: 'Send one: type 0 for a file of the zip, type 2 for base64.',
    refusal: 'missing_parameter',
  },

  // About what is in the zip. Source: v1 §4.2, what really is in each SDK's.
  'info-json-in-folder': {
    seen: 'info.json is in the folder "{folder}" of the zip.',
    cure: 'Zip the files themselves, not the folder that they are in. No SDK of Smile ID zips a folder.',
    refusal: 'wrong_type',
  },
  // Python's entries named base64imgString are its SDK's own and earn nothing.
  'duplicate-zip-entries': {
    seen: 'The zip holds different files under the one name "{name}".',
    cure: 'Give each picture a file name of its own.',
    refusal: 'wrong_type',
  },
  'unnamed-picture': {
    seen: '"{name}" is in the zip, and info.json does not name it.',
    cure: 'Name it as file_name of a member of images, or nobody looks at it.',
    refusal: 'missing_parameter',
  },
  // Sources: v1 §4.2 and §11.3.
  'image-is-a-path': {
    seen: 'A picture of type {type} was sent as the path "{path}", without the file.',
    cure: 'Send base64 text. The JavaScript and Ruby SDKs do not zip types 4 and 5: use type 6 for liveness, and 7 for the back of a document.',
    refusal: 'wrong_type',
  },
  // Sources: v1 §4.2 and §11.9.
  'data-uri': {
    seen: 'A picture of type {type} begins with "data:".',
    cure: 'Send the base64 text alone, without what stands before its comma.',
    refusal: 'wrong_type',
  },
  'image-missing': {
    seen: 'A picture of type {type} is not there: {lack}.',
    cure: 'Put the file into the zip under the file_name that info.json gives, or send base64 text as image.',
    refusal: 'missing_parameter',
  },
  // Source: v1 §4.2: JPEG only, in the current documents.
  'image-not-a-picture': {
    seen: 'A picture of type {type} is no JPEG; it is {content}.',
    cure: 'Send JPEG. Phones make HEIC: convert it first.',
    refusal: 'wrong_type',
  },
  // Advice, because older documents, and the SDKs, take PNG. Source: v1 §4.2.
  'image-is-png': {
    seen: 'A picture of type {type} is PNG.',
    cure: "Send JPEG: Smile ID's current documents allow nothing else, though older ones and the SDKs let PNG pass.",
  },
  // Advice: the SDKs' own examples say that liveness is not required of whoever needs no proof of life. Source: v1 §4.2 [JS] [PY] [RB].
  'no-liveness': {
    seen: 'The package has no liveness pictures (types 4 and 6), so nothing shows that the selfie is of a living person.',
    cure: 'Send 8 of them, unless you need no proof of life.',
  },
  // Sources: v1 §4.2 (8 expected, 7 to 9 in older documents), v2 §3 (Android sends 7 or 8).
  'too-few-liveness': {
    seen: 'Liveness pictures (types 4 and 6) in the package: {count}.',
    cure: "Send 8. Fewer than 7 are in no document of Smile ID's, and its own apps send 7 or 8.",
    refusal: 'missing_parameter',
  },
  // Sources: v1 §6.4 and §8.1; the JavaScript, Python and PHP SDKs refuse to send such a job.
  'document-image-missing': {
    seen: 'A job of {product} came without a picture of the document.',
    cure: 'Send its front: type 1 for a file of the zip, type 3 for base64.',
    refusal: 'missing_parameter',
  },
  // Source: v1 §8.3: the JavaScript and Ruby SDKs refuse to send such a job.
  'id-info-missing': {
    seen: 'A job of {product} came without {missing}.',
    cure: 'Send them in id_info. Biometric KYC takes a picture of the ID card (type 1 or 3) instead.',
    refusal: 'missing_parameter',
  },
} as const
