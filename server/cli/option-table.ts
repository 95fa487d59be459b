import { parseHost } from '../core/host.ts'
import { parseSize } from '../core/size.ts'
import { parseDuration } from '../core/time.ts'
import { defaultOptions, fastest, type Options } from '../options.ts'

/** One option of a command: its flag, its variable, and what it sets. */
export interface OptionRow<Settings = Options> {
  readonly flag: string
  /** What stands for the value in the help; absent for a switch. */
  readonly value?: string
  readonly help: string
  /** May be given several times. */
  readonly many?: boolean
  /** Turns the texts given into options. Throws an Error that says what is wrong. */
  readonly read: (texts: readonly string[]) => Partial<Settings>
}

/** The text that wins where several were given. */
export const last = (texts: readonly string[]): string => texts.at(-1) ?? ''

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
    help: 'A name with a dot, besides its address, that the dashboard and the control API may be called by.',
    read: (t) => ({ allowHosts: t.map((name) => name.trim().toLowerCase()) }),
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
    read: (t) => ({ callbackTimeout: parseDuration(last(t)) }),
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
    help: 'The largest zip that is taken. (20MB)',
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
    help: 'Keep selfies in memory and serve them through image_links.',
    read: (t) => ({ keepImages: yes(last(t)) }),
  },
  {
    flag: 'suspected-success',
    value: 'true|false',
    help: 'Whether job_success is true on a suspected spoof. (true)',
    read: (t) => ({ suspectedSuccess: yes(last(t)) }),
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
    help: `How many exchanges the journal keeps. (${defaultOptions.journalSize})`,
    read: (t) => ({ journalSize: wholeNumber(last(t), 1_000_000) }),
  },
  {
    flag: 'data',
    value: 'FILE',
    help: 'Keep everything in this file, so that a restart loses nothing. Personal data is in it. (in memory)',
    read: (t) => ({ data: named(last(t)) }),
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

function wholeNumber(text: string, most: number): number {
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text)
  throw new RangeError(`"${text}" is no whole number from 0 to ${most}.`)
}

function controlToken(text: string): string {
  if (/^[\x21-\x7e]{8,}$/.test(text)) return text
  throw new RangeError('a token has 8 or more letters, digits and signs, and no spaces.')
}

function waits(text: string): number[] {
  return text === 'none' || text === '' ? [] : text.split(',').map(parseDuration)
}

/** A partner and its key. @throws RangeError when the text is none. */
export function partner(text: string): { id: string; apiKey: string } {
  const [, id, apiKey] = /^([^:]+):(.+)$/s.exec(text) ?? []
  if (id === undefined || apiKey === undefined)
    throw new RangeError(`"${text}" is no ID:KEY, such as 1234:emulator-api-key.`)
  return { id, apiKey }
}

function hostRewrite(text: string): [string, string] {
  const [from, to, more] = text.split('=')
  if (from && to && more === undefined) return [parseHost(from), parseHost(to)]
  throw new RangeError(`"${text}" is no HOST=HOST, such as localhost=host.docker.internal.`)
}

/** An address to call. @throws RangeError when the text is none. */
export function url(text: string): string {
  if (/^https?:$/.test(URL.parse(text)?.protocol ?? '')) return text
  throw new RangeError(`"${text}" is no http or https URL, such as http://localhost:3000/callback.`)
}

function clock(text: string): 'system' | 'virtual' {
  if (text === 'system' || text === 'virtual') return text
  throw new RangeError(`"${text}" is neither system nor virtual.`)
}

function rate(text: string): number {
  const number = Number(text)
  if (/^\d+(\.\d+)?$/.test(text) && number > 0 && number <= fastest) return number
  throw new RangeError(`"${text}" is no number of times above 0 and up to ${fastest}.`)
}

function callbacks(text: string): Options['callbacks'] {
  if (text === 'post' || text === 'collect' || text === 'both') return text
  throw new RangeError(`"${text}" is none of post, collect and both.`)
}

function named(file: string): string {
  if (file !== '') return file
  throw new RangeError('a file has to be named, such as emulator.db.')
}

function yes(text: string): boolean {
  if (['true', '1', 'yes'].includes(text)) return true
  if (['false', '0', 'no', ''].includes(text)) return false
  throw new RangeError(`"${text}" is neither true nor false.`)
}
