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
    'A scenario says when it is chosen, which results Smile ID sends and when, and what goes wrong on the way. Each is a YAML or JSON',
    'file. Put your own into a folder and start the emulator with `--scenarios FOLDER` (may be given several times). They are tried',
    'before these, and one with the same name replaces the shipped one.',
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
  'Before all of them comes what was decided otherwise: what a partner’s settings do not enable, and a user or a face that was',
  'reported as fraud.',
  '',
  'A scenario that does not apply to the product is skipped at each of these steps. Every job says which scenario it has, and how it was chosen:',
  '`GET /__emulator/jobs`.',
  '',
]

const changing = [
  '## Checking and changing them',
  '',
  'An editor with YAML support completes a file and underlines its problems when the first line says where the schema is:',
  '`# yaml-language-server: $schema=` and the path of `schemas/scenario.schema.json`.',
  '',
  '`smile-id-emulator check [PATH ...]` reports every problem with file, line and fix, and exits with 1. With `--reporter junit` it',
  'writes XML for a CI server, with a testcase for each file and a failure for each problem; with `--reporter json`, a stable form for scripts:',
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
  'Files in your folders may be changed, added and removed while the emulator runs: submissions use the new ones within half a second',
  '(turn this off with `--watch false`; in the library, turn it on with `watch: true`). While a file has a problem the whole set stays as it',
  'was; the log says why, once, and `GET /__emulator/scenarios` has `faults` until it is fixed.',
  '',
  '`PUT /__emulator/scenarios/{name}` keeps one in memory, which is tried before all files: its body is like a file, and `name` is optional.',
  'The answer lists its problems line by line. `DELETE` removes it. A reset does not: it only deletes jobs.',
  '',
  '```bash',
  'curl -X PUT http://localhost:7645/__emulator/scenarios/slow --data-binary @slow.yaml',
  '```',
  '',
]
