/** Fetches what lies behind a link in a message, as the platform does: soon, and not more than the message can carry. */

const fetchMs = 5_000

export type Fetched = { readonly bytes: Buffer; readonly mimeType: string } | { readonly fault: string }

/** Never throws; `most` is in bytes. */
export async function fetchLink(link: string, most: number): Promise<Fetched> {
  try {
    const answer = await fetch(link, {
      signal: AbortSignal.timeout(fetchMs),
      headers: { 'user-agent': 'facebookexternalua' },
    })
    if (!answer.ok) {
      await answer.body?.cancel()
      return { fault: `Downloading media from the link failed with http code ${answer.status}` }
    }
    const bytes = await readAtMost(answer, most)
    if (bytes === undefined) return { fault: `The file behind the link is larger than ${most} bytes` }
    return { bytes, mimeType: answer.headers.get('content-type') ?? '' }
  } catch {
    return { fault: 'The link cannot be reached' }
  }
}

/** Undefined when there is more. */
async function readAtMost(answer: Response, most: number): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > most) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}
