import { describe, expect, test } from 'vitest'
import { warningCatalogue } from '../../server/core/warnings/catalogue.ts'
import { refuseWarned, StrictError } from '../../server/core/warnings/strict-error.ts'
import { createWarning, describeWarning, isAdvice } from '../../server/core/warnings/warning.ts'

describe('a warning', () => {
  test('quotes what was sent, and cuts it where it is long', () => {
    const { message } = createWarning('image-is-a-path', { type: 4, path: '/'.repeat(5_000) })
    expect(message).toBe(`A picture of type 4 was sent as the path "${'/'.repeat(200)}…", without the file.`)
  })

  test('takes braces and dollars in what it quotes for what they are', () => {
    expect(createWarning('unnamed-picture', { name: '{name} $& $1.jpg' }).message).toContain('"{name} $& $1.jpg"')
  })

  test('names its id, what was seen and what to change on one line', () => {
    expect(describeWarning(createWarning('data-uri', { type: 2 }))).toBe(
      'data-uri: A picture of type 2 begins with "data:". Send the base64 text alone, without what stands before its comma.',
    )
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

describe.each(Object.entries(warningCatalogue))('the catalogue’s %s', (id, { seen, cure }) => {
  test('has an id of words and hyphens, and says both what was seen and what to change in sentences', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
    for (const text of [seen, cure]) expect(text).toMatch(/(\S\.|\{problem\})$/)
  })
})
