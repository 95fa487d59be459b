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
   * Everything made up for partners without their own seed follows from it.
   */
  seed: string
  clock: {
    kind: 'system' | 'virtual'
    /**
     * A time in milliseconds since 1970.
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
     * Whether its callbacks are posted, kept in its inbox instead, or both.
     */
    callbacks: 'post' | 'collect' | 'both'
    /**
     * own: its own virtual clock, which stands still until it is advanced. shared: the emulator's.
     */
    clock: 'own' | 'shared'
    /**
     * The time of its own clock, in milliseconds since 1970.
     */
    now?: number
    /**
     * The domains that a callback_url may have; each allows the names below it.
     */
    callbackDomains?: string[]
    /**
     * The products that are enabled.
     */
    products?: string[]
    /**
     * The ID types that are enabled: each a country, for all of its ID types, or one of them.
     */
    idTypes?: string[]
    /**
     * How many more submissions are paid for. Each that is taken costs one.
     */
    balance?: number
    /**
     * Whether the account may be used for production. When false, submissions are refused.
     */
    production?: boolean
    /**
     * From which addresses the account may be used: addresses, or ranges.
     */
    allowedIps?: string[]
    /**
     * The earliest version of an SDK that is taken. Who says no version is not refused.
     */
    minimumSdk?: string
    /**
     * Whether a submission with pictures must have 6 to 8 liveness pictures, or may have any number.
     */
    liveness?: 'required' | 'optional'
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
     * How many ids were generated for what it did not name.
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
     * A time in milliseconds since 1970.
     */
    since: number
  }[]
  /**
   * How many submissions of a user or of an ID number a scenario has counted, if its fault begins or ends by itself.
   */
  streaks?: {
    partnerId: string
    /**
     * The user's id, or the ID number: as the scenario counts.
     */
    subject: string
    scenario: string
    times: number
    /**
     * A time in milliseconds since 1970.
     */
    since: number
  }[]
  /**
   * What partners bound to tokens, and the references to it. Absent if an older emulator wrote it.
   */
  boundValues?: {
    partnerId: string
    reference: string
    value: string
    /**
     * A time in milliseconds since 1970.
     */
    boundAt: number
  }[]
  /**
   * Links to pages on which people verify themselves, whichever generation made them.
   */
  links: {
    partnerId: string
    /**
     * The generation of the API that made it.
     */
    generation: string
    refId: string
    name: string
    idTypes: {
      country: string
      idType: string
      product: 'biometric_kyc' | 'document_verification' | 'enhanced_document_verification' | 'enhanced_kyc'
    }[]
    isSingleUse: boolean
    userId?: string
    companyName?: string
    description?: string
    privacyPolicyUrl?: string
    callbackUrl?: string
    redirectUrl?: string
    logoUrl?: string
    themeColor?: string
    /**
     * A time in milliseconds since 1970.
     */
    expiresAt?: number
    partnerParams?: {
      [k: string]: unknown
    }
    disabled: boolean
    /**
     * Of a link for one person: the job that it was used for, by Smile ID's own name.
     */
    usedFor?: string
  }[]
  /**
   * Users who were reported as fraud. Absent if an older emulator wrote it.
   */
  frauds?: {
    partnerId: string
    userId: string
    reason:
      | 'FIRST_PARTY_FRAUD'
      | 'SECOND_PARTY_FRAUD'
      | 'THIRD_PARTY_FRAUD'
      | 'SYNTHETIC_IDENTITY'
      | 'ACCOUNT_TAKEOVER'
      | 'DOCUMENT_FORGERY'
      | 'IDENTITY_FARMING'
      | 'MULE_ACCOUNT'
      | 'OTHER'
    /**
     * A time in milliseconds since 1970.
     */
    since: number
    /**
     * SHA-256 of the pictures of the user's face.
     */
    faces: string[]
  }[]
  /**
   * What became of the settings of partners; those that are not here are as they were configured. Absent if an older emulator wrote it.
   */
  accounts?: {
    partnerId: string
    /**
     * Replaces what was configured.
     */
    settings?: {
      /**
       * Where callbacks go when a submission names no callback_url.
       */
      callbackUrl?: string
      /**
       * The domains that a callback_url may have; each allows the names below it.
       */
      callbackDomains?: string[]
      /**
       * The products that are enabled.
       */
      products?: string[]
      /**
       * The ID types that are enabled: each a country, for all of its ID types, or one of them.
       */
      idTypes?: string[]
      /**
       * How many more submissions are paid for. Each that is taken costs one.
       */
      balance?: number
      /**
       * Whether the account may be used for production. When false, submissions are refused.
       */
      production?: boolean
      /**
       * From which addresses the account may be used: addresses, or ranges.
       */
      allowedIps?: string[]
      /**
       * The earliest version of an SDK that is taken. Who says no version is not refused.
       */
      minimumSdk?: string
      /**
       * Whether a submission with pictures must have 6 to 8 liveness pictures, or may have any number.
       */
      liveness?: 'required' | 'optional'
    }
    /**
     * How many submissions were paid for since the balance was set.
     */
    spent: number
  }[]
  /**
   * What clients had met when the state was taken, as GET /__emulator/coverage shows it: migrate-check reads it. It is not restored, and absent if an older emulator wrote the state.
   */
  coverage?: {}
}
export interface StateUpload {
  partnerId: string
  serial: number
  smileJobId: string
  ref: string
  request: {
    /**
     * The generation of the vendor's API that it used.
     */
    generation: string
    partnerId: string
    product:
      | 'biometric_kyc'
      | 'smart_selfie_authentication'
      | 'smart_selfie_registration'
      | 'smart_selfie_compare'
      | 'basic_kyc'
      | 'enhanced_kyc'
      | 'document_verification'
      | 'business_verification'
      | 'photo_update'
      | 'user_info_comparison'
      | 'aml_check'
      | 'aml_monitoring'
      | 'enhanced_document_verification'
      | 'residency_document_verification'
      | 'address_verification'
      | 'phone_verification'
    userId: string
    jobId: string
    /**
     * Unchanged from the request.
     */
    partnerParams: {
      [k: string]: unknown
    }
    /**
     * The outcome that it asks for: a scenario's name, or a result of the vendor's sandbox.
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
    /**
     * False when it puts nobody on file, although others of its product do.
     */
    enrols?: boolean
    /**
     * Of a screening: whom it looks for.
     */
    screening?: {
      fullName: string
      birthYear?: string
      countries: string[]
      aliases: string[]
      strictMatch: boolean
    }
    sourceSdk?: string
    /**
     * The scheme and host that the client used for the emulator.
     */
    origin?: string
    scheme?: 'hmac' | 'sec_key'
    warnings: StateWarning[]
    allowNewEnroll: boolean
    useEnrolledImage: boolean
    retry: boolean
  }
  /**
   * A time in milliseconds since 1970.
   */
  openedAt: number
  /**
   * How often the partner had been reset when it was opened; its link is signed for it. Absent when never.
   */
  epoch?: number
  /**
   * Its scenario's faults of answers.
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
   * Its kind. Its text is made when it is shown.
   */
  id: string
  /**
   * The values quoted in its texts.
   */
  about: {
    [k: string]: string | number
  }
  /**
   * The text of an earlier emulator, which kept texts.
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
     * The generation of the vendor's API that it used.
     */
    generation: string
    partnerId: string
    product:
      | 'biometric_kyc'
      | 'smart_selfie_authentication'
      | 'smart_selfie_registration'
      | 'smart_selfie_compare'
      | 'basic_kyc'
      | 'enhanced_kyc'
      | 'document_verification'
      | 'business_verification'
      | 'photo_update'
      | 'user_info_comparison'
      | 'aml_check'
      | 'aml_monitoring'
      | 'enhanced_document_verification'
      | 'residency_document_verification'
      | 'address_verification'
      | 'phone_verification'
    userId: string
    jobId: string
    /**
     * Unchanged from the request.
     */
    partnerParams: {
      [k: string]: unknown
    }
    /**
     * The outcome that it asks for: a scenario's name, or a result of the vendor's sandbox.
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
    /**
     * False when it puts nobody on file, although others of its product do.
     */
    enrols?: boolean
    /**
     * Of a screening: whom it looks for.
     */
    screening?: {
      fullName: string
      birthYear?: string
      countries: string[]
      aliases: string[]
      strictMatch: boolean
    }
    sourceSdk?: string
    /**
     * The scheme and host that the client used for the emulator.
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
        kind: 'selfie' | 'liveness' | 'document_front' | 'document_back' | 'visa' | 'comparison' | 'other'
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
      problem?: 'zip_corrupt' | 'data_invalid'
    }
    /**
     * The person with that ID number. Made up.
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
       * What the made-up picture of the person is made from, hex.
       */
      face: string
      /**
       * The picture itself, in base64, as earlier emulators kept it.
       */
      photo?: string
    }
  }
  scenario: {
    name: string
    chosenBy: 'settings' | 'fraud' | 'enrolment' | 'queued' | 'hinted' | 'matched' | 'default' | 'package'
    nearMiss?: {
      scenario: string
      field: string
      expected: string
      actual: string
    }
  }
  /**
   * Its scenario's faults of answers.
   */
  faults?: {
    [k: string]: unknown
  }
  /**
   * A time in milliseconds since 1970.
   */
  submittedAt: number
  /**
   * In order of time; those in the future are planned.
   */
  results: StateTimedResult[]
  reviews: {
    /**
     * A time in milliseconds since 1970.
     */
    at: number
    decision: 'approve' | 'reject' | 'spoof'
  }[]
  warnings: StateWarning[]
}
export interface StateTimedResult {
  /**
   * The moment from which it is valid.
   */
  from: number
  result: StateResult
}
export interface StateResult {
  outcome: string
  by: 'machine' | 'human' | 'smile_secure' | 'monitor'
  final: boolean
  success: boolean
  suspects?: string[]
  /**
   * Its scenario's own wording, by generation.
   */
  overrides?: {
    [k: string]: {
      /**
       * Members that its scenario adds on the wire.
       */
      members?: {
        [k: string]: unknown
      }
      /**
       * Members that its scenario leaves out on the wire.
       */
      without?: string[]
      [k: string]: unknown
    }
  }
}
export interface StateDelivery {
  id: string
  /**
   * The generation that words it.
   */
  generation: string
  partnerId: string
  smileJobId: string
  jobId: string
  product:
    | 'biometric_kyc'
    | 'smart_selfie_authentication'
    | 'smart_selfie_registration'
    | 'smart_selfie_compare'
    | 'basic_kyc'
    | 'enhanced_kyc'
    | 'document_verification'
    | 'business_verification'
    | 'photo_update'
    | 'user_info_comparison'
    | 'aml_check'
    | 'aml_monitoring'
    | 'enhanced_document_verification'
    | 'residency_document_verification'
    | 'address_verification'
    | 'phone_verification'
  url: string
  reported: StateTimedResult
  /**
   * When the next attempt is due.
   */
  dueAt: number
  state: 'owed' | 'delivered' | 'given_up' | 'refused' | 'cancelled' | 'lost'
  attempts: {
    /**
     * A time in milliseconds since 1970.
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
   * The fault that its scenario injects.
   */
  fault?: {
    [k: string]: unknown
  }
  replayOf?: string
}
