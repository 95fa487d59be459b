import { block, error, type ProductRows, type VerdictRow } from './row.ts'

const clear: VerdictRow = { status: 'clear', reason: null, message: 'Screening completed: no matches found.' }
const listed = block('aml_match_found', 'Screening completed: potential matches identified.')
const inTheNews: VerdictRow = {
  status: 'attention',
  reason: 'news_media_match',
  message: 'Screening completed: news media identified only.',
}

/** One-time AML: is this name on a watchlist? A high risk overrides whatever was found, and nobody reviews it. Source: v3 §16.10, §18.1. */
export const oneTimeAml: ProductRows = {
  machine: {
    approved: clear,
    rejected: listed,
    adverse_media: inTheNews,
    issuer_unavailable: error('service_unavailable', 'Error: external service unavailable.'),
    high_risk: block('high_risk', 'Verification failed.'),
  },
}

/** AML monitoring: the first screening, and what is found from then on. Assumed to be worded as a one-time AML (v3 §16.12, §18). */
export const amlMonitoring: ProductRows = {
  ...oneTimeAml,
  monitor: { approved: clear, rejected: listed, adverse_media: inTheNews },
}
