import { documentCountries } from '../../../core/identity/documents.ts'
import { consentRequired, type IdType, idCountries } from '../../../core/identity/id-types.ts'
import type { Partner } from '../../../core/users/partner.ts'
import type { V1ProductsConfigResponse } from '../../../generated/v1/products-config-response.ts'
import type { V1ServicesResponse } from '../../../generated/v1/services-response.ts'
import { bankCodes } from '../../shared/bank-codes.ts'
import { byCountry, idSelections } from '../../shared/id-selection.ts'

type HostedCountries = V1ServicesResponse['hosted_web']['basic_kyc']
type HostedIdType = HostedCountries[string]['id_types'][string]

// The user and the job. Source: v1 §9.4 and the required fields in the Android SDK.
const always = ['user_id', 'job_id']

/** ID types, bank codes and what the hosted pages show. Source: v1 §9.4. */
export function encodeServices(): V1ServicesResponse {
  const withPhoto = hosted(({ photo }) => photo)
  return {
    id_types: byCountry(({ idTypes }) => Object.fromEntries(idTypes.map((one) => [one.code, requiredOf(one)]))),
    bank_codes: bankCodes.map((bank) => ({ ...bank })),
    hosted_web: {
      basic_kyc: hosted(() => true, comparedFields),
      biometric_kyc: withPhoto,
      enhanced_kyc: hosted(() => true),
      doc_verification: hostedDocuments(),
      ekyc_smartselfie: withPhoto,
      enhanced_document_verification: hosted(({ isDocument }) => isDocument === true),
    },
  }
}

/** The ID types that this partner may ask about, and those for which the holder must agree. Source: v1 §9.7. */
export function encodeProductsConfig(partner: Partner): V1ProductsConfigResponse {
  return {
    consentRequired: Object.fromEntries(Object.entries(consentRequired).map(([code, types]) => [code, [...types]])),
    idSelection: idSelections(partner),
  }
}

function hosted(wanted: (idType: IdType) => boolean, fieldsOf = requiredOf): HostedCountries {
  const shown = idCountries
    .map(({ idTypes, ...country }) => ({ ...country, idTypes: idTypes.filter(wanted) }))
    .filter(({ idTypes }) => idTypes.length > 0)
  return Object.fromEntries(
    shown.map(({ code, name, idTypes }) => [
      code,
      { name, id_types: Object.fromEntries(idTypes.map((one) => [one.code, hostedIdType(one, fieldsOf(one))])) },
    ]),
  )
}

function hostedIdType(idType: IdType, fields: string[]): HostedIdType {
  return {
    label: idType.label,
    required_fields: fields,
    test_data: idType.testNumber ?? null,
    id_number_regex: idType.pattern ?? null,
  }
}

/** A document needs no number: it is read from the picture. */
function hostedDocuments(): HostedCountries {
  return Object.fromEntries(
    documentCountries.map(({ code, name, documents }) => [
      code,
      {
        name,
        id_types: Object.fromEntries(
          documents.map((one) => [
            one.code,
            {
              label: one.name,
              required_fields: ['country', 'id_type', 'user_id', 'job_id'],
              test_data: null,
              id_number_regex: null,
            },
          ]),
        ),
      },
    ]),
  )
}

/** With consent, the session replaces the number. */
function requiredOf({ asks = [], bySession }: IdType): string[] {
  return ['country', 'id_type', bySession ? 'session_id' : 'id_number', ...always, ...asks]
}

function comparedFields(idType: IdType): string[] {
  return [...requiredOf(idType), ...(idType.compares ?? [])]
}
