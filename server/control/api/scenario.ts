import { readText } from '../../http/bodies/read-body.ts'
import type { Call, Operation } from '../../http/operation.ts'
import type { Control } from '../control.ts'
import { encodeScenario } from './encode.ts'
import { get, ok, post } from './endpoint.ts'

const path = '/scenarios/:name'

/** The live scenarios: those from files, overridden by those in memory. */
export function scenarioOperations(control: Control): Operation[] {
  return [
    get(
      '/scenarios',
      {
        summary: 'Lists scenarios in words, in file order, and the problems of the files as they are now.',
        answers: 'scenarios',
      },
      () => ok({ scenarios: control.scenarios().map(encodeScenario), faults: control.scenarioProblems() }),
    ),
    get(path, { summary: 'Shows a scenario in words.', answers: 'scenario' }, (call) =>
      ok(encodeScenario(control.scenario(nameIn(call)))),
    ),
    {
      ...post(
        path,
        {
          summary:
            'Keeps a scenario in memory, which overrides the files. The body is like a scenario file, in YAML or JSON.',
          answers: 'scenario',
          media: { request: 'application/yaml' },
        },
        (call) => ok(encodeScenario(control.putScenario(nameIn(call), readText(call.body as Buffer)))),
      ),
      method: 'put',
      // Read as text, so that problems have a line. JSON is YAML, so no content type is needed.
      body: 'bytes',
    },
    {
      ...get(path, { summary: 'Forgets a scenario in memory.', answers: 'done' }, (call) => {
        control.removeScenario(nameIn(call))
        return ok({ ok: true })
      }),
      method: 'delete',
    },
  ]
}

function nameIn({ params }: Call): string {
  return params.name ?? ''
}
