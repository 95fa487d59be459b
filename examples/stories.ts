import type { Decision as Review } from '../server/index.ts'
import type { Decision } from './partner-node/decide.ts'

/** A job of the demo. */
export interface Story {
  readonly userId: string
  /** v1 unless said: SmartSelfie Authentication there, enrolment with v2, Enhanced KYC with v3. */
  readonly api?: 'v2' | 'v3'
  /** What the human reviewer says, where one is needed. */
  readonly review?: Review
  /** What the partner must conclude; a refused submission never becomes a job. */
  readonly expected: Decision | 'refused'
}

/** One job per outcome. */
export const stories: readonly Story[] = [
  { userId: 'demo-ada', expected: 'approved' },
  { userId: 'demo-bola-rejected', expected: 'rejected' },
  { userId: 'demo-chidi-provisional', review: 'approve', expected: 'approved' },
  { userId: 'demo-dayo-provisional', review: 'reject', expected: 'rejected' },
  { userId: 'demo-efua-spoof', review: 'spoof', expected: 'rejected' },
  { userId: 'demo-femi-spoof', review: 'approve', expected: 'approved' },
  { userId: 'demo-gugu-no-face', expected: 'rejected' },
  { userId: 'demo-hawa-poor-quality', expected: 'rejected' },
  { userId: 'ife-who-never-enrolled', expected: 'refused' },
  { api: 'v2', userId: 'imani', expected: 'approved' },
  { api: 'v2', userId: 'juma-provisional', review: 'reject', expected: 'rejected' },
  { api: 'v3', userId: 'jabu', expected: 'approved' },
  { api: 'v3', userId: 'kofi-rejected', expected: 'rejected' },
  { api: 'v3', userId: 'lesedi-provisional', review: 'approve', expected: 'approved' },
]
