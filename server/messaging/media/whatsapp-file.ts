/**
 * A file at WhatsApp: what the Graph says of it, and its bytes, which lie at an address that is good for five minutes.
 * The token goes to WhatsApp's own hosts and nowhere else.
 */
import type { Readable } from 'node:stream'
import { AppError } from '../../lib/app-error.ts'
import type { GraphAccess } from '../graph/graph-client.ts'
import { exchangeSafely } from '../graph/ask-graph.ts'
import { jsonOf, refusalError, refusalOf } from '../graph/graph-refusal.ts'
import { mediaLimitBytes, type MediaContext } from './media-context.ts'
import { MediaTrouble, MediaUnknown } from './media-trouble.ts'

/** What the Graph says of a file. */
export interface WhatsappFile {
  readonly id: string
  readonly url: string
  readonly mimeType: string | null
  /** As it is given: 64 hex digits. */
  readonly sha256: string | null
  readonly size: number | null
}

/** Bytes that are arriving. */
export interface OpenedFile {
  /** Must be read or destroyed. */
  readonly body: Readable
  readonly type: string | null
  /** In bytes, where it was told beforehand. */
  readonly size: number | null
}

export const downloadMs = 5 * 60_000
// WhatsApp's host turns away some programs that do not say what they are.
export const userAgent = 'Mozilla/5.0 (compatible; Felloe)'
// An unknown object, or one that the token may not see.
const unknownCodes = new Set([100, 803])
const expiredStatuses = new Set([401, 403, 404, 410])
const ownHosts = /(^|\.)(facebook\.com|fbsbx\.com|whatsapp\.net)$/

/** Throws MediaUnknown, what the Graph refuses otherwise, or `upstream`. `mediaId` must be digits. */
export async function whatsappFile(
  { graph }: Pick<MediaContext, 'graph'>,
  access: GraphAccess,
  version: string,
  mediaId: string,
): Promise<WhatsappFile> {
  const answer = await exchangeSafely(graph, access, { method: 'GET', path: `${version}/${mediaId}` })
  const refusal = refusalOf(answer)
  if (refusal !== undefined) {
    if (answer.status === 404 || unknownCodes.has(refusal.code)) throw new MediaUnknown()
    throw refusalError(refusal)
  }
  const said = jsonOf(answer)
  const { url, mime_type: mimeType, sha256, file_size: size } = said ?? {}
  if (answer.status >= 300 || said === undefined)
    throw new AppError(
      'upstream',
      'whatsapp_unreadable',
      `WhatsApp answered with status ${answer.status} and nothing that can be read. Try again later.`,
    )
  // Another object of the Graph: a number or a template has an id of the same form.
  if (typeof url !== 'string') throw new MediaUnknown()
  return {
    id: mediaId,
    url,
    mimeType: typeof mimeType === 'string' ? mimeType : null,
    sha256: typeof sha256 === 'string' ? sha256 : null,
    size: sizeOf(size),
  }
}

/** Throws as whatsappFile, and what a download throws; an address that has run out is asked for anew. */
export async function openWhatsappFile(
  context: Pick<MediaContext, 'graph' | 'graphFiles' | 'settings'>,
  access: GraphAccess,
  version: string,
  mediaId: string,
  signal?: AbortSignal,
): Promise<OpenedFile> {
  const limitBytes = mediaLimitBytes(context)
  let status = 0
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const file = await whatsappFile(context, access, version, mediaId)
    assertMayGetToken(file.url, access)
    if (file.size !== null && file.size > limitBytes)
      throw new MediaTrouble(`The file has more than ${context.settings.MEDIA_LIMIT_MB} MB.`, {
        isFinal: true,
      })
    const answer = await context.graphFiles.request(file.url, {
      headers: { authorization: `Bearer ${access.token}`, 'user-agent': userAgent },
      limitBytes,
      totalMs: downloadMs,
      ...(signal === undefined ? {} : { signal }),
    })
    if (answer.status === 200) {
      const type = answer.headers['content-type']
      const length = sizeOf(answer.headers['content-length'])
      return {
        body: answer.body,
        type: file.mimeType ?? (typeof type === 'string' ? type : null),
        size: length ?? file.size,
      }
    }
    answer.body.destroy()
    status = answer.status
    if (!expiredStatuses.has(status)) break
  }
  throw new MediaTrouble(`WhatsApp answered the download of the file with status ${status}.`, {
    isFinal: false,
  })
}

/** Throws unless the address is WhatsApp's, or of the very Graph that named it. */
function assertMayGetToken(address: string, access: GraphAccess): void {
  const url = URL.parse(address)
  if (url !== null && url.origin === new URL(access.baseUrl).origin) return
  if (url?.protocol === 'https:' && url.port === '' && ownHosts.test(url.hostname)) return
  throw new MediaTrouble(
    `WhatsApp says that the file is at ${url?.host ?? 'an address that cannot be read'}, which is none of its hosts. The token is not sent there.`,
    { isFinal: true },
  )
}

function sizeOf(size: unknown): number | null {
  const number = typeof size === 'string' && size !== '' ? Number(size) : size
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}
