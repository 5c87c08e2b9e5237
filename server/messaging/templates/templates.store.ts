/** All SQL of templates. */
import type { PointReader } from '../../database/point-reader.ts'
import type { Session } from '../../database/session.ts'
import type { Template } from './template.ts'

type TemplateRow = { -readonly [K in keyof Template]: Template[K] }
/** When webhooks last spoke of the parts of a template. */
export type EventTimes = Readonly<Record<string, number>>

const columns = `t.id, t.waba_id as "wabaId", t.name, t.language, t.category, t.status,
  t.parameter_format as "parameterFormat", t.components, t.quality_score as "qualityScore",
  t.rejected_reason as "rejectedReason", t.updated_at as "updatedAt", t.read_at as "readAt"`

// A name has at most one template for each language that WhatsApp knows.
const byName = {
  name: 'templates-by-name',
  text: `select ${columns} from templates t where t.team_id = $1 and t.waba_id = $2 and t.name = $3
    order by t.language limit 200`,
}
const byLanguage = {
  name: 'template-by-language',
  text: `select ${columns} from templates t
    where t.team_id = $1 and t.waba_id = $2 and t.name = $3 and t.language = $4 order by t.id desc limit 1`,
}
const byId = {
  name: 'template-by-id',
  text: `select ${columns} from templates t where t.team_id = $1 and t.id = $2`,
}
const lastRead = {
  name: 'template-read',
  text: 'select read_at as "readAt" from template_reads where team_id = $1 and waba_id = $2',
}
// WhatsApp keeps no more templates for a WABA than this.
const names = {
  name: 'template-names',
  text: 'select distinct name from templates where team_id = $1 and waba_id = $2 order by name limit 6000',
}
const wabasOfPlugin = {
  name: 'wabas-of-plugin',
  text: `select id from wabas where team_id = $1 and plugin_id = $2 and status = 'CONNECTED' order by id limit 1000`,
}

/** Reads that hold nobody up. */
export const templateReader = ({ points }: { readonly points: PointReader }) => ({
  byName: (teamId: string, wabaId: string, name: string): Promise<Template[]> =>
    points.read<TemplateRow>(byName, [teamId, wabaId, name]),
  async byLanguage(teamId: string, wabaId: string, name: string, language: string) {
    const rows: Template[] = await points.read<TemplateRow>(byLanguage, [teamId, wabaId, name, language])
    return rows[0]
  },
  async byId(teamId: string, id: string): Promise<Template | undefined> {
    return (await points.read<TemplateRow>(byId, [teamId, id]))[0]
  },
  /** When all templates of the WABA were last read; undefined when they never were, or must be read again. */
  async lastRead(teamId: string, wabaId: string): Promise<number | undefined> {
    return (await points.read<{ readAt: number }>(lastRead, [teamId, wabaId]))[0]?.readAt
  },
  async names(teamId: string, wabaId: string): Promise<string[]> {
    return (await points.read<{ name: string }>(names, [teamId, wabaId])).map(({ name }) => name)
  },
  async wabasOfPlugin(teamId: string, pluginId: string): Promise<string[]> {
    return (await points.read<{ id: string }>(wabasOfPlugin, [teamId, pluginId])).map(({ id }) => id)
  },
})

