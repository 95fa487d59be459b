import type { JobIds } from '../core/jobs/ids.ts'
import type { JobRequest } from '../core/jobs/submission.ts'
import type { Instant } from '../core/time.ts'
import type { LinkField } from '../core/users/link-field.ts'
import type { LinkIdType, SmileLink } from '../core/users/smile-link.ts'

/** What a person filled in on the page behind a link. */
export interface FilledLink {
  readonly link: SmileLink
  readonly idType: LinkIdType
  /** By the names of the fields; what was left empty is not there. */
  readonly details: Readonly<Record<string, string>>
  /** When the person agreed. */
  readonly grantedAt: Instant
  /** The scheme and host by which the person reached the page. */
  readonly origin: string
  /** The scenario that the person chose, where the page offers a choice. */
  readonly scenario: string | undefined
}

/** What a generation says of the jobs that the page behind its links submits. */
export interface GenerationLinks {
  /** What the page asks a person for, beside pictures. */
  fieldsOf(idType: LinkIdType): readonly LinkField[]
  /** The request that is made of it: of the link's user, or of somebody new. @throws SmileError when it would be refused. */
  requestOf(filled: FilledLink): (ids: JobIds) => JobRequest
}
