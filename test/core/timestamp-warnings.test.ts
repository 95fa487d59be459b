import { describe, expect, test } from 'vitest'
import { timestampWarnings } from '../../server/core/warnings/of-timestamp.ts'
import { wordWarning } from '../../server/core/warnings/word-warning.ts'
import { noon } from './samples.ts'

const terms = { now: noon, signatureAge: 15 * 60_000 }
const idsOf = (timestamp: string | number, sourceSdk?: string) =>
  timestampWarnings(timestamp, sourceSdk, terms).map(({ id }) => id)

describe('a timestamp', () => {
  // Source: v1 §2.1, the table of senders, at noon in UTC.
  test.each([
    ['JavaScript', '2026-01-01T12:00:00.000Z'],
    ['Python from 3.0.1 on', '2026-01-01T12:00:00.414430+00:00'],
    ['Python, when there are no microseconds', '2026-01-01T12:00:00+00:00'],
    ['PHP, on a machine in Lagos', '2026-01-01T13:00:00+01:00'],
    ['Java', '2026-01-01T12:00:00.123456789Z'],
    ['Java, on the second', '2026-01-01T12:00:00Z'],
    ['a zone without its colon', '2026-01-01T13:00:00+0100'],
    ['a zone without its minutes', '2026-01-01T04:00:00-08'],
    ['a zone of half an hour', '2026-01-01T17:30:00+05:30'],
  ])('of %s is as it should be', (_, timestamp) => {
    expect(idsOf(timestamp)).toEqual([])
  })

  test.each([
    ['epoch milliseconds', '1767268800000'],
    ['epoch milliseconds as a number', 1767268800000],
    ['epoch seconds', '1767268800'],
    ['Ruby’s Time#to_s', '2026-01-01 12:00:00 +0000'],
    ['a mail’s date', 'Thu, 01 Jan 2026 12:00:00 GMT'],
    ['a date', '2026-01-01'],
    ['a month that does not exist', '2026-13-01T12:00:00Z'],
    ['a line break after it', '2026-01-01T12:00:00Z\n'],
    ['nothing that is a time', 'now'],
  ])('that is %s is not ISO 8601', (_, timestamp) => {
    expect(idsOf(timestamp)).toEqual(['timestamp-not-iso'])
  })

  test.each(['2026-01-01 12:00:00 +0000', '2026-01-01 13:00:00 +0100', '2026-01-01 12:00:00 UTC'])(
    'of the Ruby SDK itself is left alone, since its user cannot change it: %s',
    (timestamp) => {
      expect(idsOf(timestamp, 'Ruby')).toEqual([])
      expect(idsOf(timestamp, 'rest_api')).toEqual(['timestamp-not-iso'])
    },
  )

  test.each(['2026-01-01T12:00:00', '2026-01-01T09:00:00.414430'])('without a zone says so: %s', (timestamp) => {
    expect(idsOf(timestamp)).toEqual(['timestamp-without-zone'])
  })

  test.each([
    ['15 minutes', '2026-01-01T11:45:00Z', []],
    ['a millisecond more', '2026-01-01T11:44:59.999Z', ['stale-signature']],
    ['an hour, written with a zone', '2026-01-01T12:00:00+01:00', ['stale-signature']],
  ])('may be old by %s: %s', (_, timestamp, ids) => {
    expect(idsOf(timestamp)).toEqual(ids)
  })

  test.each([
    ['5 minutes', '2026-01-01T12:05:00Z', []],
    ['a second more', '2026-01-01T12:05:01Z', ['timestamp-in-the-future']],
    ['an hour, which is Lagos’s time under Z', '2026-01-01T13:00:00Z', ['timestamp-in-the-future']],
  ])('may be ahead by %s: %s', (_, timestamp, ids) => {
    expect(idsOf(timestamp)).toEqual(ids)
  })

  test('is judged by its form alone where its time is not looked at', () => {
    const unlooked = { now: noon, signatureAge: undefined }
    expect(timestampWarnings('1999-01-01T00:00:00Z', undefined, unlooked)).toEqual([])
    expect(timestampWarnings('1999-01-01', undefined, unlooked)).toHaveLength(1)
  })

  test.each([
    ['2026-01-01T11:20:31Z', 'The signature was 39m old when it came; --signature-age is 15m.'],
    ['2025-12-30T12:00:00Z', 'The signature was 2d old when it came; --signature-age is 15m.'],
    ['2026-01-01T14:30:00Z', 'The timestamp "2026-01-01T14:30:00Z" is 2.5h ahead of the clock here.'],
  ])('says by how much: %s', (timestamp, message) => {
    const reported = timestampWarnings(timestamp, undefined, terms).map((one) => wordWarning(one).message)
    expect(reported).toEqual([message])
  })
})
