/** Files that go to WhatsApp through us, as they come: nothing of them is kept, and no size needs memory. */
import { pipeline, Transform, type Readable } from 'node:stream'
import { AppError } from '../../lib/app-error.ts'
import type { Actor } from '../../team/actor.ts'
import { GraphFault } from '../graph/graph-client.ts'
import { unreachable } from '../graph/ask-graph.ts'
import { jsonOf, refusalError, refusalOf } from '../graph/graph-refusal.ts'
import { connectionOfNumber } from '../plugins/connections.ts'
import { mediaLimitBytes, type MediaContext } from './media-context.ts'
import { versionOf } from './whatsapp-media.ts'

export interface PassedUpload {
  readonly pluginId: string
  readonly phoneNumberId: string
  readonly version: string
  readonly query: URLSearchParams
  /** Multipart, with its boundary. */
  readonly contentType: string
  /** In bytes, where it is told beforehand. */
  readonly length: number | undefined
  readonly body: Readable
}

// Names of the parts and the lines between them.
const aroundBytes = 64 * 1024
// WhatsApp looks at the file before it answers.
const answerMs = 120_000

/** Answers WhatsApp's `{id}`. Throws `not_found`, `invalid` media_too_large, what WhatsApp refuses, or `upstream`. */
export async function uploadToWhatsapp(
  context: MediaContext,
  { team }: Actor,
  upload: PassedUpload,
): Promise<Readonly<Record<string, unknown>>> {
  const { phoneNumberId, pluginId, version, query, contentType, length } = upload
  const connection = await connectionOfNumber(context, team.id, phoneNumberId, pluginId)
  const limitBytes = mediaLimitBytes(context) + aroundBytes
  if (length !== undefined && length > limitBytes) throw tooLarge(context)
  const counted = counter(limitBytes)
  const answer = await context.graph
    .exchange(connection.access, {
      method: 'POST',
      path: `${versionOf(context, version)}/${phoneNumberId}/media`,
      query,
      body: { contentType, content: pipeline(upload.body, counted.stream, () => undefined) },
      ...(length === undefined ? {} : { headers: { 'content-length': String(length) } }),
      timeoutMs: answerMs,
    })
    .catch((error: unknown) => {
      if (counted.isTooLarge()) throw tooLarge(context)
      throw error instanceof GraphFault ? unreachable(error) : error
    })
  const refusal = refusalOf(answer)
  if (refusal !== undefined) throw refusalError(refusal)
  const json = jsonOf(answer)
  if (json === undefined || answer.status >= 300)
    throw new AppError(
      'upstream',
      'whatsapp_unreadable',
      `WhatsApp answered with status ${answer.status} and nothing that can be read. Try again later.`,
    )
  if (typeof json['id'] === 'string') context.mediaOwners.remember(team.id, json['id'], connection.pluginId)
  return json
}

function counter(limitBytes: number): { readonly stream: Transform; readonly isTooLarge: () => boolean } {
  let size = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > limitBytes) done(new Error('the upload is too large'))
      else done(null, chunk)
    },
  })
  return { stream, isTooLarge: () => size > limitBytes }
}

function tooLarge({ settings }: MediaContext): AppError {
  const message = `has more than ${settings.MEDIA_LIMIT_MB} MB, the most that this server takes`
  return new AppError('invalid', 'media_too_large', `file: ${message}`, {
    details: [{ field: 'file', message }],
  })
}
