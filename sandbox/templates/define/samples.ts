/**
 * Samples of header media: given as the handle of a resumable upload, read back as an address. It is kept without the
 * origin, which may be another after a restart.
 */
import type { SandboxContext } from '../../context.ts'
import type { Call } from '../../graph/edge.ts'
import { GraphError } from '../../graph/graph-error.ts'
import type { TemplateComponent, Upload } from '../../world/objects.ts'
import { templateError } from '../template-error.ts'
import type { Scope } from './scope.ts'

export type SampleFormat = 'IMAGE' | 'VIDEO' | 'GIF' | 'DOCUMENT'

export const sampleEdge = 'template_samples'
const fileTypes: Readonly<Record<SampleFormat, readonly string[]>> = {
  IMAGE: ['image/jpeg', 'image/jpg', 'image/png'],
  VIDEO: ['video/mp4'],
  GIF: ['video/mp4'],
  DOCUMENT: ['application/pdf'],
}

/** Where the sample can be seen, as it is kept. Throws a GraphError for a handle of nothing, or of the wrong type. */
export function sampleOf({ context }: Scope, format: SampleFormat, handle: string): string {
  const upload = uploadOf(context, handle)
  if (upload === undefined)
    throw templateError(
      'header',
      'The header_handle is not the handle of an uploaded file: upload a sample with POST /{app-id}/uploads first.',
    )
  if (!fileTypes[format].includes(upload.fileType))
    throw templateError(
      'header',
      `The sample is ${upload.fileType}; a header of the format ${format} needs ${fileTypes[format].join(' or ')}.`,
    )
  return `/${sampleEdge}?${new URLSearchParams({ id: upload.id }).toString()}`
}

/** A client that changes a template may send back the address that it has read. */
function uploadOf({ world, origin }: SandboxContext, handle: string): Upload | undefined {
  if (handle.startsWith(`${origin()}/${sampleEdge}?`))
    return world.uploads.get(new URL(handle).searchParams.get('id') ?? '')
  return world.uploads.find((upload) => upload.handle === handle)
}

/** Everybody who has the address can see it. */
export async function sendSample({ context, query, reply }: Call): Promise<unknown> {
  const upload = context.world.uploads.get(query['id'] ?? '')
  const bytes = upload && (await context.blobs.read(upload.id))
  if (upload === undefined || bytes === undefined)
    throw new GraphError(100, { status: 404, message: 'There is no such sample.' })
  return reply.header('content-type', upload.fileType).send(bytes)
}

/** Components with addresses in place of what is kept for samples. */
export function withAddresses(origin: string, components: readonly TemplateComponent[]): unknown {
  return JSON.parse(JSON.stringify(components), (key, value: unknown) =>
    key === 'header_handle' && Array.isArray(value)
      ? value.map((path: unknown) =>
          typeof path === 'string' && path.startsWith('/') ? origin + path : path,
        )
      : value,
  ) as unknown
}
