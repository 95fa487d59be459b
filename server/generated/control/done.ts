// Made from schemas/control/done.schema.json by `npm run generate`. Do not edit.

/**
 * The call succeeded.
 */
export interface Done {
  ok: true
}
