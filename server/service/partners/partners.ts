import { ControlError } from '../../core/errors.ts'
import type { EmulatorState, TemporaryPartnerRecord } from '../../core/state/state.ts'
import type { CallbackMode, Partner } from '../../core/users/partner.ts'
import {
  createTemporaryPartner,
  type PartnerOptions,
  type TemporaryPartner,
  type TemporaryPartnerDefaults,
} from '../../core/users/temporary-partner.ts'
import type { Storage } from '../../store/tables.ts'
import { inboxAddress } from '../callbacks/inbox.ts'

/** The partners this emulator serves: those it was started with, and the temporary ones made since. */
export interface Partners {
  find(id: string): Partner | undefined
  /** Those from the start, then the temporary ones. */
  all(): readonly Partner[]
  /** Those from the start: the ones to name to whoever asked for another. */
  lasting(): readonly Partner[]
  temporary(): readonly TemporaryPartner[]
  /** The partner a control call means: the one named, else the first. Throws a ControlError when it is not known. */
  meant(id: string | undefined): Partner
  /** The ids of those that a control call may mean: the one named, else all. Throws a ControlError like `meant`. */
  asked(id: string | undefined): readonly string[]
  /** What everything that is made up for a partner follows from. */
  seedOf(id: string): string
  callbacksOf(id: string): CallbackMode
  /** Throws a ControlError when there is such a partner already. */
  createTemporary(asked: PartnerOptions): TemporaryPartner
  /** Forgets it, and everything that is kept of it. Throws a ControlError unless it is temporary. */
  forget(id: string): TemporaryPartner
  /** What of partners makes the future. */
  state(): PartnersState
  /** Takes a state that was kept for its own. */
  putState(state: Pick<EmulatorState, 'seed' | 'minted' | 'mintings'>): void
}

/** What of partners makes the future. */
export interface PartnersState {
  readonly seed: string
  readonly minted: readonly TemporaryPartner[]
  /** How many asked for neither id nor seed. */
  readonly mintings: number
}

/** What is usual for partners. */
export interface PartnerDefaults extends TemporaryPartnerDefaults {
  /** How callbacks of those from the start go out. */
  readonly lastingCallbacks: CallbackMode
  /** Where callbacks go when neither partner nor submission says. */
  readonly callbackUrl: string | undefined
}

/** Those given, and the temporary ones that the store has kept. @throws RangeError when no partner is given, or one id twice. */
export function createPartners(
  given: readonly Partner[],
  defaults: PartnerDefaults,
  storage: Pick<
    Storage,
    'atomically' | 'emulator' | 'saveEmulator' | 'temporaryPartners' | 'saveTemporaryPartner' | 'forgetTemporaryPartner'
  >,
): Partners {
  const [first] = given
  if (!first) throw new RangeError('an emulator needs at least one partner')
  const lasting = given.map((one) => ({ ...one, callbackUrl: addressOf(one, defaults.lastingCallbacks) }))
  const lastingById = new Map(lasting.map((partner) => [partner.id, partner]))
  if (lastingById.size < lasting.length) throw new RangeError('two partners have the same id')
  const temporary = new Map<string, TemporaryPartner>()
  let { seed, mintings } = { seed: defaults.seed, mintings: 0, ...storage.emulator() }
  remember(storage.temporaryPartners())
  // A store that knows it is not written to at the start.
  if (storage.emulator().seed === undefined) storage.saveEmulator({ seed, mintings })

  function remember(partners: readonly TemporaryPartnerRecord[]): void {
    temporary.clear()
    for (const { now: _, ...partner } of partners) temporary.set(partner.id, partner)
  }

  /** With an inbox everybody is told of everything; without, only whoever says where to. */
  function addressOf({ id, callbackUrl }: Partner, callbacks: CallbackMode): string | undefined {
    return callbackUrl ?? defaults.callbackUrl ?? (callbacks === 'post' ? undefined : inboxAddress(id))
  }

  const find = (id: string): Partner | undefined => lastingById.get(id) ?? temporary.get(id)

  /** The first that is not there yet, of those that nothing was asked of. */
  function create(asked: PartnerOptions): TemporaryPartner {
    const chosen = asked.id !== undefined || asked.seed !== undefined
    let partner: TemporaryPartner
    do partner = createTemporaryPartner(asked, { ...defaults, seed }, chosen ? 0 : ++mintings)
    while (!chosen && find(partner.id))
    return partner
  }

  function meant(id: string | undefined): Partner {
    const partner = id === undefined ? lasting[0] : find(id)
    if (partner) return partner
    throw new ControlError(404, `No partner "${id}" is served here. Known: ${[...lastingById.keys()].join(', ')}.`)
  }

  const all = (): readonly Partner[] => [...lasting, ...temporary.values()]

  return {
    find,
    all,
    lasting: () => lasting,
    temporary: () => [...temporary.values()],
    meant,
    asked: (id) => (id === undefined ? all() : [meant(id)]).map((one) => one.id),
    seedOf: (id) => temporary.get(id)?.seed ?? seed,
    callbacksOf: (id) => temporary.get(id)?.callbacks ?? defaults.lastingCallbacks,
    createTemporary(asked) {
      if (asked.id !== undefined && !/^\w{1,64}$/.test(asked.id)) {
        throw new ControlError(
          400,
          `"${asked.id}" is not an id that a temporary partner can have: use 1 to 64 letters, digits and underscores.`,
        )
      }
      const partner = create(asked)
      if (find(partner.id)) throw new ControlError(409, alreadyThere(partner, asked))
      const addressed = { ...partner, callbackUrl: addressOf(partner, partner.callbacks) }
      storage.atomically(() => {
        storage.saveTemporaryPartner(addressed)
        storage.saveEmulator({ mintings })
      })
      temporary.set(partner.id, addressed)
      return addressed
    },
    forget(id) {
      const partner = temporary.get(id)
      if (lastingById.has(id)) {
        throw new ControlError(409, `Partner "${id}" was there from the start, and stays. POST reset forgets its data.`)
      }
      if (!partner)
        throw new ControlError(404, `There is no temporary partner "${id}" here, or it is already forgotten.`)
      storage.forgetTemporaryPartner(id)
      temporary.delete(id)
      return partner
    },
    state: () => ({ seed, minted: [...temporary.values()], mintings }),
    putState(state) {
      seed = state.seed
      mintings = state.mintings
      remember(state.minted)
    },
  }
}

function alreadyThere({ id, seed }: TemporaryPartner, asked: PartnerOptions): string {
  const why = asked.id === undefined ? `, and it is what the seed "${seed}" gives` : ''
  return `There is a partner "${id}" already${why}. Dispose of that one first, or ask for another ${asked.id === undefined ? 'seed' : 'id'}.`
}
