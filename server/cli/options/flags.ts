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

const token: Flag = { flag: 'control-token', value: 'TOKEN', help: 'What it was started with, if it asks for one.' }

/** Whom a command for a running emulator speaks to. */
export const remote: readonly Flag[] = [url, token]

export const partner: Flag = { flag: 'partner', value: 'ID', help: 'For this partner alone. (the first, or all)' }

export const quiet: Flag = { flag: 'quiet', help: 'No banner and no log.' }

/** What `exec` takes beside the options of `start`. */
export const ownExecFlags: readonly Flag[] = [
  { flag: 'verbose', help: 'exec only: the log, on standard error.' },
  { flag: 'coverage', help: 'exec only: what the command met of all that Smile ID can do, on standard error.' },
  { flag: 'coverage-min', value: 'N', help: 'exec only: fails when that is less than so many percent.' },
]

/** The same, where `start` is given them. */
export const misplacedFlags: readonly Flag[] = ownExecFlags.map((flag) => ({
  ...flag,
  misplaced: `--${flag.flag} is for exec. Start has --quiet, and coverage is a command of its own.`,
}))
