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
  '# Testing your callback endpoint',
  '',
  '`smile-id-emulator test-callback URL` posts to your endpoint what Smile ID would post, and what an attacker would. No emulator has to run,',
  'and nothing of yours has to change. The callbacks are those that the emulator sends, signed with the key of `--partner`, about jobs',
  'that nobody submitted.',
  '',
  '```bash',
  'smile-id-emulator test-callback http://localhost:3000/callback --products 1,2 \\',
  "  --status-url 'http://localhost:3000/verifications/{job_id}' --status-path decision \\",
  '  --prepare-url http://localhost:3000/verifications',
  '```',
  '',
  'Two things are graded:',
  '',
  '- **Your answer,** always: 2xx in time (`--max-answer`) to genuine callbacks, 401 or another 4xx to forged ones, and never 5xx.',
  '  After a 5xx the callback is sent again, as Smile ID would, and the report says how that ended.',
  '- **Your conclusion,** when you say how to read it. `--status-url` is the URL where you report the status of a job, with `{job_id}`',
  '  or `{user_id}` in it; `--status-path` is the member of its JSON that has it, such as `data.status`; `--approved`, `--rejected` and',
  '  `--pending` are your words for it, separated by commas. `none` stands for 404, and for a member that is missing or null. If you',
  '  decide after the answer, `--settle` is how long you may take.',
  '',
  'Callbacks come in the words of each generation of the API whose ordinary approval your endpoint takes; the last line says which were',
  'left out. `--api v1`, `--api v3` and `--api all` run those that they name, whatever the endpoint answers. If you take the',
  'generations at different addresses, test each with its own `--api`.',
  '',
  'If you accept callbacks only about jobs that you know, `--prepare-url` receives each job before its callback, by a POST of',
  '`{"user_id": "…", "job_id": "…", "job_type": 2}`, or with `product` in place of `job_type` if the job is of v3; it must answer with 2xx.',
  'Ids look like random ones and are derived from `--seed`.',
  '',
  '**If you confirm callbacks by `job_status`,** turn that off while you test, or answer it from your own mock: Smile ID does not',
  'know these jobs, nor does an emulator.',
  '',
  '`--only` and `--skip` take ids of cases, what they begin with, or patterns with `*`: `--only signature,outcomes/*/rejected`.',
  '`--reporter json` or `junit` writes a report, with `--output FILE` to a file. The exit code is 0 when nothing failed, 1 when something',
  'did, and 2 when the test could not run, because nothing answers or an option is wrong. The report is complete in every case, and says why',
  'when nothing was graded. Advice never fails a run. Addresses outside this machine and its private networks are not called',
  'unless `--allow-callback-host` names them.',
  '',
  'If a callback makes the process of your endpoint exit, the test waits three seconds for it to be restarted. If it is not, the remaining',
  'cases do not run, which fails the test too, and the failures name the callbacks that made it exit.',
  '',
  'Two endpoints that pass are [below](#code-that-passes).',
  '',
]
