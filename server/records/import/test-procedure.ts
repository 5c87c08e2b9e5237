/** For tests of this folder and of the export: attributes and a procedure without a database. */
import type { Attribute, AttributeType } from '../attribute.ts'
import type { Procedure, State } from '../procedure.ts'

export function testAttribute(type: AttributeType, more: Partial<Attribute> = {}): Attribute {
  const shortId = more.shortId ?? 'x'
  return {
    id: shortId,
    key: shortId,
    shortId,
    name: shortId,
    description: '',
    type,
    isRequired: false,
    isUnique: false,
    isFilterable: false,
    isIndexing: false,
    isRetired: false,
    default: undefined,
    min: undefined,
    max: undefined,
    pattern: undefined,
    options: [],
    schema: undefined,
    attributes: [],
    ...more,
  }
}

const state = (shortId: string): State => ({
  id: `id-of-${shortId}`,
  shortId,
  name: shortId,
  color: '#000000',
  next: null,
  isRetired: false,
})

/** With the states NEW and DONE. */
export function testProcedure(attributes: readonly Attribute[]): Procedure {
  return {
    id: 'p',
    teamId: 't',
    createdAt: 0,
    updatedAt: 0,
    shortId: 'lead',
    name: 'Lead',
    entityId: 'e',
    description: '',
    attributes,
    derivedAttributes: [],
    attributeGroups: [],
    states: [state('NEW'), state('DONE')],
    startStateId: 'id-of-NEW',
    completedStateId: 'id-of-DONE',
    primaryKey: null,
    primaryIdentifierId: null,
    mergeById: null,
    stateTasks: [],
    access: {},
  }
}
