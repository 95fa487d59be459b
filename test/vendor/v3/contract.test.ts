import { describe, expect, test } from 'vitest'
import { readOpenApi, readSchema } from '../../../server/files/schema-files.ts'
import { mutate } from '../../helpers/mutations.ts'
import { differences, type OpenApi } from './compare-contracts.ts'
import { vendorContract } from './vendor-contract.ts'

const vendor = vendorContract as unknown as OpenApi
const ours = readOpenApi() as OpenApi

const { reason } = (readSchema('v3/aml-callback') as { $defs: { reason: { enum: readonly (string | null)[] } } }).$defs
const reasons = reason.enum

/** Where our contract is not the vendor's, and why. */
const known: readonly [why: string, lines: readonly string[]][] = [
  [
    'The list lacks a product that version 13.0.0 of the SDKs has an endpoint for, and which binds its tokens to products (v3 §2.2).',
    ['POST /v3/token request/product: residency_document_verification is ours alone'],
  ],
  ['Every SDK fails without it (v3 §2.1).', ['POST /v3/token 200/token: required by us alone']],
  [
    'The gateway measures every body (v3 §6), and the contract says so of those only that are large by nature.',
    [
      ...['token', 'replay/{job_id}', 'smile_links', 'users/{user_id}/report_fraud', 'authentication', 'compare'],
      'aml/monitoring',
    ].map((one) => `POST /v3/${one} 413: ours alone`),
  ],
  [
    'Of a verdict the contract says that it is an object, and shows five members. Ours always has the same ones (v3 §8).',
    [
      ...['antifraud', 'consent', 'created_at', 'device_signals', 'id_fields', 'job_id', 'kyc_receipt', 'message'],
      ...['partner_params', 'product', 'reason', 'status', 'user_id', 'user_provided_info'],
    ].map((name) => `POST /v3/enhanced_kyc/sync 200/${name}: required by us alone`),
  ],
  [
    'Of what a link was made with the contract requires three members. These are always here: null is one of their values (v3 §5.7).',
    ['description', 'expires_at', 'id_types', 'is_single_use', 'partner_params', 'redirect_url', 'user_id'].map(
      (name) => `GET /v3/smile_links/{refId} 200/${name}: required by us alone`,
    ),
  ],
  [
    'Ours always has what the vendor’s examples of a screening have (v3 §18.1).',
    [
      ...['antifraud/fraud_risk_indicator_groups', 'antifraud/fraud_risk_level'],
      ...['antifraud/fraud_risk_score', 'people/0/sanctions/0/list', 'people/0/news_summary/0/news_category'],
      ...['people/0/news_summary/0/news_category_label', 'people/0/news_summary/0/number_of_articles'],
      ...['addresses', 'aliases', 'associations', 'dates_of_birth', 'enforcement_actions', 'name', 'nationalities'].map(
        (name) => `people/0/${name}`,
      ),
      ...['pep', 'pep/pep_level', 'pep/political_positions', 'pep/sources', 'sanctions'].map(
        (name) => `people/0/${name}`,
      ),
    ].map((name) => `POST /v3/aml/sync 200/${name}: required by us alone`),
  ],
  [
    'A processing status may come before the final one, of every product (v3 §18).',
    ['POST /v3/aml/sync 200/status: processing is ours alone'],
  ],
  [
    'A scenario may give any reason to any product.',
    reasons
      .filter((one) => !['aml_match_found', 'news_media_match', 'service_unavailable', 'high_risk', null].includes(one))
      .map((one) => `POST /v3/aml/sync 200/reason: ${one} is ours alone`),
  ],
  [
    'They are there in each example, with null.',
    ['job_id', 'user_id'].map((name) => `POST /v3/enhanced_kyc/sync 401/${name}: required by us alone`),
  ],
  [
    'The vendor’s example has each member in each row, and so has ours (v3 §5.6).',
    [
      ...['country', 'country/code', 'country/name', 'country/continent', 'id_types'],
      ...['id_types/0/code', 'id_types/0/name', 'id_types/0/example', 'id_types/0/has_back'],
    ].map((name) => `GET /v3/services/supported_documents 200/valid_documents/0/${name}: required by us alone`),
  ],
  ['Every example has it.', ['POST /v3/users/{user_id}/report_fraud 202/message: required by us alone']],
  [
    'The vendor’s examples have the list, and each row its fields; ours always do (v3 §17.5).',
    [
      'GET /v3/services/bank_codes 200/bank_codes: required by us alone',
      'GET /v3/services/supported_id_types 200/id_types: required by us alone',
      'GET /v3/services/supported_id_types 200/id_types/0/required_fields: required by us alone',
    ],
  ],
  [
    'Whatever may fail answers 500.',
    ['bank_codes', 'id_status', 'supported_id_types'].map((one) => `GET /v3/services/${one} 500: ours alone`),
  ],
  [
    'What stands before the gateway answers so, and no endpoint: here a scenario has it (`respond: { status: 504 }`).',
    ['POST /v3/enhanced_kyc/sync 504: missing'],
  ],
]

