import { withoutLinkSecrets } from '../../core/text/secrets.ts'
import { formatDuration, type Milliseconds, parseDuration } from '../../core/time.ts'
import type { GraderOptions } from '../../grader/open-grader.ts'
import { last, partner, url } from '../../options/values.ts'
import { defaultPartner } from '../../options.ts'
import type { Flag } from '../command.ts'
import { reporters } from '../reports/reporters.ts'
import { announced, generations, gradedNames, nouns, readGenerations, readProducts, usualProducts } from './graded.ts'
import type { OptionRow } from './table.ts'

/** What the flags of `test-callback` set; each conclusion has a flag of its own. */
export interface GraderSettings extends Omit<GraderOptions, 'url' | 'vocabulary'> {
  readonly statusPath: string
  readonly approved: readonly string[]
  readonly rejected: readonly string[]
  readonly pending: readonly string[]
}

/** The defaults; each run gets a new seed. */
export const defaultSettings: Omit<GraderSettings, 'seed'> = {
  generations,
  onlyTaken: true,
  partner: defaultPartner,
  products: undefined,
  only: [],
  skip: [],
  maxAge: 5 * 60_000,
  maxAnswer: 10_000,
  settle: 1_000,
  statusUrl: undefined,
  statusPath: '',
  approved: ['approved'],
  rejected: ['rejected'],
  pending: ['pending', 'in_review', 'none'],
  prepareUrl: undefined,
  allowedHosts: [],
}

// The longest that a case waits for something that never comes. It also limits the age of a callback.
const longestWait: Milliseconds = 3_600_000
const oldest: Milliseconds = 3_650 * 86_400_000

/** Every option of `test-callback`, in the order of its help. */
export const graderTable: readonly OptionRow<GraderSettings>[] = [
  {
    flag: 'partner',
    value: 'ID:KEY',
    many: true,
    help: 'Whose endpoint it is: callbacks are signed with this key. (1234:emulator-api-key)',
    read: (t) => ({ partner: partner(t[0] ?? '') }),
  },
  {
    flag: 'api',
    value: 'LIST',
    help: `Whose callbacks are sent: generations of the API (${gradedNames}), or all. (those that your endpoint takes)`,
    read: (t) => ({ generations: readGenerations(list(last(t))), onlyTaken: false }),
  },
  {
    flag: 'products',
    value: 'LIST',
    help: `Products, by their names${nouns.length > 0 ? ` or ${nouns.join(' or ')}s` : ''}, or all. (${usualProducts})`,
    read: (t) => ({ products: readProducts(list(last(t))) }),
  },
  {
    flag: 'only',
    value: 'LIST',
    many: true,
    help: 'Cases to run, by the start of their ids or with *: signature,outcomes/*/rejected',
    read: (t) => ({ only: t.flatMap(list) }),
  },
  {
    flag: 'skip',
    value: 'LIST',
    many: true,
    help: 'Cases to leave out, in the same form.',
    read: (t) => ({ skip: t.flatMap(list) }),
  },
  {
    flag: 'status-url',
    value: 'URL',
    help: 'Where to read your conclusion: http://localhost:3000/verifications/{job_id}; also {user_id}.',
    read: (t) => ({ statusUrl: statusUrl(last(t)) }),
  },
  {
    flag: 'status-path',
    value: 'PATH',
    help: 'The member of its JSON that has it, such as decision or data.status. (the whole answer)',
    read: (t) => ({ statusPath: last(t) }),
  },
  {
    flag: 'approved',
    value: 'WORDS',
    help: 'Your words for it. (approved)',
    read: (t) => ({ approved: list(last(t)) }),
  },
  {
    flag: 'rejected',
    value: 'WORDS',
    help: 'Your words for it. (rejected)',
    read: (t) => ({ rejected: list(last(t)) }),
  },
  {
    flag: 'pending',
    value: 'WORDS',
    help: 'Your words for it; none means 404 or an empty answer. (pending,in_review,none)',
    read: (t) => ({ pending: list(last(t)) }),
  },
  {
    flag: 'prepare-url',
    value: 'URL',
    help: `Where to POST ${announced} of each job before its callback.`,
    read: (t) => ({ prepareUrl: url(last(t)) }),
  },
  {
    flag: 'max-age',
    value: 'DURATION|none',
    help: 'How old a callback your endpoint accepts. (5m)',
    read: (t) => ({ maxAge: last(t) === 'none' ? undefined : lengthOf(last(t), 0, oldest) }),
  },
  {
    flag: 'max-answer',
    value: 'DURATION',
    help: 'How long your endpoint may take to answer. (10s)',
    read: (t) => ({ maxAnswer: lengthOf(last(t), 1, longestWait) }),
  },
  {
    flag: 'settle',
    value: 'DURATION',
    help: 'How long your conclusion may take after the answer. (1s)',
    read: (t) => ({ settle: lengthOf(last(t), 0, longestWait) }),
  },
  {
    flag: 'seed',
    value: 'TEXT',
    help: 'The same seed sends the same ids. (a new one each run, because your endpoint may already have results for the old ids)',
    read: (t) => ({ seed: last(t) }),
  },
  {
    flag: 'allow-callback-host',
    value: 'HOST',
    many: true,
    help: 'A host outside this machine and its private networks that may be called.',
    read: (t) => ({ allowedHosts: t }),
  },
]

/** Every flag of `test-callback`: the options above, and the form of the report. */
export const graderFlags: readonly Flag[] = [
  ...graderTable,
  { flag: 'list', help: 'List the cases, and run none.' },
  { flag: 'reporter', value: reporters.join('|'), help: 'A list for people, or a report for machines. (text)' },
  { flag: 'output', value: 'FILE', help: 'Write the report there, and the list for people to the terminal.' },
]

function lengthOf(text: string, least: Milliseconds, most: Milliseconds): Milliseconds {
  const length = parseDuration(text)
  if (length >= least && length <= most) return length
  throw new RangeError(`"${text}" is not between ${formatDuration(least)} and ${formatDuration(most)}.`)
}

function statusUrl(text: string): string {
  if (/\{(job|user)_id\}/.test(text)) return url(text)
  throw new RangeError(`"${withoutLinkSecrets(text)}" has neither {job_id} nor {user_id}.`)
}

/** Words separated by commas. */
function list(text: string): string[] {
  const words = text.split(',').map((word) => word.trim())
  if (words.every((word) => word !== '')) return words
  throw new RangeError(`"${text}" has an empty word.`)
}
