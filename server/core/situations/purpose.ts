/** What calls are for, in words that hold for every generation. */
export const purposes = [
  'get_token',
  'submit',
  'submit_at_once',
  'send_package',
  'ask_status',
  'replay_callback',
  'see_picture',
  'see_receipt',
  'read_news',
  'list_documents',
  'list_id_types',
  'list_banks',
  'ask_id_status',
  'configure_app',
  'make_link',
  'change_link',
  'show_link',
  'report_fraud',
  'consent_by_code',
  'sign_in',
] as const

export type Purpose = (typeof purposes)[number]
