// Enough of a client's text to recognise it.
const longestQuotation = 200
const shown = 60

/** A hint with short quotations. A client may send anything, and the useful part of the hint comes after it. */
export function readableHint(hint: string): string {
  return hint.replace(/"([^"]*)"/g, (quotation, text: string) =>
    text.length > longestQuotation ? `"${text.slice(0, shown)}…" (${text.length} characters)` : quotation,
  )
}
