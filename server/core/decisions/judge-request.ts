import type { Person } from '../identity/person.ts'
import type { IdsOf } from '../jobs/ids.ts'
import type { JobRequest, Package, Submission } from '../jobs/submission.ts'
import type { Catalogue } from '../scenarios/catalogue.ts'
import type { Choice } from '../scenarios/choose.ts'
import type { PartnerSettings } from '../users/partner-settings.ts'
import { requestWarnings } from '../warnings/of-request.ts'
import { refuseWarned } from '../warnings/strict-error.ts'
import type { Warning } from '../warnings/warning.ts'

/** The emulator's and the partner's settings that decisions about submissions depend on. */
export interface SubmissionSettings {
  readonly catalogue: Catalogue
  /** Refuses what would only be warned about, and keeps nothing of it. */
  readonly strict: boolean
  /** Names the partner's next submission, as its generation does. */
  readonly idsOf: IdsOf
  /** Where callbacks go when a submission names no address. */
  readonly callbackUrl: string | undefined
  /** What the partner's account is set up for, unless it was changed since. */
  readonly configured: PartnerSettings
}

/** The same with more warnings. @throws StrictError when strict mode allows none of them. */
export function warned<Part extends { readonly warnings: readonly Warning[] }>(
  part: Part,
  more: readonly Warning[],
  { strict }: SubmissionSettings,
): Part {
  const warnings = [...part.warnings, ...more]
  if (strict) refuseWarned(warnings)
  return { ...part, warnings }
}

/** A request with what every generation warns about. @throws StrictError like `warned`. */
export function judged<Request extends JobRequest>(
  request: Request,
  choice: Choice,
  settings: SubmissionSettings,
  isCalledBack = true,
): Request {
  const hearing = isCalledBack ? { url: request.callbackUrl ?? settings.callbackUrl } : undefined
  return warned(request, requestWarnings(request, choice, hearing), settings)
}

/** A complete submission, with the address that its callbacks go to. */
export function submissionOf(
  request: JobRequest,
  person: Person | undefined,
  { callbackUrl }: SubmissionSettings,
  pack?: Package,
): Submission {
  return { ...request, callbackUrl: request.callbackUrl ?? callbackUrl, person, package: pack }
}
