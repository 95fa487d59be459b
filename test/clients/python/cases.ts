import type { Decision } from '../../../server/index.ts'

/** How a story ends at the vendor's, once the machine has spoken and once a reviewer has. */
interface Outcome {
  /** What in the user's name asks for it. */
  readonly words: string
  readonly machine: string
  readonly success: boolean
  readonly review?: { readonly decision: Decision; readonly code: string; readonly success: boolean }
}

/** One job that the SDK submits. */
export interface Case {
  readonly outcome: Outcome
  readonly jobType: 2 | 4
  readonly pictures: 'files' | 'base64'
  /** `return_job_status`. */
  readonly polled: boolean
  readonly userId: string
  readonly jobId: string
  /** For the test's title, as `end` is. */
  readonly how: string
  readonly end: string
}

const approve = (code: string) => ({ decision: 'approve', code, success: true }) as const
const reject = (code: string) => ({ decision: 'reject', code, success: false }) as const
const spoof = (code: string) => ({ decision: 'spoof', code, success: false }) as const

// Source: v1 §7.1.
const authentications: readonly Outcome[] = [
  { words: 'plain', machine: '0820', success: true },
  { words: 'rejected', machine: '0821', success: false },
  { words: 'provisional', machine: '0822', success: true, review: approve('1220') },
  { words: 'provisional-then-rejected', machine: '0822', success: true, review: reject('1221') },
  { words: 'spoof', machine: '0824', success: true, review: spoof('1222') },
  { words: 'spoof-suspected-then-cleared', machine: '0824', success: true, review: approve('1220') },
  { words: 'no-face', machine: '0921', success: false },
  { words: 'poor-quality', machine: '0922', success: false },
]

// Source: v1 §7.2.
const registrations: readonly Outcome[] = [
  { words: 'plain', machine: '0840', success: true },
  { words: 'rejected', machine: '0841', success: false },
  { words: 'provisional', machine: '0842', success: true, review: approve('1240') },
  { words: 'provisional-then-rejected', machine: '0842', success: true, review: reject('1241') },
  { words: 'spoof', machine: '0844', success: true, review: spoof('1242') },
  { words: 'spoof-suspected-then-cleared', machine: '0844', success: true, review: approve('1240') },
  { words: 'no-face', machine: '0941', success: false },
  { words: 'poor-quality', machine: '0942', success: false },
]

/** Every outcome of both products, with pictures as files and as base64, polled and not. */
export const cases: readonly Case[] = [
  ...authentications.flatMap((outcome) => casesOf(2, 'enrolled', outcome)),
  ...registrations.flatMap((outcome) => casesOf(4, 'new', outcome)),
]

function casesOf(jobType: 2 | 4, prefix: string, outcome: Outcome): Case[] {
  return (['files', 'base64'] as const).flatMap((pictures) =>
    [true, false].map((polled) => {
      const userId = `${prefix}-${pictures}-${polled ? 'polled' : 'told'}-${outcome.words}`
      const how = `pictures as ${pictures}, ${polled ? 'polled' : 'not polled'}`
      const end = outcome.review
        ? `gets ${outcome.machine} and, reviewed, ${outcome.review.code}`
        : `gets ${outcome.machine}`
      return { outcome, jobType, pictures, polled, userId, jobId: `job-of-${userId}`, how, end }
    }),
  )
}

/** The case of that user; throws when there is none. */
export function caseOf(userId: string): Case {
  const found = cases.find((one) => one.userId === userId)
  if (!found) throw new Error(`No case has the user "${userId}".`)
  return found
}
