import { newsCategories } from '../screening/news-categories.ts'
import type { EndpointWords } from './endpoint-words.ts'
import { requiredField } from './field-message.ts'

/** The endpoints of screenings. */
export type ScreeningEndpoint = 'aml' | 'amlSync' | 'monitoring' | 'news'

const noContact = 'Either user_details.email or user_details.phone_number is required.'
const notActivated = 'This feature requires you to activate ID Validation for your Smile ID account.'

// What both forms of a screening say of what is asked. Of a list that is none, no sentence is known. Source: v3 §16.10, §16.12.
const screeningFields = {
  'countries[]': requiredField('countries'),
  strict_match: "Field 'strict_match' is invalid.",
  aliases: "Field 'aliases' must contain at most 20 entries.",
  'aliases[]': "Field 'aliases' entries must be at most 256 characters.",
  'user_id?': "Required field 'user_id' is missing or invalid when search_existing_user is true.",
}

// Source: v3 §16.10. Unlike others it says itself that a body is too large.
const oneTime: EndpointWords = {
  gateway: [],
  statuses: [400, 401, 402, 403, 404, 413, 415, 429, 500],
  messages: {
    no_contact: noContact,
    no_callback_url: requiredField('callback_url'),
    body_too_large: 'Request payload is too large.',
  },
  fields: {
    ...screeningFields,
    birth_year: "Field 'birth_year' is invalid.",
    callback_url: requiredField('callback_url'),
  },
}

/** What the endpoints of screenings say in words of their own. Sources: v3 §16.10 to §16.13. */
export const screeningWords: Readonly<Record<ScreeningEndpoint, EndpointWords>> = {
  aml: oneTime,
  amlSync: {
    ...oneTime,
    statuses: [...oneTime.statuses, 408],
    messages: {
      ...oneTime.messages,
      insufficient_balance: 'You are out of credits. Add funds to your wallet to run more verifications.',
      product_not_taken: notActivated,
      product_not_enabled: notActivated,
      authority_timeout:
        'The screening provider did not respond in time. The job is still recorded — retrieve its result from /v3/status/{job_id}.',
    },
  },
  monitoring: {
    gateway: [413],
    statuses: [400, 401, 402, 403, 404, 413, 415, 429, 500],
    messages: { no_contact: noContact },
    fields: { ...screeningFields, birth_year: "Field 'birth_year' must be a four digit year." },
  },
  // That of a page or a limit is assumed.
  news: {
    gateway: [],
    statuses: [400, 401, 403, 404, 500, 502, 503],
    messages: { job_not_found: 'No AML job found for this partner' },
    fields: {
      'news_category?': 'news_category is required',
      news_category: `news_category must be one of: ${newsCategories.join(', ')}`,
      page: 'page must be between 1 and 100',
      limit: 'limit must be between 1 and 100',
    },
  },
}
