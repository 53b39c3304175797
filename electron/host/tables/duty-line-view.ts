import type { DutyLineView } from "../../../shared/contract/duty-log.ts";
import type { Folded } from "../../../shared/kernel/fold.ts";
import { maskNumbersIn } from "../../../shared/kernel/mask-text.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import {
  dutyLineRegister,
  isOpen,
  owedLevels,
  type Addition,
  type DutyLineState,
} from "../../../shared/modules/duty-log/index.ts";
import type { Core } from "../core.ts";

const shown = (text: string | null): string => (text === null ? "" : maskNumbersIn(text));

type NameOf = (staffId: string) => string;

function personOf(addition: Addition, nameOf: NameOf): string {
  switch (addition.type) {
    case "assigned":
      return nameOf(addition.staff);
    case "reported":
      return nameOf(addition.to);
    case "instructed":
      return nameOf(addition.from);
    default:
      return "";
  }
}

function reasonOf(addition: Addition): string {
  if (addition.type === "reported") return addition.emergency;
  return addition.type === "reopened" || addition.type === "important" ? addition.reason : "";
}

function additionView(addition: Addition, nameOf: NameOf): DutyLineView["additions"][number] {
  return {
    type: addition.type,
    atMs: addition.atMs,
    by: nameOf(addition.by),
    text: "text" in addition ? shown(addition.text) : "",
    erased: "text" in addition && addition.text === null,
    person: personOf(addition, nameOf),
    level: "level" in addition ? addition.level : null,
    way: addition.type === "reported" ? addition.way : null,
    gravity: addition.type === "graded" ? addition.gravity : null,
    reason: reasonOf(addition),
    afterwards: addition.type === "reported" && addition.afterwards,
    number: addition.type === "linked" ? addition.link.number : "",
  };
}

/** A folded line as screens and paper show it, numbers in texts masked (PRV-1). */
export function toLineView(core: Core, id: string, folded: Folded<DutyLineState>): DutyLineView {
  const { state, unknown } = folded;
  const { nameOf } = core.queries.staff;
  const text = shown(state.text);
  const result = shown(state.result);
  return {
    id,
    number: state.number,
    post: state.post,
    day: state.day,
    shift: state.shift,
    atMs: state.atMs,
    writtenAtMs: state.writtenAtMs,
    lateReason: state.lateReason,
    by: nameOf(state.by),
    category: state.category,
    unit: state.unit ?? "",
    text,
    erased: state.text === null,
    masked: text !== (state.text ?? "") || result !== (state.result ?? ""),
    result,
    note: state.note,
    handled: state.handled,
    important: state.important,
    gravity: state.gravity,
    open: isOpen(state),
    followedBy: state.followedBy === null ? "" : nameOf(state.followedBy),
    link: state.link,
    owed: state.struck === null ? [...owedLevels(state).levels] : [],
    additions: state.additions.map((addition) => additionView(addition, nameOf)),
    corrections: state.corrections.map((one) => ({
      ...one,
      from: shown(one.from),
      to: shown(one.to),
      by: nameOf(one.by),
    })),
    crossings: state.crossings.map(({ field, readings }) => ({ field, readings: readings.map(shown) })),
    struck: state.struck === null ? null : { ...state.struck, by: nameOf(state.struck.by) },
    unknownEvents: unknown,
  };
}

/** One line with everything that its record shows. */
export function dutyLineView(core: Core, id: string): Result<DutyLineView> {
  const folded = core.store.folded(dutyLineRegister, id);
  return folded.rev === 0 ? refuse("not-found") : ok(toLineView(core, id, folded));
}
