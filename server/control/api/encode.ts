import { statusAt } from '../../core/jobs/job.ts'
import type { Package } from '../../core/jobs/submission.ts'
import type { WordedDelivery, WordedJob, WordedResult } from '../../core/jobs/worded.ts'
import { describeCallback, describeStory } from '../../core/scenarios/describe.ts'
import type { Scenario } from '../../core/scenarios/scenario.ts'
import { withoutLinkSecrets } from '../../core/text/secrets.ts'
import { type Instant, toTimestamp } from '../../core/time.ts'
import type { Callback } from '../../generated/control/callback.ts'
import type { JobResult, Job as JobView } from '../../generated/control/job.ts'
import type { Journal } from '../../generated/control/journal.ts'
import type { ScenarioList } from '../../generated/control/scenarios.ts'
import type { Exchange } from '../../http/journal/journal.ts'

/** A job as the control API shows it: results so far, and those planned. */
export function encodeJob(job: WordedJob, now: Instant): JobView {
  const { submission, scenario } = job
  return {
    partner_id: job.partnerId,
    smile_job_id: job.smileJobId,
    ref_id: job.ref,
    user_id: submission.userId,
    job_id: submission.jobId,
    api: submission.generation,
    product: submission.product,
    ...(submission.callbackUrl && { callback_url: withoutLinkSecrets(submission.callbackUrl) }),
    scenario: {
      name: scenario.name,
      chosen_by: scenario.chosenBy,
      ...(scenario.nearMiss && { near_miss: scenario.nearMiss }),
    },
    state: statusAt(job, now).state,
    submitted_at: toTimestamp(job.submittedAt),
    results: job.results.filter(({ from }) => from <= now).map(encodeResult),
    planned: job.results.filter(({ from }) => from > now).map(encodeResult),
    ...(submission.package && { package: encodePackage(submission.package) }),
    warnings: job.warnings.map((warning) => ({ ...warning })),
  }
}

function encodePackage({ size, entries, images }: Package): NonNullable<JobView['package']> {
  return {
    size,
    entries: [...entries],
    images: images.map((image) => ({
      kind: image.kind,
      file_name: image.fileName,
      size: image.size,
      sha256: image.sha256,
    })),
  }
}

function encodeResult({ from, result }: WordedResult): JobResult {
  const { by, outcome, code, text, final } = result
  return { at: toTimestamp(from), by, outcome, code, text, final }
}

/** A callback with every attempt. */
export function encodeDelivery(delivery: WordedDelivery): Callback {
  const { code, text, final } = delivery.reported.result
  return {
    id: delivery.id,
    partner_id: delivery.partnerId,
    smile_job_id: delivery.smileJobId,
    job_id: delivery.jobId,
    url: withoutLinkSecrets(delivery.url),
    state: delivery.state,
    result: { code, text, final },
    ...(delivery.state === 'owed' && { due_at: toTimestamp(delivery.dueAt) }),
    attempts: delivery.attempts.map(({ at, status, latency, answer, problem }) => ({
      at: toTimestamp(at),
      ...(status !== undefined && { status }),
      latency_ms: latency,
      ...(answer && { answer }),
      ...(problem && { problem }),
    })),
    ...(delivery.fault && { fault: `its callback ${describeCallback(delivery.fault)}` }),
    ...(delivery.replayOf && { replay_of: delivery.replayOf }),
  }
}

/** A scenario in words. */
export function encodeScenario(scenario: Scenario): ScenarioList['scenarios'][number] {
  const { name, summary, file, alternatives, sandboxResult } = scenario
  return {
    name,
    summary,
    file,
    match: alternatives.map((conditions) =>
      Object.fromEntries(conditions.map(({ field, predicate }) => [field, predicate.description])),
    ),
    ...(sandboxResult !== undefined && { sandbox_result: sandboxResult }),
    story: describeStory(scenario),
  }
}

/** An exchange of the journal. */
export function encodeExchange(exchange: Exchange): Journal['exchanges'][number] {
  const { at, partnerId, jobId, method, path, sentPath, status, latency, request, response, hint, warnings } = exchange
  return {
    at: toTimestamp(at),
    ...(partnerId !== undefined && { partner_id: partnerId }),
    ...(jobId !== undefined && { job_id: jobId }),
    method,
    path,
    ...(sentPath !== undefined && { sent_path: sentPath }),
    status,
    latency_ms: Math.round(latency * 10) / 10,
    request,
    response,
    ...(hint && { hint }),
    ...(warnings.length > 0 && { warnings: warnings.map((warning) => ({ ...warning })) }),
  }
}
