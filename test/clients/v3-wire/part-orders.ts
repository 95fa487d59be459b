import type { ClientName } from './writers.ts'

// The order of parts, as each SDK's code has it. Source: v3 §4.3; where Node, PHP and Java have the visa is assumed.
const objectsLast = 'user_details consent partner_params metadata'
const rest = 'partner_params metadata'
const kyc = `country id_type id_number user_details consent callback_url ${rest}`
const kycScalarsFirst = `country id_type id_number callback_url ${objectsLast}`
const biometric = `country id_type id_number selfie_image liveness_images user_details consent callback_url sandbox_result ${rest}`
const biometricScalarsFirst = `country id_type id_number sandbox_result callback_url selfie_image liveness_images ${objectsLast}`
const faces = `selfie_image liveness_images user_details consent`
const pages = 'document document_back'

type Operation = 'enhancedKyc' | 'biometricKyc' | 'documents' | 'registration' | 'authentication' | 'compare' | 'fraud'
type Orders = Readonly<Record<ClientName, string>>

/** Of the operations that have a body. */
export const orders: Readonly<Record<Operation, Orders>> = {
  enhancedKyc: { node: kycScalarsFirst, php: kycScalarsFirst, go: kyc, ruby: kyc, java: kyc },
  biometricKyc: {
    ...{ node: biometricScalarsFirst, php: biometricScalarsFirst, go: biometric, ruby: biometric },
    java: `selfie_image liveness_images country id_type id_number user_details consent callback_url sandbox_result ${rest}`,
  },
  documents: {
    node: `country id_type callback_url selfie_image liveness_images ${pages} ${objectsLast}`,
    php: `country id_type callback_url selfie_image ${pages} liveness_images ${objectsLast}`,
    go: `country id_type selfie_image liveness_images ${pages} user_details consent callback_url ${rest}`,
    ruby: `country id_type selfie_image liveness_images ${pages} user_details consent callback_url ${rest}`,
    java: `selfie_image liveness_images ${pages} country id_type user_details consent callback_url ${rest}`,
  },
  registration: {
    node: `allow_new_enroll sandbox_result callback_url selfie_image liveness_images ${objectsLast}`,
    php: `allow_new_enroll sandbox_result callback_url selfie_image liveness_images ${objectsLast}`,
    go: `${faces} allow_new_enroll callback_url sandbox_result ${rest}`,
    ruby: `${faces} allow_new_enroll callback_url sandbox_result ${rest}`,
    java: `${faces} allow_new_enroll callback_url sandbox_result ${rest}`,
  },
  authentication: {
    node: `user_id sandbox_result callback_url selfie_image liveness_images ${objectsLast}`,
    php: `user_id sandbox_result callback_url selfie_image liveness_images ${objectsLast}`,
    go: `user_id ${faces} callback_url sandbox_result ${rest}`,
    ruby: `user_id ${faces} callback_url sandbox_result ${rest}`,
    java: `user_id ${faces} callback_url sandbox_result ${rest}`,
  },
  compare: {
    node: `comparison_image_type allow_new_enroll user_id sandbox_result callback_url selfie_image comparison_image liveness_images ${objectsLast}`,
    php: `comparison_image_type allow_new_enroll user_id sandbox_result callback_url selfie_image comparison_image liveness_images ${objectsLast}`,
    go: `selfie_image comparison_image comparison_image_type user_details consent liveness_images allow_new_enroll user_id callback_url sandbox_result ${rest}`,
    ruby: `selfie_image comparison_image comparison_image_type liveness_images user_details consent allow_new_enroll user_id callback_url sandbox_result ${rest}`,
    java: `selfie_image comparison_image comparison_image_type user_details consent liveness_images allow_new_enroll user_id callback_url sandbox_result ${rest}`,
  },
  fraud: {
    ...{ node: 'is_fraud reported_by reason notes', go: 'is_fraud reported_by reason notes' },
    ...{ php: 'is_fraud reported_by reason notes', ruby: 'is_fraud reported_by reason notes' },
    java: 'is_fraud reason notes reported_by',
  },
}

/** The document products: a visa comes with one of them. */
export function documentOrder(client: ClientName, hasVisa: boolean): string {
  const order = orders.documents[client]
  if (!hasVisa) return order
  return ['go', 'ruby'].includes(client) ? `${order} visa` : order.replace(pages, `${pages} visa`)
}
