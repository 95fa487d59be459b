const [part, ownPart] = ['[\\w.~-]+', '(?:v\\d+|__[\\w-]+|\\.{1,2})']
const parts = `(?!${ownPart}(?:/|$))${part}(?:/(?!${ownPart}(?:/|$))${part})*`
const prefixForm = new RegExp(`^/${parts}$`)
// With the version that is put before a path which begins with none.
const prefixedForm = new RegExp(`^(?:/v\\d+)?(/${parts})/(?:v\\d+|__emulator)/`)

/** Whether a path may stand before those of the emulator, and be distinguished from them: `/smile`, `/apis/smile`. */
export function isPathPrefix(path: string): boolean {
  return prefixForm.test(path)
}

/** The prefix that a path seems to have: `/smile` of `/smile/v3/token`. */
export function likelyPrefix(path: string): string | undefined {
  return prefixedForm.exec(path)?.[1]
}
