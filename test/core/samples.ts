import { type IdsOf, idsBy } from '../../server/core/jobs/ids.ts'
import type { Outcome } from '../../server/core/jobs/outcome.ts'
import { type Plan, planJob } from '../../server/core/jobs/plan.ts'
import type { Judge, Result } from '../../server/core/jobs/result.ts'
import type { Submission, UploadRequest } from '../../server/core/jobs/submission.ts'
import { type Catalogue, type CatalogueContents, createCatalogue } from '../../server/core/scenarios/catalogue.ts'
import type { Choice } from '../../server/core/scenarios/choose.ts'
import { createCondition } from '../../server/core/scenarios/condition.ts'
import type { Scenario, Stage } from '../../server/core/scenarios/scenario.ts'
import type { PredicateSpec } from '../../server/core/scenarios/wanted-text.ts'
import { type EmulatorState, stateVersion } from '../../server/core/state/state.ts'
import { type Instant, parseDuration } from '../../server/core/time.ts'
import { compilePattern } from '../../server/files/scenarios/pattern.ts'
import { namesOf } from '../../server/vendor/shared/job-names.ts'
import { v1Wording } from '../../server/vendor/v1/wording/wording.ts'

export const noon: Instant = Date.UTC(2026, 0, 1, 12)

/** A state in which there is nothing, at noon, but what is said. */
export function stateOf(changes: Partial<EmulatorState> = {}): EmulatorState {
  return {
    ...{ version: stateVersion, clock: { kind: 'virtual', now: noon }, seed: 'state', mintings: 0, minted: [] },
    ...{ partners: [], uploads: [], jobs: [], deliveries: [], users: [], links: [] },
    ...changes,
  }
}

export function uploadRequest(changes: Partial<UploadRequest> = {}): UploadRequest {
  return {
    generation: 'v1',
    partnerId: '1234',
    product: 'smart_selfie_authentication',
    userId: 'anna',
    jobId: 'job-1',
    partnerParams: {},
    callbackUrl: 'http://localhost:3000/callback',
    idInfo: {},
    allowNewEnroll: false,
    useEnrolledImage: false,
    retry: false,
    sourceSdk: undefined,
    warnings: [],
    ...changes,
  }
}

/** How v1 names a partner's submissions, without a seed. */
export function v1Ids(partnerId: string): IdsOf {
  return idsBy({ namesOf }, { partnerId, seed: '' })
}

export function submission(changes: Partial<UploadRequest> = {}): Submission {
  return { ...uploadRequest(changes), package: { size: 0, entries: [], images: [], idInfo: {}, warnings: [] } }
}

/** A stage in words, such as `stage('1s machine provisional')`. */
export function stage(words: string): Stage {
  const [after = '', by, outcome] = words.split(' ')
  return { after: parseDuration(after), by: by as Judge, outcome: outcome as Outcome }
}

/** A catalogue of v1 with `approved` as its default. */
export function catalogueOf(scenarios: readonly Scenario[], changes: Partial<CatalogueContents> = {}): Catalogue {
  const { canSay } = v1Wording
  return createCatalogue({ generation: 'v1', scenarios, defaultName: 'approved', canSay, ...changes })
}

export function scenario(
  name: string,
  match: Readonly<Record<string, PredicateSpec>> = {},
  more: Partial<Scenario> = {},
): Scenario {
  return {
    name,
    summary: name,
    alternatives: [Object.entries(match).map(([field, spec]) => createCondition(field, spec, compilePattern))],
    stages: [stage('1s machine approved')],
    file: `${name}.yaml`,
    ...more,
  }
}

/** A result in words, as `stage` takes them. */
export function said({ by, outcome }: Pick<Result, 'by' | 'outcome'>): string {
  return `${by} ${outcome}`
}

/** The plan of a job submitted at noon, its stages in words. */
export function planOf(
  stages: readonly string[],
  changes: Partial<UploadRequest> = {},
  serial = 1,
  now: Instant = noon,
): Plan {
  const reported = scenario('told', {}, { stages: stages.map(stage) })
  const choice: Choice = { scenario: reported, chosenBy: 'matched' }
  const request = submission(changes)
  return planJob({ ids: v1Ids(request.partnerId)(serial), submission: request, now }, choice)
}
