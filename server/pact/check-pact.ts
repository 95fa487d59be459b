import { nearest } from '../core/spelling.ts'
import { createRegistry, type Registry } from '../validation/registry.ts'
import type { Violation } from '../validation/violation.ts'
import { type Endpoint, endpointOf } from './endpoints.ts'
import type { ReadInteraction, ReadPact, Side } from './read-pact.ts'
import { relaxedSchema } from './relaxed-schema.ts'
import { stateProblem, unknownValue } from './state-problem.ts'

/** Something that a pact expects and Smile ID does not say, or asks and Smile ID does not take. */
export interface PactFault {
  readonly interaction: string
  /** `advice` is no disagreement with Smile ID, and yet the pact cannot be verified as it is. */
  readonly kind: 'fault' | 'advice'
  /** Where in the message, such as `response /result/ResultCode`. */
  readonly place: string
  readonly message: string
  /** The schema that says so. */
  readonly schema?: string
}

/** Compares pacts with the schemas. */
export interface PactCheck {
  check(pact: ReadPact): PactFault[]
}

/** @param read finds a schema by name. */
export function createPactCheck(endpoints: readonly Endpoint[], read: (schema: string) => object): PactCheck {
  const whole = createRegistry(read)
  const values = createRegistry((name) => relaxedSchema(read(name), true))
  const types = createRegistry((name) => relaxedSchema(read(name), false))

  /** What is wrong with a part of a message: its types, and its values where no rule lets them be others. */
  function violationsOf(schema: string, { body, rules }: Side): Violation[] {
    const byType = types.validate(schema, body)
    const known = new Set(byType.map(({ pointer }) => pointer))
    const byValue = values.validate(schema, body).filter(({ pointer }) => !known.has(pointer))
    return [...byType, ...byValue.filter(({ pointer }) => !isLoose(pointer, rules))]
  }

  function answerFaults(one: ReadInteraction, side: Side, schema: string, place: string): PactFault[] {
    return violationsOf(schema, side).map(({ pointer, message, misspelt }) => {
      const likely = misspelt && nearest(misspelt.word, misspelt.known)
      const says = /^is not known/.test(message)
        ? 'Smile ID says nothing of this name.'
        : `Smile ID does not say this: ${message}`
      return fault(one, `${place} ${pointer}`.trim(), `${says}${likely ? ` Did you mean ${likely}?` : ''}`, schema)
    })
  }

  function requestFaults(one: ReadInteraction, schema: string, registry: Registry): PactFault[] {
    const told = registry.validate(schema, one.request.body)
    return told.map(({ pointer, message }) =>
      fault(one, `request ${pointer}`.trim(), `Smile ID does not take this: ${message}`, schema),
    )
  }

  function httpFaults(one: ReadInteraction): PactFault[] {
    const { method, path, status } = one
    const endpoint = endpointOf(endpoints, method, path)
    if (!endpoint) {
      const likely = nearest(
        path,
        endpoints.map((other) => other.path),
      )
      return [fault(one, 'request', `There is no ${method} ${path}.${likely ? ` Did you mean ${likely}?` : ''}`)]
    }
    const asked = endpoint.request && one.request.body !== undefined ? endpoint.request : undefined
    // What is to be refused may be as wrong as it likes.
    const wrong = asked && status < 400 ? requestFaults(one, asked, whole) : []
    const answers = Object.keys(endpoint.responses).filter((name) => name !== 'default')
    if (!answers.includes(String(status))) {
      return [...wrong, fault(one, 'response', `Smile ID answers ${answers.join(' or ')} here, and not ${status}.`)]
    }
    const schema = endpoint.responses[status]
    if (schema === undefined || one.response.body === undefined) return wrong
    return [...wrong, ...answerFaults(one, one.response, schema, 'response')]
  }

  function faultsOf(one: ReadInteraction, consumer: string): PactFault[] {
    if (one.kind === 'message') return answerFaults(one, one.response, callbackSchema(one.response), 'message')
    // Smile ID asks in pacts of callbacks: there the request is what it says.
    if (/^smile-?id/i.test(consumer) && !endpointOf(endpoints, one.method, one.path))
      return answerFaults(one, one.request, callbackSchema(one.request), 'request')
    return httpFaults(one)
  }

  return {
    check({ consumer, interactions }) {
      return interactions.flatMap((one) => [...faultsOf(one, consumer), ...stateAdvice(one)])
    },
  }
}

function fault({ description }: ReadInteraction, place: string, message: string, schema?: string): PactFault {
  return { interaction: description, kind: 'fault', place, message, ...(schema && { schema }) }
}

function callbackSchema({ body }: Side): string {
  const secure = typeof body === 'object' && body !== null && 'Antifraud' in body
  return secure ? 'v1/smile-secure-callback' : 'v1/callback'
}

function stateAdvice({ description, states, expressions }: ReadInteraction): PactFault[] {
  const problems = [...states.map(stateProblem), ...expressions.map((one) => unknownValue(one, states))]
  return problems
    .filter((message) => message !== undefined)
    .map((message) => ({ interaction: description, kind: 'advice', place: 'provider state', message }))
}

/** Whether a rule lets other values be in this place. A rule of type holds in depth. */
function isLoose(pointer: string, rules: Side['rules']): boolean {
  return Object.entries(rules).some(([path, { matchers }]) => {
    const pattern = patternOf(path)
    const here = new RegExp(`^${pattern}$`).test(pointer)
    const above = new RegExp(`^${pattern}(/|$)`).test(pointer)
    return matchers.some(({ match }) => (match === 'type' ? above : here && match !== 'equality'))
  })
}

/** A JSONPath as a pattern of JSON pointers. */
function patternOf(path: string): string {
  const steps = [...path.matchAll(/\.([\w-]+|\*)|\['([^']+)'\]|\[(\d+|\*)\]/g)]
  return steps.map(([, name, quoted, index]) => `/${step(name ?? quoted ?? index ?? '')}`).join('')
}

function step(name: string): string {
  return name === '*' ? '[^/]+' : name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
