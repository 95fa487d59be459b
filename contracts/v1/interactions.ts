import type { HttpInteraction, StateUse } from '../../server/vendor/pacts/interaction.ts'
import { fromState } from '../../server/vendor/pacts/term.ts'
import { exampleUpload, expectation, goldenResult, refused, signedAnswer, uploadTaken } from './answers.ts'
import type { Client, IdInfo, JobNames, StatusWishes } from './client.ts'

/** What surrounds the examples while a pact is made. */
export interface Setting {
  /** Where the storage of upload links is, scheme and host. */
  readonly storage: string
  /** A package as the client zips it. */
  readonly zip: Buffer
  /** A signature that holds for the example's time: SDKs check it while they are recorded. */
  readonly signature?: string
}

const someJob = fromState('job_id', 'job-1')
const plain: StatusWishes = { history: false, images: false }
const nigerian: IdInfo = { country: 'NG', id_type: 'BVN', id_number: '00000000000' }

/** A job as an upload names it: its `job_id` is a fresh one whenever the pact is verified. */
function newJob(userId: string, jobType: number): JobNames {
  return { user_id: userId, job_id: someJob, job_type: jobType }
}

const onFile = 'demo-anna'
const authentication: JobNames = { user_id: onFile, job_id: 'job-1', job_type: 2 }

