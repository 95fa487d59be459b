import type { Scenario } from '../../server/core/scenarios/scenario.ts'
import type { GroupedSituation, Migration, MissingSituation } from '../../server/core/situations/migration.ts'
import type { Generation } from '../../server/vendor/generation.ts'
import { code, madeBy, table } from './markdown.ts'
import {
  type Compared,
  callPairs,
  comparedGenerations,
  factPairs,
  happeningPairs,
  type Pair,
  productPairs,
  refusalInstead,
  refusalPairs,
  resultPairs,
} from './migrating-rows.ts'

const none = 'none'

/** The page about going from an older generation of the API to the newest. */
export async function migratingPage(
  generations: readonly Generation[],
  scenarios: readonly Scenario[],
): Promise<string> {
  const compared = await comparedGenerations(generations, scenarios)
  const newest = compared.at(-1)
  const older = compared.slice(0, -1)
  const sections = newest ? older.flatMap((one) => section(one, newest)) : []
  return [madeBy('the tables of the generations'), ...intro, ...sections].join('\n')
}

function section(old: Compared, young: Compared): string[] {
  const [from, to] = [old.generation.name, young.generation.name]
  const results = resultPairs(old, young)
  return [
    `## From ${from} to ${to}`,
    '',
    ...part('Products', ['product', from, to], rowsOf(productPairs(old, young), endpoints)),
    ...part('Calls', ['for', from, to], rowsOf(callPairs(old, young), endpoints)),
    ...part('What a submission says', ['what', from, to], rowsOf(factPairs('asked', old, young), code)),
    ...part('What a callback says', ['what', from, to], rowsOf(factPairs('told', old, young), code)),
    ...part(
      'Refusals',
      ['reason', from, to],
      rowsOf(refusalPairs(old, young), (text) => text),
    ),
    '### Results',
    '',
    ...resultTables(results, (id) => refusalInstead(id, old, young)),
    '### Statuses, callbacks and faults',
    '',
    ...happenings(happeningPairs(old, young)),
  ]
}

function part(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : [`### ${title}`, '', ...table(head, rows), '']
}

function rowsOf(pairs: readonly Pair[], shown: (text: string) => string): string[][] {
  const cell = (text: string | undefined) => (text === undefined ? none : shown(text))
  return pairs.map(({ name, old, young }) => [name.replaceAll('_', ' '), cell(old), cell(young)])
}

function endpoints(list: string): string {
  return list.split(', ').map(code).join(', ')
}

/** A table for each group of the old: a product, and how its results are told. */
function resultTables(
  { from, to, missing, without }: Migration,
  refusalOf: (id: string) => string | undefined,
): string[] {
  const rows = [
    ...missing.map(({ met, next }) => ({ met, cells: [met.title, nextOf(met, next), asked(next)] })),
    ...without.map((met) => ({ met, cells: [met.title, refusedInstead(refusalOf(met.id)), ''] })),
  ]
  return [...Map.groupBy(rows, ({ met }) => met.group)].flatMap(([group, those]) => [
    `#### ${headed(group, from)}`,
    '',
    ...table(
      [from, to, 'ask for it with'],
      those.map(({ cells }) => cells),
    ),
    '',
  ])
}

/** It says so where the new tells it another way. */
function nextOf({ group }: GroupedSituation, next: MissingSituation['next']): string {
  const isAtOnce = (title: string) => title.endsWith(', at once')
  if (isAtOnce(group) === isAtOnce(next.group)) return next.title
  return `${next.title} (${isAtOnce(next.group) ? 'at once' : 'by callback'})`
}

function refusedInstead(words: string | undefined): string {
  return words === undefined ? none : `refused: ${words}`
}

function asked({ cure }: MissingSituation['next']): string {
  const scenario = cure.startsWith('next ') ? cure.slice('next '.length) : undefined
  return scenario === undefined ? cure : `[${scenario}](../scenarios/README.md#${scenario})`
}

function headed(group: string, generation: string): string {
  return group.replace('Results of ', '').replace(`${generation}/`, '').replaceAll('_', ' ')
}

function happenings({ from, to, missing, without }: Migration): string[] {
  return [
    `What may happen in both: ${missing.map(({ met }) => met.title).join('; ')}.`,
    '',
    ...(without.length > 0
      ? [`What ${to} has nothing for: ${without.map(({ title }) => title).join('; ')}.`, '']
      : [`Nothing of it happens in ${from} alone.`, '']),
  ]
}

const intro = [
  '# From an older generation of the API to the newest',
  '',
  'For each product, call, field, refusal and result of an older generation, what the newest has for it, or that it has nothing. Each row is played by a test through both.',
  '',
  'Run the tests of your client for both generations against one emulator, which serves all of them, and ask what was met through the old and not yet through the new:',
  '',
  '```bash',
  'npx smile-id-emulator migrate-check --from v1 --to v3',
  '```',
  '',
  'It lists each with what helps, and fails when there is anything; [exec.md](exec.md#two-generations-of-the-api) says more. Users whom either generation put on file are known to the others,',
  'and so are links: a client may go over call by call.',
  '',
]
