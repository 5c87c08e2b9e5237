/** What is wrong with a flow.json, in the form in which the platform reports it. Pure. */
import { isObject } from '../graph/params.ts'

export interface FlowFault {
  readonly error: string
  readonly error_type: 'FLOW_JSON_ERROR' | 'JSON_SCHEMA_ERROR'
  readonly message: string
  readonly line_start: number
  readonly line_end: number
  readonly column_start: number
  readonly column_end: number
  readonly pointers: readonly { readonly path: string }[]
}

export interface FlowJson {
  readonly version: string | null
  readonly dataApiVersion: string | null
  readonly faults: readonly FlowFault[]
}

// Where a screen ends the Flow.
const reservedScreen = 'SUCCESS'
const dataApiVersions = ['3.0', '4.0']

/** Null, which is no file yet, has no faults: only publishing needs one. */
export function checkFlowJson(text: string | null): FlowJson {
  if (text === null) return { version: null, dataApiVersion: null, faults: [] }
  const json = parsed(text)
  if (!isObject(json))
    return {
      version: null,
      dataApiVersion: null,
      faults: [fault('INVALID_JSON', '', 'is not a JSON object')],
    }
  const { version, data_api_version: dataApiVersion } = json
  return {
    version: typeof version === 'string' ? version : null,
    dataApiVersion: typeof dataApiVersion === 'string' ? dataApiVersion : null,
    faults: [...checkVersions(version, dataApiVersion), ...checkScreens(json)],
  }
}

function* checkVersions(version: unknown, dataApiVersion: unknown): Generator<FlowFault> {
  if (version === undefined) yield missing('version')
  else if (typeof version !== 'string' || !/^\d{1,2}\.\d$/.test(version))
    yield fault('INVALID_PROPERTY_VALUE', 'version', 'must be a version such as "7.2"')
  if (dataApiVersion !== undefined && !dataApiVersions.some((known) => known === dataApiVersion))
    yield fault('INVALID_PROPERTY_VALUE', 'data_api_version', `must be one of ${dataApiVersions.join(', ')}`)
}

function* checkScreens(json: Readonly<Record<string, unknown>>): Generator<FlowFault> {
  const { screens } = json
  if (screens === undefined) {
    yield missing('screens')
    return
  }
  if (!Array.isArray(screens) || screens.length === 0) {
    yield fault('INVALID_PROPERTY_VALUE', 'screens', 'must be an array with at least one screen')
    return
  }
  const ids = new Set<string>()
  for (const [index, screen] of screens.entries()) yield* checkScreen(screen, `screens[${index}]`, ids)
  if (!screens.some((screen) => isObject(screen) && screen['terminal'] === true))
    yield fault('INVALID_PROPERTY_VALUE', 'screens', 'must have a terminal screen')
  yield* checkRoutes(json['routing_model'], ids)
}

function* checkScreen(screen: unknown, path: string, ids: Set<string>): Generator<FlowFault> {
  if (!isObject(screen)) {
    yield fault('INVALID_PROPERTY_TYPE', path, 'must be an object')
    return
  }
  const { id, layout } = screen
  if (id === undefined) yield missing(`${path}.id`)
  else if (typeof id !== 'string' || !/^[A-Za-z_]\w*$/.test(id) || id === reservedScreen)
    yield fault(
      'INVALID_PROPERTY_VALUE',
      `${path}.id`,
      `must have letters, digits and underscores only, and not be ${reservedScreen}`,
    )
  else if (ids.has(id)) yield fault('DUPLICATE_SCREEN_IDS', `${path}.id`, `is there twice: ${id}`)
  else ids.add(id)
  if (layout === undefined) yield missing(`${path}.layout`)
  else if (!isObject(layout) || layout['type'] !== 'SingleColumnLayout')
    yield fault('INVALID_PROPERTY_VALUE', `${path}.layout`, 'must be of the type SingleColumnLayout')
  else if (!Array.isArray(layout['children'])) yield missing(`${path}.layout.children`)
}

function* checkRoutes(routes: unknown, ids: ReadonlySet<string>): Generator<FlowFault> {
  if (routes === undefined) return
  if (!isObject(routes)) {
    yield fault('INVALID_PROPERTY_TYPE', 'routing_model', 'must be an object')
    return
  }
  for (const [from, targets] of Object.entries(routes))
    for (const name of [from, ...(Array.isArray(targets) ? targets.map(String) : [])])
      if (!ids.has(name))
        yield fault(
          'INVALID_ROUTING_MODEL',
          `routing_model.${from}`,
          `names a screen that is not there: ${name}`,
        )
}

function missing(path: string): FlowFault {
  return fault('REQUIRED_PROPERTY_MISSING', path, 'is required')
}

function fault(error: string, path: string, problem: string): FlowFault {
  return {
    error,
    error_type: error === 'INVALID_JSON' ? 'JSON_SCHEMA_ERROR' : 'FLOW_JSON_ERROR',
    message: path === '' ? `The file ${problem}.` : `The property '${path}' ${problem}.`,
    line_start: 1,
    line_end: 1,
    column_start: 1,
    column_end: 1,
    pointers: path === '' ? [] : [{ path }],
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
