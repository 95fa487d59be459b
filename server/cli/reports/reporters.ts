/** The forms that reports are written in: for people, for programs, and for what shows tests. */
export const reporters = ['text', 'json', 'junit'] as const

export type Reporter = (typeof reporters)[number]

/** The forms that coverage is told in. */
export const coverageReporters = ['text', 'json', 'badge'] as const

export type CoverageReporter = (typeof coverageReporters)[number]
