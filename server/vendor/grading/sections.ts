/** The groups of cases, in the order of the report. */
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

/** The heading of a group in docs/test-callback.md. */
export function sectionTitle(name: SectionName, generation: string): string {
  return `${sections[name].title} (${generation})`
}

/** What each group is about, for all generations. */
export const sections: Readonly<Record<SectionName, { readonly title: string; readonly about: string }>> = {
  delivery: {
    title: 'Delivery',
    about:
      'Any 2xx counts, from the exact address that was called; redirects are not followed. After any other answer the callback is ' +
      'sent again, until it is given up.',
  },
  signature: {
    title: 'Signatures',
    about: 'Anybody who knows the URL can post to it. Only the signature proves that a callback is from Smile ID.',
  },
  outcomes: {
    title: 'Outcomes',
    about:
      'Each result that Smile ID can give, by product. A result that is not final is pending: a reviewer may still change it.',
  },
  order: {
    title: 'Order',
    about:
      'A job can call back more than once: the machine’s provisional result, then a human’s final one. Neither order nor gap is ' +
      'guaranteed, and a final result may come without a provisional one. The first final result stays.',
  },
  duplicates: {
    title: 'Duplicates',
    about:
      'A callback can come more than once: one whose answer got lost comes again, as the same bytes or with a new signature. It must ' +
      'be accepted, and change nothing.',
  },
  concurrency: {
    title: 'Concurrency',
    about: 'Callbacks come at the same time: for one job after a pause in delivery, and for many jobs on a busy day.',
  },
  codes: {
    title: 'Codes and statuses',
    about: 'Unknown results must never approve anybody, and never break anything.',
  },
  fields: {
    title: 'Members',
    about: 'Members differ between products, countries and years, and new ones can come.',
  },
  jobs: {
    title: 'Jobs and users',
    about: 'A result is about one job. A user can have several, and a callback can be about an unknown job.',
  },
  afterwards: {
    title: 'Afterwards',
    about: 'Code that runs after the answer can still change a conclusion later.',
  },
}
