/** What a person agreed to, as their partner says. */
export interface Consent {
  /** As it was sent. */
  readonly grantedAt: string
  /** Two letters. */
  readonly noticeLanguage: string
  readonly noticePrivacyPolicyUrl: string
}
