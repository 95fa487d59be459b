import type { V3SupportedDocumentsResponse } from '../../../generated/v3/supported-documents-response.ts'
import type { Operation, Reply } from '../../../http/operation.ts'
import { filterQuery, readFilter } from '../../shared/documents/filter.ts'
import { encodeServiceError } from '../wording/service-errors.ts'

/** `GET /v3/services/supported_documents`, and its alias: what can be verified, by country. It needs no token. Source: v3 §3, §5.6. */
export function supportedDocumentsOperations(): Operation[] {
  return ['/v3/services/supported_documents', '/v3/valid-documents'].map((path) => ({
    method: 'get',
    path,
    body: 'none',
    limit: 0,
    purposes: ['list_documents'],
    summary: 'Lists the documents that can be verified, by country.',
    tag: 'catalogue',
    query: filterQuery,
    response: { 200: 'v3/supported-documents-response', 400: 'v3/service-error', 500: 'v3/service-error' },
    refusals: ['wrong_type', 'system_error'],
    encodeError: encodeServiceError,
    async handle({ query }): Promise<Reply> {
      const filter = readFilter(query)
      const { supportedDocuments } = await import('../../shared/documents/supported-documents.ts')
      const json: V3SupportedDocumentsResponse = { valid_documents: supportedDocuments(filter) }
      return { status: 200, json }
    },
  }))
}
