import type { SandboxIdentities } from './core/identity/sandbox-identities.ts'
import type { Milliseconds } from './core/time.ts'
import type { CallbackMode, Partner } from './core/users/partner.ts'
import type { ShippedScenario } from './generated/shipped-scenario.ts'

/** A scenario's name: an editor completes the shipped ones, and accepts any other. */
export type ScenarioName = ShippedScenario | (string & {})

/** All options of an emulator. */
export interface Options {
  /** 0 picks a free one. */
  readonly port: number
  readonly host: string
  /** What stands before every path where clients reach it, such as `/smile`. Links have it. */
  readonly pathPrefix: string | undefined
  /** Names, besides its address and those without a dot, by which the control API and the dashboard may be called. */
  readonly allowHosts: readonly string[]
  /** Names, besides those of `allowHosts`, in the server's certificate; they may begin with `*.`. */
  readonly tlsNames: readonly string[]
  /** The token that callers of the control API and the dashboard need, if any. */
  readonly controlToken: string | undefined
  readonly partners: readonly Partner[]
  /** The callback URL of partners without one. */
  readonly callbackUrl: string | undefined
  /** Patterns of user ids on file from the start, besides `enrolled-*` and `demo-*`. */
  readonly enrolled: readonly string[]
  /** Folders of scenario files that add to and override the shipped ones. */
  readonly scenarios: readonly string[]
  readonly defaultScenario: ScenarioName
  /** Let people choose the outcome on the page behind a link. */
  readonly demo: boolean
  /** Reload scenario files that change while the emulator runs. The command does by default. */
  readonly watch: boolean
  readonly clock: 'system' | 'virtual'
  /** How many times as fast as real time the system clock goes. */
  readonly clockRate: number
  /** The seed of made-up ids and people: the same seed gives the same bytes. */
  readonly seed: string | number
  /**
   * Whether callbacks are posted, kept in an inbox instead, or both. With an inbox, jobs without a callback URL have
   * callbacks, too.
   */
  readonly callbacks: CallbackMode
  /** How long to wait before each retry of a callback; by default as its generation says. Assumed: Smile ID publishes no schedule (v1 §12.7). */
  readonly callbackRetry: readonly Milliseconds[] | undefined
  /** How long an attempt at a callback may take; by default as its generation says. */
  readonly callbackTimeout: Milliseconds | undefined
  /** Hosts outside this machine and its private networks that callbacks may go to. */
  readonly allowCallbackHosts: readonly string[]
  /** Hosts or origins of callback URLs, and what is called instead: inside a container `localhost` means another machine, and v3's SDKs take only https. */
  readonly callbackHostRewrites: Readonly<Record<string, string>>
  /** Assumed (v1 §12.13). */
  readonly uploadLinkLifetime: Milliseconds
  /** How long a token of v3 holds. Source: v3 §2.2. */
  readonly tokenLifetime: Milliseconds
  /** Of v3; three sources say three things (v3 §9). */
  readonly sandboxIdentities: SandboxIdentities
  /** The maximum size of a package as sent, in bytes. Assumed: Smile ID allows up to 10 MB for each picture of a document, and names no limit for a zip (v1 §4.2). */
  readonly maxPackage: number
  /** The maximum size of a package as unpacked, in bytes. */
  readonly maxUnpacked: number
  readonly keepImages: boolean
  /** Also serve the scheme of SDKs from before 2022: sec_key instead of signature (v1 §2.3). */
  readonly secKey: boolean
  /** Whether job_success is true for a suspected spoof. Assumed (v1 §12.10). */
  readonly suspectedSuccess: boolean
  /** Whether job_success is true for an ID that was validated (job type 5). Assumed: integrators saw both (v1 §5.4). */
  readonly lookupSuccess: boolean
  /**
   * How old a signature may be when it comes, without a warning; undefined when its time is not looked at. Assumed: Smile ID
   * publishes no window (v1 §2.1). A virtual clock is not the clients', so on it the time is not looked at either, nor on one that is accelerated.
   */
  readonly signatureAge: Milliseconds | undefined
  /** Refuse requests with warnings, and check answers too. Advice, which may be intended, stays a warning. */
  readonly strict: boolean
  /** Check every answer and callback against its own schema: for tests of the emulator itself. Always so when strict. */
  readonly checkAnswers: boolean
  /** How many exchanges the journal keeps for each partner. */
  readonly journalSize: number
  /** How many jobs are kept for each partner, the newest; unfinished ones are always kept. */
  readonly keepJobs: number
  /** How long finished jobs are kept; undefined for ever. */
  readonly keepJobsFor: Milliseconds | undefined
  /**
   * How many bytes are kept of each partner, about: its jobs, uploads, callbacks, links and users. Beyond them the oldest finished
   * jobs are forgotten, and while there is none, nothing more is taken. 256 MB when undefined, or as much as `keepJobs` needs.
   */
  readonly keepBytes: number | undefined
  /** A file that keeps everything, so that it outlives the process; in memory by default. */
  readonly data: string | undefined
  /** The folder of the certificates and the key of sec_key; empty when this user has no home folder. */
  readonly dataDir: string
}

/** The default partner. */
export const defaultPartner: Partner = { id: '1234', apiKey: 'emulator-api-key' }

/** Users on file from the start, in every emulator. */
export const alwaysEnrolled: readonly string[] = ['enrolled-*', 'demo-*']

/** The default port. */
export const usualPort = 7645

/** The maximum rate of a clock: a day in less than a second. */
export const fastest = 100_000
