import { products } from '../../server/core/jobs/product.ts'
import { describeExpectation } from '../../server/grader/report.ts'
import type { Case } from '../../server/vendor/grading/case.ts'
import type { Grading, GradingWords } from '../../server/vendor/grading/grading.ts'
import { type SectionName, sections, sectionTitle } from '../../server/vendor/grading/sections.ts'
import { codeThatPasses } from './code-that-passes.ts'
import { code, madeBy, table } from './markdown.ts'

/** A generation whose callbacks are graded, and its cases. */
interface Graded {
  readonly name: string
  readonly cases: readonly Case[]
  readonly grading: Pick<Grading, 'words'>
}

/** The page about `test-callback`: how an endpoint is tested, and every case with its reason, by generation, and code that passes. */
export function callbackCasesPage(generations: readonly Graded[]): string {
  return [
    madeBy('the cases of test-callback'),
    ...howTo,
    ...generations.flatMap(({ name, cases, grading: { words } }) => [
      ...[`# Callbacks of ${name}`, ''],
      ...Object.keys(sections).flatMap((one) => section(one as SectionName, name, cases, words.about)),
    ]),
    ...codeThatPasses(),
  ].join('\n')
}

function section(
  name: SectionName,
  generation: string,
  cases: readonly Case[],
  reworded: GradingWords['about'] = {},
): string[] {
  const { about } = { ...sections[name], ...(reworded[name] !== undefined && { about: reworded[name] }) }
  const own = cases.filter((one) => one.section === name)
  return [
    `## ${sectionTitle(name, generation)}`,
    '',
    about,
    '',
    ...(name === 'outcomes' ? outcomeTable(own) : caseTable(own)),
    '',
  ]
}

/** The title of an outcome's case is enough. */
function outcomeTable(cases: readonly Case[]): string[] {
  return table(
    ['case', 'expected'],
    cases.map(({ id, title }) => [code(id), title]),
  )
}

/** Cases that are the same for several products are listed once. */
function caseTable(cases: readonly Case[]): string[] {
  const seen = new Set<string>()
  const rows = cases.flatMap((one) => {
    const id = products.some((product) => one.id.endsWith(`/${product}`)) ? one.id.replace(/[^/]+$/, '…') : one.id
    if (seen.has(id)) return []
    seen.add(id)
    const advice = one.advice ? ' _(advice)_' : ''
    return [[code(id), `${one.title}${advice}`, describeExpectation(one), one.reason, one.fix]]
  })
  return table(['case', 'what is sent', 'expected', 'why', 'how to fix it'], rows)
}

const howTo = [
  '# The cases of test-callback',
  '',
  'Every case that `test-callback` posts to your endpoint, with what is expected, why, and how to fix it. [Test your callback endpoint](callback-endpoint.md) says',
  'how it is run; two endpoints that pass are [below](#code-that-passes).',
  '',
]
