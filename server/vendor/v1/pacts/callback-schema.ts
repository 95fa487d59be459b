/** The schema of a callback. A job's own callback may have Antifraud too (v1 §6.10); Smile Secure's has its own codes (v1 §6.7). */
export function callbackSchema(body: unknown): string {
  const { Antifraud: found, ResultCode: code } = (body ?? {}) as { Antifraud?: unknown; ResultCode?: unknown }
  const isSecure = code === undefined ? found !== undefined : /^521/.test(String(code))
  return isSecure ? 'v1/smile-secure-callback' : 'v1/callback'
}
