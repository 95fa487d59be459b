// Made from schemas/control/state.schema.json by `npm run generate`. Do not edit.

/**
 * Everything that makes an emulator's future: GET and PUT /__emulator/state. Records are as the emulator keeps them, and moments are milliseconds since 1970. It has personal data (idInfo, partnerParams) and the keys that were made for temporary partners, and neither the API keys that the emulator was started with nor the pictures that were sent.
 */
export interface State {
  /**
   * Of this form. Another one is refused.
   */
  version: 3
  /**
   * What is made up for partners who have no seed of their own follows from it.
   */
  seed: string
  clock: {
    kind: 'system' | 'virtual'
    /**
     * A moment.
     */
    now: number
  }
  /**
   * The temporary partners, made while the emulator ran.
   */
  minted: {
    id: string
    apiKey: string
    callbackUrl?: string
    seed: string
    /**
     * Whether its callbacks are posted, kept in its inbox in place of that, or both.
     */
    callbacks: 'post' | 'collect' | 'both'
    /**
     * own: a virtual clock of its own, that stands still until it is advanced. shared: the emulator's.
     */
    clock: 'own' | 'shared'
    /**
     * What its own clock shows. A moment.
     */
    now?: number
  }[]
  /**
   * How many temporary partners were made with neither id nor seed given.
   */
  mintings: number
  partners: {
    partnerId: string
    /**
     * Of its newest submission.
     */
    serial: number
    /**
     * How many ids were made for what it did not name.
     */
    idsMade: number
    /**
     * Names of scenarios, the next first.
     */
    queue: string[]
  }[]
  uploads: StateUpload[]
  jobs: StateJob[]
  deliveries: StateDelivery[]
  users: {
    partnerId: string
    userId: string
    state: 'enrolled' | 'disabled' | 'deleted' | 'must_re_enroll' | 'no_photo' | 'absent'
    /**
     * A moment.
     */
    since: number
  }[]
  /**
   * How many submissions of a user a scenario has spoilt in a row, where it is to end.
   */
  streaks?: {
    partnerId: string
    userId: string
    scenario: string
    times: number
    /**
     * A moment.
     */
    since: number
  }[]
  /**
   * What partners bound to tokens, and the references that stand for it there. Absent where an older emulator wrote it.
   */
  boundValues?: {
    partnerId: string
    reference: string
    value: string
    /**
     * A moment.
     */
    boundAt: number
  }[]
  links: {
    partnerId: string
    refId: string
    name: string
    /**
     * What was asked for.
     */
    terms: {
      [k: string]: unknown
    }
    disabled: boolean
  }[]
}
export interface StateUpload {
  partnerId: string
  serial: number
  smileJobId: string
  ref: string
  request: {
    /**
     * The generation of the vendor's API by which it came.
     */
    generation: string
    partnerId: string
    product:
      | 'biometric_kyc'
      | 'smart_selfie_authentication'
      | 'smart_selfie_registration'
      | 'enhanced_kyc'
      | 'document_verification'
      | 'business_verification'
      | 'photo_update'
      | 'user_info_comparison'
      | 'aml_check'
      | 'enhanced_document_verification'
      | 'address_verification'
    userId: string
    jobId: string
    /**
     * As it was sent.
     */
    partnerParams: {
      [k: string]: unknown
    }
    /**
     * What it asks to come to: a scenario's name, or a result of the vendor's sandbox.
     */
    hints?: {
      scenario?: string
      sandboxResult?: string
    }
    callbackUrl?: string
    /**
     * The identity asked about. Personal data.
     */
    idInfo: {
      [k: string]: string | number | boolean
    }
    /**
     * What the person agreed to, as it was sent.
     */
    consent?: {
      grantedAt: string
      noticeLanguage: string
      noticePrivacyPolicyUrl: string
    }
    sourceSdk?: string
    /**
     * Scheme and host by which the client reached the emulator.
     */
    origin?: string
    scheme?: 'hmac' | 'sec_key'
    warnings: StateWarning[]
    allowNewEnroll: boolean
    useEnrolledImage: boolean
    retry: boolean
  }
  /**
   * A moment.
   */
  openedAt: number
  /**
   * How often the partner had been reset when it was opened; its link is signed for it. Absent when never.
   */
  epoch?: number
  /**
   * What its scenario does to answers.
   */
  faults?: {
    [k: string]: unknown
  }
  queuedScenario?: string
  /**
   * When the package came.
   */
  submittedAt?: number
}
export interface StateWarning {
  /**
   * Its kind. What is said of it is made when it is told.
   */
  id: string
  /**
   * What its sentences quote.
   */
  about: {
    [k: string]: string | number
  }
  /**
   * What an earlier emulator said of it, which kept words.
   */
  said?: {
    message: string
    cure: string
  }
}
export interface StateJob {
  partnerId: string
  serial: number
  smileJobId: string
  ref: string
  submission: {
    /**
     * The generation of the vendor's API by which it came.
     */
    generation: string
    partnerId: string
    product:
      | 'biometric_kyc'
      | 'smart_selfie_authentication'
      | 'smart_selfie_registration'
      | 'enhanced_kyc'
      | 'document_verification'
      | 'business_verification'
      | 'photo_update'
      | 'user_info_comparison'
      | 'aml_check'
      | 'enhanced_document_verification'
      | 'address_verification'
    userId: string
    jobId: string
    /**
     * As it was sent.
     */
    partnerParams: {
      [k: string]: unknown
    }
    /**
     * What it asks to come to: a scenario's name, or a result of the vendor's sandbox.
     */
    hints?: {
      scenario?: string
      sandboxResult?: string
    }
    callbackUrl?: string
    /**
     * The identity asked about. Personal data.
     */
    idInfo: {
      [k: string]: string | number | boolean
    }
    /**
     * What the person agreed to, as it was sent.
     */
    consent?: {
      grantedAt: string
      noticeLanguage: string
      noticePrivacyPolicyUrl: string
    }
    sourceSdk?: string
    /**
     * Scheme and host by which the client reached the emulator.
     */
    origin?: string
    scheme?: 'hmac' | 'sec_key'
    warnings: StateWarning[]
    allowNewEnroll?: boolean
    useEnrolledImage?: boolean
    retry?: boolean
    package?: {
      size: number
      entries: string[]
      /**
       * Facts of pictures, not the pictures.
       */
      images: {
        type: number
        fileName: string
        size: number
        sha256: string
      }[]
      /**
       * The identity asked about. Personal data.
       */
      idInfo: {
        [k: string]: string | number | boolean
      }
      warnings: StateWarning[]
      fault?: 'zip_corrupt' | 'data_invalid'
    }
    /**
     * Whom the ID authority knows by that number. Made up.
     */
    person?: {
      firstName: string
      middleName: string
      lastName: string
      gender: 'M' | 'F'
      dateOfBirth: string
      issued: string
      expires: string
      address: string
      phoneNumber: string
      /**
       * A coloured square that was made up, in base64.
       */
      photo: string
    }
  }
  scenario: {
    name: string
    chosenBy: 'queued' | 'hinted' | 'matched' | 'default' | 'package'
    nearMiss?: {
      scenario: string
      field: string
      expected: string
      actual: string
    }
  }
  /**
   * What its scenario does to answers.
   */
  faults?: {
    [k: string]: unknown
  }
  /**
   * A moment.
   */
  submittedAt: number
  /**
   * In order of time; those in the future are planned.
   */
  results: StateTimedResult[]
  reviews: {
    /**
     * A moment.
     */
    at: number
    decision: 'approve' | 'reject' | 'spoof'
  }[]
  warnings: StateWarning[]
}
export interface StateTimedResult {
  /**
   * The moment from which it holds.
   */
  from: number
  result: StateResult
}
export interface StateResult {
  outcome: string
  by: 'machine' | 'human' | 'smile_secure'
  final: boolean
  success: boolean
  suspects?: string[]
  /**
   * What its scenario words itself, by the generation in whose words it is.
   */
  overrides?: {
    [k: string]: {
      /**
       * What its scenario says on the wire.
       */
      members?: {
        [k: string]: unknown
      }
      /**
       * What its scenario leaves out on the wire.
       */
      without?: string[]
      [k: string]: unknown
    }
  }
}
export interface StateDelivery {
  id: string
  /**
   * The generation in whose words it is.
   */
  generation: string
  partnerId: string
  smileJobId: string
  jobId: string
  product:
    | 'biometric_kyc'
    | 'smart_selfie_authentication'
    | 'smart_selfie_registration'
    | 'enhanced_kyc'
    | 'document_verification'
    | 'business_verification'
    | 'photo_update'
    | 'user_info_comparison'
    | 'aml_check'
    | 'enhanced_document_verification'
    | 'address_verification'
  url: string
  told: StateTimedResult
  /**
   * When the next attempt is due.
   */
  dueAt: number
  state: 'owed' | 'delivered' | 'given_up' | 'refused' | 'cancelled' | 'lost'
  attempts: {
    /**
     * A moment.
     */
    at: number
    status?: number
    /**
     * Milliseconds.
     */
    latency: number
    answer?: string
    problem?: string
  }[]
  /**
   * What is wrong with it, by its scenario.
   */
  fault?: {
    [k: string]: unknown
  }
  replayOf?: string
}
