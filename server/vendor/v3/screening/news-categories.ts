/** What news about people can be about. Source: v3 §16.13. */
export const newsCategories = [
  'arms_trafficking',
  'credit_update',
  'environmental_crime',
  'financial_crime',
  'human_rights_violation',
  'leadership_change',
  'legal_risk',
  'location_change',
  'narcotics',
  'other',
  'other_crime',
  'ownership_change',
  'product_change',
  'regulatory',
  'sexual_crime',
  'technology_event',
  'terrorism',
  'violent_crime',
] as const

export type NewsCategory = (typeof newsCategories)[number]

/** A category for people: `Financial Crime`. Source of the form: v3 §18.1. */
export function labelOf(category: string): string {
  return category
    .split('_')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(' ')
}
