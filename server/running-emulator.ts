import { setTimeout as sleep } from 'node:timers/promises'
import type { Control } from './control/control.ts'
import type { Attempt } from './core/callbacks/delivery.ts'
import type { WordedDelivery } from './core/jobs/worded.ts'
import type { OldApiKey } from './core/sec-key.ts'
import type { Instant } from './core/time.ts'
import type { Partner } from './core/users/partner.ts'
import type { ScenarioChange } from './files/scenarios/set.ts'
import type { Exchange } from './http/journal/journal.ts'
import type { People } from './people/people.ts'
import type { Services } from './service/services.ts'
import type { Store } from './store/store.ts'
import type { Certificates } from './tls/certificates.ts'
import type { OnePortServer } from './tls/one-port-server.ts'
import type { GenerationMaker } from './vendor/generation.ts'

/** Callbacks for what happens: the command's log, the demo, tests. */
export interface Observer {
  readonly onExchange?: (exchange: Exchange) => void
  readonly onAttempt?: (delivery: WordedDelivery, attempt: Attempt) => void
  /** Scenario files were changed while the emulator ran (option `watch`). */
  readonly onScenarios?: (change: ScenarioChange, at: Instant) => void
  /** A client does not seem to trust the certificate authority in this file: it closed its https connection without a request. */
  readonly onDistrust?: (caPath: string) => void
}

/** A running emulator. */
export interface RunningEmulator {
  readonly port: number
  readonly partners: readonly Partner[]
  readonly certificates: Certificates
  /** The API key for SDKs from before 2022; undefined unless sec_key is served. */
  readonly secKey: OldApiKey | undefined
  readonly control: Control
  /**
   * Lets answers in progress end, and closes. With a file, callbacks in progress may end as well, and what is owed is sent after the
   * next start. @returns how many callbacks are owed, and why they could not be kept, if so.
   */
  close(): Promise<{ readonly owed: number; readonly problem: string | undefined }>
}

/** What an emulator that closes is made of. */
export interface ClosingParts {
  readonly store: Pick<Store, 'countDeliveries' | 'close'>
  readonly services: Pick<Services, 'clocks' | 'close'>
  readonly server: Pick<OnePortServer, 'close'>
  readonly transport: { close(): void }
  readonly watching: { close(): void } | undefined
  /** Whether what is kept outlives the emulator: only then is it useful to wait for answers. */
  readonly isKept: boolean
}

// How long callbacks in progress may take to end, in milliseconds.
const patience = 2_000

/** Ends each part in its turn. @returns what `close` of the emulator says. */
export async function closeEmulator(parts: ClosingParts): ReturnType<RunningEmulator['close']> {
  const { store, services, server, transport, watching, isKept } = parts
  watching?.close()
  services.close()
  const answered = server.close()
  await services.clocks.drain(isKept ? sleep(patience, undefined, { ref: false }) : Promise.resolve())
  transport.close()
  await answered
  await services.clocks.settled()
  services.clocks.stop()
  const owed = await store.countDeliveries({ states: ['owed'] })
  return { owed, problem: await store.close() }
}

/** Parts that may be passed in. */
export interface GivenParts {
  /** A store to go on from, closed with the emulator; the one that `options.data` names unless given. */
  readonly store?: Store
  /** The people behind ID numbers. */
  readonly people?: People
  /** The generations of the vendor's API that are emulated; all by default. */
  readonly generations?: readonly GenerationMaker[]
}
