import { defaultPartner } from '../../server/index.ts'
import { sign } from '../../server/vendor/shared/signatures/signature.ts'
import type { Answer } from './partner.ts'
import { files, withFiles } from './pictures.ts'
import { exampleOf } from './schema-examples.ts'
import { formOf, type V3Caller, type V3Parts } from './v3.ts'

/** The parts of a form, as with v3: an object is sent as JSON. */
export type V2Parts = V3Parts

/** The headers that prove a partner. Source: v2 §2.1. */
export function signedHeaders(
  { id, apiKey }: V3Caller,
  timestamp: string = new Date().toISOString(),
): Record<string, string> {
  return {
    'smileid-partner-id': id,
    'smileid-timestamp': timestamp,
    'smileid-request-signature': sign(apiKey, id, timestamp),
  }
}

/** What an app sends: a selfie, and as many pictures of liveness as it takes. */
export function selfieParts(liveness = 7): V2Parts {
  return { selfie_image: files(1)[0], liveness_images: files(liveness) }
}

/** The example of a schema as parts, its pictures as files. */
export function exampleForm(schema: string): V2Parts {
  return withFiles(exampleOf(schema) as object, schema) as V2Parts
}

/** Posts a form to v2, signed unless other headers are given. */
export async function postForm(
  url: string,
  path: string,
  parts: V2Parts,
  headers: Readonly<Record<string, string>> = signedHeaders(defaultPartner),
): Promise<Answer> {
  const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: formOf(parts) })
  const { status } = response
  const hint = response.headers.get('smile-emulator-hint') ?? ''
  return { status, body: await response.json(), hint, headers: response.headers }
}
