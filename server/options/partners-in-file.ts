import { products } from '../core/jobs/product.ts'
import { livenessRules, type PartnerSettings } from '../core/users/partner-settings.ts'
import type { FileSchema } from './kind.ts'

const text: FileSchema = { type: 'string', minLength: 1 }

/** What each setting may be in a configuration file. */
const settingsInFile: { readonly [Name in keyof PartnerSettings]-?: FileSchema } = {
  callbackUrl: {
    description: 'Where callbacks go when a submission names no callback_url.',
    ...{ type: 'string', pattern: '^https?://', examples: ['http://localhost:3000/callback'] },
  },
  callbackDomains: {
    description: 'The domains that a callback_url may have; each allows the names below it.',
    ...{ type: 'array', items: text, examples: [['shop.example']] },
  },
  products: { description: 'The products that are enabled.', type: 'array', items: { enum: products } },
  idTypes: {
    description: 'The ID types that are enabled: each a country, for all of its ID types, or one of them.',
    ...{ type: 'array', items: { type: 'string', pattern: '^[A-Z]{2}(/[\\w-]+)?$', examples: ['NG/BVN'] } },
  },
  balance: {
    description: 'How many submissions are paid for. Each that is taken costs one.',
    ...{ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
  },
  production: {
    description: 'Whether the account may be used for production. When false, submissions are refused.',
    type: 'boolean',
  },
  allowedIps: {
    description: 'From which addresses the account may be used: addresses, or ranges.',
    ...{ type: 'array', items: text, examples: [['203.0.113.7', '10.0.0.0/8']] },
  },
  minimumSdk: {
    description: 'The earliest version of an SDK that is taken. Who says no version is not refused.',
    ...{ type: 'string', pattern: '^\\d{1,9}(\\.\\d{1,9}){0,3}$', examples: ['12.1.0'] },
  },
  liveness: {
    description: 'Whether a submission with pictures must have 6 to 8 liveness pictures, or may have any number.',
    enum: livenessRules,
  },
}

/** Partners in a configuration file. Their keys need not stand in it. */
export const partnersInFile: FileSchema = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    required: ['id'],
    properties: {
      id: {
        description: 'Its id, in quotes: YAML would take the zeros from a number that begins with them.',
        ...{ type: 'string', pattern: '^[\\w-]{1,64}$', examples: ['1234'] },
      },
      apiKey: { description: 'Its API key. Not a real one.', ...text },
      apiKeyFile: { description: 'The file that has its API key, seen from the folder of the configuration.', ...text },
      apiKeyEnv: { description: 'The environment variable that has its API key.', ...text },
      ...settingsInFile,
    },
    oneOf: [{ required: ['apiKey'] }, { required: ['apiKeyFile'] }, { required: ['apiKeyEnv'] }],
    additionalProperties: false,
  },
}
