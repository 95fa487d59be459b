// Made from schemas/control/error.schema.json by `npm run generate`. Do not edit.

/**
 * A control call failed.
 */
export interface ControlError {
  error: string
}