/** Every exchange that all server SDKs have, by a name that recorders know it by. */
export function sharedInteractions(
  client: Client,
  { storage, zip, signature }: Setting,
): Record<SharedName, HttpInteraction> {
  const { sdk, base, headers } = client
  const state = (name: string, params: object = {}): StateUse => ({ name, params: { ...params, sdk } })
  const forged = state('a forged signature')
  const post = (path: string, body: unknown) => ({ method: 'POST', path: `${base}${path}`, headers, body })
  const json = { 'Content-Type': 'application/json; charset=utf-8' }
  const ok = (body: unknown) => ({ status: 200, headers: json, body })
  const refusal = (code: string, error: string) => ({ status: 400, headers: json, body: refused(code, error) })

  const upload = (description: string, states: StateUse[], job: JobNames, idInfo: IdInfo = {}): HttpInteraction => ({
    description,
    states,
    request: post('/upload', client.upload(job, idInfo)),
    response: ok(uploadTaken(storage)),
  })
  const status = (description: string, states: StateUse[], answer: object, wishes = plain): HttpInteraction => ({
    description,
    states,
    request: post('/job_status', client.status(authentication, wishes)),
    response: ok(signedAnswer(answer, signature)),
  })
  const lookup = (
    path: string,
    description: string,
    states: StateUse[],
    jobType: number,
    idInfo: IdInfo,
    answer: object,
  ) => ({
    description,
    states,
    request: post(path, client.lookup({ user_id: 'anna', job_id: 'job-1', job_type: jobType }, idInfo)),
    response: ok(signedAnswer(answer, signature)),
  })
  const job = (params: object) => state('a job', { ...authentication, ...params })
  const registered = state('a user on file', { user_id: onFile })
  const notAuthorized = 'You are not authorized to do that.'

  return {
    'upload of an authentication': upload(
      'an upload that authenticates a user on file',
      [registered],
      newJob(onFile, 2),
    ),
    'upload of a registration': upload(
      'an upload that registers a user',
      [state('a user not on file', { user_id: 'newcomer' })],
      newJob('newcomer', 4),
    ),
    'upload of Biometric KYC': upload(
      'an upload of Biometric KYC, with an ID number',
      [state('a user not on file', { user_id: 'newcomer' })],
      newJob('newcomer', 1),
      { ...nigerian, first_name: 'Anna', last_name: 'Adeyemi', entered: 'true' },
    ),
    'upload of a document': upload(
      'an upload of Document Verification',
      [state('a user not on file', { user_id: 'newcomer' })],
      newJob('newcomer', 6),
      { country: 'NG', id_type: 'PASSPORT' },
    ),
    'upload of an unknown user': {
      ...upload('an upload that authenticates nobody on file', [state('a user not on file')], newJob('nobody', 2)),
      response: refusal('2210', 'No enrolled user found.'),
    },
    'upload of a known user': {
      ...upload('an upload that registers a user on file', [registered], newJob(onFile, 4)),
      response: refusal('2209', 'Error - Wrong user id. This user is already enrolled with user_id'),
    },
    'upload of a used job_id': {
      ...upload('an upload whose job_id was used before', [state('an open upload', authentication)], authentication),
      response: refusal('2215', 'Job already exists. Did you mean to set the retry flag to true?'),
    },
    'forged upload': {
      ...upload('an upload that another key signed', [registered, forged], newJob(onFile, 2)),
      response: refusal('2205', notAuthorized),
    },
    package: {
      description: 'a package for an upload that is open',
      states: [state('an open upload', { user_id: onFile })],
      request: {
        method: 'PUT',
        path: fromState('upload_path', exampleUpload.path),
        query: {
          ...exampleUpload.query,
          Expires: fromState('upload_expires', exampleUpload.query.Expires),
          Signature: fromState('upload_signature', exampleUpload.query.Signature),
        },
        headers: { 'Content-Type': 'application/zip' },
        bytes: { type: 'application/zip', content: zip },
      },
      response: { status: 200 },
    },
    'approved status': status('job_status of an approved job', [job({})], completed(true, machine('approved'))),
    'status without package': status('job_status before the package', [state('an open upload', authentication)], {
      job_complete: false,
      job_success: false,
      code: '2314',
      result: 'No zip file received',
    }),
    'status without verdict': status('job_status before the verdict', [job({ state: 'pending' })], {
      job_complete: false,
      job_success: false,
      code: '2302',
    }),
    'rejected status': status(
      'job_status of a rejected job',
      [job({ scenario: 'rejected' })],
      completed(false, machine('rejected')),
    ),
    'provisional status': status(
      'job_status of a job in review',
      [job({ state: 'in_review' })],
      completed(true, machine('provisional-then-approved')),
    ),
    'suspected status': status(
      'job_status of a suspected spoof',
      [job({ state: 'in_review', scenario: 'spoof-suspected-then-confirmed' })],
      completed(true, machine('spoof-suspected-then-confirmed')),
    ),
    'reviewed status': status(
      'job_status of a job that a human approved, with its history and pictures',
      [job({ scenario: 'provisional-then-approved' })],
      {
        ...completed(true, human('provisional-then-approved')),
        history: [human('provisional-then-approved'), machine('provisional-then-approved')],
        image_links: { selfie_image: `${storage}/__storage/results/1234/1234-0000000001-a1b2c3/SID_Preview_FULL.jpg` },
      },
      { history: true, images: true },
    ),
    'forged status': {
      ...status('job_status that another key signed', [job({}), forged], {}),
      response: refusal('2205', notAuthorized),
    },
    'ID lookup': lookup(
      '/id_verification',
      'a lookup of an ID number',
      [state('a partner')],
      5,
      nigerian,
      goldenResult('approved', 'enhanced_kyc', 'answer'),
    ),
    'ID lookup in vain': lookup(
      '/id_verification',
      'a lookup of an ID number that is not known',
      [state('a partner')],
      5,
      { ...nigerian, id_number: '00000000001' },
      { ...goldenResult('id-not-found', 'enhanced_kyc', 'answer'), IDNumber: '00000000001' },
    ),
    'forged ID lookup': {
      ...lookup('/id_verification', 'a lookup that another key signed', [forged], 5, nigerian, {}),
      response: refusal('2405', notAuthorized),
    },
    'business lookup': lookup(
      '/business_verification',
      'a lookup of a business',
      [state('a partner')],
      7,
      { country: 'NG', id_type: 'BUSINESS_REGISTRATION', id_number: '0000000', business_type: 'co' },
      goldenResult('approved', 'business_verification', 'answer'),
    ),
    'web token': {
      description: 'a web token for a browser',
      states: [state('a partner')],
      request: post('/token', client.token({ user_id: 'anna', job_id: 'job-1', job_type: 2 }, 'authentication')),
      response: ok(expectation({ success: true, token: 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln' })),
    },
    'web token of no product': {
      description: 'a web token for a product that there is not',
      states: [state('a partner')],
      request: post('/token', client.token({ user_id: 'anna', job_id: 'job-1', job_type: 2 }, 'no-product')),
      response: refusal('2217', 'Invalid product.'),
    },
  }
}

/** The names of the shared exchanges, in their order. */
export type SharedName =
  | 'upload of an authentication'
  | 'upload of a registration'
  | 'upload of Biometric KYC'
  | 'upload of a document'
  | 'upload of an unknown user'
  | 'upload of a known user'
  | 'upload of a used job_id'
  | 'forged upload'
  | 'package'
  | 'status without package'
  | 'status without verdict'
  | 'approved status'
  | 'rejected status'
  | 'provisional status'
  | 'suspected status'
  | 'reviewed status'
  | 'forged status'
  | 'ID lookup'
  | 'ID lookup in vain'
  | 'forged ID lookup'
  | 'business lookup'
  | 'web token'
  | 'web token of no product'

function completed(
  success: boolean,
  result: object,
): { job_complete: true; job_success: boolean; code: string; result: object } {
  return { job_complete: true, job_success: success, code: '2302', result }
}

const machine = (scenario: string): object => goldenResult(scenario, 'smart_selfie_authentication', 'after 1 s')
const human = (scenario: string): object => goldenResult(scenario, 'smart_selfie_authentication', 'after 30 s')
