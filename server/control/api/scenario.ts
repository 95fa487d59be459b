import { readText } from '../../http/bodies/read-body.ts'
import type { Call, Operation } from '../../http/operation.ts'
import type { Control } from '../control.ts'
import { encodeScenario } from './encode.ts'
import { get, ok, post } from './endpoint.ts'

const path = '/scenarios/:name'

/** The live catalogue: files, and over them what is put into memory here. */
export function scenarioOperations(control: Control): Operation[] {
  return [
    get(
      '/scenarios',
      {
        summary: 'Lists scenarios in words, in file order, and what is wrong with files as they are now.',
        answers: 'scenarios',
      },
      () => ok({ scenarios: control.scenarios().map(encodeScenario), faults: control.scenarioFaults() }),
    ),
    get(path, { summary: 'Shows a scenario in words.', answers: 'scenario' }, (call) =>
      ok(encodeScenario(control.scenario(nameIn(call)))),
    ),
    {
      ...post(
        path,
        {
          summary: 'Keeps a scenario in memory, above all files. The body is like a scenario file, in YAML or JSON.',
          answers: 'scenario',
          media: { request: 'application/yaml' },
        },
        (call) => ok(encodeScenario(control.putScenario(nameIn(call), readText(call.body as Buffer)))),
      ),
      method: 'put',
      // Read as text, so that what is wrong can be told by its line. JSON is YAML, so nobody has to say which it is.
      body: 'bytes',
    },
    {
      ...get(path, { summary: 'Forgets a scenario that was put into memory.', answers: 'done' }, (call) => {
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
