import { type ErrorKind, SmileError } from '../../core/errors.ts'
import { FieldError, type FieldProblem } from '../../core/field-error.ts'
import type { Word } from '../../core/jobs/wording.ts'
import type { Told } from '../../core/situations/verdicts.ts'
import type { Counterparts } from '../counterparts.ts'
import { errorsAt } from './wording/endpoint-errors.ts'

// A body is parts, and not JSON; no partner names a job; who is on file already is told by a verdict; no picture on file is asked for.
const never: readonly ErrorKind[] = ['invalid_json', 'job_exists', 'already_enrolled', 'product_not_taken']

// A field is named: these stand for any.
const examples: Readonly<Partial<Record<ErrorKind, FieldProblem>>> = {
  missing_parameter: { field: 'country', problem: 'missing' },
  wrong_type: { field: 'callback_url', problem: 'wrong' },
}

/** Where v3 says what other generations say. Sources: v3 §4, §5, §8, §16. */
export const v3Counterparts: Counterparts = {
  asked: {
    user: 'user_id',
    job: undefined,
    partner_params: 'partner_params',
    callback_url: 'callback_url',
    country: 'country',
    id_type: 'id_type',
    id_number: 'id_number',
    first_name: 'user_details.given_names',
    last_name: 'user_details.last_name',
    date_of_birth: undefined,
    phone_number: 'user_details.phone_number',
    email: 'user_details.email',
    consent: 'consent',
    sdk: 'header SmileID-Source-SDK',
    selfie: 'selfie_image',
    liveness: 'liveness_images',
    document_front: 'document',
    document_back: 'document_back',
    picture_on_file: 'use_enrolled_image',
    enrols_again: 'allow_new_enroll',
    scenario: 'partner_params.emulator_scenario',
  },
  told: {
    verdict: 'status',
    reason: 'reason',
    explanation: 'message',
    finality: 'status',
    judge: undefined,
    checks: undefined,
    confidence: undefined,
    risk: 'antifraud.fraud_risk',
    suspects: 'antifraud.smile_secure.suspect_users',
    job_of_smile_id: 'job_id',
    job: undefined,
    user: 'user_id',
    product: 'product',
    partner_params: 'partner_params',
    signature: 'header Response-Signature',
    timestamp: 'header Response-Timestamp',
    country: 'id_fields.country',
    id_type: 'id_fields.id_type',
    id_number: 'id_fields.id_number',
    full_name: 'id_fields.full_name',
    date_of_birth: 'id_fields.date_of_birth',
    gender: 'id_fields.gender',
    address: 'id_fields.address',
    phone_number: undefined,
    document_issued: 'id_fields.issuance_date',
    document_expires: 'id_fields.expiration_date',
    photo: 'id_fields.photo_url',
    pictures: 'image_links',
    receipt: 'kyc_receipt',
    consent: 'consent',
    submitted_at: 'created_at',
  },
  refusal,
  outcomes: { already_enrolled: 'already_enrolled' },
}

function refusal(kind: ErrorKind, told: Told): Word | undefined {
  if (never.includes(kind)) return undefined
  const about = examples[kind]
  const error = about ? new FieldError(kind, '', about) : new SmileError(kind, '')
  const { status, json } = errorsAt(told === 'at_once' ? 'sync' : 'entry')(error)
  return { code: String(status), text: (json as { readonly message: string }).message }
}
