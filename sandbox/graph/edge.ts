/**
 * How a part of the sandbox answers the Graph API: by a list of edges. `POST /v23.0/310…1/messages` is the edge
 * `messages` of a phone number; a call to the object itself is the edge ''. The router finds the object, checks the
 * token and the version, and calls the handler; what it returns is the JSON answer, what it throws a GraphError.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SandboxContext } from '../context.ts'
import type { AccessToken } from '../world/objects.ts'

/** `none` is an edge without an object before it, such as `/oauth/access_token` or `/debug_token`. */
export type NodeKind =
  'none' | 'app' | 'waba' | 'phone_number' | 'template' | 'media' | 'flow' | 'group' | 'upload'

export interface UploadedFile {
  readonly field: string
  readonly filename: string
  /** The part's own Content-Type. */
  readonly mimeType: string
  readonly bytes: Buffer
}

export interface Call {
  readonly context: SandboxContext
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** Such as 23 for v23.0; the newest that the sandbox knows when the path has none. */
  readonly version: number
  /** Null only on edges that say `needsToken: false`. */
  readonly token: AccessToken | null
  /** Of the object in the path; '' where there is none. */
  readonly id: string
  /** What follows the edge in the path, without a slash before it. */
  readonly rest: string
  readonly query: Readonly<Record<string, string>>
  /** The JSON body, or the fields of a form, with the query below them: clients put either anywhere. */
  readonly body: Readonly<Record<string, unknown>>
  /** Parts of a multipart body that are files. */
  readonly files: readonly UploadedFile[]
  /** The body as bytes, where it is neither JSON nor a form. */
  readonly bytes: Buffer
}

export interface Edge {
  readonly on: NodeKind
  /** '' is the object itself. */
  readonly edge: string
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** True unless said otherwise. */
  readonly needsToken?: boolean
  handle(call: Call): unknown
}
