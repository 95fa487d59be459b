import type { Coverage } from '../../../core/situations/coverage.ts'
import { wholeNumber } from '../../../options/values.ts'
import { callControl, remoteOf } from '../../clients/remote.ts'
import type { CommandLine } from '../../command.ts'
import { asUsage, oneOf, UsageError } from '../../options/usage-error.ts'
import { coverageReport } from '../../reports/coverage.ts'
import { coverageReporters } from '../../reports/reporters.ts'
import { style } from '../../reports/style.ts'

/** Reports how much of what Smile ID can do the clients of a running emulator have met. @returns 1 when it is less than --min. */
export async function coverage({ flags, words: rest }: CommandLine): Promise<number> {
  if (rest[0] !== undefined) throw new UsageError(`"${rest[0]}" was not expected.`)
  const reporter = oneOf(coverageReporters, String(flags.reporter ?? 'text'), '--reporter')
  const least = percentIn('--min', flags.min)
  const { remote } = remoteOf(flags)
  const found = (await callControl(remote, 'coverage', undefined, 'GET')) as Coverage
  if (flags.clear) await callControl(remote, 'coverage', undefined, 'DELETE')
  console.log(coverageReport(found, reporter, style))
  return isEnough(found, least) ? 0 : 1
}

/** Whether coverage is as high as required; prints on standard error when it is not. */
export function isEnough({ percent }: Coverage, least: number): boolean {
  if (percent >= least) return true
  console.error(`Coverage is ${percent} %, and at least ${least} % is required.`)
  return false
}

/** A percentage given to a flag; 0 when it is not given. */
export function percentIn(flag: string, text: unknown): number {
  return text === undefined ? 0 : asUsage(() => wholeNumber(String(text), 100), flag)
}
