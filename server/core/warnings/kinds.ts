import type { ErrorKind } from '../errors.ts'

/** One kind of warning. Its sentences are made when it is shown, by the generation whose request it is about (`words.ts`). */
export interface WarningKind {
  /** The values that its sentences quote, by name. */
  readonly about: readonly string[]
  /**
   * What `--strict` answers. Left out for advice: what can be meant as it is, and would be said about every job.
   * Advice is reported with the job, in the journal and once in the log, and is never an error.
   */
  readonly refusal?: ErrorKind
}

/**
 * Every kind of warning, by its id. Ids never change, because partners' tests name them. Each kind is a mistake that broke a
 * real integration. What an official SDK always sends, and its user cannot change, is not warned about.
 */
export const warningKinds = {
  // Of the request itself, and the signature in it.
  // Source: v1 §2.1, the table of senders, and what the vendor's documents demand [DOC-ts].
  'timestamp-not-iso': { about: ['timestamp'], refusal: 'wrong_type' },
  // Source: v1 §2.1: the Python SDK up to 3.0.0 writes local time and no zone.
  'timestamp-without-zone': { about: ['timestamp'], refusal: 'wrong_type' },
  // Source: v1 §2.1: the vendor publishes no window, and says to sign at submission; the age is assumed (§12.3).
  'stale-signature': { about: ['age', 'limit'], refusal: 'not_authorized' },
  // Source: v1 §2.1, local time taken for UTC; how far ahead is too far is assumed.
  'timestamp-in-the-future': { about: ['timestamp', 'lead'], refusal: 'not_authorized' },
  // Source: v1 §3.1: required on upload by the vendor's documents, and sent there by every SDK. Lookups are judged likewise, except the Java SDK's.
  'missing-source-sdk': { about: [], refusal: 'missing_parameter' },
  // Source: v1 §2.1: Python sends an id that was given as int as a number; leading zeros matter.
  'partner-id-as-number': { about: ['field', 'id'], refusal: 'wrong_type' },
  // Sources: v1 §1.3 (PHP without its slash) and §1.7. That the vendor answers like to a caller whom it does not know is assumed.
  'path-without-version': { about: ['path', 'served'], refusal: 'not_authorized' },
  // Source: v1 §4.1: these are members of info.json; on upload no SDK sends one [RUN].
  'package-member-in-upload': { about: ['member'], refusal: 'wrong_type' },
  // Source: v1 §9.1: a request in the vendor's documents has none, and whether it may be left out is not known.
  'job-type-missing': { about: ['type'], refusal: 'missing_parameter' },
  // Source: v1 §6: an example of the vendor's documents has such an address, which no client of HTTP can call.
  'callback-url-without-scheme': { about: ['start'], refusal: 'wrong_type' },
  // Source: v1 §9.5: every SDK sends one, and the browser's upload takes it from the token (§2.5 [WEB]).
  'token-without-callback-url': { about: [], refusal: 'missing_parameter' },
  // Source: v3 §1: Smile ID takes https alone, and so do its SDKs.
  'callback-not-https': { about: ['start'], refusal: 'no_callback_url' },
  // Source: v3 §2.1, the token's product. That Smile ID takes it elsewhere is assumed.
  'token-for-other-product': { about: ['product', 'asked'], refusal: 'product_not_enabled' },
  // Advice: somebody may be called so. Source: v3 §9.
  'sandbox-namesake': { about: ['lastName', 'givenNames', 'email'] },
  // Source: v3 §16.7: it must be one who is enrolled; that the sandbox lets it pass: §9 [INT-F].
  'user-not-enrolled': { about: ['userId'], refusal: 'no_enrolled_user' },
  // Advice: tests like to send one picture for all. That Smile ID looks for somebody who moves is assumed.
  'same-face-twice': { about: ['count'] },
  // Source: v3 §2.1 [INT-B]: they are dropped without a word.
  'parts-in-brackets': { about: ['name', 'part'], refusal: 'wrong_type' },
  // Source: v3 §16.11: whoever sends a used key gets the first result; that nobody compares what is asked is assumed.
  'idempotency-key-reused': { about: ['jobId'], refusal: 'wrong_type' },
  // Sources: v3 §16.4 [INT-P], of a number beside a document; v3 §16.5, of the user of a residency document verification.
  'part-not-read': { about: ['part', 'product'], refusal: 'wrong_type' },
  // Source: v3 §16.5, of a visa, which has to be another page than the one with the person's data.
  'same-page-twice': { about: ['part', 'other'], refusal: 'wrong_type' },
  // Advice: a poll reads it whether anybody decides by it or not. Source: v1 §5.4: integrators saw false with 1012, and true with 1020.
  'lookup-success': { about: ['product', 'value'] },
  // Source: v1 §6. Advice: a client that polls needs no callback.
  'no-callback-url': { about: [] },
  // The emulator's own.
  'unknown-scenario': { about: ['name', 'product'], refusal: 'wrong_type' },
  // Source: v1 §10.
  'unknown-sandbox-result': { about: ['value', 'product'], refusal: 'wrong_type' },

  // Of the PUT, and what is in the zip.
  // Source: v1 §4: the content type is part of what S3 has signed; warn, not fail (§12.16).
  'put-content-type': { about: ['type'], refusal: 'not_authorized' },
  // The four of a package that cannot be judged. Sources: v1 §7.1 (0903 and 0001), §4.1.
  'zip-corrupt': { about: ['problem'], refusal: 'wrong_type' },
  'info-json-missing': { about: ['entries'], refusal: 'missing_parameter' },
  'info-json-invalid': { about: ['problem'], refusal: 'invalid_json' },
  'selfie-missing': { about: ['types', 'entries'], refusal: 'missing_parameter' },
  // About what is in the zip. Source: v1 §4.2, what really is in each SDK's.
  'info-json-in-folder': { about: ['folder'], refusal: 'wrong_type' },
  // Python's entries named base64imgString are its SDK's own and earn nothing.
  'duplicate-zip-entries': { about: ['name'], refusal: 'wrong_type' },
  'unnamed-picture': { about: ['name'], refusal: 'missing_parameter' },
  // Sources: v1 §4.2 and §11.3.
  'image-is-a-path': { about: ['type', 'path'], refusal: 'wrong_type' },
  // Sources: v1 §4.2 and §11.9.
  'data-uri': { about: ['type'], refusal: 'wrong_type' },
  'image-missing': { about: ['type', 'lack'], refusal: 'missing_parameter' },
  // Source: v1 §4.2: JPEG only, in the current documents.
  'image-not-a-picture': { about: ['type', 'content'], refusal: 'wrong_type' },
  // Advice, because older documents, and the SDKs, take PNG. Source: v1 §4.2.
  'image-is-png': { about: ['type'] },
  // Advice: the SDKs' own examples say that liveness is not required without a proof of life. Source: v1 §4.2 [JS] [PY] [RB].
  'no-liveness': { about: [] },
  // Sources: v1 §4.2 (8 expected, 7 to 9 in older documents), v2 §3 (Android sends 7 or 8).
  'too-few-liveness': { about: ['count'], refusal: 'missing_parameter' },
  // Source: v2 §3.1; the figure is documented of v3 alone.
  'too-many-liveness': { about: ['count'], refusal: 'wrong_type' },
  // Source: v1 §4.2: which types are files of the zip, and which are base64. The Python SDK refuses to send others.
  'image-type-form': { about: ['type', 'form', 'right'], refusal: 'wrong_type' },
  // Source: v1 §4.1: the SDKs for servers and the web send numbers; those for phones may send text, and their users cannot change it.
  'image-type-as-text': { about: ['type'], refusal: 'wrong_type' },
  // Sources: v1 §6.4 and §8.1; the JavaScript, Python and PHP SDKs refuse to send such a job.
  'document-image-missing': { about: ['product'], refusal: 'missing_parameter' },

  // Of who, or what business, is asked about.
  // Source: v1 §8.3: the JavaScript and Ruby SDKs refuse to send such a job.
  'id-info-missing': { about: ['product', 'missing'], refusal: 'missing_parameter' },
  // Source: v1 §8.3: the JavaScript and Ruby SDKs refuse to send such a job.
  'document-info-missing': { about: ['product', 'missing'], refusal: 'missing_parameter' },
  // Source: v1 §8.1 [INTEG; Android's changelog]. The web client sends none, and its user cannot change that.
  'id-not-entered': { about: ['value', 'product'], refusal: 'missing_parameter' },
  // Source: v1 §9.1, §9.4: countries are ISO 3166-1 alpha-2 everywhere.
  'unknown-country': { about: ['country', 'meant'], refusal: 'wrong_type' },
  // Source: v1 §9.4. Only countries whose list is known are judged.
  'unknown-id-type': { about: ['type', 'product', 'country', 'known'], refusal: 'wrong_type' },
  // Sources: v1 §9.4 (id_number_regex), §7.5 (1014). The number is somebody's, so it is not repeated.
  'id-number-format': { about: ['pattern', 'type', 'country'], refusal: 'wrong_type' },
  // Source: v1 §9.3 [DOCS; INTEG]: asked for with Nigerian registrations only.
  'business-type-missing': { about: ['type'], refusal: 'missing_parameter' },
  'unknown-business-type': { about: ['value'], refusal: 'wrong_type' },
} as const
