import type { EndpointWords } from './endpoint-words.ts'
import { requiredField } from './field-message.ts'

/** The endpoints of links. */
export type LinkEndpoint = 'makeLink' | 'showLink'

const notAllowed = 'You are not allowed to do that.'
const messages = {
  not_authorized: 'Missing or invalid authentication credentials.',
  caller_not_allowed: notAllowed,
}

/** What the endpoints of links say in words of their own. Source: v3 §5.7. */
export const linkWords: Readonly<Record<LinkEndpoint, EndpointWords>> = {
  makeLink: {
    gateway: [413],
    statuses: [400, 401, 403, 409, 413, 415, 500],
    messages: {
      ...messages,
      callback_not_allowed: notAllowed,
      system_error: 'An error occurred while generating the link. Please try again!',
    },
    fields: { callback_url: requiredField('callback_url') },
  },
  showLink: {
    gateway: [],
    statuses: [400, 401, 403, 404, 500],
    messages: { ...messages, system_error: 'System Error' },
    fields: { refId: 'refId must be a valid link id' },
  },
}
