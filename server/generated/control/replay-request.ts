// Made from schemas/control/replay-request.schema.json by `npm run generate`. Do not edit.

/**
 * How a callback is sent again: POST /__emulator/callbacks/{id}/replay. Correctly unless a fault is named.
 */
export interface ReplayRequest {
  /**
   * Its fault: signed with another key, signed a day ago, not signed, or sent twice.
   */
  fault?: 'forged' | 'stale' | 'unsigned' | 'twice'
  /**
   * With forged, stale or unsigned: the result that it reports instead of the true one, complete, as worded for the job's product.
   */
  claims?:
    | 'approved'
    | 'rejected'
    | 'provisional'
    | 'spoof_suspected'
    | 'spoof_confirmed'
    | 'no_face'
    | 'poor_quality'
    | 'internal_error'
    | 'id_not_found'
    | 'id_invalid'
    | 'issuer_unavailable'
    | 'product_inactive'
    | 'exact_match'
    | 'partial_match'
    | 'no_match'
    | 'not_found'
    | 'document_unverified'
    | 'document_unusable'
    | 'document_unsupported'
    | 'document_expired'
    | 'document_copied'
    | 'document_unclassified'
    | 'adverse_media'
    | 'under_age'
    | 'account_locked'
    | 'already_enrolled'
    | 'medium_risk'
    | 'high_risk'
    | 'address_outdated'
    | 'name_mismatch'
    | 'no_address'
    | 'suspects_found'
    | 'no_suspects'
    | 'secure_unavailable'
    | 'zip_corrupt'
    | 'data_invalid'
}
