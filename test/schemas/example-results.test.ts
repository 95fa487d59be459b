import { expect, test } from 'vitest'
import { readMessageSchemas } from '../../schemas/generate/message-schema.ts'
import { catalogue } from '../../server/vendor/shared/wording/catalogue.ts'
import { jobTypeOf, v1Products } from '../../server/vendor/v1/decode.ts'

interface ReportedResult {
  readonly ResultCode: string
  readonly ResultText: string
  readonly Actions: Readonly<Record<string, string>>
  readonly PartnerParams: { readonly job_type: number }
}

/** Every result in a value, at any depth. */
function resultsIn(value: unknown): ReportedResult[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'ResultCode' in value && 'Actions' in value ? [value as ReportedResult] : []
  return [...own, ...Object.values(value).flatMap(resultsIn)]
}

const reported = readMessageSchemas()
  // A tolerant schema shows what may come, not what is said.
  .filter(({ folder }) => folder === 'v1')
  .flatMap(({ name, schema }) => resultsIn(schema.examples).map((result) => ({ name, result })))

test('some examples have a result', () => {
  expect(reported.length).toBeGreaterThan(3)
})

// What people copy from a schema is what they will be sent.
test.each(reported)(
  '$name: the example $result.ResultCode has the text and the actions that are really sent',
  ({ result }) => {
    const product = v1Products.find((one) => jobTypeOf(one) === Number(result.PartnerParams.job_type))
    const rows = Object.values((product && catalogue[product]?.machine) ?? {})
    expect(rows.map(({ code, text, actions }) => ({ code, text, actions }))).toContainEqual({
      code: result.ResultCode,
      text: result.ResultText,
      actions: result.Actions,
    })
  },
)
