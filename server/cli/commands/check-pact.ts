import { compilePattern } from '../../files/scenarios/pattern.ts'
import { readOpenApi, readSchema, schemaPath } from '../../files/schema-files.ts'
import { createPactCheck, type PactFault } from '../../pact/check/pact.ts'
import { vendorEndpoints } from '../../pact/endpoints.ts'
import { readPact } from '../../pact/read-pact.ts'
import { listPactGenerations } from '../../vendor/generations-without-emulator.ts'
import type { CommandLine } from '../command.ts'
import { oneOf, UsageError } from '../options/usage-error.ts'
import { counted } from '../reports/counted.ts'
import { junitReport } from '../reports/junit.ts'
import { reporters } from '../reports/reporters.ts'
import { createStyle, style } from '../reports/style.ts'

interface CheckedPact {
  readonly file: string
  readonly interactions: number
  readonly faults: readonly PactFault[]
}

/** Compares a partner's pacts with the schemas of Smile ID's messages, offline. @returns 1 when an expectation is not met. */
export async function checkPact({ flags, words: paths }: CommandLine): Promise<number> {
  if (paths.length === 0) throw new UsageError('Name the pacts, such as: check-pact pacts/*.json.')
  const reporter = oneOf(reporters, String(flags.reporter ?? 'text'), '--reporter')
  const { check } = createPactCheck({
    generations: await listPactGenerations(),
    endpoints: vendorEndpoints(readOpenApi()),
    read: readSchema,
    compile: compilePattern,
  })
  const checked = paths.map((file) => {
    const pact = readPact(file)
    return { file, interactions: pact.interactions.length, faults: check(pact) }
  })
  const wrong = checked.flatMap(({ faults }) => faults).filter(({ kind }) => kind === 'fault').length
  if (reporter === 'text') printText(checked, wrong)
  else console.log(reporter === 'json' ? JSON.stringify({ pacts: checked }, null, 2) : junit(checked))
  return wrong === 0 ? 0 : 1
}

function junit(checked: readonly CheckedPact[]): string {
  const suite = 'smile-id-emulator check-pact'
  return junitReport(
    suite,
    checked.map(({ file, faults }) => ({
      classname: suite,
      name: file,
      file,
      failures: faults
        .filter(({ kind }) => kind === 'fault')
        .map(({ interaction, place, message }) => ({
          type: 'fault',
          message,
          text: `${interaction}: ${place}: ${message}`,
        })),
    })),
  )
}

function printText(checked: readonly CheckedPact[], wrong: number): void {
  const errorStyle = createStyle(process.stderr, process.env)
  const marks = {
    fault: errorStyle('red', '✗'),
    advice: errorStyle('yellow', 'advice'),
    unjudged: errorStyle('yellow', 'not judged'),
  }
  for (const { file, faults } of checked) {
    for (const { interaction, kind, place, message, schema } of faults) {
      console.error(`${marks[kind]} ${file}: ${interaction}`)
      console.error(`    ${place}: ${message}${schema ? ` See ${schemaPath(schema)}.` : ''}`)
    }
  }
  const interactions = checked.reduce((sum, one) => sum + one.interactions, 0)
  const looked = `${counted(checked.length, 'pact')}, ${counted(interactions, 'interaction')}`
  const left = checked.flatMap(({ faults }) => faults).filter(({ kind }) => kind === 'unjudged').length
  const more = left === 0 ? '' : ` ${counted(left, 'expectation')} could not be judged.`
  if (wrong === 0)
    console.log(style('green', `${looked}: Smile ID meets ${left === 0 ? 'all of them' : 'the rest'}.${more}`))
  else
    console.error(errorStyle('red', `${looked}: ${counted(wrong, 'expectation')} that Smile ID does not meet.${more}`))
}
