/**
 * Loaded into a server with --import and --expose-gc: on SIGUSR2 it collects what is garbage, and writes how
 * much is left.
 */
import { renameSync, writeFileSync } from 'node:fs'
import process from 'node:process'

process.on('SIGUSR2', () => {
  globalThis.gc?.()
  const file = process.env['HEAP_REPORT'] ?? ''
  writeFileSync(`${file}.new`, String(process.memoryUsage().heapUsed))
  // Who waits for the file must find it whole.
  renameSync(`${file}.new`, file)
})
