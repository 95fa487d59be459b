/** The groups that cases are in, in the order in which they are told. */
export const sectionNames = [
  'delivery',
  'signature',
  'outcomes',
  'order',
  'duplicates',
  'concurrency',
  'codes',
  'fields',
  'jobs',
  'afterwards',
] as const

export type SectionName = (typeof sectionNames)[number]

/** What each group is about, whatever generation calls back; each is a heading of docs/test-callback.md. */
export const sections: Readonly<Record<SectionName, { readonly title: string; readonly about: string }>> = {
  delivery: {
    title: 'Delivery',
    about:
      'Any 2xx counts, from the very address that was called; redirects are not followed. To every other answer the callback is ' +
      'sent again, until it is given up.',
  },
  signature: {
    title: 'Signatures',
    about:
      'Whoever knows the URL can post to it. Only the signature tells a callback of Smile ID’s from anybody else’s.',
  },
  outcomes: {
    title: 'Outcomes',
    about:
      'Each result that Smile ID can give, by product. What is not final is pending: a reviewer may still say otherwise.',
  },
  order: {
    title: 'Order',
    about:
      'A job can call back more than once: the machine’s provisional result, then a human’s final one. Neither order nor gap is ' +
      'guaranteed, and a final result may come with none before it. The first final result stays.',
  },
  duplicates: {
    title: 'Duplicates',
    about:
      'Nobody promises that a callback comes once: one whose answer got lost comes again, as the same bytes or signed anew. It must ' +
      'be taken, and change nothing.',
  },
  concurrency: {
    title: 'Concurrency',
    about: 'Callbacks come at once: of one job after a pause in delivery, and of many jobs on a busy day.',
  },
  codes: {
    title: 'Codes',
    about: 'What is unknown must never open an account, and never break anything.',
  },
  fields: {
    title: 'Members',
    about: 'Members differ between products, countries and years, and more can come.',
  },
  jobs: {
    title: 'Jobs and users',
    about:
      'A result is about one job. A user can have several, and a callback can be about a job that nobody here knows.',
  },
  afterwards: {
    title: 'Afterwards',
    about: 'What works on after it has answered can still take a conclusion back, when nobody looks any more.',
  },
}
