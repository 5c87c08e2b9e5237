/** Ready-made: a matter that is looked into over a longer time, such as a claim or a repair. */
import type { ProcedureInput } from '../define/definition-input.ts'
import { contact } from './customer.ts'

export const caseProcedure: ProcedureInput = {
  shortId: 'case',
  name: 'Case',
  description: 'A matter that is looked into over a longer time: a claim, a repair, an application.',
  entity: 'customer',
  attributes: [
    { shortId: 'case_id', name: 'Case ID', type: 'stringId', description: 'Given by the system.' },
    { shortId: 'title', name: 'Title', type: 'string', isRequired: true, min: 1, max: 300 },
    { shortId: 'description', name: 'Description', type: 'text', max: 10_000 },
    {
      shortId: 'category',
      name: 'Category',
      type: 'stringEnum',
      isFilterable: true,
      options: [
        { value: 'claim', label: 'Claim' },
        { value: 'repair', label: 'Repair' },
        { value: 'application', label: 'Application' },
        { value: 'other', label: 'Other' },
      ],
    },
    {
      shortId: 'severity',
      name: 'Severity',
      type: 'integerEnum',
      isFilterable: true,
      options: [
        { value: 1, label: 'Minor' },
        { value: 2, label: 'Serious' },
        { value: 3, label: 'Critical' },
      ],
    },
    contact.name,
    contact.phone,
    contact.email,
    { shortId: 'occurred_on', name: 'Occurred on', type: 'date', isFilterable: true },
    { shortId: 'deadline', name: 'Deadline', type: 'date', isFilterable: true },
    { shortId: 'amount', name: 'Amount', type: 'decimal', min: 0, isFilterable: true },
    { shortId: 'is_insured', name: 'Insured', type: 'boolean', isFilterable: true },
    { shortId: 'photos', name: 'Photos', type: 'multiPhotos', max: 50 },
    { shortId: 'outcome', name: 'Outcome', type: 'text', max: 10_000 },
  ],
  derivedAttributes: [{ shortId: 'label', name: 'Label', template: '{case_id} {title}' }],
  attributeGroups: [
    {
      shortId: 'case',
      name: 'Case',
      attributes: ['title', 'description', 'category', 'severity', 'occurred_on', 'deadline', 'photos'],
    },
    { shortId: 'contact', name: 'Contact', attributes: ['name', 'phone_number', 'email'] },
    { shortId: 'outcome', name: 'Outcome', attributes: ['amount', 'is_insured', 'outcome'] },
  ],
  states: [
    { shortId: 'OPENED', name: 'Opened', color: '#3b82f6', next: ['INVESTIGATING', 'REJECTED', 'CLOSED'] },
    {
      shortId: 'INVESTIGATING',
      name: 'Investigating',
      color: '#f59e0b',
      next: ['DECIDING', 'REJECTED', 'CLOSED'],
    },
    {
      shortId: 'DECIDING',
      name: 'Deciding',
      color: '#8b5cf6',
      next: ['INVESTIGATING', 'REJECTED', 'CLOSED'],
    },
    { shortId: 'CLOSED', name: 'Closed', color: '#16a34a', next: ['INVESTIGATING'] },
    { shortId: 'REJECTED', name: 'Rejected', color: '#6b7280', next: ['INVESTIGATING'] },
  ],
  startState: 'OPENED',
  completedState: 'CLOSED',
  primaryKey: { attribute: 'case_id', pattern: 'CASE-000000' },
  primaryIdentifier: 'title',
  stateTasks: [
    {
      shortId: 'inspect',
      name: 'Inspection',
      description: 'A look at the place.',
      states: ['OPENED', 'INVESTIGATING'],
      taskType: 'visit',
      attributes: [
        { shortId: 'address', name: 'Address', type: 'text', max: 1000 },
        { shortId: 'photos', name: 'Photos', type: 'multiPhotos', max: 50 },
        { shortId: 'findings', name: 'Findings', type: 'text', max: 10_000 },
      ],
    },
    {
      shortId: 'ask_for_documents',
      name: 'Ask for documents',
      description: 'Papers that the customer has to send.',
      taskType: 'message',
      attributes: [{ shortId: 'documents', name: 'Documents', type: 'text', max: 2000 }],
    },
  ],
}
