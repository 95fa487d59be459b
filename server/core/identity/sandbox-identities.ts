/** What becomes of people whom the vendor's sandbox does not know: they are refused, blocked, or looked up like anybody. Source: v3 §9. */
export const sandboxIdentities = ['vendor', 'block', 'any'] as const

export type SandboxIdentities = (typeof sandboxIdentities)[number]
