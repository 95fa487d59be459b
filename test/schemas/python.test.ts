import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readMessageSchemas } from '../../schemas/generate/message-schema.ts'
import { packageRoot } from '../../server/files/root.ts'
import { withoutRequired, withUnknownMembers, withWrongTypes, withWrongWords } from '../helpers/mutations.ts'
import { jsonschema, openPython } from '../helpers/python.ts'
import type { SchemaObject } from '../helpers/schema-places.ts'

const python = await openPython(jsonschema)

const examples = readMessageSchemas().flatMap(({ name, schema }) =>
  schema.examples.map((example) => ({ schema: name, root: schema as SchemaObject, example })),
)
const right = examples.map(({ schema, example }) => ({ schema, value: example, title: `${schema}: its example` }))
// Ajv is asked about each, in every-schema.test.ts; Python needs a millisecond for one, so it is asked about a tenth, and in CI about all.
const every = process.env.SMILE_ID_EMULATOR_WHOLE ? 1 : 10
const broken = examples
  .flatMap(({ schema, root, example }) =>
    [
      ...[withoutRequired, withWrongTypes, withWrongWords].flatMap((mutated) => mutated(root, example)),
      ...withUnknownMembers(root, example).filter(({ welcome }) => !welcome),
    ].map(({ value, title }) => ({ schema, value, title: `${schema}${title}` })),
  )
  .filter((_, index) => index % every === 0)

test.skipIf(!python)('Python’s jsonschema judges examples, whole and broken, as Ajv does', async () => {
  const cases = [...right, ...broken]
  const input = { folder: join(packageRoot, 'schemas'), cases: cases.map(({ schema, value }) => ({ schema, value })) }
  const verdicts = (await python?.run(join(import.meta.dirname, 'validate.py'), input)) as readonly boolean[]
  const accepted = cases.filter((_, index) => verdicts[index]).map(({ title }) => title)
  expect(verdicts).toHaveLength(cases.length)
  expect(accepted).toEqual(right.map(({ title }) => title))
})
