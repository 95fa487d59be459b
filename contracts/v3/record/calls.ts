import { calls } from '../../../test/clients/v3-wire/calls.ts'
import type { WirePart } from '../../../test/clients/v3-wire/request.ts'
import { jpeg } from '../../../test/helpers/pictures.ts'
import { type Exchange, tokenCall } from '../exchange.ts'
import { userId } from '../exchanges.ts'
import type { SdkCall } from './python-sdk.ts'

/** The call of the SDK behind an exchange, and the path to which it goes. */
export function callOf({
  call: name,
  path,
  values = {},
  states,
  raises,
}: Exchange): SdkCall & { readonly path: string } {
  // The SDK has no call for a token: it asks for one before it asks for anything else.
  const asked = name === tokenCall ? 'enhanced_kyc.verify' : name
  const call = calls.find((one) => one.name === asked)
  if (!call) throw new Error(`The SDKs have no call ${asked}.`)
  const { parts = [], query = {}, userId: named } = call.request('node')
  const sent = typeof path === 'object' ? String(path.value) : (path ?? call.path)
  const given = { ...argumentsOf(parts), ...query, ...(named !== undefined && { user_id: userId }) }
  const own = Object.entries({ ...given, ...('user_id' in given && { user_id: userId }), ...typed(values) })
  const isForged = name === tokenCall && states.some((one) => one.name === 'a forged signature')
  return {
    path: sent,
    method: asked.replace(/,.*/, ''),
    args: idsIn(call.path, sent),
    with: Object.fromEntries(own.filter(([, value]) => value !== null)),
    raises: raises === undefined ? [] : [raises],
    ...(isForged && { api_key: 'another-key' }),
  }
}

/** What stands in a path where the operation has braces. */
function idsIn(template: string, path: string): string[] {
  const segments = path.split('/')
  return template.split('/').flatMap((one, index) => (one.startsWith('{') ? [segments[index] ?? ''] : []))
}

/** Parts as the SDK takes them: by name, pictures as their bytes, and those of one name as a list. */
function argumentsOf(parts: readonly WirePart[]): Readonly<Record<string, unknown>> {
  const frames = parts.filter(({ name }) => name === 'liveness_images')
  const others = parts.filter(({ name }) => name !== 'liveness_images').map((part) => [part.name, argumentOf(part)])
  return {
    ...Object.fromEntries(others),
    ...(frames.length > 0 && { liveness_images: frames.map(argumentOf) }),
  }
}

function argumentOf(part: WirePart): unknown {
  if ('bytes' in part) {
    const bytes = jpeg(part.name === 'liveness_images' ? part.filename : part.name)
    return { base64: bytes.toString('base64') }
  }
  return 'text' in part ? typedText(part.text) : part.json
}

function typed(values: Readonly<Record<string, string | null>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === null ? null : typedText(value)]),
  )
}

/** The SDK takes flags and small numbers as such. */
function typedText(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true'
  return text === '0' ? 0 : text
}
