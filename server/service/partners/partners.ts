import { ControlError } from '../../core/errors.ts'
import type { TemporaryPartnerRecord } from '../../core/state/state.ts'
import type { CallbackMode, Partner } from '../../core/users/partner.ts'
import type { PartnerSettings } from '../../core/users/partner-settings.ts'
import {
  createTemporaryPartner,
  type PartnerOptions,
  type TemporaryPartner,
  type TemporaryPartnerDefaults,
} from '../../core/users/temporary-partner.ts'
import type { Store } from '../../store/store.ts'
import { inboxAddress } from '../callbacks/inbox.ts'
import { openChangedSettings } from './changed-settings.ts'

/** The partners this emulator serves, with their settings as they are: those it was started with, and the temporary ones made since. */
export interface Partners {
  find(id: string): Partner | undefined
  /** The settings that a partner was started or made with; none of a partner who is gone. */
  configured(id: string): PartnerSettings
  /** Those from the start, then the temporary ones. */
  all(): readonly Partner[]
  /** Those from the start, which error messages name. */
  lasting(): readonly Partner[]
  temporary(): readonly TemporaryPartner[]
  /** The partner of a control call: the one named, else the first. Throws a ControlError when it is not known. */
  meant(id: string | undefined): Partner
  /** The ids of a control call's partners: the one named, else all. Throws a ControlError like `meant`. */
  asked(id: string | undefined): readonly string[]
  /** The seed of everything made up for a partner. */
  seedOf(id: string): string
  callbacksOf(id: string): CallbackMode
  /** Throws a ControlError when there is such a partner already. */
  createTemporary(asked?: PartnerOptions): Promise<TemporaryPartner>
  /** Forgets it, and everything that is kept of it. Throws a ControlError unless it is temporary. */
  forget(id: string): Promise<void>
  /** What of partners makes the future. */
  state(): PartnersState
}

/** What of partners makes the future. */
export interface PartnersState {
  readonly seed: string
  readonly minted: readonly TemporaryPartner[]
  /** How many asked for neither id nor seed. */
  readonly mintings: number
}

/** The partners from the start, and what is usual for them and for those that come. */
export interface PartnersOptions {
  readonly partners: readonly Partner[]
  readonly seed: string | number
  readonly clock: 'system' | 'virtual'
  /** How callbacks of those from the start are sent. */
  readonly callbacks: CallbackMode
  /** Where callbacks go when neither partner nor submission says. */
  readonly callbackUrl: string | undefined
}

/** Where partners are kept. */
export type PartnerStore = Pick<
  Store,
  'kept' | 'saveEmulator' | 'savePartner' | 'forgetPartner' | 'serve' | 'epochOf' | 'listen' | 'readAmong'
>

