import type { Counterparts } from '../counterparts.ts'
import { codedPlaces } from '../shared/wording/coded-places.ts'
import { codedRefusal } from '../shared/wording/coded-refusal.ts'

/** Where v1 says what other generations say. Sources: v1 §3.1, §4.2, §6, §9.1. */
export const v1Counterparts: Counterparts = {
  asked: {
    user: 'partner_params.user_id',
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
    sdk: 'source_sdk',
    selfie: 'image_type_id 0 or 2',
    liveness: 'image_type_id 4 or 6',
    document_front: 'image_type_id 1 or 3',
    document_back: 'image_type_id 5 or 7',
    picture_on_file: 'use_enrolled_image',
    enrols_again: 'allow_new_enroll',
    scenario: 'partner_params.emulator_scenario',
  },
  told: codedPlaces,
  // It takes JSON, and nobody measures the parts of a form.
  refusal: codedRefusal({ never: ['not_multipart', 'invalid_multipart', 'id_type_not_enabled'], ofLookups: [] }),
  // Source: v1 §7.5: it looks the number up, and says that the product is not active.
  outcomes: { id_type_not_enabled: 'product_inactive' },
}
