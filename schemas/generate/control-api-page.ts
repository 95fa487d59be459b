import { templateOf } from '../../server/http/endpoint-name.ts'
import type { Operation } from '../../server/http/operation.ts'
import type { ListedOperation } from './listed-operations.ts'
import { code, madeBy, table } from './markdown.ts'
import type { MessageSchema } from './message-schema.ts'
import { parametersOf } from './openapi-parameters.ts'

/** The page of the control API: every call, with what it takes and answers, and a command that makes it. */
export function controlApiPage(operations: readonly ListedOperation[], messages: readonly MessageSchema[]): string {
  const own = operations.filter(({ generation }) => !generation.vendor).map(({ operation }) => operation)
  const sections = [...Map.groupBy(own, ({ tag = 'other' }) => tag)]
  return [
    madeBy('the operations under /__emulator/'),
    ...intro,
    ...sections.flatMap(([tag, those]) => [
      `## ${tag[0]?.toUpperCase()}${tag.slice(1)}`,
      '',
      ...those.flatMap((one) => call(one, messages)),
    ]),
  ].join('\n')
}

function call(operation: Operation, messages: readonly MessageSchema[]): string[] {
  const { method, path, summary = '', request, response } = operation
  const template = templateOf(path)
  const parameters = parametersOf(operation) as unknown as readonly { name: string; in: string; description?: string }[]
  const query = parameters.filter((one) => one.in === 'query')
  const linked = [
    ...(request === undefined ? [] : [`takes ${link(request)}`]),
    ...Object.values(response ?? {}).map((name) => `answers ${link(name)}`),
  ]
  return [
    `### ${method.toUpperCase()} ${template.replace('/__emulator/', '')}`,
    '',
    `${summary}${linked.length > 0 ? ` It ${linked.join(' and ')}.` : ''}`,
    '',
    ...(query.length > 0
      ? [
          ...table(
            ['query', ''],
            query.map(({ name, description = '' }) => [code(name), description]),
          ),
          '',
        ]
      : []),
    '```bash',
    command(operation, template, messages.find(({ name }) => name === request)?.schema.examples[0]),
    '```',
    '',
  ]
}

function link(schema: string): string {
  return `[${schema}](../schemas/${schema}.schema.json)`
}

function command({ method, body: kind, request }: Operation, template: string, example: unknown): string {
  const body = bodyOf(kind !== 'none' && request === undefined, example)
  const verb = method.toUpperCase() === (body === '' ? 'GET' : 'POST') ? '' : ` -X ${method.toUpperCase()}`
  const url = `http://localhost:7645${template}`
  return `curl${verb} ${/[{}]/.test(url) ? `'${url}'` : url}${body}`
}

/** The example, unless it is long. @param isFile it has no schema: it is a file, as it is. */
function bodyOf(isFile: boolean, example: unknown): string {
  if (isFile) return ' --data-binary @scenario.yaml'
  if (example === undefined) return ''
  const text = JSON.stringify(example)
  return text.length > 200 ? ' -d @state.json' : ` -d '${text.replaceAll("'", "'\\''")}'`
}

const intro = [
  '# The control API',
  '',
  'Whatever the library, the commands and the dashboard do with an emulator that runs, you can do by HTTP, under `/__emulator/`, in JSON.',
  'The same is in [OpenAPI](../schemas/openapi.json), and served as `GET /__emulator/openapi.json`.',
  '',
  '- **Partner.** `?partner_id=` says which is meant; without it, the first where one is needed, and all where several can be. `next`, `expect`, `reset` and',
  '  `clock/advance` also take it in the body.',
  '- **Waiting.** `?wait=10s` answers when it has come, or as it is when the time is over. Waits are in real time, and on a virtual clock nothing comes',
  '  until somebody advances it.',
  '- **Errors** are `{"error": "…"}` and say what helps: 400 for what is wrong, 404 for what is not there, 409 for what cannot be now.',
  '- **Token.** An emulator that was started with `--control-token` wants `Authorization: Bearer TOKEN` with every call but `health`.',
  '',
  'Words in braces, such as `{smile_job_id}`, stand for your own.',
  '',
]
