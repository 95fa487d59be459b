import { withRoom } from '../../core/decisions/make-room.ts'
import { AdvisedError, SmileError } from '../../core/errors.ts'
import { madeId } from '../../core/jobs/ids.ts'
import { refuseLink } from '../../core/users/account-refusal.ts'
import { changedLink, type LinkTerms, type SmileLink } from '../../core/users/smile-link.ts'
import type { Retention } from '../jobs/retention.ts'
import type { Begun, Submitted } from '../jobs/submission-parts.ts'
import type { IdParts } from '../partners/make-id.ts'

/** What links are made and changed with. */
export interface LinkParts extends IdParts {
  readonly retention: Retention
}

/** Whose user a link is for. */
export interface LinkUser {
  /** Names the user of a link for one person, if its terms do not. */
  readonly named: (refId: string) => string
}

/** How an existing link is to change. */
export interface LinkChanges {
  readonly terms: Partial<LinkTerms>
  readonly disabled?: boolean | undefined
}

/**
 * Makes a link, by a generation of the vendor's API. @param user where each user may have one link only (v3 §17.6).
 * @throws SmileError when another link has that user, or the partner's account does not allow it; FullError when there is no room for it.
 */
export async function createLink(
  { store, partners, retention }: LinkParts,
  { partnerId, generation }: Submitted,
  terms: LinkTerms,
  { now, epoch }: Begun,
  user?: LinkUser,
): Promise<SmileLink> {
  refuseLink(partners.meant(partnerId), terms)
  const seed = partners.seedOf(partnerId)
  const { userId: asked } = terms
  const keys = {
    idsMade: { fact: 'idsMade' },
    linkOfUser: { fact: 'linkOfUser', userId: asked },
    removable: retention.keyFor({ of: terms, now }),
  } as const
  return store.decide({ partnerId, epoch }, keys, (facts) =>
    withRoom(facts, retention.keepBytes, now, () => {
      if (user && facts.linkOfUser) throw userTaken(facts.linkOfUser)
      const ordinal = facts.idsMade + 1
      const refId = madeId({ seed, partnerId, now, ordinal })
      const userId = asked ?? (terms.isSingleUse ? user?.named(refId) : undefined)
      const link = { ...terms, partnerId, generation, refId, userId, disabled: false }
      return { answer: link, changes: { idsMade: ordinal, links: [link] } }
    }),
  )
}

function userTaken({ refId, userId }: SmileLink): SmileError {
  return new SmileError(
    'user_id_taken',
    `The link ${refId} is for user "${userId}" already. Name another user, or none.`,
  )
}

/** Changes or disables a link. @throws SmileError when there is none, or as `createLink`; FullError like `createLink`. */
export async function changeLink(
  { store, partners, retention }: LinkParts,
  { partnerId, refId }: Pick<SmileLink, 'partnerId' | 'refId'>,
  { terms, disabled }: LinkChanges,
  { now, epoch }: Begun,
): Promise<SmileLink> {
  refuseLink(partners.meant(partnerId), terms)
  const keys = { link: { fact: 'link', refId }, removable: retention.keyFor({ of: terms, now }) } as const
  return store.decide({ partnerId, epoch }, keys, (facts) =>
    withRoom(facts, retention.keepBytes, now, () => {
      const { link } = facts
      if (!link) throw new AdvisedError('link_not_found', `There is no link "${refId}".`, 'make_link')
      const changed = changedLink(link, terms, disabled)
      return { answer: changed, changes: { links: [changed] } }
    }),
  )
}
