import { nearest } from '../../core/text/spelling.ts'
import type { Registry } from '../../validation/registry.ts'
import type { Violation } from '../../validation/violation.ts'
import type { Side } from '../read-pact.ts'
import type { Finding, MessageSchemas } from './finding.ts'
import { leadsTo, type Steps, stepsOf, stepsOfPointer, valuesAt } from './json-path.ts'
import { namesIn, partsAt, type Schema, typeOf, typesIn } from './schema-place.ts'

/**
 * Whether Smile ID says what is in a body: the names of its members, their types, and their values where no rule lets
 * them be others.
 * @param names of the schemas, by which `registry` validates a part of a message.
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
  // A fault further in makes the form around it wrong, too.
  const isTold = (pointer: string) =>
    faults.some(({ place }) => `${pointer}/`.startsWith(`${place}/`) || `${place}/`.startsWith(`${pointer}/`))
  const advice = wrongBy(names.exact, schemas.exact).filter(({ pointer }) => !isTold(pointer))
  return [...faults, ...advice.map(adviceOf)]
}

function faultOf({ pointer, message, misspelt }: Violation): Finding {
  const likely = misspelt && nearest(misspelt.word, misspelt.known)
  const cure = likely ? ` Did you mean ${likely}?` : ''
  return { kind: 'fault', place: pointer, message: `Smile ID does not say this: ${message}${cure}` }
}

/** Smile ID may say more than the emulator, by which pacts are verified. */
function adviceOf({ pointer, message, misspelt }: Violation): Finding {
  const likely = misspelt && nearest(misspelt.word, misspelt.known)
  const cure = likely ? ` Did you mean ${likely}?` : ''
  const why = `Smile ID may say this; the emulator does not, so \`verify\` fails: ${message}${cure}`
  return { kind: 'advice', place: pointer, message: why }
}

/** Members with names that no message of this kind is known to have. */
function unknownNames(value: unknown, schema: Schema, steps: Steps = []): Finding[] {
  if (typeof value !== 'object' || value === null) return []
  const known = Array.isArray(value) ? undefined : namesIn(partsAt(schema, steps))
  return Object.entries(value).flatMap(([name, inner]) => {
    const place = [...steps, name]
    if (!known || known.includes(name)) return unknownNames(inner, schema, place)
    const likely = nearest(name, known)
    const message = `Smile ID is not known to say this name.${likely ? ` Did you mean ${likely}?` : ''}`
    return [{ kind: 'fault', place: `/${place.join('/')}`, message }]
  })
}

/** Whether a rule lets other values be in this place, and the example is of a type that may stand there. */
function isLetBe({ pointer }: Violation, body: unknown, rules: Side['rules'], schema: Schema): boolean {
  const place = stepsOfPointer(pointer)
  if (!isLoose(place, rules)) return false
  const types = typesIn(partsAt(schema, place))
  return types !== undefined && valuesAt(body, place).every((value) => types.includes(typeOf(value)))
}

// They say themselves which values there may be; check-matchers.ts judges them by the example.
const narrow = ['equality', 'regex', 'include']

/** The rule of the longest path counts. One of type holds in depth. */
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
