/** Warnings about the request itself, and the signature in it. */
export const requestWarningRows = {
  // Source: v1 §2.1, the table of senders, and what the vendor's documents demand [DOC-ts].
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
  // Source: v1 §3.1: required on upload by the vendor's documents, and sent there by every SDK. Lookups are judged likewise, except the Java SDK's.
  'missing-source-sdk': {
    seen: 'The request names no source_sdk.',
    cure: 'Send source_sdk and source_sdk_version. Without an SDK that is "rest_api", and a version of your own.',
    refusal: 'missing_parameter',
  },
  // Source: v1 §2.1: Python sends an id that was given as int as a number; leading zeros matter.
  'partner-id-as-number': {
    seen: '{field} is the number {id}.',
    cure: "Send it as text. A number has no leading zeros, and an id without its zeros is another partner's.",
    refusal: 'wrong_type',
  },
  // Sources: v1 §1.3 (PHP without its slash) and §1.7. That the vendor answers like to a caller whom it does not know is assumed.
  'path-without-version': {
    seen: 'The call came to {path}, where Smile ID has nothing. It was taken for {served}.',
    cure: 'End the base URL in /v1, for PHP in /v1/ with the slash. The Java SDK alone adds /v1 itself.',
    refusal: 'not_authorized',
  },
  // Source: v1 §4.1: these are members of info.json; on upload no SDK sends one [RUN].
  'package-member-in-upload': {
    seen: 'The upload holds "{member}", which nobody reads there.',
    cure: 'Put it into info.json, in the zip that is PUT to upload_url.',
    refusal: 'wrong_type',
  },
  // Source: v1 §9.1: a request in the vendor's documents has none, and whether it may be left out is not known.
  'job-type-missing': {
    seen: 'partner_params has no job_type. It was taken for {type}, since this endpoint takes no other.',
    cure: 'Send it: one document of Smile ID leaves it out, the others demand it.',
    refusal: 'missing_parameter',
  },
  // Source: v1 §6: an example of the vendor's documents has such an address, which no client of HTTP can call.
  'callback-url-without-scheme': {
    seen: 'callback_url "{start}" does not begin with http:// or https://, so no callback can be sent there.',
    cure: 'Write the whole address, such as https://example.com/callback.',
    refusal: 'wrong_type',
  },
  // Source: v1 §9.5: every SDK sends one, and the browser's upload takes it from the token (§2.5 [WEB]).
  'token-without-callback-url': {
    seen: 'The web token names no callback_url and the emulator has no --callback-url, so nobody hears the result.',
    cure: 'Send callback_url to /v1/token: the browser has it from there.',
    refusal: 'missing_parameter',
  },
  // Advice: a poll reads it whether anybody decides by it or not. Source: v1 §5.4: integrators saw false with 1012, and true with 1020.
  'lookup-success': {
    seen: 'job_success was asked of a job of {product}, and is {value} here. Integrators have seen both values.',
    cure: 'Decide by ResultCode and Actions. --lookup-success says which value is sent.',
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
} as const
