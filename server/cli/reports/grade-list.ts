import { join, relative } from 'node:path'
import { withoutLinkSecrets } from '../../core/text/secrets.ts'
import { packageRoot } from '../../files/root.ts'
import type { GraderOptions } from '../../grader/open-grader.ts'
import {
  type CaseResult,
  describeAbsence,
  describeCommonCause,
  describeLeftOut,
  type GradeReport,
} from '../../grader/report.ts'
import { countCases, type Round } from '../../grader/rounds.ts'
import { type SectionName, sections, sectionTitle } from '../../vendor/grading/sections.ts'
import { counted } from './counted.ts'
import { createStyle } from './style.ts'

/** The list that people watch: a line for each case, and details of those that failed. */
export interface GradeList {
  begin(): void
  add(result: CaseResult): void
  end(report: GradeReport): void
  /** Removes the progress line. */
  clear(): void
}

const marks = { passed: ['green', '✓'], failed: ['red', '✗'], advice: ['yellow', '!'] } as const

/** A list on a stream; on a terminal its last line shows the progress. */
export function createGradeList(
  stream: NodeJS.WriteStream,
  options: GraderOptions,
  rounds: readonly Round[],
): GradeList {
  const style = createStyle(stream, process.env)
  const live = stream.isTTY && process.env.TERM !== 'dumb'
  let section: SectionName | undefined
  let generation: string | undefined
  let done = 0
  const all = countCases(rounds)

  const clear = () => void (live && stream.write('\r\u001b[2K'))
  const progress = () => void (live && stream.write(style('dim', `${done} of ${all} cases`)))
  const print = (lines: readonly string[]) => void stream.write(lines.map((line) => `${line}\n`).join(''))

  function linesOf({ case: one, status, ...facts }: CaseResult): string[] {
    const [colour, mark] = marks[status]
    const line = `  ${style(colour, mark)} ${one.title}  ${style('dim', one.id)}`
    if (status === 'passed') return [line]
    const { generation: name, expected, actual, request, fix } = facts
    const shown = { sent: request, expected, actual, why: one.reason, fix, more: moreAbout(one.section, name) }
    return [
      line,
      ...Object.entries(shown).flatMap(([name, text]) =>
        text ? [`      ${style('bold', name.padEnd(9))}${text}`] : [],
      ),
    ]
  }

  return {
    begin() {
      print(introduction(options, rounds))
      progress()
    },
    add(result) {
      done++
      clear()
      if (rounds.length > 1 && result.generation !== generation) {
        generation = result.generation
        section = undefined
        print(['', style('bold', `Callbacks of ${generation}`)])
      }
      if (result.case.section !== section) {
        section = result.case.section
        print(['', style('bold', sections[section].title)])
      }
      print(linesOf(result))
      progress()
    },
    end(report) {
      const { passed, failed, advice, notRun, leftOut } = report
      clear()
      const advised = advice > 0 ? `, ${advice} with advice` : ''
      print(['', style(failed + notRun > 0 ? 'red' : 'green', `${passed} passed, ${failed} failed${advised}.`)])
      const cause = describeCommonCause(report)
      if (cause !== undefined) print([cause])
      if (notRun > 0) print([style('red', describeAbsence(notRun))])
      print(leftOut.map(describeLeftOut))
    },
    clear,
  }
}

/** Where a generation's group of cases is explained. */
export function moreAbout(section: SectionName, generation: string): string {
  // Relative to the current folder, so that it can be opened.
  const page = relative(process.cwd(), join(packageRoot, 'docs', 'test-callback.md'))
  return `${page}#${sectionTitle(section, generation).toLowerCase().replace(/[()]/g, '').replaceAll(' ', '-')}`
}

function introduction({ url, partner, seed, statusUrl }: GraderOptions, rounds: readonly Round[]): string[] {
  const asked = rounds.map((one) =>
    rounds.length > 1 ? `${one.generation.name}: ${productsIn(one)}` : productsIn(one),
  )
  return [
    `${withoutLinkSecrets(url)}, partner ${partner.id}, ${asked.join('; ')}: ${counted(countCases(rounds), 'case')}, seed ${seed}.`,
    statusUrl === undefined
      ? 'Only answers are judged. Your conclusions are judged too if --status-url says where to read them.'
      : `Conclusions are read from ${withoutLinkSecrets(statusUrl)}.`,
  ]
}

function productsIn({ products, generation }: Round): string {
  const { productNames } = generation.grading
  if (!productNames) return products.join(', ')
  return `${productNames.noun}${products.length > 1 ? 's' : ''} ${products.map((one) => productNames.names[one] ?? one).join(', ')}`
}
