import { identityWarningRows } from './identity-rows.ts'
import { packageWarningRows } from './package-rows.ts'
import { requestWarningRows } from './request-rows.ts'

/**
 * Every warning there is, by its id, which stays as it is: tests may name it. A row is here because a real integration was
 * hurt by it, and what an official SDK sends of its own accord earns none that its user can do nothing about.
 */
export const warningCatalogue: typeof requestWarningRows & typeof packageWarningRows & typeof identityWarningRows = {
  ...requestWarningRows,
  ...packageWarningRows,
  ...identityWarningRows,
}
