import { withRoom } from '../../core/decisions/make-room.ts'
import { AdvisedError } from '../../core/errors.ts'
import { madeId } from '../../core/jobs/ids.ts'
import { changedLink, type SmileLink } from '../../core/users/smile-link.ts'
import type { Retention } from '../jobs/retention.ts'
import type { Begun } from '../jobs/submission-parts.ts'
import type { IdParts } from './make-id.ts'

/** What a link is asked to be; what is not said stays. */
export interface LinkTerms {
  readonly terms: Readonly<Record<string, unknown>>
  readonly disabled?: boolean | undefined
}

/** What links are made and changed with. */
export interface LinkParts extends IdParts {
  readonly retention: Retention
}

/** Makes a link. @throws FullError when there is no room for it. */
export async function createLink(
  { store, partners, retention }: LinkParts,
  partnerId: string,
  terms: LinkTerms['terms'],
  { now, epoch }: Begun,
): Promise<SmileLink> {
  const seed = partners.seedOf(partnerId)
  const keys = { idsMade: { fact: 'idsMade' }, ...retention.keysFor({ of: terms, now }) } as const
  return store.decide({ partnerId, epoch }, keys, (facts) =>
    withRoom(facts, retention.keepBytes, now, () => {
      const ordinal = facts.idsMade + 1
      const refId = madeId({ seed, partnerId, now, ordinal })
      const link = { partnerId, refId, name: String(terms.name), terms, disabled: false }
      return { answer: link, changes: { idsMade: ordinal, links: [link] } }
    }),
  )
}

/** Changes or disables a link. @throws SmileError when there is none; FullError like `createLink`. */
export async function changeLink(
  { store, retention }: LinkParts,
  { partnerId, refId }: Pick<SmileLink, 'partnerId' | 'refId'>,
  { terms, disabled }: LinkTerms,
  { now, epoch }: Begun,
): Promise<SmileLink> {
  const keys = { link: { fact: 'link', refId }, ...retention.keysFor({ of: terms, now }) } as const
  return store.decide({ partnerId, epoch }, keys, (facts) =>
    withRoom(facts, retention.keepBytes, now, () => {
      const { link } = facts
      if (!link) throw new AdvisedError('link_not_found', `There is no link "${refId}".`, 'make_link')
      const changed = changedLink(link, terms, disabled)
      return { answer: changed, changes: { links: [changed] } }
    }),
  )
}
