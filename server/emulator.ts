import { openDispatchers } from './callbacks/open-dispatchers.ts'
import { openTransport } from './callbacks/open-transport.ts'
import { openTime } from './clock/open-time.ts'
import { createControlApi } from './control/api/api.ts'
import { openControl } from './control/open-control.ts'
import { packageVersion } from './files/root.ts'
import { createScenarioSet, type ScenarioChange } from './files/scenarios/set.ts'
import { watchScenarios } from './files/scenarios/watch.ts'
import { readOpenApi, readSchema } from './files/schema-files.ts'
import { schemaRegistry as registry, stateViolations } from './files/schema-registry.ts'
import { createHostedPage } from './hosted-page/hosted-page.ts'
import { type Entrance, openApp } from './http/open-app.ts'
import { createOwnAddress } from './http/own-address.ts'
import { alwaysEnrolled, type Options } from './options.ts'
import { createPeople } from './people/people.ts'
import { closeEmulator, type GivenParts, type Observer, type RunningEmulator } from './running-emulator.ts'
import { createInbox } from './service/callbacks/inbox.ts'
import { openPartners } from './service/partners/partners.ts'
import { createScenarios } from './service/scenarios/scenarios.ts'
import { createServices } from './service/services.ts'
import { openStore } from './store/open.ts'
import { createOnePortServer } from './tls/one-port-server.ts'
import { openSecKey } from './tls/sec-key.ts'
import { openServerCertificates } from './tls/server-certificates.ts'
import { createCallbackMessages } from './vendor/callback-messages.ts'
import { generations as played } from './vendor/generations.ts'
import { createPlayedGenerations } from './vendor/running-generations.ts'

export type { Observer, RunningEmulator, ScenarioChange }

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
  // Of what was opened, when a later step fails.
  const closers: (() => unknown)[] = [store.close]
  try {
    return await assemble(options, observer, { generations: played, people: createPeople(), ...given, store }, closers)
  } catch (error) {
    for (const close of closers.reverse()) await close()
    throw error
  }
}

async function assemble(
  options: Options,
  observer: Observer,
  { store, people, generations: makers }: Required<GivenParts>,
  closers: (() => unknown)[],
): Promise<RunningEmulator> {
  // What is kept, who it belongs to, and what time it is.
  const time = await openTime(options, store)
  const partners = await openPartners(options, store)

  // How the vendor's API behaves, and which scenarios it plays.
  const generations = createPlayedGenerations(makers)
  const wordingOf = generations.named
  const { scenarios: folders, defaultScenario: defaultName } = options
  const checkAnswers = options.strict || options.checkAnswers
  const wordings = generations.all
  const scenarioSet = createScenarioSet({ folders, registry, wordings, defaultName, now: time.wall })
  const scenarios = createScenarios(scenarioSet, defaultName, wordingOf)
  const shared = { store, partners, scenarios, registry, people, generations, wordingOf, namingOf: wordingOf }

  // How callbacks leave.
  const inbox = createInbox()
  const address = createOwnAddress(options)
  const encode = createCallbackMessages({ ...options, ...shared, checkAnswers, ownOrigin: address.origin })
  const transport = openTransport({ ...options, modeOf: partners.callbacksOf, keep: inbox.keep })
  closers.push(transport.close)
  const retryOf = (name: string) => generations.named(name).callbacks.policy.retry
  const openDispatcher = openDispatchers({ ...options, ...observer, ...shared, transport, encode, retryOf })

  // The use cases, and the verbs over them.
  const onFile = [...alwaysEnrolled, ...options.enrolled]
  const given = { openDispatcher, onFile, violations: stateViolations }
  const services = createServices({ ...options, ...shared, ...time, ...given })
  const { clocks, pictures } = services
  closers.push(services.close, clocks.stop)
  const { control, journal } = openControl({ ...options, ...observer, ...services, ...shared, inbox })

  // The generations, and what stands beside them.
  const { rsaKey, secKey } = await openSecKey(options)
  const { retention, users, signatureAge } = services
  const { isOnFile } = users
  const { wall } = time
  const made = { retention, users, signatureAge, pictures, rsaKey, wall, isOnFile, generationOf: generations.named }
  const apis = generations.make({ ...options, ...shared, ...made })
  // The shipped files are known to be valid and can be read later; what the user wrote or named is checked before a file is made.
  if (folders.length > 0 || defaultName !== 'approved') scenarios.named(defaultName)
  const certificates = await openServerCertificates(options)
  const version = packageVersion()
  const openPact = async () =>
    (await import('./pact/pact-provider.ts')).createPactProvider({ ...shared, retention, control, encode })
  const documents = {
    version,
    storeProblem: store.problem,
    ca: () => certificates.ca,
    schema: readSchema,
    openApi: readOpenApi,
  }
  const controlApi = createControlApi({ control, openPact, ...documents })

  // What comes in.
  const generationNamed = generations.named
  const hostedPage = createHostedPage({ ...options, ...shared, ...services, ...users, generationNamed })
  const loadPages = async (entrance: Entrance) => {
    const { loadDashboard } = await import('./dashboard/load.ts')
    return loadDashboard({ ...entrance, control, version, pictures, generations, address })
  }
  const app = openApp([...apis, controlApi, hostedPage], {
    ...options,
    ...shared,
    ...services,
    journal,
    checkAnswers,
    loadPages,
  })
  const server = createOnePortServer(app, certificates.serverFiles, () => observer.onDistrust?.(certificates.caPath))

  await services.snapshots.resume()
  const port = await server.listen(options.port, options.host)
  closers.push(server.close)
  address.listening(port)
  // Only now: an endpoint that gets a callback may call the emulator at once.
  await clocks.resume()
  const watching = watchScenarios(options, scenarioSet, (change) => observer.onScenarios?.(change, time.clock.now()))

  const parts = { store, services, server, transport, watching, isKept: options.data !== undefined }
  return { port, partners: partners.lasting(), certificates, secKey, control, close: () => closeEmulator(parts) }
}
