import { nearest } from '../../core/text/spelling.ts'
import { isGatewayAnswer } from '../../http/replies/gateway-reply.ts'
import { createRegistry } from '../../validation/registry.ts'
import type { PactGeneration } from '../../vendor/contract-kit.ts'
import { askedGeneration } from '../asked-generation.ts'
import type { Endpoint } from '../endpoints.ts'
import { createKnownGenerations } from '../known-generations.ts'
import { type StatesIn, statesFor } from '../provider-states.ts'
import type { ReadInteraction, ReadPact, Side } from '../read-pact.ts'
import { stateProblem, unknownValue } from '../state-problem.ts'
import { checkBody } from './body.ts'
import type { Finding } from './finding.ts'
import { type CompileRegex, checkMatchers } from './matchers.ts'
import { partialSchema } from './partial-schema.ts'
import type { Schema } from './schema-place.ts'
import { tolerantName } from './tolerant-name.ts'
import { typedForm } from './typed-form.ts'

/** Something that a pact expects and Smile ID does not send, or requests and Smile ID does not accept; or that cannot be checked. */
export interface PactFault extends Finding {
  readonly interaction: string
  /** The schema that decides it. */
  readonly schema?: string
}

/** Compares pacts with the schemas. */
export interface PactCheck {
  check(pact: ReadPact): PactFault[]
}

/** What checking pacts needs. */
export interface CheckParts {
  /** The generations whose messages are known, first that of paths without a version. */
  readonly generations: readonly PactGeneration[]
  readonly endpoints: readonly Endpoint[]
  /** Finds a schema by name. */
  read(schema: string): object
  readonly compile: CompileRegex
}

/** Checks pacts against what Smile ID may send and accept; advice says where the emulator sends less. */
export function createPactCheck({ generations, endpoints, read, compile }: CheckParts): PactCheck {
  const whole = createRegistry(read)
  const parts = createRegistry((name) => partialSchema(read(name)))
  const known = new Map<string, Schema>()
  const { generationOf, wordsOf, endpointAt, isLater } = createKnownGenerations(generations, endpoints)

  function schemaOf(name: string): Schema {
    const schema = known.get(name) ?? (read(name) as Schema)
    known.set(name, schema)
    return schema
  }

  /** Checks what Smile ID sends, in an answer or a callback. */
  function saidFaults(one: ReadInteraction, side: Side, exact: string, place: string): PactFault[] {
    const names = { exact, tolerant: tolerantName(exact) }
    const schemas = { exact: schemaOf(exact), tolerant: schemaOf(names.tolerant) }
    if (side.isOther) return [unjudged(one, place, 'The body is not JSON, so it is not judged.')]
    if (side.body === undefined) return []
    const found = [...checkBody(side, names, schemas, parts), ...checkMatchers(side, schemas, wordsOf(one), compile)]
    return found.map((finding) => ({
      interaction: one.description,
      ...finding,
      place: `${place} ${finding.place}`.trim(),
      schema: finding.kind === 'advice' ? exact : names.tolerant,
    }))
  }

  function requestFaults(one: ReadInteraction, exact: string): PactFault[] {
    const schema = tolerantName(exact)
    const { body, isForm } = one.request
    const sent = isForm ? typedForm(body as Readonly<Record<string, unknown>>, schemaOf(schema)) : body
    return whole
      .validate(schema, sent)
      .map(({ pointer, message }) =>
        fault(one, `request ${pointer}`.trim(), `Smile ID does not accept this: ${message}`, schema),
      )
  }

  function httpFaults(one: ReadInteraction): PactFault[] {
    const { method, path, status } = one
    const endpoint = endpointAt(one)
    if (!endpoint && isLater(path)) {
      return [unjudged(one, 'request', `${path} is of a generation that is not played yet, so it is not judged.`)]
    }
    if (!endpoint) {
      const likely = nearest(
        path,
        endpoints.map((other) => other.path),
      )
      return [fault(one, 'request', `There is no ${method} ${path}.${likely ? ` Did you mean ${likely}?` : ''}`)]
    }
    const asked = endpoint.request && one.request.body !== undefined ? endpoint.request : undefined
    // A request that is to be refused may be wrong in any way.
    const wrong = asked && status < 400 ? requestFaults(one, asked) : []
    if (isGatewayAnswer(status, one.response.body)) {
      const why = `${status} in these words is said by the gateway that stands before Smile ID, so it is not judged.`
      return [...wrong, unjudged(one, 'response', why)]
    }
    const answers = Object.keys(endpoint.responses).filter((name) => name !== 'default')
    if (!answers.includes(String(status))) {
      return [...wrong, fault(one, 'response', `Smile ID answers ${answers.join(' or ')} here, and not ${status}.`)]
    }
    const schema = endpoint.responses[status]
    return [
      ...wrong,
      ...(schema ? saidFaults(one, one.response, schema, 'response') : []),
      ...headerNotes(one, endpoint.headers[status]),
    ]
  }

  function faultsOf(one: ReadInteraction, consumer: string): PactFault[] {
    if (one.kind === 'other') return [unjudged(one, 'interaction', 'Only HTTP and asynchronous messages are judged.')]
    if (one.kind === 'message')
      return saidFaults(one, one.response, generationOf(one).pacts.callbackSchema(one.response.body), 'message')
    // In pacts of callbacks Smile ID is the consumer: its message is the request.
    if (/^smile-?id/i.test(consumer) && !endpointAt(one))
      return saidFaults(one, one.request, generationOf(one).pacts.callbackSchema(one.request.body), 'request')
    return httpFaults(one)
  }

  return {
    check({ consumer, interactions }) {
      return interactions.flatMap((one) => [
        ...faultsOf(one, consumer),
        ...stateAdvice(one, (params) => statesFor(askedGeneration(generations, params?.api, generationOf(one)))),
      ])
    },
  }
}

function fault({ description }: ReadInteraction, place: string, message: string, schema?: string): PactFault {
  return { interaction: description, kind: 'fault', place, message, ...(schema && { schema }) }
}

function unjudged({ description }: ReadInteraction, place: string, message: string): PactFault {
  return { interaction: description, kind: 'unjudged', place, message }
}

/** Of headers it is known that they come, and not what they say. */
function headerNotes(one: ReadInteraction, known: readonly string[] = []): PactFault[] {
  return one.response.headers
    .filter((name) => !known.includes(name))
    .map((name) =>
      unjudged(
        one,
        `response header ${name}`,
        'It is not judged: Smile ID is not known to send a header of this name here.',
      ),
    )
}

function stateAdvice({ description, states, expressions }: ReadInteraction, statesIn: StatesIn): PactFault[] {
  const problems = [
    ...states.map((one) => stateProblem(one, statesIn)),
    ...expressions.map((one) => unknownValue(one, states, statesIn)),
  ]
  return problems
    .filter((message) => message !== undefined)
    .map((message) => ({ interaction: description, kind: 'advice', place: 'provider state', message }))
}
