import type { V3AmlMonitoringRequest } from '../../../generated/v3/aml-monitoring-request.ts'
import type { V3AmlRequest } from '../../../generated/v3/aml-request.ts'
import type { Entry } from '../submissions/entry.ts'
import { monitoredScreening, oneTimeScreening } from './asked-screening.ts'

const parts = {
  known: ['countries', 'full_name', 'birth_year', 'strict_match', 'aliases', 'search_existing_user'],
  flags: ['strict_match', 'search_existing_user'],
}

/** One-time AML: is this name on a watchlist? Source: v3 §16.10, §16.11. */
export const oneTimeAml: Entry<V3AmlRequest> = {
  path: '/v3/aml',
  summary: 'Screens a name against watchlists, and calls back with the result.',
  product: 'aml_check',
  request: 'v3/aml-request',
  endpoint: 'aml',
  isBrief: true,
  tokenProducts: ['aml', 'one_time_aml'],
  parts: { ...parts, known: [...parts.known, 'source_sdk', 'source_sdk_version'] },
  screening: oneTimeScreening,
}

/** AML monitoring: the same, now and from then on. Source: v3 §16.12. That a token of it is for `aml` is assumed. */
export const amlMonitoring: Entry<V3AmlMonitoringRequest> = {
  path: '/v3/aml/monitoring',
  summary: 'Screens a name against watchlists now and from then on, and calls back with the results.',
  product: 'aml_monitoring',
  request: 'v3/aml-monitoring-request',
  endpoint: 'monitoring',
  tokenProducts: ['aml'],
  parts,
  screening: monitoredScreening,
  // By which its news are asked for (v3 §16.13).
  jobName: ({ partner_params: { job_id: name } = {} }) =>
    name === undefined || name === null ? undefined : String(name),
}
