/** The shape of an error outside the dialects (RFC 9457), for the schemas of routes. */
import { Type } from 'typebox'

export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String({ description: 'what happened, in a word for programs; see the list of errors' }),
    detail: Type.String({ description: 'what happened, in a sentence' }),
    requestId: Type.String(),
    errors: Type.Array(Type.Object({ field: Type.String(), message: Type.String() })),
  },
  { additionalProperties: false, title: 'Problem' },
)

export const problems = (...statuses: number[]) =>
  Object.fromEntries(statuses.map((status) => [status, Problem]))
