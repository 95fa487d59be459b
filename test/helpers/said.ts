import { expect } from 'vitest'

/** The words that came over the wire, whatever the members are called. */
export function wordsOn({ status, body }: { readonly status?: number; readonly body: unknown }): readonly string[] {
  const found: string[] = status === undefined ? [] : [String(status)]
  JSON.stringify(body, (_, value) => {
    if (typeof value === 'string') found.push(value)
    return value
  })
  return found
}

/** Whether something was said as coverage titles it: a code and a text, or a status, its reason and its message. */
export function expectSaid(words: readonly string[], title: string): void {
  const [code = '', ...rest] = title.replace(/, by [\w ]*$/, '').split(' ')
  const text = rest.join(' ')
  expect(words).toContain(code)
  if (words.includes(text)) return
  const [reason = '', ...message] = text.split(': ')
  expect(words).toEqual(expect.arrayContaining([reason, message.join(': ')]))
}
