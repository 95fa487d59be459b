import { parseCertificateName } from '../core/host.ts'
import { parseSize } from '../core/size.ts'
import { parseDuration } from '../core/time.ts'
import { defaultOptions, type Options } from '../options.ts'
import type { Flag } from './command.ts'
import {
  callbacks,
  clock,
  controlToken,
  hostRewrite,
  last,
  partner,
  rate,
  timeLimit,
  url,
  waits,
  wholeNumber,
  yes,
} from './option-values.ts'

/** One option of a command: its flag, its variable, and what it sets. */
export interface OptionRow<Settings = Options> extends Flag {
  /** Turns the texts given into options. Throws an Error that says what is wrong. */
  readonly read: (texts: readonly string[]) => Partial<Settings>
}

/** Every option of `start`, in the order of the help. */
export const optionTable: readonly OptionRow[] = [
  {
    flag: 'port',
    value: 'NUMBER',
    help: `Port for http and https; 0 picks a free one. (${defaultOptions.port})`,
    read: (t) => ({ port: wholeNumber(last(t), 65_535) }),
  },
  {
    flag: 'host',
    value: 'ADDRESS',
    help: `Address to listen on. (${defaultOptions.host}, this machine only)`,
    read: (t) => ({ host: last(t) }),
  },
  {
    flag: 'allow-host',
    value: 'NAME',
    many: true,
    help: 'A name with a dot, besides its address, that the dashboard and the control API may be called by. Also as --tls-name.',
    read: (t) => ({ allowHosts: t.map((name) => name.trim().toLowerCase()) }),
  },
  {
    flag: 'tls-name',
    value: 'NAME',
    many: true,
    help: 'A name that the certificate is good for, such as testapi.smileidentity.com; *. may stand before it.',
    read: (t) => ({ tlsNames: t.map((name) => parseCertificateName(name.trim())) }),
  },
  {
    flag: 'control-token',
    value: 'TOKEN',
    help: 'Ask whoever uses the dashboard or the control API for it: for an emulator that others can reach.',
    read: (t) => ({ controlToken: controlToken(last(t)) }),
  },
  {
    flag: 'partner',
    value: 'ID:KEY',
    many: true,
    help: 'A partner and its API key; may repeat. (1234:emulator-api-key)',
    read: (t) => ({ partners: t.map(partner) }),
  },
  {
    flag: 'callback-url',
    value: 'URL',
    help: 'Where callbacks go when a submission names no callback_url.',
    read: (t) => ({ callbackUrl: url(last(t)) }),
  },
  {
    flag: 'enrolled',
    value: 'PATTERN',
    many: true,
    help: 'User ids on file from the start; * stands for any text. (always: enrolled-*, demo-*)',
    read: (t) => ({ enrolled: t }),
  },
  {
    flag: 'scenarios',
    value: 'FOLDER',
    many: true,
    help: 'Scenario files that add to and override the shipped ones.',
    read: (t) => ({ scenarios: t }),
  },
  {
    flag: 'default-scenario',
    value: 'NAME',
    words: async () => (await import('./scenario-names.ts')).scenarioNames(),
    help: `What is told when nothing else is asked for. (${defaultOptions.defaultScenario})`,
    read: (t) => ({ defaultScenario: last(t) }),
  },
  {
    flag: 'watch',
    value: 'true|false',
    help: 'Take up scenario files of yours that change, at once. (true)',
    read: (t) => ({ watch: yes(last(t)) }),
  },
  {
    flag: 'clock',
    value: 'system|virtual',
    help: 'A virtual clock stands still until advanced. (system)',
    read: (t) => ({ clock: clock(last(t)) }),
  },
  {
    flag: 'clock-rate',
    value: 'NUMBER',
    help: 'How many times as fast as the wall’s the system clock goes: at 60, a minute a second. (1)',
    read: (t) => ({ clockRate: rate(last(t)) }),
  },
  {
    flag: 'seed',
    value: 'TEXT',
    help: 'What ids and people that are made up follow from: same seed, same bytes. (none)',
    read: (t) => ({ seed: last(t) }),
  },
  {
    flag: 'callbacks',
    value: 'post|collect|both',
    help: 'Post callbacks, keep them in the inbox in place of that, or both. (post)',
    read: (t) => ({ callbacks: callbacks(last(t)) }),
  },
  {
    flag: 'callback-retry',
    value: 'WAITS',
    help: 'The wait before each further attempt at a callback, or none. (5s,30s)',
    read: (t) => ({ callbackRetry: waits(last(t)) }),
  },
  {
    flag: 'callback-timeout',
    value: 'DURATION',
    help: 'How long a callback may go unanswered. (10s)',
    read: (t) => ({ callbackTimeout: timeLimit(last(t)) }),
  },
  {
    flag: 'allow-callback-host',
    value: 'HOST',
    many: true,
    help: 'A host outside this machine and its private networks that may be called.',
    read: (t) => ({ allowCallbackHosts: t }),
  },
  {
    flag: 'callback-host-rewrite',
    value: 'HOST=HOST',
    many: true,
    help: 'A host of callback URLs, and what is called in its place: localhost=host.docker.internal.',
    read: (t) => ({ callbackHostRewrites: Object.fromEntries(t.map(hostRewrite)) }),
  },
  {
    flag: 'upload-link-lifetime',
    value: 'DURATION',
    help: 'How long an upload link is good for. (15m)',
    read: (t) => ({ uploadLinkLifetime: parseDuration(last(t)) }),
  },
  {
    flag: 'max-package',
    value: 'SIZE',
    help: 'The largest zip that is taken. (50MB)',
    read: (t) => ({ maxPackage: parseSize(last(t)) }),
  },
  {
    flag: 'max-unpacked',
    value: 'SIZE',
    help: 'The most a zip may unpack to. (200MB)',
    read: (t) => ({ maxUnpacked: parseSize(last(t)) }),
  },
  {
    flag: 'keep-images',
    help: 'Keep selfies and pictures of documents in memory, and show them behind the links of results.',
    read: (t) => ({ keepImages: yes(last(t)) }),
  },
  {
    flag: 'suspected-success',
    value: 'true|false',
    help: 'Whether job_success is true on a suspected spoof. (true)',
    read: (t) => ({ suspectedSuccess: yes(last(t)) }),
  },
  {
    flag: 'lookup-success',
    value: 'true|false',
    help: 'Whether job_success is true of an ID that was validated (job type 5). (true)',
    read: (t) => ({ lookupSuccess: yes(last(t)) }),
  },
  {
    flag: 'sec-key',
    help: 'Serve SDKs of before 2022 as well, which sign with sec_key.',
    read: (t) => ({ secKey: yes(last(t)) }),
  },
  {
    flag: 'signature-age',
    value: 'DURATION|none',
    help: 'How old a signature may be without a warning; not looked at on a virtual clock. (15m)',
    read: (t) => ({ signatureAge: last(t) === 'none' ? undefined : parseDuration(last(t)) }),
  },
  {
    flag: 'strict',
    help: 'Refuse what would earn a warning, and check every answer and callback against its own schema.',
    read: (t) => ({ strict: yes(last(t)) }),
  },
  {
    flag: 'check-answers',
    help: 'Check every answer and callback against its own schema; also on with --strict.',
    read: (t) => ({ checkAnswers: yes(last(t)) }),
  },
  {
    flag: 'journal-size',
    value: 'NUMBER',
    help: `How many exchanges the journal keeps of each partner. (${defaultOptions.journalSize})`,
    read: (t) => ({ journalSize: wholeNumber(last(t), 1_000_000) }),
  },
  {
    flag: 'keep-jobs',
    value: 'NUMBER|all',
    help: `How many jobs of each partner are kept, the newest; unfinished ones in any case. (${defaultOptions.keepJobs})`,
    read: (t) => ({ keepJobs: last(t) === 'all' ? Number.POSITIVE_INFINITY : wholeNumber(last(t), 1_000_000_000) }),
  },
  {
    flag: 'keep-jobs-for',
    value: 'DURATION',
    help: 'For how long finished jobs are kept at most. (as long as there is room)',
    read: (t) => ({ keepJobsFor: parseDuration(last(t)) }),
  },
  {
    flag: 'data',
    value: 'FILE',
    help: 'Keep everything in this file, so that a restart loses nothing. Personal data is in it. (in memory)',
    read: (t) => ({ data: last(t) }),
  },
  {
    flag: 'data-dir',
    value: 'FOLDER',
    help: 'Where the local CA and the key of sec_key are kept. (~/.local/share/smile-id-emulator)',
    read: (t) => ({ dataDir: last(t) }),
  },
]

/** The environment variable of an option. */
export function variableOf(flag: string): string {
  return `SMILE_ID_EMULATOR_${flag.toUpperCase().replaceAll('-', '_')}`
}

/**
 * What the environment says of an option. Beside a service called smile-id-emulator, Kubernetes has every pod's PORT say `tcp://…`,
 * and that is not meant for us. Source: https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables
 */
export function variableIn(environment: NodeJS.ProcessEnv, flag: string): string | undefined {
  const text = environment[variableOf(flag)]
  return text?.startsWith('tcp://') ? undefined : text
}
