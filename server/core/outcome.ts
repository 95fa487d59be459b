/** What a job can come to, in one word for every product. */
export const outcomes = [
  'approved',
  'rejected',
  'provisional',
  'spoof_suspected',
  'spoof_confirmed',
  'no_face',
  'poor_quality',
  'zip_corrupt',
  'data_invalid',
] as const

export type Outcome = (typeof outcomes)[number]
