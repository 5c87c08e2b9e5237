/** What a caller gives to fill in a template: values by the names of variables, and what a header or a code needs. */

export const mappingLists = ['mapping', 'headerMapping', 'buttonMapping'] as const
/** Variables of the body, of the header, of the buttons. */
export type MappingList = (typeof mappingLists)[number]

export interface MappingEntry {
  readonly name: string
  /** '' where the caller gave nothing. */
  readonly value: string
}

export const linkFields = ['imageUrl', 'videoUrl', 'documentUrl'] as const
export type LinkField = (typeof linkFields)[number]
export type TextField = LinkField | 'filename' | 'locationName' | 'locationAddress' | 'otpCode'

export interface TemplateInput {
  readonly mappings: Readonly<Record<MappingList, readonly MappingEntry[]>>
  /** What is absent was not given. */
  readonly fields: Readonly<Partial<Record<TextField, string>>>
  readonly location?: { readonly latitude: number; readonly longitude: number }
}

export const nothingGiven: TemplateInput = {
  mappings: { mapping: [], headerMapping: [], buttonMapping: [] },
  fields: {},
}
