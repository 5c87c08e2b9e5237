/**
 * A form for each procedure, derived from its groups of attributes: nobody keeps forms, yet each has the same id every
 * time.
 */
import { createHash } from 'node:crypto'
import type { Attribute } from '../../../records/attribute.ts'
import type { Procedure } from '../../../records/procedure.ts'
import type { Config } from './schema.ts'

type Forms = Pick<Config, 'forms' | 'formFields' | 'formActionButtons'>

export function formsOf(procedures: readonly Procedure[]): Forms {
  const all: Forms = { forms: [], formFields: [], formActionButtons: [] }
  for (const procedure of procedures) {
    const form = derivedId('form', procedure.id)
    const formFields = fieldsOf(procedure, form)
    const button = { id: derivedId('save', procedure.id), shortId: 'save', name: 'Save' }
    all.forms.push({
      id: form,
      shortId: 'default',
      name: procedure.name,
      procedure: procedure.id,
      formFields: formFields.map(({ id }) => id),
      formActionButtons: [button.id],
    })
    all.formFields.push(...formFields)
    all.formActionButtons.push({ ...button, form, action: 'SAVE' })
  }
  return all
}

/** The attributes of the groups in their order, then those of none; keys that we make are not asked for. */
function fieldsOf(procedure: Procedure, form: string): Config['formFields'] {
  const live = new Map(
    procedure.attributes.filter(({ isRetired }) => !isRetired).map((attribute) => [attribute.id, attribute]),
  )
  if (procedure.primaryKey !== null && procedure.primaryKey.pattern !== null)
    live.delete(procedure.primaryKey.attributeId)
  const ordered: { attribute: Attribute; group: string | null }[] = []
  const take = (id: string, group: string | null): void => {
    const attribute = live.get(id)
    if (attribute !== undefined) ordered.push({ attribute, group })
    live.delete(id)
  }
  for (const { id, attributeIds } of procedure.attributeGroups)
    for (const attributeId of attributeIds) take(attributeId, id)
  for (const id of [...live.keys()]) take(id, null)
  return ordered.map(({ attribute, group }, order) => ({
    id: derivedId('field', attribute.id),
    form,
    attribute: attribute.id,
    attributeGroup: group,
    order,
    isRequired: attribute.isRequired,
  }))
}

/** A UUID (version 8) that follows from another id. */
function derivedId(what: string, id: string): string {
  const hex = createHash('sha256').update(`${what}:${id}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
