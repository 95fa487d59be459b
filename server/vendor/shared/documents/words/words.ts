/** What kinds of documents are called in one language, by code; behind a country's, where it has words of its own. */
export type DocumentWords = Readonly<Record<string, { readonly name: string; readonly examples: readonly string[] }>>
