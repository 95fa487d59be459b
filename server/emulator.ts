import { setTimeout as sleep } from 'node:timers/promises'
import { createDispatcher } from './callbacks/dispatcher.ts'
import { openTransport } from './callbacks/open-transport.ts'
import type { Clock } from './clock/clock.ts'
import { openClock } from './clock/open-clock.ts'
import { createStopwatch, createSystemClock } from './clock/system-clock.ts'
import { createVirtualClock } from './clock/virtual-clock.ts'
import { createControlApi } from './control/api/api.ts'
import { createControl } from './control/control.ts'
import { wordDelivery } from './core/jobs/worded.ts'
import { oldApiKey } from './core/sec-key.ts'
import type { Instant } from './core/time.ts'
import { warnUnwatched, watchPaths } from './files/path-watch.ts'
import { packageVersion } from './files/root.ts'
import { createScenarioSet, type ScenarioChange } from './files/scenarios/set.ts'
import { readOpenApi, readSchema } from './files/schema-files.ts'
import { createApp } from './http/app.ts'
import { createGate } from './http/gate.ts'
import { createJournal } from './http/journal/journal.ts'
import { createLoopback } from './http/loopback.ts'
import type { Trial } from './http/trial.ts'
import { alwaysEnrolled, type Options } from './options.ts'
import { createPactProvider } from './pact/pact-provider.ts'
import { createPeople } from './people/people.ts'
import type { GivenParts, Observer, RunningEmulator } from './running-emulator.ts'
import { createInbox } from './service/callbacks/inbox.ts'
import { createKeptPictures } from './service/jobs/kept-pictures.ts'
import { keepMoments } from './service/partners/keep-moments.ts'
import { openPartners, type PartnerDefaults } from './service/partners/partners.ts'
import { createUsers } from './service/partners/users.ts'
import { createScenarios } from './service/scenarios/scenarios.ts'
import { createServices } from './service/services.ts'
import { openStore } from './store/open.ts'
import { namesToCertify } from './tls/certificate-names.ts'
import { openCertificates } from './tls/certificates.ts'
import { createOnePortServer } from './tls/one-port-server.ts'
import { openRsaKey } from './tls/rsa-key.ts'
import { createRegistry } from './validation/registry.ts'
import { describeViolations } from './validation/violation.ts'
import { createCallbackMessages } from './vendor/callback-messages.ts'
import { pactGenerations } from './vendor/contract-kit.ts'
import { type Generation, generationNamed as namedAmong } from './vendor/generation.ts'
import { generations as played } from './vendor/generations.ts'

export type { Observer, RunningEmulator, ScenarioChange }

// How long callbacks in progress may take to end when a file is closed, in milliseconds.
const patience = 2_000

// One for all emulators of a process: compiling schemas took most of the time to start another one.
const registry = createRegistry(readSchema)

/**
 * Assembles an emulator and listens: the one function that knows every part.
 * @throws Error when the port is taken, a scenario file is wrong, or certificates cannot be written.
 */
export async function openEmulator(
  options: Options,
  observer: Observer = {},
  given: GivenParts = {},
): Promise<RunningEmulator> {
  const store = given.store ?? (await openStore(options.data))
  try {
    return await assemble(options, observer, { generations: played, people: createPeople(), ...given, store })
  } catch (error) {
    await store.close()
    throw error
  }
}

