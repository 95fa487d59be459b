// Made from schemas/control/error.schema.json by `npm run generate`. Do not edit.

/**
 * A control call that could not be carried out.
 */
export interface ControlError {
  error: string
}
