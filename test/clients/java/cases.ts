import type { Decision } from '../../../server/index.ts'

/** How a story ends at the vendor's, once the machine has spoken and once a reviewer has. */
interface Story {
  readonly jobType: 1 | 2 | 4 | 6
  /** What in the user's name asks for it. */
  readonly words: string
  readonly code: string
  readonly success: boolean
  readonly review?: { readonly decision: Decision; readonly code: string; readonly success: boolean }
}

/** One job that the SDK submits. */
export interface Case extends Story {
  /** `return_job_status`. Those that are polled send files, the others base64. */
  readonly polled: boolean
  readonly userId: string
  readonly jobId: string
}

/** The names of the products. */
export const productOf: Readonly<Record<number, string>> = {
  1: 'Biometric KYC',
  2: 'SmartSelfie Authentication',
  4: 'SmartSelfie Registration',
  6: 'Document Verification',
}

const approve = (code: string) => ({ decision: 'approve', code, success: true }) as const
const reject = (code: string) => ({ decision: 'reject', code, success: false }) as const
const spoof = (code: string) => ({ decision: 'spoof', code, success: false }) as const

// Sources: v1 §7.1 to §7.4.
const stories: readonly Story[] = [
  { jobType: 1, words: 'plain', code: '0810', success: true },
  { jobType: 1, words: 'rejected', code: '0811', success: false },
  { jobType: 1, words: 'id-not-found', code: '1013', success: false },
  { jobType: 1, words: 'provisional', code: '0812', success: true, review: approve('1210') },
  { jobType: 2, words: 'plain', code: '0820', success: true },
  { jobType: 2, words: 'rejected', code: '0821', success: false },
  { jobType: 2, words: 'no-face', code: '0921', success: false },
  { jobType: 2, words: 'provisional', code: '0822', success: true, review: approve('1220') },
  { jobType: 2, words: 'provisional-then-rejected', code: '0822', success: true, review: reject('1221') },
  { jobType: 2, words: 'spoof', code: '0824', success: true, review: spoof('1222') },
  { jobType: 4, words: 'plain', code: '0840', success: true },
  { jobType: 4, words: 'rejected', code: '0841', success: false },
  { jobType: 4, words: 'provisional', code: '0842', success: true, review: approve('1240') },
  { jobType: 6, words: 'plain', code: '0810', success: true },
  { jobType: 6, words: 'rejected', code: '0811', success: false },
  { jobType: 6, words: 'document-expired', code: '0817', success: true },
  { jobType: 6, words: 'document-unusable', code: '0812', success: false },
]

/** Every story, polled and not. Authentication is of users who are on file from the start. */
export const cases: readonly Case[] = stories.flatMap((story) =>
  [true, false].map((polled) => {
    const start = story.jobType === 2 ? 'enrolled' : `new-${story.jobType}`
    const userId = `${start}-${polled ? 'polled' : 'told'}-${story.words}`
    return { ...story, polled, userId, jobId: `job-of-${userId}` }
  }),
)

/** One lookup, and what it comes to. Sources: v1 §7.5, §10. */
export interface Lookup {
  readonly way: 'id_api' | 'web_api'
  readonly jobId: string
  readonly userId: string
  readonly idNumber: string
  readonly code: string
}

/** Enhanced KYC, job type 5, by both of the SDK's ways. */
export const lookups: readonly Lookup[] = (['id_api', 'web_api'] as const).flatMap((way) => [
  { way, jobId: `${way} plain`, userId: 'plain', idNumber: '00000000000', code: '1012' },
  { way, jobId: `${way} rejected`, userId: 'anna-rejected', idNumber: '00000000000', code: '1013' },
  { way, jobId: `${way} number`, userId: 'plain', idNumber: '00000000002', code: '1014' },
])
