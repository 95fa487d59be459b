import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import JSZip from 'jszip'
import type { Emulator } from '../../server/index.ts'
import { sign } from '../../server/vendor/shared/signatures/signature.ts'

/** A picture's worth of base64: a JPEG of one grey pixel. */
export const pictureBase64 =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q=='

/** What a request got, with the explanation beside it. */
export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly body: any
  readonly hint: string
  readonly headers: Headers
}

/** What a submission says; everything has a sensible default. */
export interface SubmissionOptions {
  readonly userId?: string
  readonly jobId?: string
  readonly jobType?: number | string
  readonly params?: Record<string, unknown>
  readonly upload?: Record<string, unknown>
  readonly callbackUrl?: string
  readonly zip?: Buffer | string
}

/** A partner's server in plain HTTP: signs, uploads, puts and polls as v1 says, and can do it wrongly on request. */
export interface TestPartner {
  readonly id: string
  signed(timestamp?: string): { timestamp: string; signature: string }
  /** Any call, with a body that is text. */
  send(method: string, path: string, body: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
  uploadBody(options?: SubmissionOptions): Record<string, unknown>
  upload(options?: SubmissionOptions): Promise<Answer>
  put(url: string, zip: Buffer | string, headers?: Record<string, string>): Promise<Answer>
  /** Upload and PUT. */
  submit(options?: SubmissionOptions): Promise<{ smileJobId: string; jobId: string; userId: string; put: Answer }>
  status(userId: string, jobId: string, more?: Record<string, unknown>): Promise<Answer>
}

export function createTestPartner(
  emulator: Pick<Emulator, 'url'>,
  id = '1234',
  apiKey = 'emulator-api-key',
): TestPartner {
  function signed(timestamp = new Date().toISOString()) {
    return { timestamp, signature: sign(apiKey, id, timestamp) }
  }

  const post: TestPartner['post'] = (path, body, headers = {}) => {
    const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
    return request(`${emulator.url}${path}`, 'POST', text, headers)
  }

  function uploadBody(options: SubmissionOptions = {}): Record<string, unknown> {
    const { userId = 'demo-anna', jobId = randomUUID(), jobType = 2, params = {}, callbackUrl, upload = {} } = options
    return {
      smile_client_id: id,
      partner_params: { user_id: userId, job_id: jobId, job_type: jobType, ...params },
      ...(callbackUrl && { callback_url: callbackUrl }),
      ...signed(),
      source_sdk: 'rest_api',
      source_sdk_version: '1.0.0',
      ...upload,
    }
  }

  const partner: TestPartner = {
    id,
    signed,
    send: (method, path, body, headers = {}) => request(`${emulator.url}${path}`, method, body, headers),
    post,
    uploadBody,
    upload: (options) => post('/v1/upload', uploadBody(options)),
    put: (url, zip, headers = { 'content-type': 'application/zip' }) => request(url, 'PUT', zip, headers),
    async submit(options = {}) {
      const { userId = 'demo-anna', jobId = randomUUID() } = options
      const opened = await partner.upload({ ...options, userId, jobId })
      if (opened.status !== 200) throw new Error(`upload was refused: ${JSON.stringify(opened.body)} ${opened.hint}`)
      const put = await partner.put(opened.body.upload_url, options.zip ?? (await usualPackage()))
      return { smileJobId: opened.body.smile_job_id, jobId, userId, put }
    },
    status: (userId, jobId, more = {}) =>
      post('/v1/job_status', { partner_id: id, user_id: userId, job_id: jobId, ...signed(), ...more }),
  }
  return partner
}

let usual: Promise<Buffer> | undefined

/** What is sent when nothing is said about it. Zipped once: most tests send it. */
export function usualPackage(): Promise<Buffer> {
  usual ??= createPackage()
  return usual
}

/** What an SDK sends when nothing is left out: a selfie, eight liveness pictures and, of a document, both of its sides. */
export function wholePackage(withDocument = false, idInfo: Readonly<Record<string, unknown>> = {}): Promise<Buffer> {
  const types = [2, ...Array<number>(8).fill(6), ...(withDocument ? [3, 7] : [])]
  const images = types.map((type) => ({ image_type_id: type, image: pictureBase64, file_name: '' }))
  return createPackage(images, {}, idInfo)
}

/** A package as an SDK would zip it: `info.json` and whatever files are given. */
export async function createPackage(
  images: readonly object[] = [{ image_type_id: 2, image: pictureBase64, file_name: '' }],
  files: Readonly<Record<string, string | Buffer>> = {},
  idInfo: Readonly<Record<string, unknown>> = {},
): Promise<Buffer> {
  const zip = new JSZip()
  zip.file('info.json', JSON.stringify({ images, id_info: idInfo }))
  for (const [name, content] of Object.entries(files)) zip.file(name, content)
  return zip.generateAsync({ type: 'nodebuffer' })
}

// An import reads every name of it, and one of them loads all of fetch, once in each worker.
const http = process.getBuiltinModule('node:http')
const agent = new http.Agent({ keepAlive: true })

/** Sends a request. As thin as it can be: tests make some thirty thousand of these, and `fetch` takes twice the time. */
export function request(
  url: string,
  method: string,
  body: Buffer | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) }
    const sent = http.request(url, { method, agent, headers: { ...length, ...headers } }, (response) => {
      readText(response)
        .then((text) => answerOf(response, text))
        .then(resolve, reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

function readText(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    response.setEncoding('utf8')
    response.on('data', (part: string) => {
      text += part
    })
    response.on('end', () => resolve(text))
    response.on('error', reject)
  })
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, text: string): Answer {
  return {
    status: statusCode,
    body: headers['content-type']?.startsWith('application/json') ? JSON.parse(text) : text,
    hint: String(headers['smile-emulator-hint'] ?? ''),
    // Few look, and it takes as long to make as the rest.
    get headers() {
      return new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)] as [string, string]))
    },
  }
}
