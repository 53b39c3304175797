import { z } from "zod";
import { defineCommand, type Lookups } from "../../kernel/command.ts";
import { emitter, type NewEvent } from "../../kernel/register.ts";
import { ok, refuse } from "../../kernel/result.ts";
import { unitCodeParts } from "../../kernel/unit-code.ts";
import { unitAdded, unitStands, vehicleAdded, vehicleId } from "./commands.ts";
import { unitRegister, vehicleRegister } from "./fold.ts";
import { dedupeKey } from "./import/judge-rows.ts";
import { relations } from "./import/roster-words.ts";
import type { RosterEntry, RosterPerson } from "./import/verdict.ts";
import { personRegister } from "./person-fold.ts";
import { isLikelySame, rosterNews } from "./rules.ts";
import { personDocumentTypeSchema, personEvents, unitEvents, unitStateSchema } from "./schema.ts";

const emitUnit = emitter(unitEvents);
const emitPerson = emitter(personEvents);

const text = z.string().max(500);
const texts = z.array(text).max(100);

/** A row as the judge normalised it (import/verdict.ts). */
const entrySchema = z.object({
  unit: z.string().max(60),
  unitState: unitStateSchema.nullable(),
  person: z
    .object({
      name: text,
      relation: z.enum(relations).nullable(),
      relationWord: text.nullable(),
      phones: texts,
      document: z.object({ type: personDocumentTypeSchema, number: text }).nullable(),
      plates: texts,
      moveIn: z.iso.date().nullable(),
      moveOut: z.iso.date().nullable(),
      emergencyContact: text.nullable(),
      emergencyPhones: texts,
      note: text.nullable(),
    })
    .nullable(),
});

function unitNews(lookups: Lookups, entry: RosterEntry): readonly NewEvent[] {
  if (!unitStands(lookups, entry.unit)) return [unitAdded(lookups, entry.unit, entry.unitState, "roster")];
  const id = lookups.naturalId("unit", entry.unit);
  const unit = lookups.state(unitRegister, id);
  const to = entry.unitState;
  if (unit === null || to === null || to === unit.occupancy || to === unit.toldOccupancy) return [];
  const changed = emitUnit("state-changed", { from: unit.occupancy, to, reason: "", source: "roster" });
  return [{ ...changed, kind: unitRegister.kind, id }];
}

function movedIn(unit: string, person: RosterPerson): NewEvent {
  return emitPerson(
    "moved-in",
    {
      unit,
      relation: person.relation,
      relationWord: person.relationWord,
      moveIn: person.moveIn,
      moveOut: person.moveOut,
      documentType: person.document?.type ?? null,
      source: "roster",
    },
    {
      name: person.name,
      phones: [...person.phones],
      document: person.document?.number ?? null,
      emergencyContact: person.emergencyContact,
      emergencyPhones: [...person.emergencyPhones],
      note: person.note,
    },
  );
}

interface PersonNews {
  readonly id: string;
  readonly events: readonly NewEvent[];
}

/** The person by the row's own key; else the one in the unit who is most likely meant; else a new one. */
function personNews(lookups: Lookups, unit: string, row: RosterPerson, fillOnly: boolean): PersonNews {
  const keyed = lookups.keyedId("person", dedupeKey({ unit, unitState: null, person: row }));
  const known = lookups.state(personRegister, keyed);
  const likely =
    known !== null
      ? undefined
      : lookups.peopleInUnit(unit).find(({ id }) => {
          const state = lookups.state(personRegister, id);
          return state !== null && isLikelySame(state, row);
        });
  const id = likely?.id ?? keyed;
  const state = known ?? lookups.state(personRegister, id);
  const place = { kind: personRegister.kind, id };
  if (state === null) return { id, events: [{ ...movedIn(unit, row), ...place }] };
  const news = rosterNews(state, row, fillOnly || known === null);
  if (news === null) return { id, events: [] };
  const { relation, relationWord, moveIn, moveOut, document } = news;
  const told = emitPerson(
    "roster-told",
    { relation, relationWord, moveIn, moveOut, documentType: document?.type ?? null },
    {
      phones: [...news.phones],
      document: document?.number ?? null,
      emergencyContact: news.emergencyContact,
      emergencyPhones: [...news.emergencyPhones],
      note: news.note,
    },
  );
  return { id, events: [{ ...told, ...place }] };
}

/**
 * 导入一行: one row of a roster, its unit, its person and their vehicles. A row that tells nothing new is
 * refused with `no-change`, so the same file again writes nothing.
 */
export const importRow = defineCommand({
  name: "directory.import-row",
  register: unitRegister,
  target: "new",
  input: z.object({
    entry: entrySchema,
    /** The file told of this person before: known fields stay, blank ones are filled. */
    fillOnly: z.boolean(),
  }),
  decide: (_state, { entry, fillOnly }, { lookups }) => {
    if (unitCodeParts(entry.unit) === undefined) return refuse("unit-form", "unit");
    const events: NewEvent[] = [...unitNews(lookups, entry)];
    if (entry.person !== null) {
      const person = personNews(lookups, entry.unit, entry.person, fillOnly);
      events.push(...person.events);
      for (const plate of entry.person.plates) {
        const id = vehicleId(lookups, entry.unit, plate);
        // One that was removed since stays removed.
        if (lookups.state(vehicleRegister, id) !== null) continue;
        events.push(vehicleAdded(lookups, { unit: entry.unit, plate, owner: person.id }, "roster"));
      }
    }
    return events.length === 0 ? refuse("no-change") : ok(events);
  },
});
