import type { WirePart } from './request.ts'
import type { ClientName } from './writers.ts'

/** Who is verified: names that have to come through as they are. */
export const person = { given_names: 'Ọlájídé N’Golo', last_name: "O'Brien-Çelik", email: 'olajide@example.com' }

/** What a partner adds: JSON that a careless writer or reader would spoil. */
export const partnerParams = { order: 'Nº 7 — “ünïcode” <b>&amp;</b> \\ / ሰላም 🇳🇬' }

/** The user whom a client verifies. */
export const userOf = (client: ClientName): string => `${client}-user`

// FF D8 FF, and then what looks like the end of a part.
const picture = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  Buffer.from('\r\n--\r\n\0'),
  Buffer.alloc(2_000, 7),
])
// Each is another.
const frames = Array.from({ length: 6 }, (_, index) => Buffer.concat([picture, Buffer.from([index])]))

const consent = {
  granted: true,
  granted_at: '2026-01-01T00:00:00.000Z',
  notice_language: 'EN',
  notice_privacy_policy_url: 'https://shop.example/privacy',
}
const objects = {
  user_details: person,
  consent,
  partner_params: partnerParams,
  metadata: [{ name: 'canal', value: 'é' }],
}
const texts = {
  ...{ country: 'NG', id_type: 'NIN', id_number: '12345678901', callback_url: 'https://shop.example/hook' },
  ...{ sandbox_result: '0', allow_new_enroll: 'true', comparison_image_type: 'PORTRAIT' },
  ...{ is_fraud: 'true', reported_by: 'risk@shop.example', reason: 'OTHER', notes: 'Ça ne va pas.' },
}
// What an SDK calls a picture that came as bytes. Source: v3 §4.3.
const pictureNames: Readonly<Record<ClientName, (name: string) => string>> = {
  node: (name) => `${name.replace('_image', '')}.jpg`,
  go: () => 'upload',
  php: (name) => `${name}.jpg`,
  ruby: (name) => `${name.replace('_image', '')}.jpg`,
  java: (name) => `${name.replace('_image', '')}.jpg`,
}
const frameNames: Readonly<Record<ClientName, (ordinal: number) => string>> = {
  node: (ordinal) => `liveness${ordinal}.jpg`,
  go: () => 'upload',
  php: (ordinal) => `liveness_${ordinal}.jpg`,
  ruby: (ordinal) => `liveness_images_${ordinal}.jpg`,
  java: (ordinal) => `liveness_${ordinal}.jpg`,
}

/** What a client sends, in this order. @param own values instead of the usual ones. */
export function partsOf(
  client: ClientName,
  order: string,
  own: Readonly<Record<string, string>> = {},
): readonly WirePart[] {
  const known: Readonly<Record<string, string>> = { ...texts, user_id: userOf(client), ...own }
  const file = (name: string, filename: string, bytes: Buffer) => ({ name, filename, type: 'image/jpeg', bytes })
  return order.split(' ').flatMap((name): WirePart[] => {
    if (name in objects) return [{ name, json: objects[name as keyof typeof objects] }]
    const text = known[name]
    if (text !== undefined) return [{ name, text }]
    if (name !== 'liveness_images') return [file(name, pictureNames[client](name), pictureOf(name))]
    return frames.map((bytes, index) => file(name, frameNames[client](index + 1), bytes))
  })
}

/** A visa must not be the page of the passport again. */
function pictureOf(name: string): Buffer {
  return Buffer.concat([picture, Buffer.from(name)])
}
