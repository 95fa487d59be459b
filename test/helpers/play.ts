import type { ListedOperation } from '../../schemas/generate/listed-operations.ts'
import { isAboutDocument, type Product, traitsOf } from '../../server/core/jobs/product.ts'
import { formatDuration, type Milliseconds } from '../../server/core/time.ts'
import { readSchema } from '../../server/files/schema-files.ts'
import { endpointName } from '../../server/http/endpoint-name.ts'
import type { Operation } from '../../server/http/operation.ts'
import { defaultPartner, type Emulator } from '../../server/index.ts'
import { jobTypeOf, v1Products } from '../../server/vendor/v1/decode.ts'
import { changed, type ExampleRequest, exampleRequest } from './example-request.ts'
import { type Answer, createTestPartner, type TestPartner, wholePackage } from './partner.ts'
import { withFiles } from './pictures.ts'
import type { Received, Receiver } from './receiver.ts'
import { exampleOf } from './schema-examples.ts'
import type { SchemaObject } from './schema-places.ts'
import { exampleForm, postForm } from './v2.ts'
import { kycParts, requiredHeaders, type V3Answer, type V3Parts, v3Client } from './v3.ts'

/** A scenario to be played for a product, through one endpoint that takes it. */
export interface Script {
  readonly listed: ListedOperation
  readonly product: Product
  /** A scenario's name. */
  readonly scenario: string
  /** How it is asked for; by its name in partner_params unless said otherwise. */
  readonly asked?: Asked
  /** When to look, counted from the submission, in order. */
  readonly moments: readonly Milliseconds[]
}

/** What a request says to come to an outcome, in wire words. */
export interface Asked {
  readonly userId?: string
  readonly params?: Readonly<Record<string, unknown>>
  /** Members of the identity: of a lookup, of a package's info.json, or parts of v3. */
  readonly identity?: Readonly<Record<string, string | object>>
}

/** Everything that left the emulator, in the vendor's words. */
export interface Played {
  readonly answer: Answer
  /** How the job stood before its package came, and what was answered to the package. */
  readonly package: { readonly status: Answer; readonly put: Answer } | undefined
  /** None when the submission was refused. */
  readonly moments: readonly Moment[]
}

/** What was called back by then, and how the job stood. */
export interface Moment {
  readonly at: Milliseconds
  readonly callbacks: readonly Received[]
  readonly status: Answer
}

const jobId = 'job-1'
const identity = { country: 'NG', id_type: 'BVN', id_number: '00000000000', entered: 'true' }

/**
 * Plays a script on an emulator whose clock is virtual, and which knows of no job.
 * @throws Error that says what to add, when the endpoint is of a kind that nobody has taught it.
 */
export async function play(script: Script, emulator: Emulator, receiver: Receiver): Promise<Played> {
  if (script.listed.generation.name === 'v3') return playV3(script, emulator, receiver)
  if (script.listed.operation.body === 'multipart') return playV2(script, emulator, receiver)
  const partner = createTestPartner(emulator)
  const userId = userOf(script)
  const { body, headers } = submissionOf(script, userId, receiver)
  const answer = await partner.post(script.listed.operation.path, body, headers)
  if (answer.status !== 200) return { answer, package: undefined, moments: [] }
  const look = () => partner.status(userId, jobId, { history: true, image_links: true })
  const sent = answer.body.upload_url ? await sendPackage(script, partner, answer.body.upload_url, look) : undefined

  return { answer, package: sent, moments: await lookAt(script, emulator, receiver, look) }
}

/** A form that is answered with the result, and whose job is known by the partner's name of it. */
async function playV2(script: Script, emulator: Emulator, receiver: Receiver): Promise<Played> {
  const { operation } = script.listed
  const userId = userOf(script)
  const parts = {
    ...exampleForm(operation.request ?? ''),
    ...{ user_id: userId, partner_params: { job_id: jobId, ...paramsOf(script) }, callback_url: receiver.url },
    ...script.asked?.identity,
  }
  const answer = await postForm(emulator.url, operation.path, parts)
  if (answer.status !== 200) return { answer, package: undefined, moments: [] }
  const { status } = createTestPartner(emulator)
  const look = () => status(userId, jobId, { history: true, image_links: true })
  return { answer, package: undefined, moments: await lookAt(script, emulator, receiver, look) }
}

