/**
 * The path of a request as the log may have it: without what tells who somebody is, and without what opens a file to
 * whoever knows it. What is hidden is shown as the name of its parameter.
 */
import type { FastifyRequest } from 'fastify'

// A phone number, the value of an attribute that may be one, the name of a public file.
const hidden = new Set([':phoneNumber', ':value', ':file'])
// In an address that nothing answers to, whatever is long enough to be a phone number.
const digits = /\d{7,}/g

export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? ''
}

export function loggedPath(request: FastifyRequest): string {
  const path = pathOf(request)
  const { url } = request.routeOptions
  if (url === undefined) return path.replace(digits, ':digits')
  if (!url.includes(':')) return path
  const pattern = url.split('/')
  return path
    .split('/')
    .map((part, index) => (hidden.has(pattern[index] ?? '') ? (pattern[index] ?? '') : part))
    .join('/')
}
