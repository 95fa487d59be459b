import { usualPort } from '../../options.ts'
import type { Flag } from '../command.ts'
import { coverageReporters, reporters } from '../reports/reporters.ts'

export const reporter: Flag = {
  flag: 'reporter',
  value: reporters.join('|'),
  help: 'A report for people, or for machines. (text)',
}

export const coverageReporter: Flag = {
  flag: 'reporter',
  value: coverageReporters.join('|'),
  help: 'A report for people, or for machines. (text)',
}

export const url: Flag = {
  flag: 'url',
  value: 'URL',
  help: `Where the emulator runs. (SMILE_ID_EMULATOR_URL, or http://localhost:${usualPort})`,
}

const token: Flag = { flag: 'control-token', value: 'TOKEN', help: 'The token it was started with, if any.' }

/** The emulator that a command talks to. */
export const remote: readonly Flag[] = [url, token]

export const partner: Flag = { flag: 'partner', value: 'ID', help: 'Only for this partner. (the first, or all)' }

export const quiet: Flag = { flag: 'quiet', help: 'Print no banner and no log.' }

/** What `exec` takes besides the options of `start`. */
export const ownExecFlags: readonly Flag[] = [
  { flag: 'verbose', help: 'exec only: print the log on standard error.' },
  { flag: 'coverage', help: 'exec only: print the coverage that the command reached on standard error.' },
  { flag: 'coverage-min', value: 'N', help: 'exec only: fail when the coverage is less than N percent.' },
]

/** The same, with a message for `start`. */
export const misplacedFlags: readonly Flag[] = ownExecFlags.map((flag) => ({
  ...flag,
  misplaced: `--${flag.flag} is for exec. Use --quiet with start, and the command coverage.`,
}))
