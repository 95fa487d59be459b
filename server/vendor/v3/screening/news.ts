import { SmileError } from '../../../core/errors.ts'
import type { Job } from '../../../core/jobs/job.ts'
import { describeStatusFault } from '../../../core/scenarios/describe.ts'
import { statusFaultAt } from '../../../core/scenarios/fault.ts'
import { refusalError, scenarioHint } from '../../../core/scenarios/refusal.ts'
import { closedRefusal } from '../../../core/users/account-refusal.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { V3AmlNewsResponse } from '../../../generated/v3/aml-news-response.ts'
import type { Call, Operation, Reply } from '../../../http/operation.ts'
import type { Store } from '../../../store/store.ts'
import { type ProofParts, proveByToken } from '../access/authenticate.ts'
import { sourceHeaders, tokenHeaders } from '../described-headers.ts'
import { errorsAt, refusalSchemasAt, refusalsAt } from '../wording/endpoint-errors.ts'
import { articlesOn } from './articles.ts'
import { articlesAbout, monitoredPerson } from './monitored-people.ts'
import { newsCategories } from './news-categories.ts'
import { readNewsQuery } from './news-query.ts'

/** What news are read with. */
export interface NewsParts extends ProofParts {
  readonly store: Pick<Store, 'read' | 'jobs'>
}

/** `GET /v3/aml/monitoring/{job_id}/news/{reference}`: what is written about somebody whom monitoring found. Source: v3 §16.13. */
export function newsOperation(parts: NewsParts): Operation {
  return {
    method: 'get',
    path: '/v3/aml/monitoring/:job_id/news/:reference',
    body: 'none',
    limit: 0,
    purposes: ['read_news'],
    summary: 'Reads the news about a person whom monitoring found, page by page.',
    tag: 'submissions',
    query: {
      news_category: { description: `What the news are about: ${newsCategories.join(', ')}.`, required: true },
      page: 'Which page, from 1 to 100; 1 by default.',
      limit: 'How many articles a page has, from 1 to 100; 25 by default.',
    },
    response: { ...refusalSchemasAt('news'), 200: 'v3/aml-news-response' },
    refusals: refusalsAt('news'),
    headers: { ...tokenHeaders, ...sourceHeaders },
    authenticate: (call) => proveByToken(parts, call),
    encodeError: errorsAt('news'),
    async handle(call): Promise<Reply> {
      const { params, query, now } = call
      const { job_id: jobId = '', reference = '' } = params
      refuseClosed(call)
      const { category, ...page } = readNewsQuery(query)
      const job = await monitoringJob(parts, call, jobId)
      const fault = statusFaultAt(job.faults?.status, now - job.submittedAt)
      if (fault?.error) throw refusalError(fault.error, scenarioHint(job.scenario.name), fault)
      const person = monitoredPerson(job, reference, now - (fault?.lag ?? 0))
      if (!person) throw unknownReference(job, reference)
      const total = articlesAbout(person, category)
      const json: V3AmlNewsResponse = {
        job_id: jobId,
        meta: { current_page: page.page, limit: page.limit, total_count: total },
        news: articlesOn(job, category, total, page),
        product: 'aml_monitoring_news',
        user_id: job.submission.userId,
      }
      return { status: 200, json, ...(fault && { fault, hint: describeStatusFault(job.scenario.name, fault) }) }
    },
  }
}

/** @throws SmileError when monitoring is not enabled for the partner. Source: v3 §16.13. */
function refuseClosed({ partner }: Call): void {
  const asked = { partnerId: (partner as Partner).id, product: 'aml_monitoring', idInfo: {} } as const
  const refusal = closedRefusal(partner as Partner, asked)
  if (refusal) throw refusal
}

/**
 * The monitoring job of that name: the partner's own, which it sent as partner_params.job_id, or Smile ID's, which alone is assumed.
 * One about another user than the token's is not found. Source: v3 §16.13.
 */
async function monitoringJob({ store }: NewsParts, { partner, claims }: Call, name: string): Promise<Job> {
  const { id: partnerId } = partner as Partner
  const { user_id: userId } = claims as { readonly user_id?: string }
  const isMeant = ({ submission }: Job) =>
    submission.product === 'aml_monitoring' && (userId === undefined || submission.userId === userId)
  const { job } = await store.read(partnerId, { job: { fact: 'job', smileJobId: name } })
  const found = job && isMeant(job) ? job : (await store.jobs({ partnerId, jobId: name })).find(isMeant)
  if (found) return found
  const about = userId === undefined ? '' : ` about user "${userId}", whom the token names`
  throw new SmileError('job_not_found', `Partner "${partnerId}" has no monitoring job "${name}"${about}.`)
}

function unknownReference({ smileJobId }: Job, reference: string): SmileError {
  const hint = `Job ${smileJobId} has found nobody with the reference "${reference}" so far. Its callback has the reference of each person as ref.`
  return new SmileError('reference_not_found', hint)
}
