import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import smile from 'smile-identity-core'
import { temporaryFolder } from '../../../test/helpers/temporary-folder.ts'
import { examplePartner } from '../../example.ts'
import { callbackUrl } from '../client.ts'
import type { SharedName } from '../interactions.ts'

const { WebApi, IDApi, Utilities } = smile

/** How the official Node SDK is made to ask for something. */
export interface SdkCall {
  /** Exchanges that the same call makes besides. */
  readonly with?: readonly SharedName[]
  /** Makes the call. @param server what the SDK is given as its server. */
  call(server: string): Promise<unknown>
  /** The code with which it is refused. */
  readonly refusedWith?: string
}

const { id, apiKey }: { readonly id: string; readonly apiKey: string } = examplePartner
const wrongKey = 'another-key'
/** A JPEG of one grey pixel. */
const picture =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q=='

function pictureFile(name: string): string {
  const path = join(temporaryFolder('pictures'), name)
  writeFileSync(path, Buffer.from(picture, 'base64'))
  return path
}

function submit(userId: string, jobType: number, { key = apiKey, idInfo = {}, jobId = 'job-1' } = {}) {
  const images = [
    { image_type_id: 0, image: pictureFile('selfie.jpg') },
    ...(jobType === 6 ? [{ image_type_id: 3, image: picture }] : []),
    ...Array.from({ length: 8 }, () => ({ image_type_id: 6, image: picture })),
  ]
  const params = { user_id: userId, job_id: jobId, job_type: jobType }
  return (server: string) => new WebApi(id, callbackUrl, key, server).submit_job(params, images, idInfo, {} as never)
}

function ask({ key = apiKey, history = false, images = false } = {}) {
  const options = { return_history: history, return_images: images }
  return (server: string) => new Utilities(id, key, server).get_job_status('demo-anna', 'job-1', options)
}

function lookUp(jobType: number, idInfo: object, key: string = apiKey) {
  const params = { user_id: 'anna', job_id: 'job-1', job_type: jobType }
  return (server: string) => new IDApi(id, key, server).submit_job(params, idInfo)
}

function webToken(product: string) {
  const params = { user_id: 'anna', job_id: 'job-1', product, callback_url: callbackUrl }
  return (server: string) => new WebApi(id, callbackUrl, apiKey, server).get_web_token(params)
}

const nigerian = { country: 'NG', id_type: 'BVN', id_number: '00000000000' }
const person = { ...nigerian, first_name: 'Anna', last_name: 'Adeyemi', entered: 'true' }
const passport = { country: 'NG', id_type: 'PASSPORT' }

/** The call behind each shared exchange; the package goes with the uploads that are taken. */
export const sdkCalls: Readonly<Record<Exclude<SharedName, 'package'>, SdkCall>> = {
  'upload of an authentication': { call: submit('demo-anna', 2), with: ['package'] },
  'upload of a registration': { call: submit('newcomer', 4), with: ['package'] },
  'upload of Biometric KYC': { call: submit('newcomer', 1, { idInfo: person }), with: ['package'] },
  'upload of a document': { call: submit('newcomer', 6, { idInfo: passport }), with: ['package'] },
  'upload of an unknown user': { call: submit('nobody', 2), refusedWith: '2210' },
  'upload of a known user': { call: submit('demo-anna', 4), refusedWith: '2209' },
  'upload of a used job_id': { call: submit('demo-anna', 2), refusedWith: '2215' },
  'forged upload': { call: submit('demo-anna', 2, { key: wrongKey }), refusedWith: '2205' },
  'status without package': { call: ask() },
  'status without verdict': { call: ask() },
  'approved status': { call: ask() },
  'rejected status': { call: ask() },
  'provisional status': { call: ask() },
  'suspected status': { call: ask() },
  'reviewed status': { call: ask({ history: true, images: true }) },
  'forged status': { call: ask({ key: wrongKey }), refusedWith: '2205' },
  'ID lookup': { call: lookUp(5, nigerian) },
  'ID lookup in vain': { call: lookUp(5, { ...nigerian, id_number: '00000000001' }) },
  'forged ID lookup': { call: lookUp(5, nigerian, wrongKey), refusedWith: '2405' },
  'business lookup': {
    call: lookUp(7, { country: 'NG', id_type: 'BUSINESS_REGISTRATION', id_number: '0000000', business_type: 'co' }),
  },
  'web token': { call: webToken('authentication') },
  'web token of no product': { call: webToken('no-product'), refusedWith: '2217' },
}
