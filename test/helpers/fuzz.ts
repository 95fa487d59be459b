import fc from 'fast-check'

// The same inputs on every run of the tests; others, and more, by `npm run fuzz`.
const seed = Number(process.env.SMILE_ID_EMULATOR_FUZZ_SEED ?? 20_260_101)
const factor = Number(process.env.SMILE_ID_EMULATOR_FUZZ_FACTOR ?? 1)

/** How often a property is tried, and from which seed. @param runs how often in the tests; a long run is a multiple. */
export function fuzzing(runs: number): fc.Parameters<unknown> {
  return { seed, numRuns: runs * factor, endOnFailure: factor > 1 }
}

/** How long such a test may take. */
export const fuzzTime: number = 60_000 * Math.max(1, factor)

/** What has broken programs before: as a text, and wherever one is expected. */
export const evilText: fc.Arbitrary<string> = fc.constantFrom(
  '',
  ' ',
  '\0',
  '\r\nX-Evil: 1',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  '%00',
  '%E0%A4%A',
  '\ud800',
  '\u202e\ufeff',
  '😀'.repeat(100),
  "' OR 1=1 --",
  '{{7*7}}',
  '<script>alert(1)</script>',
  '(a+)+$',
  '*'.repeat(200),
  'NaN',
  '-1',
  '1e999',
  '9'.repeat(400),
  '0x7fffffff',
  'true',
  'null',
  '2026-02-30T25:61:61.000Z',
  '9999999d',
  'x'.repeat(20_000),
)

// What fast-check calls binary, without the table of all code points that it makes for its own shrinking: that takes a second.
const anyCharacter = fc.nat(0x10ffff).map((code) => String.fromCodePoint(code))

/** Any text: control characters, halves of pairs, and what no font has. */
export function anyText(maxLength?: number): fc.Arbitrary<string> {
  return fc.string({ unit: anyCharacter, ...(maxLength === undefined ? {} : { maxLength }) })
}

/** Any JSON, with a taste for what is evil. */
export const evilJson: fc.Arbitrary<unknown> = fc.oneof(
  { maxDepth: 4 },
  evilText,
  fc.jsonValue({ maxDepth: 4, stringUnit: anyCharacter }),
  fc.constantFrom(null, true, 0, -0, -1, 1.5, 2 ** 53, 1e308, 2 ** 31, [], {}, [[]], [null]),
  fc.dictionary(evilText, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }),
)

const oneByte = fc.tuple(fc.nat(), fc.nat(255)).map(
  ([where, byte]) =>
    (bytes: Buffer) =>
      changed(bytes, where, 1, Uint8Array.of(byte), 0),
)

const manyChanges = fc
  .array(fc.tuple(fc.nat(), fc.nat(64), fc.uint8Array({ maxLength: 8 }), fc.nat(4)), { minLength: 1, maxLength: 6 })
  .map((changes) => (bytes: Buffer) => changes.reduce((now, change) => changed(now, ...change), bytes))

/** A change of one byte, or of some: overwritten, left out, written twice, put in, or everything after them left out. */
export const byteChanges: fc.Arbitrary<(bytes: Buffer) => Buffer> = fc.oneof(oneByte, manyChanges)

function changed(bytes: Buffer, where: number, length: number, put: Uint8Array, how: number): Buffer {
  const at = bytes.length === 0 ? 0 : where % bytes.length
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
  switch (how) {
    case 0:
      return Buffer.concat([before, put, after.subarray(put.length)])
    case 1:
      return Buffer.concat([before, after.subarray(length)])
    case 2:
      return Buffer.concat([before, after.subarray(0, length), after])
    case 3:
      return Buffer.concat([before, put, after])
    default:
      return before
  }
}
