/** Multipart bodies for tests of uploads. */

export interface Part {
  readonly name: string
  readonly content: Buffer | string
  /** Makes it a file. */
  readonly filename?: string
  readonly type?: string
}

/** A multipart body with its headers. */
export async function form(
  parts: readonly Part[],
): Promise<{ body: Buffer; headers: Record<string, string> }> {
  const data = new FormData()
  for (const { name, content, filename, type } of parts)
    if (filename === undefined) data.append(name, content.toString())
    else
      data.append(
        name,
        new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type: type ?? '' }),
        filename,
      )
  const request = new Request('http://localhost', { method: 'POST', body: data })
  return {
    body: Buffer.from(await request.arrayBuffer()),
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
  }
}

export const photoPart = (content: Buffer | string, filename = 'photo.jpg', type = 'image/jpeg'): Part => ({
  name: 'photo',
  content,
  filename,
  type,
})
