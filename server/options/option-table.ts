import { parseCertificateName } from '../core/text/host.ts'
import { megabyte } from '../core/text/size.ts'
import { parseDuration } from '../core/time.ts'
import { callbackModes, type Partner } from '../core/users/partner.ts'
import { alwaysEnrolled, defaultPartner, fastest, type Options, usualPort } from '../options.ts'
import {
  certificateName,
  countOrAll,
  hosts,
  httpUrl,
  listOf,
  milliseconds,
  partner,
  rate,
  text,
  textOrNumber,
  timeLimit,
} from './checks.ts'
import { usualDataDir } from './data-dir.ts'
import { count, duration, one, several, size, textOf, textsOf, toggle, trueOrFalse, wordOf } from './kind.ts'
import type { Option } from './option.ts'
import * as read from './values.ts'

const mostJobs = 1_000_000_000

/** Every option, in the order of the help. */
export const options: { readonly [Name in keyof Options]-?: Option<Options[Name]> } = {
  port: {
    flag: 'port',
    kind: count(65_535),
    help: 'Port for http and https; 0 picks a free one.',
    usual: usualPort,
  },
  host: {
    flag: 'host',
    kind: textOf('ADDRESS'),
    help: 'Address to listen on.',
    usual: 'localhost',
    shown: 'localhost, this machine only',
  },
  allowHosts: {
    flag: 'allow-host',
    kind: several('NAME', (name) => name.trim().toLowerCase(), text),
    help: 'A name with a dot, besides its address, that the dashboard and the control API may be called by. Also as --tls-name.',
    usual: [],
  },
  tlsNames: {
    flag: 'tls-name',
    kind: several('NAME', (name) => parseCertificateName(name.trim()), certificateName),
    help: 'A name that the certificate is good for, such as testapi.smileidentity.com; *. may stand before it.',
    usual: [],
  },
  controlToken: {
    flag: 'control-token',
    kind: one('TOKEN', read.controlToken, text),
    help: 'Ask whoever uses the dashboard or the control API for it: for an emulator that others can reach.',
    usual: undefined,
  },
  partners: {
    flag: 'partner',
    kind: {
      ...several<Partner>('ID:KEY', read.partner, partner),
      show: (partners) => partners.map(({ id, apiKey }) => `${id}:${apiKey}`).join(),
    },
    help: 'A partner and its API key; may repeat.',
    usual: [defaultPartner],
  },
  callbackUrl: {
    flag: 'callback-url',
    kind: one('URL', read.url, httpUrl),
    help: 'Where callbacks go when a submission names no callback_url.',
    usual: undefined,
  },
  enrolled: {
    flag: 'enrolled',
    kind: textsOf('PATTERN'),
    help: 'User ids on file from the start; * stands for any text.',
    usual: [],
    shown: `always: ${alwaysEnrolled.join(', ')}`,
  },
  scenarios: {
    flag: 'scenarios',
    kind: textsOf('FOLDER'),
    help: 'Scenario files that add to and override the shipped ones.',
    usual: [],
  },
  defaultScenario: {
    flag: 'default-scenario',
    kind: textOf('NAME'),
    help: 'What is told when nothing else is asked for.',
    usual: 'approved',
  },
  watch: {
    flag: 'watch',
    kind: trueOrFalse,
    help: 'Reload your scenario files when they change.',
    usual: false,
    // Commands watch, unless they are told otherwise.
    shown: 'true',
  },
  clock: {
    flag: 'clock',
    kind: wordOf(['system', 'virtual']),
    help: 'A virtual clock stands still until advanced.',
    usual: 'system',
  },
  clockRate: {
    flag: 'clock-rate',
    kind: one('NUMBER', read.rate, rate(fastest)),
    help: 'How many times as fast as the wall’s the system clock goes: at 60, a minute a second.',
    usual: 1,
  },
  seed: {
    flag: 'seed',
    kind: one<string | number>('TEXT', (given) => given, textOrNumber),
    help: 'Seed of generated ids and people: same seed, same bytes.',
    usual: '',
    shown: 'none',
  },
  callbacks: {
    flag: 'callbacks',
    kind: wordOf(callbackModes),
    help: 'Post callbacks, keep them in the inbox in place of that, or both.',
    usual: 'post',
  },
  callbackRetry: {
    flag: 'callback-retry',
    kind: one('WAITS', read.waits, listOf(milliseconds)),
    help: 'The wait before each further attempt at a callback, or none.',
    usual: undefined,
    shown: '5s,30s',
  },
  callbackTimeout: {
    flag: 'callback-timeout',
    kind: one('DURATION', read.timeLimit, timeLimit),
    help: 'How long a callback may go unanswered.',
    usual: undefined,
    shown: '10s',
  },
  allowCallbackHosts: {
    flag: 'allow-callback-host',
    kind: textsOf('HOST'),
    help: 'A host outside this machine and its private networks that may be called.',
    usual: [],
  },
  callbackHostRewrites: {
    flag: 'callback-host-rewrite',
    kind: {
      value: 'HOST=HOST',
      many: true,
      read: (given) => Object.fromEntries(given.map(read.hostRewrite)),
      check: hosts,
    },
    help: 'A host of callback URLs, and what is called in its place: localhost=host.docker.internal.',
    usual: {},
  },
  uploadLinkLifetime: {
    flag: 'upload-link-lifetime',
    kind: duration,
    help: 'How long an upload link is good for.',
    usual: 15 * 60_000,
  },
  maxPackage: {
    flag: 'max-package',
    kind: size,
    help: 'The largest zip that is taken.',
    usual: 50 * megabyte,
  },
  maxUnpacked: {
    flag: 'max-unpacked',
    kind: size,
    help: 'The most a zip may unpack to.',
    usual: 200 * megabyte,
  },
  keepImages: {
    flag: 'keep-images',
    kind: toggle,
    help: 'Keep selfies and pictures of documents in memory, and show them behind the links of results.',
    usual: false,
  },
  suspectedSuccess: {
    flag: 'suspected-success',
    kind: trueOrFalse,
    help: 'Whether job_success is true on a suspected spoof.',
    usual: true,
  },
  lookupSuccess: {
    flag: 'lookup-success',
    kind: trueOrFalse,
    help: 'Whether job_success is true of an ID that was validated (job type 5).',
    usual: true,
  },
  secKey: {
    flag: 'sec-key',
    kind: toggle,
    help: 'Serve SDKs from before 2022 as well, which sign with sec_key.',
    usual: false,
  },
  signatureAge: {
    flag: 'signature-age',
    kind: { ...duration, value: 'DURATION|none', read: (given) => read.unlessNone(read.last(given), parseDuration) },
    help: 'How old a signature may be without a warning; not looked at on a virtual clock.',
    usual: 15 * 60_000,
    takesUndefined: true,
  },
  strict: {
    flag: 'strict',
    kind: toggle,
    help: 'Refuse what would earn a warning, and check every answer and callback against its own schema.',
    usual: false,
  },
  checkAnswers: {
    flag: 'check-answers',
    kind: toggle,
    help: 'Check every answer and callback against its own schema; also on with --strict.',
    usual: false,
  },
  journalSize: {
    flag: 'journal-size',
    kind: count(1_000_000),
    help: 'How many exchanges the journal keeps of each partner.',
    usual: 1_000,
  },
  keepJobs: {
    flag: 'keep-jobs',
    kind: one('NUMBER|all', (given) => read.countOrAll(given, mostJobs), countOrAll(mostJobs)),
    help: 'How many jobs of each partner are kept, the newest; unfinished ones in any case.',
    usual: 10_000,
  },
  keepJobsFor: {
    flag: 'keep-jobs-for',
    kind: duration,
    help: 'For how long finished jobs are kept at most.',
    usual: undefined,
    shown: 'as long as there is room',
  },
  keepBytes: {
    flag: 'keep-bytes',
    kind: one('SIZE|all', read.sizeOrAll, countOrAll(Number.MAX_SAFE_INTEGER)),
    help: 'How much is kept of each partner. Over it the oldest finished jobs are deleted; if none is finished, new requests are refused.',
    usual: undefined,
    shown: '256 MB, or what --keep-jobs needs',
  },
  data: {
    flag: 'data',
    kind: textOf('FILE'),
    help: 'Keep everything in this file, so that a restart loses nothing. Personal data is in it.',
    usual: undefined,
    shown: 'in memory',
  },
  dataDir: {
    flag: 'data-dir',
    kind: textOf('FOLDER'),
    help: 'Where the local CA and the key of sec_key are kept.',
    usual: usualDataDir(),
    shown: '~/.local/share/smile-id-emulator',
  },
}