export const templatesStore = (session: Pick<Session, 'rows'>) => ({
  /** The plugin of a WABA of the team, whose row is locked: who writes templates of one WABA does so in turn. */
  async lockWaba(teamId: string, wabaId: string): Promise<string | undefined> {
    const [row] = await session.rows<{ pluginId: string }>(
      'select plugin_id as "pluginId" from wabas where team_id = $1 and id = $2 for no key update',
      [teamId, wabaId],
      'lock-waba',
    )
    return row?.pluginId
  },

  /** Those of the WABA, or of one name in it. */
  ofWaba(teamId: string, wabaId: string, name: string | null): Promise<Template[]> {
    return session.rows<TemplateRow>(
      `select ${columns} from templates t
       where t.team_id = $1 and t.waba_id = $2 and ($3::text is null or t.name = $3)`,
      [teamId, wabaId, name],
      'templates-of-waba',
    )
  },

  /** In no particular order; those that are not there are missing. */
  byIds(teamId: string, ids: readonly string[]): Promise<Template[]> {
    return session.rows<TemplateRow>(
      `select ${columns} from templates t where t.team_id = $1 and t.id = any($2::text[])`,
      [teamId, ids],
      'templates-by-ids',
    )
  },

  async one(
    teamId: string,
    id: string,
  ): Promise<{ readonly template: Template; readonly times: EventTimes } | undefined> {
    const [row] = await session.rows<TemplateRow & { times: EventTimes }>(
      `select ${columns}, t.event_times as times from templates t where t.team_id = $1 and t.id = $2 for update`,
      [teamId, id],
      'template-for-update',
    )
    if (row === undefined) return undefined
    const { times, ...template } = row
    return { template, times }
  },

  async save(teamId: string, templates: readonly Template[]): Promise<void> {
    if (templates.length === 0) return
    const rows = templates.map((template) => ({
      id: template.id,
      waba_id: template.wabaId,
      updated_at: new Date(template.updatedAt).toISOString(),
      name: template.name,
      language: template.language,
      category: template.category,
      status: template.status,
      parameter_format: template.parameterFormat,
      components: template.components,
      quality_score: template.qualityScore,
      rejected_reason: template.rejectedReason,
      read_at: new Date(template.readAt).toISOString(),
    }))
    await session.rows(
      `insert into templates (team_id, id, waba_id, created_at, updated_at, name, language, category, status,
         parameter_format, components, quality_score, rejected_reason, read_at)
       select $1, id, waba_id, updated_at, updated_at, name, language, category, status, parameter_format, components,
         quality_score, rejected_reason, read_at
       from jsonb_to_recordset($2::jsonb) as n (id text, waba_id text, updated_at timestamptz, name text, language text,
         category text, status text, parameter_format text, components jsonb, quality_score text, rejected_reason text,
         read_at timestamptz)
       on conflict (team_id, id) do update set waba_id = excluded.waba_id, updated_at = excluded.updated_at,
         name = excluded.name, language = excluded.language, category = excluded.category, status = excluded.status,
         parameter_format = excluded.parameter_format, components = excluded.components,
         quality_score = excluded.quality_score, rejected_reason = excluded.rejected_reason, read_at = excluded.read_at`,
      [teamId, JSON.stringify(rows)],
      'save-templates',
    )
  },

  async saveTimes(teamId: string, id: string, times: EventTimes): Promise<void> {
    await session.rows(
      'update templates set event_times = $3 where team_id = $1 and id = $2',
      [teamId, id, JSON.stringify(times)],
      'save-template-times',
    )
  },

  async remove(teamId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    await session.rows(
      'delete from templates where team_id = $1 and id = any($2::text[])',
      [teamId, [...ids]],
      'remove-templates',
    )
  },

  async keepRead(teamId: string, wabaId: string, at: number): Promise<void> {
    await session.rows(
      `insert into template_reads (team_id, waba_id, read_at) values ($1, $2, $3)
       on conflict (team_id, waba_id) do update set read_at = excluded.read_at`,
      [teamId, wabaId, new Date(at).toISOString()],
      'keep-template-read',
    )
  },

  /** What is stored is no longer trusted to be all, nor, for `name`, to be right. */
  async distrust(teamId: string, wabaId: string, name: string | null): Promise<void> {
    await session.rows(
      'delete from template_reads where team_id = $1 and waba_id = $2',
      [teamId, wabaId],
      'distrust-template-read',
    )
    if (name === null) return
    await session.rows(
      `update templates set read_at = 'epoch' where team_id = $1 and waba_id = $2 and name = $3`,
      [teamId, wabaId, name],
      'distrust-templates',
    )
  },
})
