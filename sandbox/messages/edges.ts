/** Sending messages, reading receipts and typing indicators. */
import type { Edge } from '../graph/edge.ts'

export const messageEdges: readonly Edge[] = []
