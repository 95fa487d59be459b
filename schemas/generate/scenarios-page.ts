import { stringify } from 'yaml'
import type { Scenario } from '../../server/core/scenarios/scenario.ts'
import type { ListedOperation } from './listed-operations.ts'
import { madeBy } from './markdown.ts'
import type { Schema } from './message-schema.ts'
import { catalogueSection } from './scenario-catalogue.ts'
import { languageSection } from './scenario-language.ts'

/** The page about scenarios: how one is chosen, how one is written, and which there are. */
export function scenariosPage(
  schema: Schema,
  scenarios: readonly Scenario[],
  operations: readonly ListedOperation[],
): string {
  return [
    madeBy('schemas/scenario.schema.json and the files here'),
    '# Scenarios',
    '',
    'A scenario is a story: when it is told, what Smile ID says and when, and what goes wrong on the way. Each is a file of YAML or',
    'JSON. Your own go into a folder that the emulator is started with, `--scenarios FOLDER` (it may repeat), and are looked at before',
    'these; one of the same name takes the place of the other.',
    '',
    ...example(schema),
    ...choice,
    ...languageSection(schema),
    ...changing,
    ...catalogueSection(scenarios, operations),
  ].join('\n')
}

function example({ examples }: Schema): string[] {
  return ['```yaml', stringify(examples[0]).trimEnd(), '```', '']
}

const choice = [
  '## How one is chosen',
  '',
  'The first of these to hold wins:',
  '',
  '1. **Queued:** `POST /__emulator/next`, `smile-id-emulator next NAME` or `emulator.next(name)` named one for the next submission of',
  '   this partner.',
  '2. **Hinted:** the submission asks for one, by `partner_params.emulator_scenario` (a name) or by the vendor’s own',
  '   `partner_params.sandbox_result`.',
  '3. **Matched:** its `match` holds. The one with the most conditions wins, then the first in order: the last folder’s files come',
  '   first, each folder’s by name, the shipped ones last. What was put into memory comes before all of them.',
  '4. **Default:** `--default-scenario`, which is `approved` unless you say otherwise. The job then says which scenario came',
  '   close, if one did, and which of its conditions did not hold (`near_miss`): most often a word in it was misspelt.',
  '',
  'A story that cannot be told about a product is passed over in each of these places. Every job says which scenario it has, and what it was chosen by:',
  '`GET /__emulator/jobs`.',
  '',
]

const changing = [
  '## Checking and changing them',
  '',
  'An editor that knows YAML completes a file and underlines what is wrong in it when the first line says where the schema is:',
  '`# yaml-language-server: $schema=` and the path of `schemas/scenario.schema.json`.',
  '',
  '`smile-id-emulator check [PATH ...]` reports every fault with file, line and cure, and exits with 1. With `--reporter junit` it',
  'writes XML for a CI server, a testcase a file and a failure a fault; with `--reporter json`, for scripts, and in a form that stays:',
  '',
  '```json',
  '{',
  '  "files": ["scenarios/mine.yaml"],',
  '  "faults": [',
  '    { "file": "scenarios/mine.yaml", "line": 4, "column": 14, "message": "/match/user_id/mathces is not known here. Did you mean matches?" }',
  '  ]',
  '}',
  '```',
  '',
  'Files of your folders may be changed, added and removed while the emulator runs: within half a second the next submission has them',
  '(`--watch false` if it should not; in the library, `watch: true` if it should). While one of them is wrong the whole set stays as it',
  'was; the log says why, once, and `GET /__emulator/scenarios` has `faults` until it is mended.',
  '',
  '`PUT /__emulator/scenarios/{name}` keeps one in memory, above all files: its body is like a file, and `name` may be left out. What',
  'is wrong with it is answered line by line. `DELETE` takes it away again. A reset does not: it forgets jobs.',
  '',
  '```',
  'curl -X PUT http://localhost:7645/__emulator/scenarios/slow --data-binary @slow.yaml',
  '```',
  '',
]
