/**
 * How a part of the sandbox adds to the control API, below `/_sandbox`: a Fastify plugin. The token of the control
 * API is asked for before any of them, and a ControlError is what they throw.
 */
import type { FastifyPluginAsync } from 'fastify'
import type { SandboxContext } from '../context.ts'

export type ControlRoutes = (context: SandboxContext) => FastifyPluginAsync

/** Answered as `{error: {message}}`; the message names the field and the fix. */
export class ControlError extends Error {
  readonly status: number

  constructor(status: 400 | 404 | 409, message: string) {
    super(message)
    this.status = status
  }
}
