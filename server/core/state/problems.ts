import type { EmulatorState, PartnerRecord, TemporaryPartnerRecord } from './state.ts'

/** A problem of a state whose records are each valid by themselves. */
export interface StateProblem {
  /** JSON pointer. */
  readonly pointer: string
  readonly message: string
}

/** What the emulator that loads the state has. */
export interface LoadingEmulator {
  /** Of the partners from the start. */
  readonly partnerIds: readonly string[]
  readonly scenarios: readonly string[]
}

/** Checks that the records fit together, and fit this emulator. */
export function stateProblems(state: EmulatorState, emulator: LoadingEmulator): StateProblem[] {
  const temporary = state.minted.map(({ id }) => id)
  const known = { ...emulator, partnerIds: [...emulator.partnerIds, ...temporary] }
  return [
    ...state.partners.flatMap((partner, index) => partnerProblems(partner, `/partners/${index}`, known)),
    ...state.minted.flatMap((partner, index) => temporaryPartnerProblems(partner, `/minted/${index}`, emulator)),
    ...strangers(state),
    ...uncounted(state),
    ...orphans(state),
    ...doubles(state),
  ]
}

function partnerProblems({ partnerId, queue }: PartnerRecord, at: string, here: LoadingEmulator): StateProblem[] {
  const unserved = `partner "${partnerId}" is not served here. Start with --partner ${partnerId}:KEY.`
  return [
    ...(here.partnerIds.includes(partnerId) ? [] : [{ pointer: `${at}/partnerId`, message: unserved }]),
    ...queue.flatMap((name, turn) => {
      const message = `there is no scenario "${name}" here. Start with --scenarios and the folder that it is in.`
      return here.scenarios.includes(name) ? [] : [{ pointer: `${at}/queue/${turn}`, message }]
    }),
  ]
}

/** Temporary partners whose id is taken here, or whose clock has no time. */
function temporaryPartnerProblems(
  { id, clock, now }: TemporaryPartnerRecord,
  at: string,
  { partnerIds }: LoadingEmulator,
): StateProblem[] {
  const taken = `this emulator was started with partner "${id}". Start without it.`
  const clockless = 'a partner with its own clock needs the time that it shows.'
  return [
    ...(partnerIds.includes(id) ? [{ pointer: `${at}/id`, message: taken }] : []),
    ...(clock === 'own' && now === undefined ? [{ pointer: `${at}/now`, message: clockless }] : []),
  ]
}

/** Records of partners that the state does not list. */
function strangers({ partners, ...lists }: EmulatorState): StateProblem[] {
  const known = new Set(partners.map(({ partnerId }) => partnerId))
  const { uploads, jobs, deliveries, users, links, streaks = [], boundValues = [], frauds = [], accounts = [] } = lists
  return Object.entries({ uploads, jobs, deliveries, users, links, streaks, boundValues, frauds, accounts }).flatMap(
    ([name, records]) =>
      records.flatMap(({ partnerId }, index) => {
        const message = `/partners has no "${partnerId}".`
        return known.has(partnerId) ? [] : [{ pointer: `/${name}/${index}/partnerId`, message }]
      }),
  )
}

/** Submissions whose number would be given again. */
function uncounted({ partners, uploads, jobs }: EmulatorState): StateProblem[] {
  const newest = new Map(partners.map(({ partnerId, serial }) => [partnerId, serial]))
  return Object.entries({ uploads, jobs }).flatMap(([name, records]) =>
    records.flatMap(({ partnerId, serial }, index) => {
      const last = newest.get(partnerId) ?? serial
      const message = `the partner's newest submission is ${last}, says /partners.`
      return serial <= last ? [] : [{ pointer: `/${name}/${index}/serial`, message }]
    }),
  )
}

/** Callbacks of jobs that are missing. */
function orphans({ jobs, deliveries }: EmulatorState): StateProblem[] {
  const known = new Set(jobs.map(jobKey))
  return deliveries.flatMap((one, index) => {
    const message = `/jobs has no ${one.smileJobId} of partner ${one.partnerId}.`
    return known.has(jobKey(one)) ? [] : [{ pointer: `/deliveries/${index}/smileJobId`, message }]
  })
}

/** Records that would overwrite each other. */
function doubles({ partners, minted, uploads, jobs, deliveries, accounts = [] }: EmulatorState): StateProblem[] {
  const keys = {
    partners: partners.map(({ partnerId }) => partnerId),
    minted: minted.map(({ id }) => id),
    uploads: uploads.map(({ ref }) => ref),
    jobs: jobs.map(jobKey),
    deliveries: deliveries.map(({ id }) => id),
    accounts: accounts.map(({ partnerId }) => partnerId),
  }
  return Object.entries(keys).flatMap(([name, all]) => {
    const first = new Map<string, number>()
    return all.flatMap((key, index) => {
      const earlier = first.get(key)
      if (earlier === undefined) first.set(key, index)
      return earlier === undefined
        ? []
        : [{ pointer: `/${name}/${index}`, message: `is the same as /${name}/${earlier}.` }]
    })
  })
}

function jobKey({ partnerId, smileJobId }: { readonly partnerId: string; readonly smileJobId: string }): string {
  return JSON.stringify([partnerId, smileJobId])
}
