import type { WarningWords } from '../../../core/warnings/words.ts'

/** What v2 says in warnings, with the names of its own. */
export const warningWords: WarningWords = {
  'too-few-liveness': {
    seen: ({ count }) => `Parts named liveness_images: ${count}.`,
    cure: 'Send 6 to 8, each a picture of its own: Smile ID’s apps send 7 or 8.',
  },
  'too-many-liveness': {
    seen: ({ count }) => `Parts named liveness_images: ${count}.`,
    cure: 'Send 6 to 8, each a picture of its own: Smile ID’s apps send 7 or 8.',
  },
  'callback-url-without-scheme': {
    seen: ({ start }) =>
      `callback_url "${start}" does not begin with http:// or https://, so no callback can be sent there.`,
    cure: 'Write the whole address, such as https://example.com/callback.',
  },
  'no-callback-url': { cure: 'Send callback_url, or ask POST /v1/job_status.' },
  'path-without-version': { cure: 'End the base URL before /v2.' },
}
