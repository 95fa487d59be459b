import type { Wording } from '../core/jobs/wording.ts'
import type { People } from '../people/people.ts'
import type { KeptPictures } from '../service/jobs/kept-pictures.ts'
import type { SubmissionParts } from '../service/jobs/submission-parts.ts'
import type { GenerationLinks } from '../vendor/generation-links.ts'

/** What the page asks a generation. */
export interface LinkGeneration extends Pick<Wording, 'word' | 'canSay'> {
  links?(): Promise<GenerationLinks>
}

/** What the page behind a link works with. */
export interface HostedPageParts extends SubmissionParts {
  /** The generation of that name. Throws an Error when it is not played. */
  readonly generationNamed: (name: string) => LinkGeneration
  readonly people: People
  /** Whether a user is on file from the start. */
  readonly isOnFile: (userId: string) => boolean
  readonly pictures: KeptPictures | undefined
  /** Keep the bytes of pictures, so that links of results lead to them. */
  readonly keepImages: boolean
  /** Let people choose the outcome. */
  readonly demo: boolean
  /** What stands before every path in public. */
  readonly pathPrefix: string | undefined
}
