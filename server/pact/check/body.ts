import { nearest } from '../../core/text/spelling.ts'
import type { Registry } from '../../validation/registry.ts'
import type { Violation } from '../../validation/violation.ts'
import type { Side } from '../read-pact.ts'
import type { Finding, MessageSchemas } from './finding.ts'
import { leadsTo, type Steps, stepsOf, stepsOfPointer, valuesAt } from './json-path.ts'
import { namesIn, partsAt, type Schema, typeOf, typesIn } from './schema-place.ts'

/**
 * Whether a body is one that Smile ID can send: the names of its members, their types, and their values unless a matching
 * rule allows others.
 * @param names the names of the schemas by which `registry` validates parts of messages.
 */
export function checkBody(
  { body, rules }: Side,
  names: MessageSchemas<string>,
  schemas: MessageSchemas<Schema>,
  registry: Registry,
): Finding[] {
  const wrongBy = (name: string, schema: Schema) =>
    registry.validate(name, body).filter((one) => !isLetBe(one, body, rules, schema))
  const faults = [
    ...unknownNames(body, schemas.tolerant),
    ...wrongBy(names.tolerant, schemas.tolerant).map((one) => faultOf(one)),
  ]
  // An inner problem makes the outer form wrong, too.
  const isReported = (pointer: string) =>
    faults.some(({ place }) => `${pointer}/`.startsWith(`${place}/`) || `${place}/`.startsWith(`${pointer}/`))
  const advice = wrongBy(names.exact, schemas.exact).filter(({ pointer }) => !isReported(pointer))
  return [...faults, ...advice.map(adviceOf)]
}

function faultOf({ pointer, message, misspelt }: Violation): Finding {
  const likely = misspelt && nearest(misspelt.word, misspelt.known)
  const cure = likely ? ` Did you mean ${likely}?` : ''
  return { kind: 'fault', place: pointer, message: `Smile ID does not send this: ${message}${cure}` }
}

/** Smile ID may send more than the emulator, against which pacts are verified. */
function adviceOf({ pointer, message, misspelt }: Violation): Finding {
  const likely = misspelt && nearest(misspelt.word, misspelt.known)
  const cure = likely ? ` Did you mean ${likely}?` : ''
  const why = `Smile ID may send this; the emulator does not, so \`verify\` fails: ${message}${cure}`
  return { kind: 'advice', place: pointer, message: why }
}

/** Members whose names are not known in this kind of message. */
function unknownNames(value: unknown, schema: Schema, steps: Steps = []): Finding[] {
  if (typeof value !== 'object' || value === null) return []
  const known = Array.isArray(value) ? undefined : namesIn(partsAt(schema, steps))
  return Object.entries(value).flatMap(([name, inner]) => {
    const place = [...steps, name]
    if (!known || known.includes(name)) return unknownNames(inner, schema, place)
    const likely = nearest(name, known)
    const message = `Smile ID is not known to send this name.${likely ? ` Did you mean ${likely}?` : ''}`
    return [{ kind: 'fault', place: `/${place.join('/')}`, message }]
  })
}

/** Whether a rule allows other values in this place, and the example has an allowed type. */
function isLetBe({ pointer }: Violation, body: unknown, rules: Side['rules'], schema: Schema): boolean {
  const place = stepsOfPointer(pointer)
  if (!isLoose(place, rules)) return false
  const types = typesIn(partsAt(schema, place))
  return types !== undefined && valuesAt(body, place).every((value) => types.includes(typeOf(value)))
}

// They define their values themselves; matchers.ts checks them by the example.
const narrow = ['equality', 'regex', 'include']

/** The rule of the longest path wins. A rule of type applies recursively. */
function isLoose(place: Steps, rules: Side['rules']): boolean {
  const [rule] = Object.entries(rules)
    .flatMap(([path, { matchers }]) => {
      const steps = stepsOf(path)
      const where = steps && leadsTo(steps, place)
      const holds = where === 'there' || (where === 'above' && matchers.some(({ match }) => match === 'type'))
      return steps && holds ? [{ steps, matchers }] : []
    })
    .sort((one, other) => other.steps.length - one.steps.length)
  return rule?.matchers.every(({ match }) => !narrow.includes(match)) ?? false
}
