/**
 * Reads a request as the Graph does: parameters may lie in the query, in a form, in a multipart body or in JSON,
 * and the version in the path is optional.
 */
import type { MultipartFile, MultipartValue } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { UploadedFile } from './edge.ts'

// What calls without a version get, and what unknown newer ones are treated as.
export const newestVersion = 26

export interface GraphPath {
  readonly version: number
  /** Without the version; decoded. */
  readonly segments: readonly string[]
}

export function readPath(url: string): GraphPath {
  const path = url.split('?', 1)[0] ?? ''
  const segments = path.split('/').filter((segment) => segment !== '')
  const version = /^v(\d{1,3})\.\d+$/.exec(segments[0] ?? '')
  const rest = version === null ? segments : segments.slice(1)
  return {
    version: version === null ? newestVersion : Number(version[1]),
    segments: rest.map((segment) => decodeURIComponent(segment)),
  }
}

/** A parameter that is given several times is a list, as if it had commas. */
export function readQuery(request: FastifyRequest): Record<string, string> {
  const query = request.query as Readonly<Record<string, string | string[]>>
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]))
}

export interface GraphBody {
  readonly fields: Readonly<Record<string, unknown>>
  readonly files: readonly UploadedFile[]
  readonly bytes: Buffer
}

export async function readBody(request: FastifyRequest): Promise<GraphBody> {
  if (request.isMultipart()) return readMultipart(request)
  const { body } = request
  if (Buffer.isBuffer(body)) return { fields: {}, files: [], bytes: body }
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body)
  return { fields: isObject ? (body as Record<string, unknown>) : {}, files: [], bytes: Buffer.alloc(0) }
}

async function readMultipart(request: FastifyRequest): Promise<GraphBody> {
  const fields: Record<string, unknown> = {}
  const files: UploadedFile[] = []
  for await (const part of request.parts() as AsyncIterable<MultipartFile | MultipartValue>) {
    if (part.type === 'field') fields[part.fieldname] = part.value
    else
      files.push({
        field: part.fieldname,
        filename: part.filename,
        mimeType: part.mimetype,
        bytes: await part.toBuffer(),
      })
  }
  return { fields, files, bytes: Buffer.alloc(0) }
}

/** The token of a request: `Bearer`, `OAuth`, or a parameter. */
export function readToken(
  request: FastifyRequest,
  parameters: Readonly<Record<string, unknown>>,
): string | null {
  const header = /^(?:bearer|oauth) +(\S+)/i.exec(request.headers.authorization ?? '')?.[1]
  if (header !== undefined) return header
  const parameter = parameters['access_token']
  return typeof parameter === 'string' && parameter !== '' ? parameter : null
}
