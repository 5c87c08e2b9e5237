/** Whether a request that failed can have reached the other side. In doubt, it can. */

const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

export function mayHaveArrived(error: unknown): boolean {
  if (!(error instanceof Error)) return true
  // A name with several addresses fails with the errors of all of them.
  if (error instanceof AggregateError) return error.errors.some(mayHaveArrived)
  const { code } = error as NodeJS.ErrnoException
  return code === undefined || !neverConnected.has(code)
}
