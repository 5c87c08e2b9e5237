/** Reads a request that goes on to the Graph: its version, its query without a token, its body byte for byte. */
import type { FastifyRequest } from 'fastify'
import { invalidInput, type Fault } from '../../../lib/app-error.ts'
import { isJsonObject } from '../../../lib/json.ts'
import type { PassedBody, PassedThrough } from '../../../messaging/templates/manage-templates.ts'
import { rawBodyOf } from '../sending/raw-body.ts'

/** Throws `invalid` for what is no version of the Graph API. */
export function readPassed(request: FastifyRequest): PassedThrough {
  const faults: Fault[] = []
  const version = readVersion(request, faults)
  if (faults.length > 0) throw invalidInput(faults)
  return { version, query: queryOf(request) }
}

/** Throws `invalid` also for a body that is no object. */
export function readPassedBody(request: FastifyRequest): PassedBody {
  const faults: Fault[] = []
  const version = readVersion(request, faults)
  const { body } = request
  if (isJsonObject(body) && faults.length === 0)
    return { version, query: queryOf(request), body, raw: rawBodyOf(request) ?? '' }
  if (!isJsonObject(body))
    faults.push({ field: 'body', message: "must be a JSON object with a template in WhatsApp's form" })
  throw invalidInput(faults)
}

/** Every key as it came, also one that is there twice; the token is ours, not the client's. */
function queryOf(request: FastifyRequest): URLSearchParams {
  const query = new URLSearchParams(request.url.split('?').slice(1).join('?'))
  query.delete('access_token')
  // The Graph takes it in place of the request's own method, and so a read would be a change.
  query.delete('method')
  return query
}

function readVersion(request: FastifyRequest, faults: Fault[]): string {
  const { version = '' } = request.params as { version?: string }
  if (!/^v\d{1,3}\.\d{1,2}$/.test(version))
    faults.push({
      field: 'version',
      message: `must be a version of the Graph API such as v23.0, and stands before the id; "${version.slice(0, 40)}" is none`,
    })
  return version
}
