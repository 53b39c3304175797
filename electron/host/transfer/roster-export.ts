import { randomUUID } from "node:crypto";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import { unitCodeParts } from "../../../shared/kernel/unit-code.ts";
import {
  personRegister,
  type Occupancy,
  type PersonDocumentType,
  type PersonRelation,
} from "../../../shared/modules/directory/index.ts";
import type { PersonView, UnitRow } from "../../../shared/contract/directory.ts";
import type { Core } from "../core.ts";
import { writeTable } from "./write-table.ts";

export type ExportFormat = "csv" | "xlsx";
export type ExportLanguage = "zh-CN" | "en";

interface ExportWords {
  readonly titles: readonly string[];
  readonly sheet: string;
  readonly relations: Readonly<Record<PersonRelation, string>>;
  readonly states: Readonly<Record<Occupancy, string>>;
  readonly documents: Readonly<Record<PersonDocumentType, string>>;
}

/** The words that the import reads back (import/titles.ts, import/roster-words.ts). */
const wordsByLanguage: Readonly<Record<ExportLanguage, ExportWords>> = {
  "zh-CN": {
    titles: (
      "楼栋 单元 房号 入住状态 姓名 与业主关系 联系电话 证件类型 证件号码 车牌号 入住日期 迁出日期 " +
      "紧急联系人 紧急联系电话 备注"
    ).split(" "),
    sheet: "住户档案",
    relations: { owner: "业主", family: "家属", tenant: "租户", helper: "家政", relative: "亲友" },
    states: { occupied: "已入住", vacant: "空置", undelivered: "未交付", decorating: "装修中" },
    documents: {
      "id-card": "身份证",
      passport: "护照",
      permit: "居住证",
      "driving-licence": "驾驶证",
      other: "其他",
    },
  },
  en: {
    titles: [
      ..."Building,Entrance,Room,Occupancy,Name,Relation,Phone,Document type,Document no".split(","),
      ..."Plate,Move-in date,Move-out date,Emergency contact,Emergency phone,Remarks".split(","),
    ],
    sheet: "Residents",
    relations: { owner: "owner", family: "family", tenant: "tenant", helper: "helper", relative: "relative" },
    states: {
      occupied: "occupied",
      vacant: "vacant",
      undelivered: "undelivered",
      decorating: "decorating",
    },
    documents: {
      "id-card": "ID card",
      passport: "passport",
      permit: "permit",
      "driving-licence": "driving licence",
      other: "other",
    },
  },
};

/** Phones and documents of one person: masked as the tables have them, or in full from the log. */
type Numbers = (person: PersonView) => Pick<PersonView, "phones" | "emergencyPhones"> & {
  readonly document: string;
};

const masked: Numbers = ({ phones, emergencyPhones, documentMasked }) => ({
  phones,
  emergencyPhones,
  document: documentMasked,
});

function inFull(core: Core): Numbers {
  return ({ id }) => {
    const { phones, emergencyPhones, document } = core.store.folded(personRegister, id).state;
    return { phones: [...phones], emergencyPhones: [...emergencyPhones], document: document ?? "" };
  };
}

const list = (values: readonly string[]): string => values.join(" / ");

/** Units in their order, each with the people who live or lived there; a unit with nobody gets a row of its own. */
async function* rosterRows(
  core: Core,
  words: ExportWords,
  numbers: Numbers,
): AsyncGenerator<readonly string[]> {
  const now = { nowMs: core.clock.nowMs(), timeZone: core.desk.settings.timeZone };
  const { directory } = core.queries;
  const unitCells = (unit: UnitRow): readonly string[] => {
    const parts = unitCodeParts(unit.code);
    const state = unit.occupancy === null ? "" : words.states[unit.occupancy];
    return [parts?.building ?? unit.building, parts?.entrance ?? "", parts?.room ?? unit.room, state];
  };
  for (const { building } of directory.buildings(now).buildings) {
    for (const unit of directory.units(building, now)) {
      const view = directory.unit(unit.id, now);
      const residents = (view?.people ?? []).filter(
        ({ relation, erased }) => !erased && relation !== "helper" && relation !== "relative",
      );
      if (residents.length === 0) yield unitCells(unit);
      for (const [index, person] of residents.entries()) {
        const { phones, emergencyPhones, document } = numbers(person);
        const plates = (view?.vehicles ?? []).filter(
          ({ owner }) => owner === person.id || (index === 0 && owner === null),
        );
        yield [
          ...unitCells(unit),
          person.name,
          person.relationWord ?? (person.relation === null ? "" : words.relations[person.relation]),
          list(phones),
          person.documentType === null ? "" : words.documents[person.documentType],
          document,
          list(plates.map(({ plate }) => plate)),
          person.moveIn ?? "",
          person.moveOut ?? "",
          person.emergencyContact,
          list(emergencyPhones),
          person.note,
        ];
      }
    }
    await nextTurn();
  }
}

export interface ExportedFile {
  readonly bytes: Buffer;
  readonly rows: number;
}

/**
 * The directory as a roster that the import reads back. Phones and documents are masked unless `full`, which
 * the caller allows only after `directory.export` was recorded (PRV-1, P1). Helpers and relatives who do not
 * live there are no part of a roster.
 */
export async function exportRoster(
  core: Core,
  folder: string,
  options: { readonly format: ExportFormat; readonly language: ExportLanguage; readonly full: boolean },
): Promise<Result<ExportedFile>> {
  const words = wordsByLanguage[options.language];
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${randomUUID()}.${options.format}`);
  try {
    const written = await writeTable({
      path,
      format: options.format,
      header: words.titles,
      rows: rosterRows(core, words, options.full ? inFull(core) : masked),
      sheet: words.sheet,
    });
    if (!written.ok) return refuse(written.error.code === "disk-full" ? "disk-full" : "storage-failed");
    return ok({ bytes: await readFile(path), rows: written.value.rows });
  } finally {
    await rm(path, { force: true });
  }
}