async function playV3({ listed, ...script }: Script, emulator: Emulator, receiver: Receiver): Promise<Played> {
  const client = v3Client(emulator.url, defaultPartner)
  const { operation } = listed
  const userId = userOf({ listed, ...script })
  const parts = {
    ...partsOf(operation),
    ...(readsUser(operation) && { user_id: userId }),
    partner_params: paramsOf({ listed, ...script }),
    ...script.asked?.identity,
    ...(operation.callback && { callback_url: receiver.url }),
  }
  const headers = {
    ...requiredHeaders(operation.headers, defaultPartner),
    // A header has no letters but ASCII's.
    ...(!readsUser(operation) && { 'smileid-token': await client.token({ user_id: userId }) }),
  }
  const answer = plain(await client.post(operation.path, parts, headers))
  const jobId = answer.body.job_id ?? answer.headers.get('smileid-job-id')
  if (answer.status > 299) return { answer, package: undefined, moments: [] }
  const look = async () => plain(await client.status(jobId))
  return { answer, package: undefined, moments: await lookAt({ listed, ...script }, emulator, receiver, look) }
}

/** Somebody whom the sandbox does not know asks; an endpoint without a person of its own takes its schema's example. */
function partsOf({ request = '' }: Operation): V3Parts {
  if (request === 'v3/enhanced-kyc-request') return kycParts
  const example = withFiles(exampleOf(request) as object, request) as V3Parts
  return { ...example, user_details: kycParts.user_details, ...('full_name' in example && { full_name: 'Ada Obi' }) }
}

/** Elsewhere the user is named by a header, or by the token. */
function readsUser({ request = '' }: Operation): boolean {
  return Object.hasOwn((readSchema(request) as SchemaObject).properties ?? {}, 'user_id')
}

/** What every call here is warned about, since the receiver speaks http, says nothing of the answer. */
function plain({ status, body, headers, hint }: V3Answer): Answer {
  return { status, body, headers, hint: hint.startsWith('callback-not-https') ? '' : hint }
}

async function lookAt(
  script: Script,
  emulator: Emulator,
  receiver: Receiver,
  look: () => Promise<Answer>,
): Promise<readonly Moment[]> {
  const moments: Moment[] = []
  let now = 0
  for (const at of script.moments) {
    const before = receiver.received.length
    await emulator.clock.advance(formatDuration(at - now))
    moments.push({ at, callbacks: receiver.received.slice(before), status: await look() })
    now = at
  }
  return moments
}

async function sendPackage(
  { product, asked }: Script,
  partner: TestPartner,
  url: string,
  look: () => Promise<Answer>,
): Promise<NonNullable<Played['package']>> {
  const status = await look()
  return { status, put: await partner.put(url, await wholePackage(isAboutDocument(product), asked?.identity)) }
}

/** Some have to be on file, as those who begin with `demo-` are. */
function userOf({ product, asked }: Script): string {
  return asked?.userId ?? (traitsOf(product).needsEnrolledUser ? 'demo-anna' : 'anna')
}

function paramsOf({ scenario, asked }: Script): Readonly<Record<string, unknown>> {
  return asked ? (asked.params ?? {}) : { emulator_scenario: scenario }
}

function submissionOf(script: Script, userId: string, receiver: Receiver): ExampleRequest {
  const { product, asked } = script
  const { generation, operation } = script.listed
  const jobType = v1Products.includes(product) ? { job_type: jobTypeOf(product) } : {}
  const example =
    generation.vendor && exampleRequest(operation, defaultPartner, { user_id: userId, job_id: jobId, ...jobType })
  if (!example || !JSON.stringify(example.body).includes('"job_id"')) {
    throw new Error(
      `${endpointName(operation)} takes ${product}, and no test knows how to ask it. Say in submissionOf, in test/helpers/play.ts, ` +
        'where its request names the product, the user, the job and partner_params.emulator_scenario.',
    )
  }
  const members = operation.callback ? { callback_url: receiver.url } : {}
  const identity = operation.path === '/v1/upload' ? {} : asked?.identity
  return changed(example, { ...identityFor(example, product), ...identity, ...members }, paramsOf(script))
}

/** An example that asks about nobody asks about the vendor's first test number. Source: v1 §10. */
function identityFor({ body }: ExampleRequest, product: Product): object {
  if ('id_number' in body) return {}
  return isAboutDocument(product) ? { ...identity, id_type: 'PASSPORT' } : identity
}
