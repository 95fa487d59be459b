import { randomBytes } from 'node:crypto'
import { type GraderOptions, gradePartner } from '../../grader/open-grader.ts'
import { type CaseResult, createGradeReport, type GradeReport } from '../../grader/report.ts'
import { chosenRounds, countCases, type Round } from '../../grader/rounds.ts'
import { CannotGradeError } from '../../grader/run/partner-port.ts'
import { url as readUrl } from '../../options/values.ts'
import type { CommandLine } from '../command.ts'
import { complain } from '../complain.ts'
import { defaultSettings, graderTable } from '../options/grader.ts'
import { readTable } from '../options/read.ts'
import { asUsage, oneOf, UsageError } from '../options/usage-error.ts'
import { variableOf } from '../options/variables.ts'
import { writeOutput } from '../output-file.ts'
import { createGradeList, type GradeList } from '../reports/grade-list.ts'
import { gradeJson, gradeJunit } from '../reports/grade-report.ts'
import { type Reporter, reporters } from '../reports/reporters.ts'

interface Wanted {
  readonly options: GraderOptions
  readonly rounds: readonly Round[]
  readonly reporter: Reporter
  /** Where the report goes, instead of standard output. */
  readonly output: string | undefined
}

/** Grades a partner's callback endpoint. @returns 0 when all cases passed, 1 when one failed, 2 when the run could not start. */
export async function testCallback({ flags, words: places }: CommandLine): Promise<number> {
  const [place, extra] = places
  if (extra !== undefined) throw new UsageError(`"${extra}" was not expected.`)
  const { statusPath, approved, rejected, pending, ...settings } = {
    ...defaultSettings,
    seed: randomBytes(4).toString('hex'),
    // The seed in the environment is the emulator's, and stays the same from run to run.
    ...readTable(graderTable, flags, { ...process.env, [variableOf('seed')]: undefined }),
  }
  const vocabulary = { path: statusPath, words: { approved, rejected, pending } }
  const rounds = asUsage(() => chosenRounds(settings))
  if (flags.list) return print(listed(rounds).join('\n'))
  const options = { ...settings, vocabulary, url: asUsage(() => placeOf(place)) }
  const reporter = oneOf(reporters, String(flags.reporter ?? 'text'), '--reporter')
  const output = flags.output === undefined ? undefined : String(flags.output)
  if (output !== undefined && reporter === 'text')
    throw new UsageError('--output: choose what to write with --reporter json or junit.')
  const wanted = { options, rounds, reporter, output }
  // Written first, to fail early when the file cannot be written. If this process is killed, a complete report remains.
  if (output !== undefined)
    asUsage(() => write(wanted, createGradeReport([], countCases(rounds)), 'The run was cut short.'))
  return run(wanted)
}

async function run(wanted: Wanted): Promise<number> {
  const { options, rounds, reporter, output } = wanted
  // A report on standard output is the only thing there.
  const isListed = reporter === 'text' || output !== undefined
  let list: GradeList | undefined
  const results: CaseResult[] = []
  try {
    const report = await gradePartner(options, {
      begin(taken) {
        list = isListed ? createGradeList(process.stdout, options, taken) : undefined
        list?.begin()
      },
      add(result) {
        results.push(result)
        list?.add(result)
      },
    })
    list?.end(report)
    write(wanted, report)
    return exitCodeOf(report)
  } catch (error) {
    if (!(error instanceof CannotGradeError)) throw error
    list?.clear()
    complain(error.message)
    write(wanted, createGradeReport(results, countCases(rounds)), error.message)
    return 2
  }
}

function exitCodeOf({ failed, notRun }: GradeReport): number {
  return failed > 0 || notRun > 0 ? 1 : 0
}

/** Writes the report for machines, if one is wanted. @param problem why the run did not finish. */
function write({ reporter, output }: Wanted, report: GradeReport, problem?: string): void {
  if (reporter === 'text') return
  const text = reporter === 'json' ? gradeJson(report, problem) : gradeJunit(report, problem)
  if (output === undefined) console.log(text)
  else writeOutput(output, `${text}\n`)
}

/** Of several generations, each case with its own. */
function listed(rounds: readonly Round[]): string[] {
  return rounds.flatMap(({ generation: { name }, cases }) =>
    cases.map(({ id, title }) => (rounds.length > 1 ? `${name}  ${id}  ${title}` : `${id}  ${title}`)),
  )
}

function print(text: string): number {
  console.log(text)
  return 0
}

function placeOf(place: string | undefined): string {
  if (place !== undefined) return readUrl(place)
  throw new RangeError('Give the URL of your callback endpoint, such as: test-callback http://localhost:3000/callback')
}
