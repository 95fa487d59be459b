import { describeFault, type ScenarioFault } from '../core/scenario-fault.ts'
import type { CheckReport } from './check-report.ts'

const suite = 'smile-id-emulator check'

/** For CI servers, in the form that JUnit's XML has everywhere: a testcase a file, a failure a fault. */
export function junitReport({ files, faults }: CheckReport): string {
  const cases = [...new Set([...files, ...faults.map(({ file }) => file)])].map((file) => ({
    file,
    wrong: faults.filter((fault) => fault.file === file),
  }))
  const failures = cases.filter(({ wrong }) => wrong.length > 0).length
  const counts = attributes({ name: suite, tests: cases.length, failures, errors: 0 })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${counts}>`,
    `  <testsuite${counts}${attributes({ skipped: 0 })}>`,
    ...cases.flatMap(({ file, wrong }) => testcase(file, wrong)),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n')
}

function testcase(file: string, wrong: readonly ScenarioFault[]): string[] {
  const opening = `    <testcase${attributes({ classname: suite, name: file, file, time: 0 })}`
  if (wrong.length === 0) return [`${opening}/>`]
  const failures = wrong.map(
    (fault) =>
      `      <failure${attributes({ type: 'fault', message: fault.message })}>${escaped(describeFault(fault))}</failure>`,
  )
  return [`${opening}>`, ...failures, '    </testcase>']
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as XML can hold it: some characters are written otherwise, and some it cannot hold at all. Source: XML 1.0 §2.2. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"]/g, (character) => entities[character] ?? character)
    .replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`)
}
