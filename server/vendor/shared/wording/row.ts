import type { Outcome } from '../../../core/jobs/outcome.ts'
import type { Judge } from '../../../core/jobs/result.ts'

/** One line of the result-code table: the wire form of (product, judge, outcome). */
export interface CatalogueRow {
  readonly code: string
  readonly text: string
  readonly actions: Readonly<Record<string, string>>
  readonly confidence?: string
}

type Rows = Partial<Readonly<Record<Outcome, CatalogueRow>>>

/** The results of one product, by judge. */
export interface ProductRows extends Readonly<Partial<Record<Judge, Rows>>> {
  readonly machine: Rows
  readonly human: Rows
}

// The thirteen keys of the vendor's job type 2 callback. Source: v1 §6.1.
const nothingDone = {
  Human_Review_Compare: 'Not Applicable',
  Human_Review_Liveness_Check: 'Not Applicable',
  Human_Review_Update_Selfie: 'Not Applicable',
  Liveness_Check: 'Not Applicable',
  Register_Selfie: 'Not Applicable',
  Return_Personal_Info: 'Not Applicable',
  Selfie_Check: 'Not Applicable',
  Selfie_Provided: 'Passed',
  Selfie_To_ID_Authority_Compare: 'Not Applicable',
  Selfie_To_ID_Card_Compare: 'Not Applicable',
  Selfie_To_Registered_Selfie_Compare: 'Not Applicable',
  Update_Registered_Selfie_On_File: 'Not Applicable',
  Verify_ID_Number: 'Not Applicable',
} as const

// The other actions of a package's job. Source: v1 §6.8.
type ActionName =
  | keyof typeof nothingDone
  | 'Document_Check'
  | 'Human_Review_Document_Check'
  | 'Human_Review_Selfie_Check'
  | 'Verify_Document'

/** The checks and their results; those left out were not done. */
export type Actions = Partial<Record<ActionName, string>>

/** A row of a product that is judged from pictures: it lists every action, also those not done. */
export function faceRow(code: string, text: string, actions: Actions, confidence?: string): CatalogueRow {
  return { ...plainRow(code, text, { ...nothingDone, ...actions }), ...(confidence && { confidence }) }
}

/** A row of a lookup: it lists only its own actions. */
export function plainRow(code: string, text: string, actions: Readonly<Record<string, string>>): CatalogueRow {
  return { code, text, actions }
}

/** A lookup's rows in a job with pictures, with the checks of the pictures. */
export function faceRows(rows: ProductRows['machine'], besides: Actions): ProductRows['machine'] {
  return Object.fromEntries(
    Object.entries(rows).map(([outcome, { code, text, actions }]) => [
      outcome,
      faceRow(code, text, { ...besides, ...actions }),
    ]),
  )
}

/** No face was found, or no picture. */
export const faceless: Actions = { Selfie_Provided: 'Failed', Selfie_Check: 'Failed' }

/** A living person took the selfie. */
export const alive: Actions = { Liveness_Check: 'Passed', Selfie_Check: 'Passed' }
