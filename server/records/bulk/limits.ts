/** How much a bulk request may bring, and in which portions it is worked through. */

/** More belong into several requests, or into an import. */
export const mostRows = 100_000

/** Few enough to be written in some hundred milliseconds, enough that statements cost little for each row. */
export const rowsPerChunk = 1_000

/** Characters: a chunk of large rows has fewer of them, so that reading it keeps nobody waiting. */
export const chunkLength = 1_000_000

/** Bytes of a single row. */
export const mostRowBytes = 1024 * 1024

/** Objects and lists in each other; nothing that a process can hold lies deeper. */
export const deepestRow = 100