/** The vendor's operations that are not played yet. */
const notPlayed: readonly string[] = []

test('our contract is the vendor’s, but for what is not played yet and what has a reason', () => {
  const lines = [...known.flatMap(([, differing]) => differing), ...notPlayed.map((one) => `${one}: missing`)]
  expect(differences(vendor, ours).sort()).toEqual(lines.toSorted())
  expect(new Set(lines).size).toBe(lines.length)
})

describe('the comparison finds', () => {
  const kyc = ['paths', '/v3/enhanced_kyc', 'post']
  const request = ['components', 'schemas', 'EnhancedKycRequest']
  const status = ['components', 'schemas', 'JobStatusResponse', 'properties', 'status']

  test.each<[what: string, path: readonly string[], value: unknown, line: string]>([
    ['an operation', ['paths', '/v3/new'], { post: {} }, 'POST /v3/new: missing'],
    ['a parameter', [...kyc, 'parameters'], [{ in: 'header', name: 'X' }], 'POST /v3/enhanced_kyc header X: missing'],
    ['a status', [...kyc, 'responses', '404'], {}, 'POST /v3/enhanced_kyc 404: missing'],
    ['a status of ours', [...kyc, 'responses', '402'], undefined, 'POST /v3/enhanced_kyc 402: ours alone'],
    [
      'a header of an answer',
      [...kyc, 'responses', '202', 'headers'],
      { X: {} },
      'POST /v3/enhanced_kyc 202: no header X',
    ],
    ['a body', [...kyc, 'requestBody'], undefined, 'POST /v3/enhanced_kyc request: ours alone'],
    [
      'a body that may be left out',
      [...kyc, 'requestBody', 'required'],
      false,
      'POST /v3/enhanced_kyc request: required by us',
    ],
    [
      'a media type',
      [...kyc, 'requestBody', 'content'],
      { 'application/json': {} },
      'POST /v3/enhanced_kyc request: application/json is missing',
    ],
    ['a member', [...request, 'properties', 'age'], {}, 'POST /v3/enhanced_kyc request/age: missing'],
    ['a required member', [...request, 'required'], ['x'], 'POST /v3/enhanced_kyc request/x: not required by us'],
    [
      'a member that we require',
      [...request, 'required'],
      [],
      'POST /v3/enhanced_kyc request/id_number: required by us alone',
    ],
    ['a word', [...status, 'enum'], ['held'], 'GET /v3/status/{jobId} 200/status: no held'],
    ['a word of ours', [...status, 'enum'], [], 'GET /v3/status/{jobId} 404/status: clear is ours alone'],
  ])('%s', (what, path, value, line) => {
    const changed = mutate(vendor, path, what, value).value as OpenApi
    expect(differences(vendor, ours)).not.toContain(line)
    expect(differences(changed, ours)).toContain(line)
  })
})
