import { helpOf, type Option } from '../../server/options/option.ts'
import { options } from '../../server/options/option-table.ts'

/** The schema of a configuration file: every option of `start`, by the name that a program uses. */
export function configurationSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:smile-id-emulator:configuration',
    title: 'Configuration file',
    description: 'A configuration file, smile-id-emulator.yaml: every option of start, and the settings of partners.',
    $comment: "The emulator's own; made from the table of options by npm run generate.",
    type: 'object',
    properties: Object.fromEntries(
      Object.entries<Option<unknown>>(options).map(([name, option]) => [
        name,
        { description: helpOf(option), ...option.kind.inFile },
      ]),
    ),
    additionalProperties: false,
    examples,
  }
}

const examples = [
  {
    partners: [
      { id: '1234', apiKeyEnv: 'SMILE_API_KEY', products: ['enhanced_kyc'], idTypes: ['NG/BVN'], balance: 10 },
    ],
  },
  {
    port: 7645,
    clock: 'virtual',
    callbackUrl: 'http://localhost:3000/callback',
    callbackRetry: ['5s', '30s'],
    callbackHostRewrites: { localhost: 'host.docker.internal' },
    scenarios: ['./scenarios'],
    strict: true,
    keepJobs: 'all',
    maxPackage: '50MB',
  },
]
