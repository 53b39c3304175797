import type { SearchFields } from "../../../shared/kernel/search-tokens.ts";
import {
  hazardBatchRegister,
  hazardIssueRegister,
  openAnomalies,
  returnThatHolds,
  substanceRegister,
  type BatchState,
  type HazardIssueState,
  type SubstanceState,
} from "../../../shared/modules/hazards/index.ts";
import { defineTable, flag, integer, text, type AnyTable } from "../store/table.ts";

/** What a substance's search tokens are made of. */
export interface SoughtSubstance {
  readonly name: string;
  readonly cas: string;
  readonly un: string;
  readonly location: string;
}

export function substanceFields({ name, cas, un, location }: SoughtSubstance): SearchFields {
  return { names: [name], texts: [name, cas, un, location] };
}

/** What a slip's search tokens are made of. */
export interface SoughtIssue {
  readonly number: string;
  readonly substance_name: string;
  readonly batch: string;
  readonly use: string;
  readonly place: string;
  readonly user_name: string;
  readonly lent_to: string;
}

export function hazardIssueFields(slip: SoughtIssue): SearchFields {
  return {
    names: [slip.user_name, slip.substance_name],
    number: slip.number,
    texts: [slip.substance_name, slip.batch, slip.use, slip.place, slip.lent_to],
  };
}

const substancesTable = defineTable<SubstanceState>({
  name: "substances",
  version: 2,
  register: substanceRegister,
  columns: {
    name: text((goods) => goods.name),
    cas: text((goods) => goods.cas),
    un: text((goods) => goods.un),
    unit: text((goods) => goods.unit),
    spec: text((goods) => goods.spec),
    pictograms: text((goods) => goods.pictograms.join(",")),
    signal_word: text((goods) => goods.signalWord),
    location: text((goods) => goods.location),
    safety_data_sheet: text((goods) => goods.safetyDataSheet),
    minimum: integer((goods) => goods.minimum),
    retired: flag((goods) => goods.retired),
    added_at: integer((goods) => goods.addedAtMs),
  },
  indexes: [],
  number: null,
  search: substanceFields,
  conflicts: null,
});

/** 批次: the balance is a column, so that what is in the store is a sum over few rows. */
const batchesTable = defineTable<BatchState>({
  name: "hazard_batches",
  version: 2,
  register: hazardBatchRegister,
  columns: {
    substance: text((batch) => batch.substance),
    batch: text((batch) => batch.batch),
    expiry: text((batch) => batch.expiry),
    balance: integer((batch) => batch.balance),
    drawn_at: integer((batch) => batch.drawnAtMs),
    last_at: integer((batch) => batch.movements.reduce((last, { atMs }) => Math.max(last, atMs), 0)),
  },
  indexes: [
    "hazard_batches_of ON hazard_batches (substance, last_at)",
    "hazard_batches_held ON hazard_batches (substance, expiry) WHERE balance <> 0",
  ],
  number: null,
  search: null,
  conflicts: (batch) => batch.conflicts.length,
});

export const hazardIssuesTable = defineTable<HazardIssueState>({
  name: "hazard_issues",
  version: 2,
  register: hazardIssueRegister,
  columns: {
    number: text((slip) => slip.number),
    status: text((slip) => slip.status),
    at: integer((slip) => slip.atMs),
    substance: text((slip) => slip.substanceId),
    substance_name: text((slip) => slip.substanceName),
    unit: text((slip) => slip.unit),
    batch_id: text((slip) => slip.batchId),
    batch: text((slip) => slip.batch),
    qty: integer((slip) => slip.qty),
    used: integer((slip) => returnThatHolds(slip)?.used ?? null),
    returned: integer((slip) => returnThatHolds(slip)?.returned ?? null),
    spilt: integer((slip) => returnThatHolds(slip)?.spilt ?? null),
    returned_at: integer((slip) => returnThatHolds(slip)?.return?.atMs ?? null),
    use: text((slip) => slip.use),
    place: text((slip) => slip.place),
    user_id: text((slip) => slip.userId),
    user_name: text((slip) => slip.userName),
    issuer: text((slip) => slip.issuerId),
    lent_to: text((slip) => slip.lent?.to ?? ""),
    due: integer((slip) => slip.dueMs),
    anomaly_at: integer((slip) => openAnomalies(slip)[0]?.atMs ?? null),
    anomaly: text((slip) => openAnomalies(slip)[0]?.text ?? ""),
    late: flag((slip) => slip.lateReason !== null),
  },
  indexes: [
    "hazard_issues_by_time ON hazard_issues (at)",
    "hazard_issues_out ON hazard_issues (at) WHERE status = 'out'",
    "hazard_issues_anomaly ON hazard_issues (anomaly_at) WHERE anomaly_at IS NOT NULL",
  ],
  number: (slip) => slip.number,
  search: (slip) =>
    hazardIssueFields({
      ...slip,
      substance_name: slip.substanceName,
      user_name: slip.userName,
      lent_to: slip.lent?.to ?? "",
    }),
  conflicts: (slip) => slip.conflicts,
});

export const hazardTables: readonly AnyTable[] = [substancesTable, batchesTable, hazardIssuesTable];
