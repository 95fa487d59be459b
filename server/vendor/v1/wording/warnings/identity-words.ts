import type { WarningWords } from '../../../../core/warnings/words.ts'

/** What v1 says in warnings about who, or what business, is asked about. */
export const identityWords: WarningWords = {
  'id-info-missing': {
    cure: 'Send them in id_info. Biometric KYC takes a picture of the ID card (type 1 or 3) instead.',
  },
  'document-info-missing': {
    cure: 'Send in id_info the country that issued the document, and for Enhanced Document Verification its id_type.',
  },
  'id-not-entered': {
    seen: ({ value, product }) =>
      `entered is ${value} in id_info of a job of ${product}: Smile ID does not look such an ID up.`,
    cure: 'Send entered: "true" in id_info.',
  },
  'unknown-id-type': {
    seen: ({ type, product, country, known }) =>
      `id_type "${type}" is not known for ${product} in ${country}. Known: ${known}.`,
    cure: 'Write the type as GET /v1/services has it; of a document, as GET /v1/valid_documents has it.',
  },
  'id-number-format': {
    seen: ({ pattern, type, country }) =>
      `id_number does not fit ${pattern}, the pattern of ${type} in ${country}. Smile ID answers that it does not support such a number (1014).`,
    cure: 'Send the number as its authority writes it. GET /v1/services has a test number of each type.',
  },
  'business-type-missing': {
    seen: ({ type }) => `A business of Nigeria was looked up by ${type} without business_type.`,
  },
  'unknown-business-type': {
    seen: ({ value }) => `business_type is "${value}", which Smile ID does not know.`,
  },
}
