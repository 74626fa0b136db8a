/** 128 random bits as hex. Not `randomUUID`: browsers leave that out on plain http, where many gyms will run this. */
export function idempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
}
