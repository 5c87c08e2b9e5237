/** Processes, tasks and records of a team by their ids, many at once and deleted ones too: for whoever tells of them. */
export { processesByIds, recordsByIds, tasksByIds, type StoredRecord } from './objects-by-ids.store.ts'
