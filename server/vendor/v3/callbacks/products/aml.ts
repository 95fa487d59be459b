import type { Job } from '../../../../core/jobs/job.ts'
import type { V3AmlCallback } from '../../../../generated/v3/aml-callback.ts'
import type { V3AmlMonitoringCallback } from '../../../../generated/v3/aml-monitoring-callback.ts'
import { foundPeople } from '../../screening/found-people.ts'
import { monitoredPeople } from '../../screening/monitored-people.ts'
import { screeningOf } from '../../screening/screening-of.ts'
import type { CallbackForm } from '../form.ts'
import { type ReportedVerdict, verdictMembers } from '../verdict-members.ts'

/** One-time AML. Source: v3 §18.1. */
export const amlCallback: CallbackForm = {
  schema: 'v3/aml-callback',
  body: (job, reported): V3AmlCallback => ({
    ...screeningMembers(job, reported),
    ...withCount(foundPeople(reported.result, screeningOf(job))),
    product: 'one_time_aml',
  }),
}

/** AML monitoring, whose body is not published: assumed to be that of a one-time AML, with a reference of each person (v3 §16.13). */
export const amlMonitoringCallback: CallbackForm = {
  schema: 'v3/aml-monitoring-callback',
  body: (job, reported): V3AmlMonitoringCallback => ({
    ...screeningMembers(job, reported),
    ...withCount(monitoredPeople(job, reported.result)),
    product: 'aml_monitoring',
  }),
}

type ScreeningMembers = Omit<V3AmlCallback, 'people' | 'no_of_persons_found' | 'product'>

/** What both say besides whom they found: no ids, which are in the headers alone, and no record of the consent. Source: v3 §18.1. */
function screeningMembers(job: Job, reported: ReportedVerdict): ScreeningMembers {
  const { job_id: _job, user_id: _user, ...members } = verdictMembers(job, reported)
  return {
    ...members,
    antifraud: reported.verdict.reason === 'high_risk' ? highRisk : null,
    consent: {},
    partner_params: ownParams(job),
    strict_match: screeningOf(job).strictMatch,
  }
}

// The vendor's example. Source: v3 §18.1.
const highRisk = {
  fraud_risk_level: 'high',
  fraud_risk_score: 92,
  fraud_risk_indicator_groups: ['device_risk'],
} satisfies V3AmlCallback['antifraud']

const leftOut = ['_sandbox_v3', 'job_id', 'job_type', 'user_id']

/** Source: v3 §8 [AR], §18.1: null when nothing is left. */
function ownParams({ submission: { partnerParams } }: Job): V3AmlCallback['partner_params'] {
  const own = Object.entries(partnerParams).filter(([name]) => !leftOut.includes(name))
  return own.length > 0 ? Object.fromEntries(own) : null
}

function withCount<Person>(people: Person[]): { readonly people: Person[]; readonly no_of_persons_found: number } {
  return { people, no_of_persons_found: people.length }
}
