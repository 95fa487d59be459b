import { fullName, type Person } from '../../../core/identity/person.ts'
import type { Job } from '../../../core/jobs/job.ts'
import { isAboutDocument, type Product } from '../../../core/jobs/product.ts'
import type { V1Result } from '../../../generated/v1/job-status-response.ts'
import { photoOf } from '../../../people/photo.ts'
import { encodeBusiness } from '../lookups/encode-business.ts'
import { type JobLinks, receiptOf } from '../views/links.ts'
import { encodeDocument } from './document.ts'
import { reworded } from './reworded.ts'
import type { SaidResult } from './said-result.ts'

/**
 * One result of a job, as job_status wraps it and a callback carries it. Sources: v1 §5.2, §6.1 to §6.6.
 * @param links what it links to; nothing where there is nobody to follow a link.
 */
export function encodeResult(job: Job, said: SaidResult, links?: JobLinks): V1Result {
  const { submission } = job
  const members: V1Result = {
    Actions: said.actions as V1Result['Actions'],
    ...(said.confidence !== undefined && { ConfidenceValue: said.confidence }),
    JSONVersion: '1.0.0',
    IsFinalResult: said.final ? 'true' : 'false',
    IsMachineResult: said.by === 'machine' ? 'true' : 'false',
    PartnerParams: submission.partnerParams as V1Result['PartnerParams'],
    ResultCode: said.code,
    ResultText: said.text,
    ResultType: resultType(submission.product, said),
    SmileJobID: job.smileJobId,
    Source: submission.sourceSdk === 'rest_api' ? 'Rest API' : 'WebAPI',
    ...productFields(job, said),
    ...(links && linkMembers(job, said, links)),
  }
  return reworded(members, said)
}

// Sources: v1 §5.2, §6.3. Which products say "Document Verification", and what AML and addresses say, is assumed.
function resultType(product: Product, { by, code }: SaidResult): V1Result['ResultType'] {
  if (product === 'business_verification') return 'Business Verification'
  if (product === 'aml_check') return 'AML Check'
  if (product === 'address_verification') return 'Address Verification'
  if (code.startsWith('10')) return 'ID Verification'
  if (isAboutDocument(product)) return 'Document Verification'
  return by === 'machine' ? 'SAIA' : 'DIVA'
}

// Which results link to pictures: job types 1, 2, 4, 6 and 11. Source: v1 §6.10; of a comparison, assumed.
const illustrated: readonly Product[] = [
  'biometric_kyc',
  'smart_selfie_authentication',
  'smart_selfie_registration',
  'smart_selfie_compare',
  'document_verification',
  'enhanced_document_verification',
]

/** The links of a result to its pictures and its receipt. Source: v1 §6.10. */
function linkMembers(job: Job, said: SaidResult, links: JobLinks): Partial<V1Result> {
  const shows = illustrated.includes(job.submission.product) && Object.keys(links.pictures).length > 0
  const kind = receiptOf(job, said)
  return {
    ...(shows && { ImageLinks: links.pictures }),
    ...(kind === 'kyc' && { KYCReceipt: links.receipt }),
    ...(kind === 'kyb' && { kyb_receipt: links.receipt }),
  }
}

function productFields(job: Job, said: SaidResult): Partial<V1Result> {
  switch (job.submission.product) {
    case 'address_verification':
    case 'basic_kyc':
      return identity(job)
    // Whose answers are not published: assumed (v2 §6).
    case 'phone_verification': {
      const { country, phoneNumber } = job.submission.idInfo
      return { Country: text(country), PhoneNumber: text(phoneNumber) }
    }
    case 'business_verification':
      return { ...identity(job), ...encodeBusiness(job, said) }
    case 'biometric_kyc':
    case 'enhanced_kyc':
    case 'user_info_comparison':
      return { ...identity(job), ...personalInfo(job, said) }
    case 'document_verification':
      return { ...identity(job), ...encodeDocument(job, said) }
    // The document, and what the authority knows by its number. Source: v1 §6.4.
    case 'enhanced_document_verification':
      return { ...identity(job), ...encodeDocument(job, said), ...personalInfo(job, said) }
    default:
      return {}
  }
}

/** What was asked about, echoed. */
function identity({ submission: { idInfo } }: Job): Partial<V1Result> {
  return {
    Country: text(idInfo.country),
    IDType: text(idInfo.idType),
    IDNumber: text(idInfo.idNumber),
  }
}

/** What the authority returned, when it returned anything. Source: v1 §6.3 (b). */
function personalInfo({ submission }: Job, { actions }: SaidResult): Partial<V1Result> {
  const { person, partnerParams } = submission
  if (!person || actions.Return_Personal_Info !== 'Returned') return {}
  const info = {
    FullName: fullName(person),
    DOB: person.dateOfBirth,
    Gender: person.gender,
    Address: person.address,
    PhoneNumber: person.phoneNumber,
    PhoneNumber2: '',
    ExpirationDate: person.expires,
    Photo: photoOf(person),
  }
  return { ...info, FullData: fullData(person), ...customised(submission.idInfo.idNumber, partnerParams) }
}

/** The sandbox's custom data: an ID number that ends in 4 takes personal info from partner_params. Source: v1 §10. */
function customised(idNumber: unknown, params: Readonly<Record<string, unknown>>): Partial<V1Result> {
  if (!text(idNumber).endsWith('4')) return {}
  const names = ['FullName', 'DOB', 'Gender', 'Address', 'PhoneNumber', 'PhoneNumber2', 'ExpirationDate'] as const
  return Object.fromEntries(names.flatMap((name) => (typeof params[name] === 'string' ? [[name, params[name]]] : [])))
}

function fullData(person: Person): Record<string, string> {
  const { firstName, middleName, lastName, dateOfBirth, gender, phoneNumber, address } = person
  return { firstName, middleName, lastName, dateOfBirth, gender, phoneNumber, address }
}

function text(value: unknown): string {
  return value === undefined || value === null ? '' : String(value)
}
