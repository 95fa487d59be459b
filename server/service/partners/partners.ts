import { ControlError } from '../../core/errors.ts'
import type { EmulatorState, MintedRecord } from '../../core/state/state.ts'
import {
  type MintDefaults,
  type MintedPartner,
  mintPartner,
  type PartnerOptions,
} from '../../core/users/minted-partner.ts'
import type { CallbackMode, Partner } from '../../core/users/partner.ts'
import type { Storage } from '../../store/tables.ts'
import { inboxAddress } from '../callbacks/inbox.ts'

/** The partners this emulator serves: those it was started with, and those that were minted since. */
export interface Partners {
  find(id: string): Partner | undefined
  /** Those from the start, then those that were minted. */
  all(): readonly Partner[]
  /** Those from the start: the ones to name to whoever asked for another. */
  lasting(): readonly Partner[]
  minted(): readonly MintedPartner[]
  /** The partner a control call means: the one named, else the first. Throws a ControlError when it is not known. */
  meant(id: string | undefined): Partner
  /** The ids of those that a control call may mean: the one named, else all. Throws a ControlError like `meant`. */
  asked(id: string | undefined): readonly string[]
  /** What everything that is made up for a partner follows from. */
  seedOf(id: string): string
  callbacksOf(id: string): CallbackMode
  /** Throws a ControlError when there is such a partner already. */
  mint(asked: PartnerOptions): MintedPartner
  /** Forgets it, and everything that is kept of it. Throws a ControlError unless it was minted. */
  forget(id: string): MintedPartner
  /** What of partners makes the future. */
  state(): PartnersState
  /** Takes a state that was kept for its own. */
  putState(state: Pick<EmulatorState, 'seed' | 'minted' | 'mintings'>): void
}

/** What of partners makes the future. */
export interface PartnersState {
  readonly seed: string
  readonly minted: readonly MintedPartner[]
  /** How many asked for neither id nor seed. */
  readonly mintings: number
}

/** What is usual for partners. */
export interface PartnerDefaults extends MintDefaults {
  /** How callbacks of those from the start go out. */
  readonly lastingCallbacks: CallbackMode
  /** Where callbacks go when neither partner nor submission says. */
  readonly callbackUrl: string | undefined
}

/** Those given, and those that were minted before, by what is kept of them. @throws RangeError when no partner is given, or one id twice. */
export function createPartners(
  given: readonly Partner[],
  defaults: PartnerDefaults,
  storage: Pick<Storage, 'atomically' | 'emulator' | 'saveEmulator' | 'minted' | 'saveMinted' | 'forgetMinted'>,
): Partners {
  const [first] = given
  if (!first) throw new RangeError('an emulator needs at least one partner')
  const lasting = given.map((one) => ({ ...one, callbackUrl: addressOf(one, defaults.lastingCallbacks) }))
  const lastingById = new Map(lasting.map((partner) => [partner.id, partner]))
  if (lastingById.size < lasting.length) throw new RangeError('two partners have the same id')
  const minted = new Map<string, MintedPartner>()
  let { seed, mintings } = { seed: defaults.seed, mintings: 0, ...storage.emulator() }
  remember(storage.minted())
  // A store that knows it is not written to at the start.
  if (storage.emulator().seed === undefined) storage.saveEmulator({ seed, mintings })

  function remember(partners: readonly MintedRecord[]): void {
    minted.clear()
    for (const { now: _, ...partner } of partners) minted.set(partner.id, partner)
  }

  /** With an inbox everybody is told of everything; without, only whoever says where to. */
  function addressOf({ id, callbackUrl }: Partner, callbacks: CallbackMode): string | undefined {
    return callbackUrl ?? defaults.callbackUrl ?? (callbacks === 'post' ? undefined : inboxAddress(id))
  }

  const find = (id: string): Partner | undefined => lastingById.get(id) ?? minted.get(id)

  /** The first that is not there yet, of those that nothing was asked of. */
  function made(asked: PartnerOptions): MintedPartner {
    const chosen = asked.id !== undefined || asked.seed !== undefined
    let partner: MintedPartner
    do partner = mintPartner(asked, { ...defaults, seed }, chosen ? 0 : ++mintings)
    while (!chosen && find(partner.id))
    return partner
  }

  function meant(id: string | undefined): Partner {
    const partner = id === undefined ? lasting[0] : find(id)
    if (partner) return partner
    throw new ControlError(404, `No partner "${id}" is served here. Known: ${[...lastingById.keys()].join(', ')}.`)
  }

  const all = (): readonly Partner[] => [...lasting, ...minted.values()]

  return {
    find,
    all,
    lasting: () => lasting,
    minted: () => [...minted.values()],
    meant,
    asked: (id) => (id === undefined ? all() : [meant(id)]).map((one) => one.id),
    seedOf: (id) => minted.get(id)?.seed ?? seed,
    callbacksOf: (id) => minted.get(id)?.callbacks ?? defaults.lastingCallbacks,
    mint(asked) {
      if (asked.id !== undefined && !/^\w{1,64}$/.test(asked.id)) {
        throw new ControlError(
          400,
          `"${asked.id}" is no id of a partner that is minted: letters, digits and underscores.`,
        )
      }
      const partner = made(asked)
      if (find(partner.id)) throw new ControlError(409, alreadyThere(partner, asked))
      const addressed = { ...partner, callbackUrl: addressOf(partner, partner.callbacks) }
      storage.atomically(() => {
        storage.saveMinted(addressed)
        storage.saveEmulator({ mintings })
      })
      minted.set(partner.id, addressed)
      return addressed
    },
    forget(id) {
      const partner = minted.get(id)
      if (lastingById.has(id)) {
        throw new ControlError(409, `Partner "${id}" was there from the start, and stays. POST reset forgets its data.`)
      }
      if (!partner) throw new ControlError(404, `No partner "${id}" was minted here, or it is gone already.`)
      storage.forgetMinted(id)
      minted.delete(id)
      return partner
    },
    state: () => ({ seed, minted: [...minted.values()], mintings }),
    putState(state) {
      seed = state.seed
      mintings = state.mintings
      remember(state.minted)
    },
  }
}

function alreadyThere({ id, seed }: MintedPartner, asked: PartnerOptions): string {
  const why = asked.id === undefined ? `, and it is what the seed "${seed}" gives` : ''
  return `There is a partner "${id}" already${why}. Dispose of that one first, or ask for another ${asked.id === undefined ? 'seed' : 'id'}.`
}
