import type { ListedJob } from '../../pacts/pacts.ts'
import { entries } from '../submissions/entries.ts'

/** The parts of an exchange that show which state it had. */
export interface Asked {
  /** The path of its endpoint, with names in braces where an exchange has ids. */
  readonly template: string
  readonly status: number
  readonly request: Readonly<Record<string, unknown>>
  readonly response: Readonly<Record<string, unknown>>
  readonly hint: string | undefined
  readonly job: ListedJob | undefined
}

const withIds: readonly (readonly [path: RegExp, template: string])[] = [
  [/^\/v3\/status\/[^/]+$/, '/v3/status/{jobId}'],
  [/^\/v3\/replay\/[^/]+$/, '/v3/replay/{job_id}'],
  [/^\/v3\/users\/[^/]+\/report_fraud$/, '/v3/users/{user_id}/report_fraud'],
  [/^\/v3\/smile_links\/[^/]+$/, '/v3/smile_links/{refId}'],
  [/^\/v3\/aml\/monitoring\/[^/]+\/news\/[^/]+$/, '/v3/aml/monitoring/{job_id}/news/{reference}'],
]

/** The endpoint of a path, as documents write it: what stands in its place could be about a person. */
export function endpointAt(path: string): string {
  return withIds.find(([pattern]) => pattern.test(path))?.[1] ?? path
}

/** Whether a job can begin there. */
export function isSubmission(template: string): boolean {
  return entryOf(template) !== undefined
}

const others: Readonly<Record<string, string>> = {
  '/v3/token': 'v3/token-request',
  '/v3/replay/{job_id}': 'v3/replay-request',
  '/v3/users/{user_id}/report_fraud': 'v3/report-fraud-request',
  '/v3/smile_links': 'v3/smile-link-request',
}

/** The schema of what an endpoint takes. */
export function requestSchemaOf(template: string): string | undefined {
  return entryOf(template)?.request ?? others[template]
}

function entryOf(template: string) {
  return entries.find(({ path }) => path === template.replace(/\/sync$/, ''))
}
