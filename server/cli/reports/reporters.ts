/** The forms of reports: for people, for scripts, and for CI servers. */
export const reporters = ['text', 'json', 'junit'] as const

export type Reporter = (typeof reporters)[number]

/** The forms of coverage reports. */
export const coverageReporters = ['text', 'json', 'badge'] as const

export type CoverageReporter = (typeof coverageReporters)[number]
