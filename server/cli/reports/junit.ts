/** One testcase of a report. */
export interface JunitCase {
  readonly classname: string
  readonly name: string
  /** The file that it is about. */
  readonly file?: string
  readonly failures: readonly JunitFailure[]
  /** The test's output. */
  readonly output?: string
  /** Why it was not run. */
  readonly skipped?: string
}

/** A failure of a testcase. */
export interface JunitFailure {
  readonly type: string
  readonly message: string
  readonly text: string
}

/** For CI servers, in the common form of JUnit's XML. */
export function junitReport(suite: string, cases: readonly JunitCase[]): string {
  const failures = cases.filter((one) => one.failures.length > 0).length
  const counts = attributes({ name: suite, tests: cases.length, failures, errors: 0 })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${counts}>`,
    `  <testsuite${counts}${attributes({ skipped: cases.filter((one) => one.skipped !== undefined).length })}>`,
    ...cases.flatMap(testcase),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n')
}

function testcase({ classname, name, file, failures, output, skipped }: JunitCase): string[] {
  const opening = `    <testcase${attributes({ classname, name, ...(file !== undefined && { file }), time: 0 })}`
  if (failures.length === 0 && output === undefined && skipped === undefined) return [`${opening}/>`]
  const inside = failures.map(
    ({ type, message, text }) => `      <failure${attributes({ type, message })}>${escaped(text)}</failure>`,
  )
  const printed = output === undefined ? [] : [`      <system-out>${escaped(output)}</system-out>`]
  const omitted = skipped === undefined ? [] : [`      <skipped${attributes({ message: skipped })}/>`]
  return [`${opening}>`, ...omitted, ...inside, ...printed, '    </testcase>']
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as XML can hold it: some characters are escaped, and those that XML cannot hold are left out. Source: XML 1.0 §2.2. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"]/g, (character) => entities[character] ?? character)
    .replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`)
}
