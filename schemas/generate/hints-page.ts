import { advices, errorKinds, SmileError } from '../../server/core/errors.ts'
import { type WarningKind, warningKinds } from '../../server/core/warnings/kinds.ts'
import type { WarningId } from '../../server/core/warnings/warning.ts'
import { wordWarning } from '../../server/core/warnings/word-warning.ts'
import type { Generation } from '../../server/vendor/generation.ts'
import { slipsOf } from '../../server/vendor/shared/signatures/slips.ts'
import { encodings } from '../../server/vendor/shared/signatures/writings.ts'
import { code, madeBy, table } from './markdown.ts'

/** The page of every warning and hint by its id, with what helps, in the words of each generation. */
export function hintsPage(generations: readonly Generation[]): string {
  return [
    madeBy('the tables of warnings, refusals and hints'),
    ...intro,
    ...section('Warnings', aboutWarnings, ['id', 'what was seen', 'what to change'], warningRows(generations)),
    ...section('Hints', aboutHints, ['id', 'what to do'], adviceRows(generations)),
    ...section(
      'A refused signature',
      aboutSignatures,
      ['what the hint may say'],
      mistakes().map((one) => [one]),
    ),
    ...section(
      'Refusals',
      aboutRefusals,
      ['kind', ...generations.map(({ name }) => name)],
      errorKinds.map((kind) => [code(kind), ...generations.map((one) => refusal(one, kind))]),
    ),
  ].join('\n')
}

function section(
  title: string,
  about: readonly string[],
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  return [`## ${title}`, '', ...about, '', ...table(head, rows), '']
}

/** A row for each way in which the generations that give a warning word it. */
function warningRows(generations: readonly Generation[]): string[][] {
  return Object.entries<WarningKind>(warningKinds).flatMap(([id, { about, refusal: refused }]) => {
    const quoted = Object.fromEntries(about.map((name) => [name, `_${name}_`]))
    const giving = generations.filter(({ explain }) => id in explain.warnings)
    const worded = (giving.length > 0 ? giving : generations).map(({ name, explain }) => ({
      name,
      ...wordWarning({ id: id as WarningId, about: quoted }, explain.warnings),
    }))
    const ways = Map.groupBy(worded, ({ message, cure }) => `${message}\n${cure}`)
    return [...ways.values()].map((those) => {
      const [{ message, cure } = { message: '', cure: '' }] = those
      const of = ways.size > 1 ? ` (${those.map(({ name }) => name).join(', ')})` : ''
      return [`${code(id)}${refused ? '' : ', advice'}${of}`, message, cure]
    })
  })
}

function adviceRows(generations: readonly Generation[]): string[][] {
  return advices.flatMap((id) => {
    const said = generations.flatMap(({ name, explain }) => {
      const hint = explain.hint(id)
      return hint === undefined ? [] : [{ name, hint }]
    })
    const ways = Map.groupBy(said, ({ hint }) => hint)
    return [...ways].map(([hint, those]) => {
      const of = ways.size > 1 ? ` (${those.map(({ name }) => name).join(', ')})` : ''
      return [`${code(id)}${of}`, hint]
    })
  })
}

/** The mistakes that are tried, each once: what they quote depends on the request. */
function mistakes(): string[] {
  const partner = { id: '085', apiKey: ' _key_ ' }
  const failed = {
    partner,
    partners: [partner, { id: '_other_', apiKey: '_other key_' }],
    timestamp: '2026-01-31T12:00:00.000Z',
    signature: '',
    oldApiKey: '_old key_',
  }
  const slips = slipsOf(failed)
    .flat()
    .map(({ name }) => name)
  const all = [...new Set([...slips, ...encodings.map(({ name }) => name).filter((name) => name !== '')])]
  // What differs by what it quotes alone is one.
  return [...Map.groupBy(all, (name) => name.replace(/"[^"]*"|\([^)]*\)/g, '…'))].map(
    ([form, [first = '', ...others]]) => (others.length > 0 ? form : first),
  )
}

function refusal(generation: Generation, kind: (typeof errorKinds)[number]): string {
  const { status, json } = generation.encodeError(new SmileError(kind, ''))
  const { code: number, error, title, message, detail } = json as Readonly<Record<string, unknown>>
  const words = [error, message, detail, title].find((one) => typeof one === 'string')
  return `${status}${typeof number === 'string' ? ` ${number}` : ''}: ${words}`
}

const intro = [
  '# Hints and warnings by their ids',
  '',
  'Every explanation that the emulator gives beside an answer, with what helps. [Troubleshooting](troubleshooting.md) begins with symptoms.',
  '',
  'A refusal has the vendor’s own body, to the letter. The explanation is beside it: in the header `Smile-Emulator-Hint`, in the terminal, in the',
  'journal and on the dashboard. Words in italics stand for what the request had.',
  '',
]

const aboutWarnings = [
  'What works here and would hurt with the real Smile ID earns a warning. The job carries it (`GET /__emulator/jobs`, `emulator.jobs`), and the',
  'journal, the terminal and the hint have it beside the request. Ids never change, so [a test can hold an integration to them](testing.md#warnings).',
  '',
  '`--strict` refuses what would earn a warning, and keeps nothing of it. Advice, which can be meant and would be said about every job, stays a',
  'warning even then: it is not in the header, and in the terminal once.',
]

const aboutHints = ['What a hint ends with when the cure depends on the generation of the API.']

const aboutSignatures = [
  'The hint says the text to sign, and looks for the mistake, or two at once, by computing what each would have made. One of these is named only',
  'if it gives the very signature that was sent.',
]

const aboutRefusals = [
  'What each kind of refusal is, as a submission is told: HTTP status, code and text. Endpoints that word one otherwise are in',
  '[the OpenAPI document](../schemas/openapi.json).',
]
