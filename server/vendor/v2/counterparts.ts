import type { Counterparts } from '../counterparts.ts'
import { codedPlaces } from '../shared/wording/coded-places.ts'
import { codedRefusal } from '../shared/wording/coded-refusal.ts'

/** Where v2 says what other generations say. Sources: v2 §3.1, §3.2, §5, §9. */
export const v2Counterparts: Counterparts = {
  asked: {
    user: 'user_id',
    job: 'partner_params.job_id',
    partner_params: 'partner_params',
    callback_url: 'callback_url',
    country: 'country',
    id_type: 'id_type',
    id_number: 'id_number',
    first_name: 'first_name',
    last_name: 'last_name',
    date_of_birth: 'dob',
    phone_number: 'phone_number',
    email: undefined,
    consent: undefined,
    sdk: 'header SmileID-Source-SDK',
    selfie: 'selfie_image',
    liveness: 'liveness_images',
    document_front: undefined,
    document_back: undefined,
    picture_on_file: undefined,
    enrols_again: 'allow_new_enroll',
    scenario: 'partner_params.emulator_scenario',
  },
  // Nothing of it reads a document, or looks for a face in several users, or tells what an authority has on file.
  told: {
    ...codedPlaces,
    suspects: undefined,
    full_name: undefined,
    date_of_birth: undefined,
    gender: undefined,
    address: undefined,
    document_issued: undefined,
    document_expires: undefined,
    photo: undefined,
    receipt: undefined,
  },
  // It has neither links nor a status, and asks for no picture on file; tokens and JSON are for its lookups.
  refusal: codedRefusal({
    never: ['link_not_found', 'job_not_found', 'no_photo_on_file', 'id_type_not_enabled'],
    ofLookups: ['token_ended', 'invalid_json'],
  }),
  outcomes: { id_type_not_enabled: 'product_inactive' },
}
