import { quoted } from './quoted.ts'

/** Lines of a shell that sign: the timestamp, the partner's id and a constant, under the API key in $SMILE_API_KEY. Source: v1 §2.1. */
export function signing(partnerId: string): string[] {
  return [
    'timestamp=$(date -u +%Y-%m-%dT%H:%M:%S.000Z)',
    `signature=$(printf '%s%s' "$timestamp" ${quoted(`${partnerId}sid_request`)} | openssl dgst -sha256 -hmac "$SMILE_API_KEY" -binary | base64)`,
  ]
}
