import type { FormBody, HttpInteraction, MessageInteraction, StateUse } from '../vendor/pacts/interaction.ts'
import { isTerm, type Term } from '../vendor/pacts/term.ts'
import { type Generator, generatorOf, type Rule, ruleOf, splitTerms, step } from './split-terms.ts'

type Rules = Record<string, Rule | Record<string, Rule>>
type Generators = Record<string, Generator | Record<string, Generator>>

interface Part {
  readonly headers?: Readonly<Record<string, readonly string[]>>
  readonly body?: object
  readonly matchingRules?: Rules
  readonly generators?: Generators
}

/** An interaction in a pact file of version 4. */
export interface PactInteraction {
  readonly type: 'Synchronous/HTTP' | 'Asynchronous/Messages'
  readonly description: string
  readonly pending?: boolean
  readonly providerStates?: readonly StateUse[]
  // biome-ignore lint/suspicious/noExplicitAny: pact files of partners come in every shape.
  readonly [member: string]: any
}

/** A pact file of version 4. */
export interface PactFile {
  readonly consumer: { readonly name: string }
  readonly provider: { readonly name: string }
  readonly interactions: readonly PactInteraction[]
  readonly metadata: { readonly pactSpecification: { readonly version: string } }
}

/** Writes a pact. @param interactions descriptions must differ: reports name interactions by them. */
export function pactFile(
  consumer: string,
  provider: string,
  interactions: readonly (HttpInteraction | MessageInteraction)[],
): PactFile {
  return {
    consumer: { name: consumer },
    provider: { name: provider },
    interactions: interactions.map((one) => ('message' in one ? messageInteraction(one) : httpInteraction(one))),
    metadata: { pactSpecification: { version: '4.0' } },
  }
}

function httpInteraction({ description, states, request, response }: HttpInteraction): PactInteraction {
  const { method, path, query, headers, body, bytes, form } = request
  const sent = partOf(headers, body)
  const queryRules = query ? rulesOf(query) : {}
  return {
    type: 'Synchronous/HTTP',
    description,
    pending: false,
    ...(states.length > 0 && { providerStates: states }),
    request: {
      method,
      path: plain(path),
      ...(query && { query: Object.fromEntries(Object.entries(query).map(([name, one]) => [name, [plain(one)]])) }),
      ...sent,
      ...(bytes && bytesPart(bytes)),
      ...(form && bytesPart(form)),
      ...compact({
        matchingRules: {
          ...(isTerm(path) && { path: ruleOf(path) }),
          ...filled('query', queryRules),
          ...sent.matchingRules,
          ...(bytes && { body: { $: contentTypeRule(bytes.type) } }),
          ...(form && filled('body', fileRules(form))),
        },
        generators: {
          ...(isTerm(path) && pathGenerator(path)),
          ...filled('query', query ? generatorsOf(query) : {}),
          ...sent.generators,
        },
      }),
    },
    response: responsePart(response),
  }
}

function responsePart({ status, headers, body }: HttpInteraction['response']): object {
  const part = partOf(headers, body)
  if (typeof status === 'number') return { status, ...part }
  const rule: Rule = { combine: 'AND', matchers: [{ match: 'statusCode', status }] }
  const example = status === 'success' ? 200 : 401
  return { status: example, ...part, matchingRules: { ...part.matchingRules, status: rule } }
}

function messageInteraction({ description, states, message, metadata = {} }: MessageInteraction): PactInteraction {
  const { body, matchingRules, generators } = partOf(undefined, message)
  const beside = Object.entries(metadata).map(([name, one]) => [name, plain(one)])
  return {
    type: 'Asynchronous/Messages',
    description,
    pending: false,
    ...(states.length > 0 && { providerStates: states }),
    contents: body,
    ...compact({ matchingRules: { ...matchingRules, ...filled('metadata', rulesOf(metadata)) }, generators }),
    metadata: { contentType: 'application/json', ...Object.fromEntries(beside) },
  }
}

function partOf(headers: HttpInteraction['request']['headers'], body: unknown): Part {
  const { example, rules, generators } = splitTerms(body)
  return {
    ...(headers && { headers: Object.fromEntries(Object.entries(headers).map(([name, one]) => [name, [plain(one)]])) }),
    ...(body !== undefined && { body: { content: example, contentType: 'application/json', encoded: false } }),
    ...compact({
      matchingRules: { ...filled('header', headers ? rulesOf(headers) : {}), ...filled('body', rules) },
      generators: { ...filled('header', headers ? generatorsOf(headers) : {}), ...filled('body', generators) },
    }),
  }
}

function bytesPart({ type, content }: { readonly type: string; readonly content: Buffer }): object {
  return { body: { content: content.toString('base64'), contentType: type, encoded: 'base64' } }
}

/** The parts of one name are compared with the first of that name. Source: Pact's `match_mime_multipart`. */
function fileRules({ files }: FormBody): Record<string, Rule> {
  return Object.fromEntries(Object.entries(files).map(([name, type]) => [step('$', name), contentTypeRule(type)]))
}

function contentTypeRule(type: string): Rule {
  return { combine: 'AND', matchers: [{ match: 'contentType', value: type }] }
}

function plain(value: string | Term): string {
  return isTerm(value) ? String(value.value) : value
}

function rulesOf(values: Readonly<Record<string, string | Term>>): Record<string, Rule> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, one]) => (isTerm(one) ? [[name, ruleOf(one)]] : [])))
}

function generatorsOf(values: Readonly<Record<string, string | Term>>): Record<string, Generator> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, one]) => {
      const generator = isTerm(one) ? generatorOf(one) : undefined
      return generator ? [[name, generator]] : []
    }),
  )
}

function pathGenerator(path: Term): { path?: Generator } {
  const generator = generatorOf(path)
  return generator ? { path: generator } : {}
}

function filled<Value>(name: string, values: Record<string, Value>): Record<string, Record<string, Value>> {
  return Object.keys(values).length > 0 ? { [name]: values } : {}
}

/** Without empty members. */
function compact<Members extends object>(members: Members): Partial<Members> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && Object.keys(value).length > 0),
  ) as Partial<Members>
}
