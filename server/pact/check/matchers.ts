import type { Side } from '../read-pact.ts'
import type { Matcher } from '../split-terms.ts'
import type { Finding, MessageSchemas } from './finding.ts'
import { type Steps, stepsOf, valuesAt } from './json-path.ts'
import { checkRegex, type TextTest, unjudged } from './regex.ts'
import { partsAt, type Schema, typesIn } from './schema-place.ts'

/** Compiles a regex. @throws Error that says what is not supported. */
export type CompileRegex = (regex: string) => TextTest

/** The known values in results, by the name of the member. */
export type KnownWords = Readonly<Record<string, readonly string[]>>

/** The place of a matcher, and what is known about it. */
interface Place {
  readonly path: string
  readonly steps: Steps
  readonly body: unknown
  readonly schemas: MessageSchemas<Schema>
  readonly words: KnownWords
  readonly compile: CompileRegex
}

/** Whether Smile ID sends what the rules of a body allow, and nothing else. */
export function checkMatchers(
  { body, rules }: Side,
  schemas: MessageSchemas<Schema>,
  words: KnownWords,
  compile: CompileRegex,
): Finding[] {
  return Object.entries(rules).flatMap(([path, { combine, matchers }]) => {
    const steps = stepsOf(path)
    if (!steps) return [unjudged(path, `This path is not checked: only names, [0] and [*] are supported.`)]
    const found = matchers.map((one) => checkMatcher(one, { path, steps, body, schemas, words, compile }))
    // One of several alternatives is enough.
    const isMet = String(combine) === 'OR' && found.some((findings) => findings.length === 0)
    return isMet ? [] : found.flat()
  })
}

// The type of value that each matcher accepts. Source: Pact specification V2 to V4.
const typesOf: Readonly<Record<string, readonly string[]>> = {
  number: ['integer', 'number'],
  integer: ['integer'],
  decimal: ['number', 'integer'],
  boolean: ['boolean'],
  null: ['null'],
}
const formsOfText = ['date', 'time', 'timestamp', 'datetime', 'semver']

function checkMatcher(matcher: Matcher, place: Place): Finding[] {
  const { match, regex = '', value = '', rules = [] } = matcher
  const { path, steps } = place
  switch (match) {
    case 'type':
    case 'equality':
    case 'notEmpty':
      // The example has the value, and is checked.
      return []
    case 'regex':
      return checkPattern(regex, place)
    case 'include':
      return checkRegex(`The text ${JSON.stringify(value)}`, (text) => text.includes(value), knownOf(place))
    case 'eachValue':
      return rules.flatMap((one) => checkMatcher(one, { ...place, path: `${path}[*]`, steps: [...steps, '*'] }))
    default: {
      if (typesOf[match]) return checkTypes(match, typesOf[match], place)
      const wrong = formsOfText.includes(match) ? checkTypes(match, ['string'], place) : []
      return wrong.length > 0 ? wrong : [unjudged(path, `The matcher ${match} is not judged.`)]
    }
  }
}

function checkPattern(regex: string, place: Place): Finding[] {
  let test: TextTest
  try {
    test = place.compile(regex)
  } catch (error) {
    return [unjudged(place.path, `The regex is not judged: ${(error as Error).message}`)]
  }
  return checkRegex(`The regex ${regex}`, test, knownOf(place))
}

function checkTypes(match: string, types: readonly string[], { path, steps, schemas }: Place): Finding[] {
  const said = typesIn(partsAt(schemas.tolerant, steps))
  if (said && !said.some((one) => types.includes(one))) {
    return [
      {
        kind: 'fault',
        place: path,
        message: `The matcher ${match} takes no ${said.join(' or ')}, which Smile ID says here.`,
      },
    ]
  }
  const own = typesIn(partsAt(schemas.exact, steps))
  if (own && !own.some((one) => types.includes(one))) {
    const message = `The matcher ${match} takes no ${own.join(' or ')}, which the emulator says here, so \`verify\` fails.`
    return [{ kind: 'advice', place: path, message }]
  }
  return []
}

/** The known values of Smile ID and the emulator in a place. */
function knownOf({ path, steps, body, schemas, words }: Place): Parameters<typeof checkRegex>[2] {
  const exact = partsAt(schemas.exact, steps)
  const listed = exact.flatMap((one) => one.enum ?? ('const' in one ? [one.const] : []))
  const fromExamples = [schemas.exact, schemas.tolerant].flatMap(({ examples = [] }) =>
    // One entry of a list represents all.
    examples.flatMap((example) =>
      valuesAt(
        example,
        steps.map((one) => (/^\d+$/.test(one) ? '*' : one)),
      ),
    ),
  )
  const examples = valuesAt(body, steps)
  const patterns = exact.flatMap(({ pattern }) => pattern ?? [])
  return {
    place: path,
    examples,
    known: [...new Set([...listed, ...fromExamples, ...(words[steps.at(-1) ?? ''] ?? [])])].filter(
      (one) => typeof one !== 'object',
    ),
    isList: listed.length > 0,
    hasForm:
      patterns.length > 0 && examples.every((one) => patterns.some((pattern) => new RegExp(pattern).test(String(one)))),
  }
}
