import type { PactFile, PactInteraction } from '../server/pact/pact-file.ts'
import { type Rule, step } from '../server/pact/split-terms.ts'
import { tolerantForm } from './tolerant-form.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * The same pact for partners to stub Smile ID with: members of a request that it does not know are let be, and so are those
 * that are missing, since Pact can say no more exactly that a request may have more members. What is there must have the
 * right type. Headers are left out: Pact would want each of them.
 */
export function tolerant(pact: PactFile): PactFile {
  return { ...pact, interactions: pact.interactions.map(tolerantInteraction) }
}

function tolerantInteraction(interaction: PactInteraction): PactInteraction {
  if (interaction.type !== 'Synchronous/HTTP') return interaction
  const { headers: _headers, matchingRules = {}, body, ...request } = interaction.request
  if (body?.contentType?.startsWith('multipart/')) {
    const { path } = matchingRules
    const form = tolerantForm(interaction.request)
    const matching = { ...(path && { path }), ...form.matchingRules }
    return { ...interaction, request: { ...request, ...form, matchingRules: matching } }
  }
  const content = body?.contentType === 'application/json' ? body.content : undefined
  const { header: _header, ...rules } = matchingRules
  const bodyRules =
    content === undefined ? rules.body : { ...typeRules(content, '$'), ...rules.body, ...keyRules(content, '$') }
  return {
    ...interaction,
    request: { ...request, ...(body && { body }), matchingRules: { ...rules, ...(bodyRules && { body: bodyRules }) } },
  }
}

/** Any text will do where an example says one: who stubs has users and jobs of its own. */
function typeRules(value: unknown, path: string): Record<string, Rule> {
  return visited(value, path, (inner) => (isObject(inner) ? undefined : { match: 'type' }))
}

/** Members may be more, or fewer. */
function keyRules(value: unknown, path: string): Record<string, Rule> {
  const anyKey = { match: 'eachKey', rules: [{ match: 'regex', regex: '.*' }], value: '{}' }
  return visited(value, path, (inner) => (isObject(inner) ? anyKey : undefined))
}

type MatcherOf = (inner: unknown) => Rule['matchers'][number] | undefined

function visited(value: unknown, path: string, matcherOf: MatcherOf): Record<string, Rule> {
  const matcher = matcherOf(value)
  const own: Record<string, Rule> = matcher ? { [path]: { combine: 'AND', matchers: [matcher] } } : {}
  if (!isObject(value)) return own
  const inner = Object.entries(value).map(([name, one]) => visited(one, step(path, name), matcherOf))
  return Object.assign(own, ...inner)
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
