/** Phone numbers, WABAs, profiles, settings, blocking, usernames. */
import type { Edge } from '../graph/edge.ts'

export const numberEdges: readonly Edge[] = []