/** Those given, and the temporary ones that the store has kept. Rejects with a RangeError when no partner is given, or one id twice. */
export async function openPartners(settings: PartnersOptions, store: PartnerStore): Promise<Partners> {
  const { partners: given, callbacks: lastingCallbacks } = settings
  const defaults = defaultsOf(settings)
  const { emulator, temporaryPartners } = await store.kept()
  const [first] = given
  if (!first) throw new RangeError('an emulator needs at least one partner')
  const lasting = given.map((one) => ({ ...one, callbackUrl: addressOf(one, lastingCallbacks) }))
  const lastingById = new Map(lasting.map((partner) => [partner.id, partner]))
  if (lastingById.size < lasting.length) throw new RangeError('two partners have the same id')
  const temporary = new Map<string, TemporaryPartner>()
  let { seed, mintings } = { seed: defaults.seed, mintings: 0, ...emulator }
  remember(temporaryPartners)
  store.serve([...lastingById.keys()])
  const known = [...lastingById.keys(), ...temporary.keys()]
  const { asItIs } = await openChangedSettings(store, known, (id) => inboxUnlessPosted(id, callbacksOf(id)))
  // A store that knows it is not written to at the start.
  if (emulator.seed === undefined) await store.saveEmulator({ seed, mintings })
  store.listen({
    partnerSaved: (partner) => void temporary.set(partner.id, partner),
    ended({ by, partnerId, loaded }) {
      if (by === 'forgetting' && partnerId !== undefined) temporary.delete(partnerId)
      if (!loaded) return
      seed = loaded.seed
      mintings = loaded.mintings
      remember(loaded.minted)
    },
  })

  function remember(partners: readonly TemporaryPartnerRecord[]): void {
    temporary.clear()
    for (const { now: _, ...partner } of partners) temporary.set(partner.id, partner)
  }

  /** With an inbox, every partner gets callbacks; without one, only those with an address. */
  function addressOf({ id, callbackUrl }: Partner, callbacks: CallbackMode): string | undefined {
    return callbackUrl ?? settings.callbackUrl ?? inboxUnlessPosted(id, callbacks)
  }

  const configured = (id: string): Partner | undefined => lastingById.get(id) ?? temporary.get(id)

  function find(id: string): Partner | undefined {
    const partner = configured(id)
    return partner && asItIs(partner)
  }

  const callbacksOf = (id: string): CallbackMode => temporary.get(id)?.callbacks ?? lastingCallbacks

  /** The first that is not there yet, of those that nothing was asked of. */
  function create(asked: PartnerOptions): TemporaryPartner {
    const chosen = asked.id !== undefined || asked.seed !== undefined
    let partner: TemporaryPartner
    do partner = createTemporaryPartner(asked, { ...defaults, seed }, chosen ? 0 : ++mintings)
    while (!chosen && find(partner.id))
    return partner
  }

  function meant(id: string | undefined): Partner {
    const partner = find(id ?? first?.id ?? '')
    if (partner) return partner
    throw new ControlError(404, `Partner "${id}" is not served here. Known: ${[...lastingById.keys()].join(', ')}.`)
  }

  const all = (): readonly Partner[] => [...lasting, ...temporary.values()].map(asItIs)

  return {
    find,
    configured: (id) => configured(id) ?? {},
    all,
    lasting: () => lasting.map(asItIs),
    temporary: () => [...temporary.values()],
    meant,
    asked: (id) => (id === undefined ? all() : [meant(id)]).map((one) => one.id),
    seedOf: (id) => temporary.get(id)?.seed ?? seed,
    callbacksOf,
    async createTemporary(asked = {}) {
      refuseId(asked.id)
      for (;;) {
        const epoch = store.epochOf()
        const partner = create(asked)
        if (find(partner.id)) throw new ControlError(409, alreadyThere(partner, asked))
        const addressed = { ...partner, callbackUrl: addressOf(partner, partner.callbacks) }
        if (await store.savePartner({ partner: addressed, mintings, epoch })) return addressed
      }
    },
    async forget(id) {
      if (lastingById.has(id)) {
        throw new ControlError(
          409,
          `Partner "${id}" was there from the start, and cannot be removed. POST reset forgets its data.`,
        )
      }
      if (temporary.has(id) && (await store.forgetPartner(id))) return
      throw new ControlError(404, `There is no temporary partner "${id}" here, or it is already forgotten.`)
    },
    state: () => ({ seed, minted: [...temporary.values()], mintings }),
  }
}

function inboxUnlessPosted(id: string, callbacks: CallbackMode): string | undefined {
  return callbacks === 'post' ? undefined : inboxAddress(id)
}

function defaultsOf({ seed, clock, callbacks }: PartnersOptions): TemporaryPartnerDefaults {
  return {
    seed: String(seed),
    clock: clock === 'virtual' ? 'own' : 'shared',
    // A temporary partner has an inbox as well, unless nothing is posted at all.
    callbacks: callbacks === 'collect' ? 'collect' : 'both',
  }
}

function refuseId(id: string | undefined): void {
  if (id === undefined || /^\w{1,64}$/.test(id)) return
  throw new ControlError(
    400,
    `"${id}" is not an id that a temporary partner can have: use 1 to 64 letters, digits and underscores.`,
  )
}

function alreadyThere({ id, seed }: TemporaryPartner, asked: PartnerOptions): string {
  const why = asked.id === undefined ? `, and it is what the seed "${seed}" gives` : ''
  return `Partner "${id}" already exists${why}. Dispose of it first, or choose another ${asked.id === undefined ? 'seed' : 'id'}.`
}
