import type { WarningWords } from '../../../../core/warnings/words.ts'

/** What v1 says in warnings about the request itself, and the signature in it. */
export const requestWords: WarningWords = {
  'timestamp-without-zone': {
    cure: 'Write UTC and end in Z. The Python SDK names its zone from 3.0.1 on.',
  },
  'stale-signature': {
    cure: 'Sign each submission anew. The Python SDK signs once for each WebApi: make one for each job.',
  },
  'missing-source-sdk': {
    seen: () => 'The request names no source_sdk.',
    cure: 'Send source_sdk and source_sdk_version. Without an SDK that is "rest_api", and a version of your own.',
  },
  'partner-id-as-number': {
    seen: ({ field, id }) => `${field} is the number ${id}.`,
    cure: "Send it as text. A number has no leading zeros, and an id without its zeros is another partner's.",
  },
  'path-without-version': {
    cure: 'End the base URL in /v1, for PHP in /v1/ with the slash. The Java SDK alone adds /v1 itself.',
  },
  'package-member-in-upload': {
    seen: ({ member }) => `The upload holds "${member}", which nobody reads there.`,
    cure: 'Put it into info.json, in the zip that is PUT to upload_url.',
  },
  'job-type-missing': {
    seen: ({ type }) => `partner_params has no job_type. It was taken for ${type}, since this endpoint takes no other.`,
    cure: 'Send it: one document of Smile ID leaves it out, the others demand it.',
  },
  'callback-url-without-scheme': {
    seen: ({ start }) =>
      `callback_url "${start}" does not begin with http:// or https://, so no callback can be sent there.`,
    cure: 'Write the whole address, such as https://example.com/callback.',
  },
  'token-without-callback-url': {
    seen: () =>
      'The web token names no callback_url and the emulator has no --callback-url, so nobody hears the result.',
    cure: 'Send callback_url to /v1/token: the browser has it from there.',
  },
  'lookup-success': {
    seen: ({ product, value }) =>
      `job_success was asked of a job of ${product}, and is ${value} here. Integrators have seen both values.`,
    cure: 'Decide by ResultCode and Actions. --lookup-success says which value is sent.',
  },
  'no-callback-url': {
    cure: 'Send callback_url, or poll job_status.',
  },
  'unknown-scenario': {
    seen: ({ name, product }) =>
      `partner_params.emulator_scenario names "${name}", which does not exist or is not possible for ${product}; the job goes as if it named none.`,
    cure: 'Name one that GET /__emulator/scenarios lists, or leave the member out.',
  },
  'unknown-sandbox-result': {
    seen: ({ value, product }) =>
      `partner_params.sandbox_result is "${value}", which stands for no scenario of ${product}; the job goes as if it were not there.`,
  },
}
