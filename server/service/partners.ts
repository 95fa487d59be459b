import { ControlError } from '../core/errors.ts'
import type { Partner } from '../core/partner.ts'

/** The partners this emulator serves. */
export interface Partners {
  find(id: string): Partner | undefined
  all(): readonly Partner[]
  /** The partner a control call means: the one named, else the first. Throws a ControlError when it is not known. */
  meant(id: string | undefined): Partner
}

/** @throws RangeError when no partner is given, or one id twice. */
export function createPartners(partners: readonly Partner[]): Partners {
  const byId = new Map(partners.map((partner) => [partner.id, partner]))
  const [first] = partners
  if (!first) throw new RangeError('an emulator needs at least one partner')
  if (byId.size < partners.length) throw new RangeError('two partners have the same id')

  return {
    find: (id) => byId.get(id),
    all: () => partners,
    meant(id) {
      const partner = id === undefined ? first : byId.get(id)
      if (partner) return partner
      throw new ControlError(404, `No partner "${id}" is served here. Known: ${[...byId.keys()].join(', ')}.`)
    },
  }
}
