import { type ProductRows, plainRow as row } from '../row.ts'

/**
 * AML Check: is this name on a watchlist? Source: v1 §9.9 (1030 and its action are documented) and v3 §8, which names
 * 1031, 1017 and 1015; their texts here, and what `Listed` says with them, are assumed.
 */
export const amlCheck: ProductRows = {
  machine: {
    approved: row('1031', 'Not Found on list', { Listed: 'Not Listed' }),
    rejected: row('1030', 'Found on list', { Listed: 'Listed' }),
    adverse_media: row('1017', 'Adverse Media Found', { Listed: 'Not Listed' }),
    issuer_unavailable: row('1015', 'Queried Database Unavailable', { Listed: 'Not Done' }),
  },
  human: {},
}
