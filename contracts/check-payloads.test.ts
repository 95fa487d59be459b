import { describe, expect, test } from 'vitest'
import { pactFile } from '../server/pact/pact-file.ts'
import { like } from '../server/vendor/pacts/term.ts'
import { payloads } from '../test/helpers/payloads.ts'
import { findingsOf } from './check-findings.ts'

const callOf: Readonly<Record<string, readonly [method: string, path: string, status: number]>> = {
  'job-status-response': ['POST', '/v1/job_status', 200],
  'id-verification-response': ['POST', '/v1/id_verification', 200],
  'aml-response': ['POST', '/v1/aml', 200],
  'upload-response': ['POST', '/v1/upload', 200],
  'services-response': ['GET', '/v1/services', 200],
  'products-config-response': ['POST', '/v1/products_config', 200],
  'valid-documents-response': ['POST', '/v1/valid_documents', 200],
  error: ['POST', '/v1/upload', 400],
}
const requestOf: Readonly<Record<string, string>> = {
  'upload-request': '/v1/upload',
  'job-status-request': '/v1/job_status',
  'id-verification-request': '/v1/id_verification',
  'aml-request': '/v1/aml',
  'smile-link-request': '/v1/smile_links',
}

function pactOf(schema: string, body: unknown): object {
  if (schema === 'callback') return pactFile('partner', 'smile-id', [{ description: 'one', states: [], message: body }])
  const [method, path, status] = callOf[schema] ?? ['POST', requestOf[schema] ?? '', 200]
  const said = schema in callOf ? { status, body } : { status }
  const asked = schema in requestOf ? { method, path, body } : { method, path }
  return pactFile('partner', 'smile-id', [{ description: 'one', states: [], request: asked, response: said }])
}

const faultsIn = (pact: object) => findingsOf(pact).filter(({ kind }) => kind === 'fault')

describe('a pact that expects what Smile ID really sent has no fault:', () => {
  // The author of one made this member up, as its note says.
  const made = ['message /Personal_Info', 'message /PartnerParams']
  const judged = payloads.filter(({ schema }) => schema === 'callback' || schema in callOf || schema in requestOf)

  test.each(judged)('$file', ({ schema, body }) => {
    for (const expected of [body, schema in requestOf ? body : like(body)]) {
      expect(faultsIn(pactOf(schema, expected)).filter(({ place }) => !made.includes(place))).toEqual([])
    }
  })

  test('and only what is in packages is not tried', () => {
    expect(payloads.filter((one) => !judged.includes(one)).map(({ schema }) => schema)).toEqual(
      Array(3).fill('info-json'),
    )
  })
})
