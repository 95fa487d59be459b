/** The same value without the addresses of this machine: emulators beside each other have each a port of its own. */
export function withoutAddresses<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value).replace(/https?:\/\/(localhost|127\.0\.0\.1):\d+/g, ''))
}

/** The same value, its links to pictures and receipts without what signs them: that follows from the second in which they are sent. */
export function withoutLinkSignatures<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value).replace(/(\/__(?:storage\/results|portal)\/[^"?]+)\?Expires=[^"]*/g, '$1'))
}
