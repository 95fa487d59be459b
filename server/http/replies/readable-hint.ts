// As much of what a client sent as people recognise it by.
const longestQuotation = 200
const shown = 60

/** A hint whose quotations are short. What a client sent may be anything, and what helps is said after it. */
export function readableHint(hint: string): string {
  return hint.replace(/"([^"]*)"/g, (quotation, text: string) =>
    text.length > longestQuotation ? `"${text.slice(0, shown)}…" (${text.length} characters)` : quotation,
  )
}
