import { describe, expect, test } from 'vitest'
import { encodeComment, encodeServerSentEvent } from '../../server/http/replies/server-sent-events.ts'

// Source: the HTML standard, "Server-sent events": fields are lines, and a blank line ends an event.
describe('a server-sent event', () => {
  test.each([
    [
      'has its number, its kind and its data',
      { id: 7, event: 'job.planned', data: '{}' },
      'id: 7\nevent: job.planned\ndata: {}\n\n',
    ],
    ['may have data alone', { data: 'x' }, 'data: x\n\n'],
    [
      'says of every line that it is data, however lines end',
      { data: 'a\nb\r\nc\rd\n' },
      'data: a\ndata: b\ndata: c\ndata: d\ndata: \n\n',
    ],
    ['may have the number 0', { id: 0, data: '' }, 'id: 0\ndata: \n\n'],
  ])('%s', (_, event, text) => {
    expect(encodeServerSentEvent(event)).toBe(text)
  })

  test('is none when it is a comment', () => {
    expect(encodeComment('nothing new')).toBe(': nothing new\n\n')
  })
})
