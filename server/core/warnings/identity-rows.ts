/** Warnings about who, or what business, is asked about. */
export const identityWarningRows = {
  // Source: v1 §8.3: the JavaScript and Ruby SDKs refuse to send such a job.
  'id-info-missing': {
    seen: 'A job of {product} came without {missing}.',
    cure: 'Send them in id_info. Biometric KYC takes a picture of the ID card (type 1 or 3) instead.',
    refusal: 'missing_parameter',
  },
  // Source: v1 §8.3: the JavaScript and Ruby SDKs refuse to send such a job.
  'document-info-missing': {
    seen: 'A job of {product} came without {missing}, so nothing says which document its picture shows.',
    cure: 'Send in id_info the country that issued the document, and for Enhanced Document Verification its id_type.',
    refusal: 'missing_parameter',
  },
  // Source: v1 §8.1 [INTEG; Android's changelog]. The web client sends none, and its user cannot change that.
  'id-not-entered': {
    seen: 'entered is {value} in id_info of a job of {product}: Smile ID does not look such an ID up.',
    cure: 'Send entered: "true" in id_info.',
    refusal: 'missing_parameter',
  },
  // Source: v1 §9.1, §9.4: countries are ISO 3166-1 alpha-2 everywhere.
  'unknown-country': {
    seen: 'country is "{country}"; Smile ID takes the two capital letters of ISO 3166-1{likely}.',
    cure: 'Send the code, such as NG.',
    refusal: 'wrong_type',
  },
  // Source: v1 §9.4. Only countries whose list is known are judged.
  'unknown-id-type': {
    seen: 'id_type "{type}" is not known for {product} in {country}. Known: {known}.',
    cure: 'Write the type as GET /v1/services has it; of a document, as GET /v1/valid_documents has it.',
    refusal: 'wrong_type',
  },
  // Sources: v1 §9.4 (id_number_regex), §7.5 (1014). The number is somebody's, so it is not repeated.
  'id-number-format': {
    seen: 'id_number does not fit {pattern}, the pattern of {type} in {country}. Smile ID answers that it does not support such a number (1014).',
    cure: 'Send the number as its authority writes it. GET /v1/services has a test number of each type.',
    refusal: 'wrong_type',
  },
  // Source: v1 §9.3 [DOCS; INTEG]: asked for with Nigerian registrations only.
  'business-type-missing': {
    seen: 'A business of Nigeria was looked up by {type} without business_type.',
    cure: 'Send bn for a business name, co for a company, or it for incorporated trustees.',
    refusal: 'missing_parameter',
  },
  'unknown-business-type': {
    seen: 'business_type is "{value}", which Smile ID does not know.',
    cure: 'Send bn for a business name, co for a company, or it for incorporated trustees.',
    refusal: 'wrong_type',
  },
} as const
