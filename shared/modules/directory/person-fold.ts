import { splitPhones } from "../../kernel/phone.ts";
import type { Register, RegisterEvent } from "../../kernel/register.ts";
import {
  personDocumentTypeSchema,
  personEvents,
  personRelationSchema,
  type AuthorisationKind,
  type PersonDocumentType,
  type PersonRelation,
} from "./schema.ts";

/** What rosters said of a person, field by field. */
export interface RosterTold {
  readonly relation: PersonRelation | null;
  readonly moveIn: string | null;
  readonly moveOut: string | null;
  readonly document: string | null;
  readonly emergencyContact: string | null;
  readonly note: string | null;
  readonly phones: readonly string[];
  readonly emergencyPhones: readonly string[];
}

export interface PersonState {
  /** The unit's code; "" until moved in. */
  readonly unit: string;
  readonly relation: PersonRelation | null;
  readonly relationWord: string | null;
  /** Site dates. */
  readonly moveIn: string | null;
  readonly moveOut: string | null;
  readonly documentType: PersonDocumentType | null;
  readonly authorisation: {
    readonly untilMs: number;
    readonly kinds: readonly AuthorisationKind[];
    readonly atMs: number;
    readonly by: string | null;
    readonly note: string | null;
  } | null;
  /** Sealed; null and empty once erased (已清除). */
  readonly name: string | null;
  readonly phones: readonly string[];
  readonly document: string | null;
  readonly emergencyContact: string | null;
  readonly emergencyPhones: readonly string[];
  readonly note: string | null;
  readonly told: RosterTold;
}

const nothingTold: RosterTold = {
  relation: null,
  moveIn: null,
  moveOut: null,
  document: null,
  emergencyContact: null,
  note: null,
  phones: [],
  emergencyPhones: [],
};

const nobody: PersonState = {
  unit: "",
  relation: null,
  relationWord: null,
  moveIn: null,
  moveOut: null,
  documentType: null,
  authorisation: null,
  name: null,
  phones: [],
  document: null,
  emergencyContact: null,
  emergencyPhones: [],
  note: null,
  told: nothingTold,
};

type PersonEvent = RegisterEvent<typeof personEvents>;
type Of<Type extends PersonEvent["type"]> = Extract<PersonEvent, { type: Type }>;

function union(left: readonly string[], right: readonly string[]): readonly string[] {
  return [...new Set([...left, ...right])];
}

function toldBy(told: RosterTold, { data, personal }: Of<"roster-told"> | Of<"moved-in">): RosterTold {
  return {
    relation: data.relation ?? told.relation,
    moveIn: data.moveIn ?? told.moveIn,
    moveOut: data.moveOut ?? told.moveOut,
    document: personal?.document ?? told.document,
    emergencyContact: personal?.emergencyContact ?? told.emergencyContact,
    note: personal?.note ?? told.note,
    phones: union(told.phones, personal?.phones ?? []),
    emergencyPhones: union(told.emergencyPhones, personal?.emergencyPhones ?? []),
  };
}

/** Two desks that read the same roster offline tell of one person: the first stands, the second fills in. */
function movedIn(state: PersonState, event: Of<"moved-in">): PersonState {
  const { data, personal } = event;
  const isFirst = state.unit === "";
  const relation = state.relation ?? data.relation;
  const document = state.document ?? personal?.document ?? null;
  return {
    ...state,
    unit: isFirst ? data.unit : state.unit,
    relation,
    relationWord: state.relation === null ? data.relationWord : state.relationWord,
    moveIn: state.moveIn ?? data.moveIn,
    moveOut: state.moveOut ?? data.moveOut,
    documentType: state.documentType ?? data.documentType,
    name: state.name ?? personal?.name ?? null,
    phones: union(state.phones, personal?.phones ?? []),
    document,
    emergencyContact: state.emergencyContact ?? personal?.emergencyContact ?? null,
    emergencyPhones: union(state.emergencyPhones, personal?.emergencyPhones ?? []),
    note: state.note ?? personal?.note ?? null,
    told: data.source === "roster" ? toldBy(state.told, event) : state.told,
  };
}

function rosterTold(state: PersonState, event: Of<"roster-told">): PersonState {
  const { data, personal } = event;
  return {
    ...state,
    relation: data.relation ?? state.relation,
    relationWord: data.relation === null ? state.relationWord : data.relationWord,
    moveIn: data.moveIn ?? state.moveIn,
    moveOut: data.moveOut ?? state.moveOut,
    documentType: data.documentType ?? state.documentType,
    document: personal?.document ?? state.document,
    emergencyContact: personal?.emergencyContact ?? state.emergencyContact,
    note: personal?.note ?? state.note,
    phones: union(state.phones, personal?.phones ?? []),
    emergencyPhones: union(state.emergencyPhones, personal?.emergencyPhones ?? []),
    told: toldBy(state.told, event),
  };
}

function corrected(state: PersonState, { data, personal }: Of<"corrected">): PersonState {
  switch (data.field) {
    case "name":
    case "document":
    case "emergencyContact":
    case "note":
      return { ...state, [data.field]: personal?.to ?? null };
    case "emergencyPhones":
      return { ...state, emergencyPhones: splitPhones(personal?.to ?? "") };
    case "unit":
      return { ...state, unit: data.to ?? state.unit };
    case "moveIn":
    case "moveOut":
      return { ...state, [data.field]: data.to };
    case "relation":
      return {
        ...state,
        relation: personRelationSchema.nullable().catch(state.relation).parse(data.to),
        relationWord: null,
      };
    case "documentType":
      return {
        ...state,
        documentType: personDocumentTypeSchema.nullable().catch(state.documentType).parse(data.to),
      };
    default:
      return state;
  }
}

export const personRegister: Register<PersonState, typeof personEvents> = {
  kind: "person",
  events: personEvents,
  initial: nobody,
  fold: (state, event) => {
    switch (event.type) {
      case "moved-in":
        return movedIn(state, event);
      case "roster-told":
        return rosterTold(state, event);
      case "corrected":
        return corrected(state, event);
      case "phone-added":
        return event.personal === null
          ? state
          : { ...state, phones: union(state.phones, [event.personal.phone]) };
      case "phone-removed":
        return { ...state, phones: state.phones.filter((phone) => phone !== event.personal?.phone) };
      case "moved-out":
        return { ...state, moveOut: event.data.on, authorisation: null };
      case "authorised":
        return {
          ...state,
          authorisation: {
            untilMs: event.data.until,
            kinds: event.data.kinds,
            atMs: event.data.at,
            by: event.personal?.by ?? null,
            note: event.personal?.note ?? null,
          },
        };
      case "authorisation-ended":
        return { ...state, authorisation: null };
      case "revealed":
        return state;
    }
  },
};
