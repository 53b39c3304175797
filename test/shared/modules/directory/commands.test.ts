import { describe, expect, test } from "vitest";
import { authorisationHolds } from "../../../../shared/modules/directory/index.ts";
import { createDirectory, MONDAY, outcome, unitId, type Directory } from "./desk.ts";

const HOUR = 3_600_000;
const helper = {
  unit: "3-2-1201",
  name: "罗秀英",
  relation: "helper",
  phones: "",
  documentType: null,
  document: "",
  documentOverridden: false,
  moveIn: "",
  emergencyContact: "",
  emergencyPhones: "",
  note: "",
} as const;

function withUnit(): Directory {
  const directory = createDirectory();
  directory.run("unit.add", { code: "3栋2单元1201", state: "occupied" });
  return directory;
}

function withHelper(): { readonly directory: Directory; readonly id: string } {
  const directory = withUnit();
  directory.run("person.add", helper);
  return { directory, id: directory.people()[0]?.id ?? "" };
}

const holds = (directory: Directory, nowMs: number, today = "2026-11-23", unit = "3-2-1201"): boolean => {
  const [person] = directory.people();
  return person !== undefined && authorisationHolds(person, unit, nowMs, today);
};

describe("units", () => {
  test("a code in any spelling is one unit, entered once", () => {
    const directory = withUnit();
    expect(outcome(directory.run("unit.add", { code: "3-2-1201", state: null }))).toBe("unit-exists code");
    expect(outcome(directory.run("unit.add", { code: "一二〇一", state: null }))).toBe("unit-form code");
  });

  test("one with people or cars in it is not removed; an empty one is, and can come back", () => {
    const { directory } = withHelper();
    const remove = () => outcome(directory.run("unit.remove", { reason: "录错" }, unitId("3-2-1201")));
    expect(remove()).toBe("unit-in-use");
    const empty = withUnit();
    expect(outcome(empty.run("unit.remove", { reason: "录错" }, unitId("3-2-1201")))).toBe("ok");
    expect(outcome(empty.run("person.add", helper))).toBe("unit-unknown unit");
    expect(outcome(empty.run("unit.add", { code: "3-2-1201", state: null }))).toBe("ok");
  });
});

describe("people", () => {
  test("fields that cannot be right are refused by name", () => {
    const directory = withUnit();
    const add = (part: { phones?: string; document?: string; unit?: string }): string =>
      outcome(directory.run("person.add", { ...helper, documentType: "id-card", ...part }));
    expect(add({ phones: "12345" })).toBe("phone-impossible phones");
    expect(add({ document: "996445197606167770" })).toBe("document-impossible document");
    expect(add({ unit: "9-9-901" })).toBe("unit-unknown unit");
    expect(add({ document: "996445197606167771" })).toBe("ok");
  });

  test("a correction keeps both readings; numbers stay sealed", () => {
    const { directory, id } = withHelper();
    const correct = { field: "name", to: "罗秀瑛", reason: "同音字", documentOverridden: false } as const;
    expect(outcome(directory.run("person.correct", correct, id))).toBe("ok");
    const last = directory.events.at(-1);
    expect(last?.envelope.data).toEqual({ field: "name", from: null, to: null, reason: "同音字" });
    expect(last?.personal).toEqual({ from: "罗秀英", to: "罗秀瑛" });
    expect(outcome(directory.run("person.correct", correct, id))).toBe("no-change to");
  });

  test("who moved out is not moved out again and holds no authorisation", () => {
    const { directory, id } = withHelper();
    const granted = { until: MONDAY + HOUR, kinds: ["helper" as const], by: "张女士", note: "" };
    directory.run("person.authorise", granted, id);
    expect(outcome(directory.run("person.move-out", { on: "", reason: "" }, id))).toBe("ok");
    expect(outcome(directory.run("person.move-out", { on: "", reason: "" }, id))).toBe("person-moved-out");
    expect(outcome(directory.run("person.authorise", granted, id))).toBe("person-moved-out");
    expect(holds(directory, MONDAY + 1)).toBe(false);
  });
});

describe("VIS-2 standing authorisations", () => {
  const granted = { until: MONDAY + HOUR, kinds: ["helper" as const], by: "张女士", note: "每周三" };

  test("hold for that unit, from the grant to the expiry, and not a moment longer", () => {
    const { directory, id } = withHelper();
    expect(outcome(directory.run("person.authorise", granted, id))).toBe("ok");
    expect(holds(directory, MONDAY)).toBe(true);
    expect(holds(directory, MONDAY - 1)).toBe(false);
    expect(holds(directory, MONDAY + HOUR - 1)).toBe(true);
    expect(holds(directory, MONDAY + HOUR)).toBe(false);
    expect(holds(directory, MONDAY, "2026-11-23", "3-2-1202")).toBe(false);
  });

  test("need somebody of the unit who agreed, and an expiry to come", () => {
    const { directory, id } = withHelper();
    expect(outcome(directory.run("person.authorise", { ...granted, until: MONDAY }, id))).toBe(
      "time-order until",
    );
    expect(() => directory.run("person.authorise", { ...granted, by: " " }, id)).toThrow("required");
  });

  test("end when they are withdrawn", () => {
    const { directory, id } = withHelper();
    directory.run("person.authorise", granted, id);
    expect(outcome(directory.run("person.end-authorisation", { reason: "不做了" }, id))).toBe("ok");
    expect(holds(directory, MONDAY + 1)).toBe(false);
    expect(outcome(directory.run("person.end-authorisation", { reason: "不做了" }, id))).toBe("no-change");
  });
});

describe("vehicles", () => {
  test("a plate is entered once for a unit, however it is typed, and can be entered again after it was removed", () => {
    const directory = withUnit();
    const add = (plate: string): string =>
      outcome(directory.run("vehicle.add", { unit: "3-2-1201", plate, owner: null }));
    expect(add("粤b·12345")).toBe("ok");
    expect(add("粤B 12345")).toBe("vehicle-exists plate");
    expect(add("-")).toBe("plate-impossible plate");
    const car = directory.events.at(-1)?.envelope.id ?? "";
    expect(outcome(directory.run("vehicle.remove", { reason: "" }, car))).toBe("ok");
    expect(add("粤B12345")).toBe("ok");
  });
});