async function assemble(
  options: Options,
  observer: Observer,
  { store, people, generations: makers }: Required<GivenParts>,
): Promise<RunningEmulator> {
  const clock = await openClock(options, store)
  const inbox = createInbox()
  const pictures = options.keepImages ? createKeptPictures() : undefined
  const usual: PartnerDefaults = {
    seed: String(options.seed),
    clock: options.clock === 'virtual' ? 'own' : 'shared',
    // A temporary partner has an inbox as well, unless nothing is posted at all.
    callbacks: options.callbacks === 'collect' ? 'collect' : 'both',
    lastingCallbacks: options.callbacks,
    callbackUrl: options.callbackUrl,
  }
  const partners = await openPartners(options.partners, usual, store)

  const rsaKey = options.secKey ? await openRsaKey(options.dataDir) : undefined
  const { scenarios: folders, defaultScenario } = options
  const { now: wall } = createSystemClock()
  const generationNamed = (name: string) => namedAmong(generations, name)
  const [wordingOf, namingOf] = [generationNamed, generationNamed]
  const scenarioSet = createScenarioSet({
    folders,
    registry,
    wordings: () => generations,
    defaultName: defaultScenario,
    now: wall,
  })
  const scenarios = createScenarios(scenarioSet, defaultScenario, wordingOf)

  const { pathPrefix = '' } = options
  const checkAnswers = options.strict || options.checkAnswers
  const transport = openTransport({
    ...options,
    modeOf: partners.callbacksOf,
    keep: (message, delivery) => inbox.keep(message, delivery, clockOf(delivery.partnerId).now()),
  })
  const encode = createCallbackMessages({
    partners,
    registry,
    checkAnswers,
    timeout: options.callbackTimeout,
    generationNamed,
    ownOrigin: () => `http://localhost:${port}${pathPrefix}`,
  })

  function openDispatcher(clock: Clock, owner?: string) {
    return createDispatcher({
      store,
      clock,
      owner,
      transport,
      scheduleOf: ({ generation }) => options.callbackRetry ?? generationNamed(generation).callbacks.policy.retry,
      encode,
      wordingOf,
      onAttempt: (delivery, attempt) => observer.onAttempt?.(wordDelivery(delivery, wordingOf), attempt),
    })
  }

  function openOwnClock(id: string, now?: Instant): Clock {
    const own: Clock = createVirtualClock(
      now,
      keepMoments(store, id, () => clockOf(id) === own),
    )
    return own
  }

  const users = createUsers(store, [...alwaysEnrolled, ...options.enrolled])
  const shared = { wall, store, partners, scenarios, users, registry, people, pictures, wordingOf, namingOf }
  const services = createServices({
    ...shared,
    clock,
    openClock: openOwnClock,
    openDispatcher,
    // Timeouts use real time, whatever the emulator's clock is, and however the machine's clock is set.
    realTime: createStopwatch(),
    isUsual: (generation) => generation === generations[0]?.name,
    retentionLimits: options,
    uploadLinkLifetime: options.uploadLinkLifetime,
    tokenLifetime: options.tokenLifetime,
    onForget: (ref) => pictures?.forget(ref),
    violations: (state) => describeViolations(registry.validate('control/state', state)),
  })
  const { events, retention, clocks } = services
  const { clockOf } = clocks
  const journal = createJournal(options.journalSize, {
    isPartner: (id) => partners.find(id) !== undefined,
    isOvertaken: ({ claimedPartner, epoch }) => store.epochOf(claimedPartner) !== epoch,
    onExchange: observer.onExchange,
    onRecord: ({ at, partnerId, jobId, method, path, status }) =>
      events.tell({ at, type: 'exchange.recorded', partnerId, jobId, method, path, status }),
  })
  const control = createControl({ ...services, ...shared, journal, inbox })

  /** Clients sign with the machine's time: with any other clock, the age of a signature means nothing. */
  function signatureAge(partnerId: string): number | undefined {
    return clockOf(partnerId).kind === 'virtual' || options.clockRate !== 1 ? undefined : options.signatureAge
  }

  const version = packageVersion()
  const parts = { ...options, ...shared, retention, rsaKey, isOnFile: users.isOnFile, signatureAge }
  const generations: readonly Generation[] = makers.map((make) => make(parts))
  // The shipped files are known to be valid and can be read later; what the user wrote or named is checked before a file is made.
  if (folders.length > 0 || defaultScenario !== 'approved') scenarios.named(defaultScenario)
  const certificates = await openCertificates(options.dataDir, namesToCertify(options.tlsNames, options.allowHosts))

  const pact = createPactProvider({
    ...shared,
    generations: () => pactGenerations(generations),
    control,
    callbackOf: (job, result, now) => encode({ ...job, url: '', told: { result } }, job, now).body,
  })
  const controlApi = createControlApi(
    { control, version, ca: () => certificates.ca, schema: readSchema, openApi: readOpenApi },
    pact,
  )
  const handling = {
    now: (partnerId?: string) => clockOf(partnerId).now(),
    pathPrefix,
    epochOf: store.epochOf,
    wait: services.delay,
    registry,
    journal,
    onAnswer: services.coverage.noteAnswer,
    strict: options.strict,
    checkAnswers,
  }
  const gate = createGate(options)
  const app = createApp([...generations, controlApi], {
    ...handling,
    gate,
    async dashboard() {
      const { createDashboard } = await import('./dashboard/dashboard.ts')
      const submit = ({ generation, ...asked }: Trial & { readonly generation: string }) => {
        const { client } = generationNamed(generation)
        return client.submit({ ...asked, now: clockOf(asked.partner.id).now() }, createLoopback(options.host, port))
      }
      return createDashboard({ control, gate, handling, version, pictures, submit, generations, generationNamed })
    },
  })
  const server = createOnePortServer(app, certificates.serverFiles, () => observer.onDistrust?.(certificates.caPath))
  const port = await server.listen(options.port, options.host)
  // Only now: an endpoint that gets a callback may call the emulator at once.
  await services.snapshots.resume()
  const watching = options.watch && folders.length > 0 ? watchPaths(folders, reread, warnUnwatched) : undefined
  // Changes since the first reading were not watched yet.
  if (watching) reread()

  function reread(): void {
    const change = scenarioSet.reread()
    if (change) observer.onScenarios?.(change, clock.now())
  }

  return {
    port,
    partners: partners.lasting(),
    certificates,
    secKey: rsaKey && oldApiKey(rsaKey),
    control,
    async close() {
      watching?.close()
      services.close()
      const answered = server.close()
      // Waiting for an answer is useful only if it can be kept.
      await clocks.drain(options.data === undefined ? Promise.resolve() : sleep(patience, undefined, { ref: false }))
      transport.close()
      await answered
      await clocks.settled()
      clocks.stop()
      const owed = await store.countDeliveries({ states: ['owed'] })
      return { owed, problem: await store.close() }
    },
  }
}
