import { createApp } from './api/app.ts'
import { createJournal, type Exchange } from './api/journal.ts'
import { encodeCallback } from './api/v1/encode.ts'
import { createAddressGuard } from './callbacks/address-guard.ts'
import { createCourier } from './callbacks/courier.ts'
import { createHttpTransport } from './callbacks/http-transport.ts'
import type { Message } from './callbacks/transport.ts'
import { createSystemClock } from './clock/system-clock.ts'
import { createVirtualClock } from './clock/virtual-clock.ts'
import { type Control, createControl } from './control.ts'
import type { Attempt, Delivery } from './core/delivery.ts'
import type { Partner } from './core/partner.ts'
import type { Instant } from './core/time.ts'
import { packageVersion } from './files/root.ts'
import { readScenarios } from './files/scenario-files.ts'
import { readOpenApi, readSchema } from './files/schema-files.ts'
import { createGenerations } from './generations.ts'
import { alwaysEnrolled, type Options } from './options.ts'
import { createPeople } from './people/people.ts'
import { createCallbacks } from './service/callbacks.ts'
import { createJobs } from './service/jobs.ts'
import { createPartners } from './service/partners.ts'
import { createScenarios } from './service/scenarios.ts'
import { createUsers } from './service/users.ts'
import { createMemoryStorage } from './storage/memory.ts'
import { type Certificates, openCertificates } from './tls/certificates.ts'
import { createOnePortServer } from './tls/one-port-server.ts'
import { createRegistry } from './validation/registry.ts'
import { describeViolations } from './validation/violation.ts'

/** Who is told what happens: the command's log, the demo, tests. */
export interface Observer {
  readonly onExchange?: (exchange: Exchange) => void
  readonly onAttempt?: (delivery: Delivery, attempt: Attempt) => void
}

/** An emulator that listens. */
export interface RunningEmulator {
  readonly port: number
  readonly partners: readonly Partner[]
  readonly certificates: Certificates
  readonly control: Control
  /** Ends what is under way, and closes. Callbacks still owed are lost with the memory that held them. */
  close(): Promise<void>
}

// One for all emulators of a process: compiling schemas was most of what starting another one cost.
const registry = createRegistry(readSchema)

/**
 * Assembles an emulator and listens: the one function that knows every part.
 * @throws Error when the port is taken, a scenario file is wrong, or certificates cannot be written.
 */
export async function openEmulator(options: Options, observer: Observer = {}): Promise<RunningEmulator> {
  const clock = options.clock === 'virtual' ? createVirtualClock() : createSystemClock()
  const storage = createMemoryStorage()
  const journal = createJournal(options.journalSize, observer.onExchange)
  const selfies = options.keepImages ? new Map<string, Buffer>() : undefined
  const partners = createPartners(
    options.partners.map((one) => ({ ...one, callbackUrl: one.callbackUrl ?? options.callbackUrl })),
  )

  const load = () => readScenarios(options.scenarios, registry)
  const scenarios = createScenarios(storage, load, options.defaultScenario)
  // The shipped files are known to be right and can wait; what a user wrote or named is looked at before anything else.
  if (options.scenarios.length > 0 || options.defaultScenario !== 'approved') scenarios.named(options.defaultScenario)

  const transport = createHttpTransport(createAddressGuard(options.allowCallbackHosts), options.callbackTimeout)
  const courier = createCourier({
    storage,
    clock,
    transport,
    retrySchedule: options.callbackRetry,
    encode,
    ...(observer.onAttempt && { onAttempt: observer.onAttempt }),
  })
  const dispatch = courier.expect

  function encode({ partnerId, smileJobId, url, told }: Delivery, now: Instant): Message {
    const job = storage.job(partnerId, smileJobId)
    const partner = partners.find(partnerId)
    if (!job || !partner) throw new Error(`Job ${smileJobId} of partner ${partnerId} is gone.`)
    const body = encodeCallback(job, told.result, partner, now)
    const violations = options.strict ? registry.validate('v1/callback', body) : []
    if (violations.length > 0) {
      throw new Error(`The emulator's own callback breaks its schema: ${describeViolations(violations)}`)
    }
    return { url, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  }

  const users = createUsers(storage, [...alwaysEnrolled, ...options.enrolled])
  const jobs = createJobs({ storage, scenarios, users, partners, dispatch })
  const callbacks = createCallbacks(storage, dispatch)
  const control = createControl({
    clock,
    storage,
    journal,
    partners,
    users,
    jobs,
    scenarios,
    callbacks,
    selfies,
    forgetCallbacks: courier.forget,
  })

  const certificates = await openCertificates(options.dataDir)
  const generations = createGenerations({
    ...options,
    storage,
    registry,
    jobs,
    partners,
    selfies,
    people: createPeople(),
    control,
    version: packageVersion(),
    ca: () => certificates.ca,
    schema: readSchema,
    openApi: readOpenApi,
  })
  const app = createApp(generations, { now: clock.now, registry, journal, strict: options.strict })
  const server = createOnePortServer(app, certificates.serverFiles)
  const port = await server.listen(options.port, options.host)

  return {
    port,
    partners: partners.all(),
    certificates,
    control,
    async close() {
      clock.stop()
      courier.stop()
      transport.close()
      await server.close()
      await courier.settled()
      storage.close()
    },
  }
}
