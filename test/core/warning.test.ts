import { describe, expect, test } from 'vitest'
import { warningKinds } from '../../server/core/warnings/kinds.ts'
import { neutralWords } from '../../server/core/warnings/neutral-words.ts'
import { refuseWarned, StrictError } from '../../server/core/warnings/strict-error.ts'
import { createWarning, isAdvice, type Warning, type WarningId } from '../../server/core/warnings/warning.ts'
import { wordWarning } from '../../server/core/warnings/word-warning.ts'
import { describeWarning } from '../../server/core/warnings/words.ts'
import { listGenerations } from '../../server/vendor/generations-without-emulator.ts'
import { v1WarningWords } from '../../server/vendor/v1/wording/warnings/words.ts'

const reported = (warning: Warning) => wordWarning(warning, v1WarningWords)

describe('a warning', () => {
  test('quotes what was sent, and cuts it where it is long', () => {
    const { message } = reported(createWarning('image-is-a-path', { type: 4, path: '/'.repeat(5_000) }))
    expect(message).toBe(`A picture of type 4 was sent as the path "${'/'.repeat(200)}…", without the file.`)
  })

  test('takes braces and dollars in what it quotes for what they are', () => {
    expect(reported(createWarning('unnamed-picture', { name: '{name} $& $1.jpg' })).message).toContain(
      '"{name} $& $1.jpg"',
    )
  })

  test('names its id, what was seen and what to change on one line', () => {
    expect(describeWarning(reported(createWarning('data-uri', { type: 2 })))).toBe(
      'data-uri: A picture of type 2 begins with "data:". Send the base64 text alone, without what stands before its comma.',
    )
  })

  test('is kept without words, but where an earlier emulator had some: those are said again', () => {
    expect(createWarning('too-few-liveness', { count: 3 })).toEqual({ id: 'too-few-liveness', about: { count: 3 } })
    const said = { message: 'It came late.', cure: 'Be early.' }
    expect(reported({ id: 'too-few-liveness', about: {}, said })).toEqual({ id: 'too-few-liveness', ...said })
  })

  test('is said in the words that all generations share, where its own has none', () => {
    const warning = createWarning('id-info-missing', { product: 'biometric_kyc', missing: 'country, idType' })
    const message = 'A job of biometric_kyc came without country, id_type.'
    expect(wordWarning(warning)).toEqual({ id: warning.id, message, cure: 'Send them with the job.' })
    expect(reported(warning)).toMatchObject({ message, cure: expect.stringContaining('id_info') })
  })

  test('of a kind without words is shown by its id, and where to read more', () => {
    expect(wordWarning(createWarning('data-uri', { type: 2 }))).toMatchObject({
      id: 'data-uri',
      cure: expect.stringContaining('docs/hints.md'),
    })
  })
})

describe('strict mode', () => {
  const advice = createWarning('no-liveness', {})
  const mistake = createWarning('missing-source-sdk', {})

  test('lets advice pass', () => {
    expect(isAdvice(advice)).toBe(true)
    expect(() => refuseWarned([advice])).not.toThrow()
  })

  test('refuses the rest, under the kind of the first of it', () => {
    const another = createWarning('partner-id-as-number', { field: 'partner_id', id: 85 })
    const refuse = () => refuseWarned([advice, mistake, another])
    expect(refuse).toThrow(StrictError)
    expect(refuse).toThrow(expect.objectContaining({ kind: 'missing_parameter', warnings: [mistake, another] }))
  })
})

/** A warning of that kind, each of whose values is its name. */
function sample(id: WarningId): Warning {
  return { id, about: Object.fromEntries(warningKinds[id].about.map((name) => [name, `<${name}>`])) }
}

const ids = Object.keys(warningKinds) as WarningId[]

test.each(ids)('%s has an id of words and hyphens', (id) => {
  expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
})

test('every kind is worded by the generation that gives it, or by all', () => {
  const all = [neutralWords, ...listGenerations().map(({ explain }) => explain.warnings)]
  expect(ids.filter((id) => all.every((words) => !(id in words)))).toEqual([])
})

describe.each(listGenerations())('$name', ({ name, explain: { warnings } }) => {
  const worded = ids.filter((id) => id in warnings || (name === 'v1' && id in neutralWords))

  test.each(worded)('says of %s in sentences what was seen, all that it is about, and what to change', (id) => {
    const { message, cure } = wordWarning(sample(id), warnings)
    for (const text of [message, cure]) expect(text).toMatch(/(\S\.|<problem>)$/)
    expect(
      warningKinds[id].about.filter((about) => !message.toLowerCase().includes(`<${about}>`.toLowerCase())),
    ).toEqual([])
    expect(cure).not.toContain('docs/hints.md')
  })
})
